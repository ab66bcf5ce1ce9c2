// src/graph/layout.ts -- where groups and agents are drawn: the same at each instant, so that only what changed moves.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force';
import type { GroupOf } from './groups';
import { at, type Matrix } from './matrix';
import { mixed, type Ties } from './ties';

export interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const rounds = 240;

/**
 * Discs in a box, one for each group, its area in proportion to its members (not below `least`); groups with many ties in common come
 * near each other. Positions start on a circle and forces are applied a fixed number of times: the same input gives the same picture.
 */
export function discs(members: ArrayLike<number>, ties: Matrix, box: { width: number; height: number }, least = 14): Disc[] {
  const count = members.length;
  if (count === 0) return [];
  const sum = Array.from(members).reduce((all, one) => all + one, 0) || 1;
  // Discs cover about an eighth of the box: the rest is for ties and labels.
  const full = Math.sqrt((box.width * box.height) / (8 * Math.PI));
  const nodes = Array.from(members, (size, i) => {
    const angle = (2 * Math.PI * i) / count - Math.PI / 2;
    return {
      radius: Math.max(least, full * Math.sqrt(size / sum)),
      x: box.width / 2 + Math.cos(angle) * box.width * 0.3,
      y: box.height / 2 + Math.sin(angle) * box.height * 0.3,
    } as SimulationNodeDatum & { radius: number; x: number; y: number };
  });
  const links: { source: number; target: number; strength: number }[] = [];
  let most = 0;
  for (let a = 0; a < count; ++a) for (let b = 0; b < a; ++b) most = Math.max(most, at(ties, a, b) + at(ties, b, a));
  for (let a = 0; a < count; ++a)
    for (let b = 0; b < a; ++b) {
      const weight = at(ties, a, b) + at(ties, b, a);
      if (weight > 0) links.push({ source: a, target: b, strength: (0.15 * weight) / most });
    }
  const gap = Math.min(46, box.width / 14);
  const simulation = forceSimulation(nodes)
    .force('apart', forceManyBody<(typeof nodes)[number]>().strength((node) => -4 * node.radius))
    .force('ties', forceLink<(typeof nodes)[number], (typeof links)[number]>(links).distance((link) => reach(link) + 2 * gap).strength((link) => link.strength))
    .force('across', forceX<(typeof nodes)[number]>(box.width / 2).strength(0.04 * Math.min(1, box.height / box.width)))
    .force('down', forceY<(typeof nodes)[number]>(box.height / 2).strength(0.05 * Math.max(1, box.width / box.height)))
    .force('room', forceCollide<(typeof nodes)[number]>((node) => node.radius + gap / 2).iterations(3))
    .stop();
  simulation.tick(rounds);
  return fitted(nodes, box, Math.min(60, box.width / 9), 36);
}

const reach = (link: { source: unknown; target: unknown }): number => (link.source as { radius: number }).radius + (link.target as { radius: number }).radius;

/** Moves discs into the box, and makes them smaller if they must be; keeps room for labels at the sides and below. */
export function fitted(nodes: readonly Disc[], box: { width: number; height: number }, sides: number, ends: number): Disc[] {
  const left = Math.min(...nodes.map((node) => node.x - node.radius));
  const right = Math.max(...nodes.map((node) => node.x + node.radius));
  const top = Math.min(...nodes.map((node) => node.y - node.radius));
  const bottom = Math.max(...nodes.map((node) => node.y + node.radius));
  const [width, height] = [box.width - 2 * sides, box.height - 2 * ends];
  const scale = Math.min(width / (right - left), height / (bottom - top), 1.6);
  return nodes.map((node) => ({
    x: box.width / 2 + (node.x - (left + right) / 2) * scale,
    y: box.height / 2 + (node.y - (top + bottom) / 2) * scale,
    radius: node.radius * scale,
  }));
}

const golden = Math.PI * (3 - Math.sqrt(5));

/** The i-th of n seeds of a sunflower: even all over a disc. */
export function seed(i: number, n: number, disc: Disc): [number, number] {
  const distance = disc.radius * 0.97 * Math.sqrt((i + 0.5) / n);
  return [disc.x + distance * Math.cos(i * golden), disc.y + distance * Math.sin(i * golden)];
}

/** Slots that get a point, `most` at most: chosen by a number that belongs to the slot, so the same at each instant. */
export function pointed(groups: GroupOf, most: number): Int32Array {
  const all: number[] = [];
  groups.forEach((group, slot) => group >= 0 && all.push(slot));
  if (all.length <= most) return Int32Array.from(all);
  return Int32Array.from(all.sort((a, b) => mixed(a) - mixed(b) || a - b).slice(0, most)).sort();
}

/**
 * Where slots stand in the discs of their groups, [2·slot] and [2·slot + 1]; NaN: nowhere. They are seeded in the order of slots, and
 * newcomers have the last ones, so who was there keeps the place.
 */
export function places(groups: GroupOf, slots: Int32Array, of: readonly Disc[]): Float64Array {
  const out = new Float64Array(2 * groups.length).fill(NaN);
  const room = new Int32Array(of.length);
  for (const slot of slots) (room[groups[slot] as number] as number) += 1;
  const next = new Int32Array(of.length);
  for (const slot of slots) {
    const group = groups[slot] as number;
    const disc = of[group];
    if (disc) [out[2 * slot], out[2 * slot + 1]] = seed(next[group] as number, room[group] as number, disc);
    (next[group] as number) += 1;
  }
  return out;
}

/** Path of a small sign, so that groups are told apart without colour: five shapes in turn. */
export function glyph(shape: number, x: number, y: number, r: number): string {
  const [X, Y, R] = [x.toFixed(1), y.toFixed(1), r.toFixed(1)];
  const s = (0.9 * r).toFixed(1);
  const d = (1.8 * r).toFixed(1);
  switch (shape % 5) {
    case 0:
      return `M${(x - r).toFixed(1)} ${Y}a${R} ${R} 0 1 0 ${(2 * r).toFixed(1)} 0a${R} ${R} 0 1 0 ${(-2 * r).toFixed(1)} 0`;
    case 1:
      return `M${(x - 0.9 * r).toFixed(1)} ${(y - 0.9 * r).toFixed(1)}h${d}v${d}h-${d}z`;
    case 2:
      return `M${X} ${(y - 1.2 * r).toFixed(1)}l${(1.1 * r).toFixed(1)} ${(2 * r).toFixed(1)}h${(-2.2 * r).toFixed(1)}z`;
    case 3:
      return `M${X} ${(y - 1.3 * r).toFixed(1)}l${(1.3 * r).toFixed(1)} ${(1.3 * r).toFixed(1)}l${(-1.3 * r).toFixed(1)} ${(1.3 * r).toFixed(1)}l${(-1.3 * r).toFixed(1)} ${(-1.3 * r).toFixed(1)}z`;
    default:
      return `M${(x - 0.45 * r).toFixed(1)} ${(y - 1.3 * r).toFixed(1)}h${s}v${s}h${s}v${s}h-${s}v${s}h-${s}v-${s}h-${s}v-${s}h${s}z`;
  }
}

/** Ties as one path, line by line; those of which an end has no place are left out. */
export function linesOf(ties: Ties, of: Iterable<number>, where: Float64Array): string {
  let path = '';
  for (const i of of) {
    const [a, b] = [2 * (ties.from[i] as number), 2 * (ties.to[i] as number)];
    const [x, y, u, v] = [where[a], where[a + 1], where[b], where[b + 1]] as [number, number, number, number];
    if (Number.isNaN(x + y + u + v)) continue;
    path += `M${x.toFixed(1)} ${y.toFixed(1)}L${u.toFixed(1)} ${v.toFixed(1)}`;
  }
  return path;
}

/** A bent line from the edge of one disc to the edge of another, and its middle; the two directions bend to different sides. */
export function bent(a: Disc, b: Disc, bend: number, gap = 2): { path: string; x: number; y: number } {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const [x1, y1] = [a.x + ux * (a.radius + gap), a.y + uy * (a.radius + gap)];
  const [x2, y2] = [b.x - ux * (b.radius + gap), b.y - uy * (b.radius + gap)];
  const [mx, my] = [(x1 + x2) / 2 - uy * bend * length, (y1 + y2) / 2 + ux * bend * length];
  return {
    path: `M${x1.toFixed(1)} ${y1.toFixed(1)}Q${mx.toFixed(1)} ${my.toFixed(1)} ${x2.toFixed(1)} ${y2.toFixed(1)}`,
    x: (x1 + x2) / 4 + mx / 2,
    y: (y1 + y2) / 4 + my / 2,
  };
}

const bends = [0.06, -0.06, 0.16, -0.16, 0.28, -0.28, 0.42, -0.42];

/** How far a line from one disc to another must bend to keep clear of all others; the first bend that does, else the least bad. */
export function clearBend(all: readonly Disc[], from: number, to: number, turned: boolean): number {
  const [a, b] = [all[from] as Disc, all[to] as Disc];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let [best, least] = [bends[0] as number, Infinity];
  for (const bend of turned ? bends.map((one) => one + Math.sign(one) * 0.06) : bends) {
    const [mx, my] = [(a.x + b.x) / 2 - dy * bend, (a.y + b.y) / 2 + dx * bend];
    let inside = 0;
    for (let k = 1; k < 16; ++k) {
      const t = k / 16;
      const [x, y] = [(1 - t) ** 2 * a.x + 2 * t * (1 - t) * mx + t * t * b.x, (1 - t) ** 2 * a.y + 2 * t * (1 - t) * my + t * t * b.y];
      all.forEach((disc, i) => i !== from && i !== to && Math.hypot(disc.x - x, disc.y - y) < disc.radius + 4 && ++inside);
    }
    if (inside < least) [best, least] = [bend, inside];
    if (inside === 0) break;
  }
  return best;
}
