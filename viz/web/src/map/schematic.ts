// src/map/schematic.ts -- a tidy map from points alone: circles that do not overlap, or one square for each commune, near its place.
import { boxOf, type Cell, composed, type LayoutKind, type MapLayout, type Part, partOf, type Ring } from './layout';

export interface Spot {
  readonly row: number;
  readonly code: string;
  readonly name: string;
  readonly latitude: number; // NaN: unknown
  readonly longitude: number;
  readonly size: number; // what a circle's surface says, such as inhabitants; NaN: unknown
}

interface Point {
  x: number;
  y: number;
}

export const mostCircles = 600; // beyond, pushing them apart takes too long and names no longer fit

/** Degrees to a plane: a degree of longitude is shorter by the cosine of the latitude. */
function flattened(spots: readonly Spot[]): Point[] {
  const middle = spots.reduce((sum, one) => sum + one.latitude, 0) / spots.length;
  const shorter = Math.cos((middle * Math.PI) / 180);
  return spots.map((one) => ({ x: one.longitude * shorter, y: -one.latitude }));
}

function extent(points: readonly Point[]): { left: number; top: number; width: number; height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { left, top, width: right - left, height: bottom - top };
}

const circleCorners = 40;

function circle(x: number, y: number, radius: number): Ring {
  const ring = new Float64Array(2 * circleCorners);
  for (let i = 0; i < circleCorners; ++i) {
    const turn = (2 * Math.PI * i) / circleCorners;
    ring[2 * i] = x + radius * Math.cos(turn);
    ring[2 * i + 1] = y + radius * Math.sin(turn);
  }
  return ring;
}

const rounds = 240;
const pull = 0.03; // towards home in a round, of the way

/** Pushes circles apart until none overlaps, each pulled towards its place; the same input gives the same picture. */
export function separated(homes: readonly Point[], radii: Float64Array, gap: number): Point[] {
  // Places in one point are told apart by the golden angle.
  const at = homes.map((home, i) => ({ x: home.x + 1e-3 * gap * i * Math.cos(2.4 * i), y: home.y + 1e-3 * gap * i * Math.sin(2.4 * i) }));
  for (let round = 0; round < rounds; ++round) {
    if (round < rounds * 0.75)
      at.forEach((one, i) => {
        const home = homes[i] as Point;
        one.x += pull * (home.x - one.x);
        one.y += pull * (home.y - one.y);
      });
    for (let i = 0; i < at.length; ++i)
      for (let j = 0; j < i; ++j) {
        const [a, b] = [at[i] as Point, at[j] as Point];
        const room = (radii[i] as number) + (radii[j] as number) + gap;
        const [dx, dy] = [a.x - b.x, a.y - b.y];
        if (Math.abs(dx) >= room || Math.abs(dy) >= room) continue;
        const distance = Math.hypot(dx, dy);
        if (distance >= room) continue;
        const [ux, uy] = distance > 0 ? [dx / distance, dy / distance] : [1, 0];
        // The smaller one moves more.
        const share = (radii[j] as number) ** 2 / ((radii[i] as number) ** 2 + (radii[j] as number) ** 2);
        const push = room - distance;
        a.x += ux * push * share;
        a.y += uy * push * share;
        b.x -= ux * push * (1 - share);
        b.y -= uy * push * (1 - share);
      }
  }
  return at;
}

const filled = 0.45; // share of the rectangle that circles cover together

function circles(spots: readonly Spot[], equal: boolean): Cell[] {
  const raw = flattened(spots);
  const frame = extent(raw);
  const unit = 1000 / Math.max(frame.width, frame.height, 1e-9);
  const homes = raw.map(({ x, y }) => ({ x: (x - frame.left) * unit, y: (y - frame.top) * unit }));
  const span = 1000;
  const surface = Math.max(frame.width * unit, span / 3) * Math.max(frame.height * unit, span / 3);
  const sizes = spots.map((one) => (!equal && one.size > 0 ? one.size : equal ? 1 : 0));
  const total = sizes.reduce((sum, one) => sum + one, 0) || 1;
  const least = 0.3 * Math.sqrt((filled * surface) / Math.PI / spots.length);
  const radii = Float64Array.from(sizes, (size) => Math.max(least, Math.min(Math.sqrt((filled * surface * size) / total / Math.PI), span / 7)));
  const gap = 3;
  const at = separated(homes, radii, gap);
  // Whatever still overlaps is made smaller, all alike, so that surfaces stay comparable.
  let shrink = 1;
  for (let i = 0; i < at.length; ++i)
    for (let j = 0; j < i; ++j) {
      const distance = Math.hypot((at[i] as Point).x - (at[j] as Point).x, (at[i] as Point).y - (at[j] as Point).y);
      shrink = Math.min(shrink, distance / ((radii[i] as number) + (radii[j] as number)));
    }
  return spots.map((spot, i) => {
    const { x, y } = at[i] as Point;
    const radius = (radii[i] as number) * Math.max(shrink, 0.05);
    return { row: spot.row, name: spot.name, rings: [circle(x, y, radius)], radius, x, y };
  });
}

/** Sides of a tile so that tiles cover about what the points do: the squares of a coarse grid that hold any of them. */
function tileSide(points: readonly Point[]): number {
  const { left, top, width, height } = extent(points);
  const coarse = Math.sqrt((Math.max(width, height * 0.05, 1e-9) * Math.max(height, width * 0.05, 1e-9)) / (points.length / 4));
  const taken = new Set(points.map(({ x, y }) => Math.floor((x - left) / coarse) * 65536 + Math.floor((y - top) / coarse)));
  const side = Math.sqrt((taken.size * coarse * coarse) / points.length) * 0.95;
  return Math.max(side, Math.max(width, height) / 2000, 1e-9); // one far island must not make a grid of millions
}

/** The free squares nearest to each point, the ones nearest to a square's middle first. */
export function tiled(points: readonly Point[], side: number): { column: number; line: number }[] {
  const { left, top } = extent(points);
  const wanted = points.map(({ x, y }, i) => {
    const [u, v] = [(x - left) / side, (y - top) / side];
    const [column, line] = [Math.round(u), Math.round(v)];
    return { i, u, v, column, line, off: (u - column) ** 2 + (v - line) ** 2 };
  });
  wanted.sort((a, b) => a.off - b.off || a.i - b.i);
  // Whatever is crowded out of the middle of all points has room within this margin.
  const margin = Math.ceil(Math.sqrt(points.length)) + 2;
  const width = wanted.reduce((most, one) => Math.max(most, one.column), 0) + 1 + 2 * margin;
  const height = wanted.reduce((most, one) => Math.max(most, one.line), 0) + 1 + 2 * margin;
  const taken = new Uint8Array(width * height);
  const full = new Uint16Array(width * height); // rings around a square that are known to be taken
  const out: { column: number; line: number }[] = new Array(points.length);
  for (const { i, u, v, column, line } of wanted) {
    const [c0, l0] = [column + margin, line + margin];
    const home = l0 * width + c0;
    let ring = full[home] as number;
    // A neighbour's rings hold all of this square's but the last.
    for (const other of [home - 1, home + 1, home - width, home + width]) ring = Math.max(ring, (full[other] as number) - 1);
    let best = -1;
    for (; best < 0; ++ring) {
      let nearest = Infinity;
      const look = (c: number, l: number): void => {
        if (c < 0 || l < 0 || c >= width || l >= height || taken[l * width + c]) return;
        const distance = (c - margin - u) ** 2 + (l - margin - v) ** 2;
        if (distance >= nearest) return;
        nearest = distance;
        best = l * width + c;
      };
      for (let k = -ring; k <= ring; ++k) {
        look(c0 + k, l0 - ring);
        look(c0 + k, l0 + ring);
        look(c0 - ring, l0 + k);
        look(c0 + ring, l0 + k);
      }
      if (best < 0) full[home] = ring + 1;
    }
    taken[best] = 1;
    out[i] = { column: (best % width) - margin, line: Math.floor(best / width) - margin };
  }
  return out;
}

function square(spot: Spot, column: number, line: number): Cell {
  const ring = Float64Array.of(column, line, column + 1, line, column + 1, line + 1, column, line + 1);
  return { row: spot.row, name: spot.name, rings: [ring], radius: 0, x: column + 0.5, y: line + 0.5 };
}

function tiles(spots: readonly Spot[]): Cell[] {
  const points = flattened(spots);
  const at = tiled(points, tileSide(points));
  return spots.map((spot, i) => square(spot, at[i]?.column ?? 0, at[i]?.line ?? 0));
}

/** Rows without any place: squares in the order of the rows. */
function grid(spots: readonly Spot[]): Cell[] {
  const columns = Math.max(1, Math.ceil(Math.sqrt(spots.length * 1.6)));
  return spots.map((spot, i) => square(spot, i % columns, Math.floor(i / columns)));
}

/** A map from places. Spots without coordinates are left out, unless none has any: then all stand in a grid. */
export function schematicLayout(spots: readonly Spot[], wanted: 'circles' | 'equal' | 'tiles'): MapLayout {
  const known = spots.filter((one) => Number.isFinite(one.latitude) && Number.isFinite(one.longitude));
  if (!known.length) {
    const cells = grid(spots);
    return composed('grid', [{ key: '', cells, box: boxOf(cells) }], spots.length);
  }
  const byPart = new Map<string, Spot[]>();
  for (const one of known) {
    const part = byPart.get(partOf(one.code));
    if (part) part.push(one);
    else byPart.set(partOf(one.code), [one]);
  }
  const kind: LayoutKind = known.length > mostCircles ? 'tiles' : wanted;
  const parts: Part[] = [...byPart].map(([key, own]) => {
    const cells = kind === 'tiles' ? tiles(own) : circles(own, kind === 'equal');
    return { key, cells, box: boxOf(cells) };
  });
  return composed(kind, parts, spots.length);
}
