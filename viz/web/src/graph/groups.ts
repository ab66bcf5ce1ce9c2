// src/graph/groups.ts -- agents put into groups: by a recorded column, by number of ties, or by who is tied to whom.
import { mixed, type Ties } from './ties';

/** Group of each slot; −1: of none (dead, not born, nothing recorded). */
export type GroupOf = Int32Array;

/** Group of values by a list of keys. */
export function classified(values: ArrayLike<number>, keys: readonly number[]): GroupOf {
  const at = new Map(keys.map((key, i) => [key, i]));
  return Int32Array.from(values, (value) => at.get(value) ?? -1);
}

/** "main topic: 0 energy, 1 buildings, 2 mobility" has names for numbers; empty if a meaning lists fewer than two. */
export function namedNumbers(meaning: string): Map<number, string> {
  const found = new Map<number, string>();
  for (const [, value, name] of meaning.matchAll(/(?:^|[:,;]\s*)(\d+)\s+([^,;:]+)/g)) found.set(Number(value), (name as string).trim());
  return found.size > 1 && found.has(0) ? found : new Map();
}

/** First number of ties of each class. */
export const degreeClasses: readonly number[] = [0, 1, 3, 6, 11, 21, 51];

/** Ties of each slot, in and out. */
export function degrees(ties: Ties, slots: number): Int32Array {
  const out = new Int32Array(slots);
  for (let i = 0; i < ties.from.length; ++i) {
    (out[ties.from[i] as number] as number) += 1;
    (out[ties.to[i] as number] as number) += 1;
  }
  return out;
}

/** Number of different partners of each slot, whatever the direction. */
export function partners(ties: Ties, slots: number): Int32Array {
  const pairs = new Set<number>();
  const out = new Int32Array(slots);
  for (let i = 0; i < ties.from.length; ++i) {
    const [a, b] = [ties.from[i] as number, ties.to[i] as number];
    const pair = Math.min(a, b) * 67_108_864 + Math.max(a, b);
    if (a === b || pairs.has(pair)) continue;
    pairs.add(pair);
    (out[a] as number) += 1;
    (out[b] as number) += 1;
  }
  return out;
}

export function byDegree(ties: Ties, slots: number): GroupOf {
  return Int32Array.from(partners(ties, slots), (degree) => {
    let group = 0;
    while (group + 1 < degreeClasses.length && degree >= (degreeClasses[group + 1] as number)) ++group;
    return group;
  });
}

export const mostCommunities = 12;
const rounds = 20;

/**
 * Communities by labels that spread (Raghavan, Albert and Kumara 2007): each in turn takes the label that most of its partners have,
 * the least among equals. The order of turns is fixed, so is the result. Largest first; the last group holds all beyond
 * `mostCommunities`; who has no tie is of none.
 */
export function communities(ties: Ties, slots: number): GroupOf {
  const degree = degrees(ties, slots);
  const start = new Int32Array(slots + 1);
  for (let slot = 0; slot < slots; ++slot) start[slot + 1] = (start[slot] as number) + (degree[slot] as number);
  const next = start.slice(0, slots);
  const neighbour = new Int32Array(start[slots] as number);
  for (let i = 0; i < ties.from.length; ++i) {
    const [a, b] = [ties.from[i] as number, ties.to[i] as number];
    neighbour[next[a] as number] = b;
    (next[a] as number) += 1;
    neighbour[next[b] as number] = a;
    (next[b] as number) += 1;
  }
  const label = Int32Array.from({ length: slots }, (_none, slot) => slot);
  const order = [...label].sort((a, b) => mixed(a) - mixed(b) || a - b);
  for (let round = 0, moved = true; round < rounds && moved; ++round) {
    moved = false;
    for (const slot of order) {
      const votes = new Map<number, number>();
      for (let k = start[slot] as number; k < (start[slot + 1] as number); ++k) {
        const its = label[neighbour[k] as number] as number;
        votes.set(its, (votes.get(its) ?? 0) + 1);
      }
      const own = label[slot] as number;
      let best = own;
      let most = votes.get(own) ?? 0;
      for (const [its, count] of votes) if (count > most || (count === most && best !== own && its < best)) [best, most] = [its, count];
      if (best !== own) {
        label[slot] = best;
        moved = true;
      }
    }
  }
  const sizes = new Map<number, number>();
  for (let slot = 0; slot < slots; ++slot) if (degree[slot]) sizes.set(label[slot] as number, (sizes.get(label[slot] as number) ?? 0) + 1);
  const ranked = [...sizes].sort(([a, m], [b, n]) => n - m || a - b).map(([its]) => its);
  const group = new Map(ranked.map((its, i) => [its, Math.min(i, mostCommunities)]));
  return Int32Array.from(label, (its, slot) => (degree[slot] ? (group.get(its) ?? -1) : -1));
}

/** Members of each group. */
export function membersOf(groups: GroupOf, size: number): Int32Array {
  const out = new Int32Array(size);
  for (const group of groups) if (group >= 0) (out[group] as number) += 1;
  return out;
}
