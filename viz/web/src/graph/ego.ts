// src/graph/ego.ts -- one actor and those around: partners, the ties among them, and where they stand.
import { changesBetween, chosen, trustAlong, type Ties } from './ties';

export interface Partner {
  readonly slot: number;
  readonly out: number; // number of the tie that leaves to it; −1: none
  readonly into: number; // number of the tie that comes from it; −1: none
  readonly trusts: number; // trust of the actor in it; NaN: not known
  readonly trusted: number; // its trust in the actor
  readonly gained: boolean; // partner now, and was none before
}

const touching = (ties: Ties, slot: number): Ties => chosen(ties, (i) => ties.from[i] === slot || ties.to[i] === slot);

/** Partners of an actor, by slot. `before`: ties at an earlier instant, to say who is new; null: nothing to compare with. */
export function partnersOf(ties: Ties, slot: number, before: Ties | null): Partner[] {
  const trust = trustAlong(ties);
  const found = new Map<number, { out: number; into: number }>();
  for (let i = 0; i < ties.from.length; ++i) {
    const [a, b] = [ties.from[i] as number, ties.to[i] as number];
    if (a === b || (a !== slot && b !== slot)) continue;
    const other = a === slot ? b : a;
    const known = found.get(other) ?? { out: -1, into: -1 };
    found.set(other, a === slot ? { ...known, out: i } : { ...known, into: i });
  }
  const earlier = before ? new Set(knownTo(before, slot)) : null;
  return [...found]
    .map(([other, { out, into }]) => ({
      slot: other,
      out,
      into,
      trusts: trust && out >= 0 ? (trust[out] as number) : NaN,
      trusted: trust && into >= 0 ? (trust[into] as number) : NaN,
      gained: earlier ? !earlier.has(other) : false,
    }))
    .sort((a, b) => a.slot - b.slot);
}

/** Slots of those who have a tie with an actor, in either direction. */
export function knownTo(ties: Ties, slot: number): number[] {
  const found = new Set<number>();
  for (let i = 0; i < ties.from.length; ++i) {
    if (ties.from[i] === slot && ties.to[i] !== slot) found.add(ties.to[i] as number);
    else if (ties.to[i] === slot && ties.from[i] !== slot) found.add(ties.from[i] as number);
  }
  return [...found].sort((a, b) => a - b);
}

/** Partners that an actor had before and has no more. */
export function lostPartners(before: Ties, now: Ties, slot: number): number[] {
  const still = new Set(knownTo(now, slot));
  return knownTo(before, slot).filter((other) => !still.has(other));
}

/** New and lost ties of one actor. */
export const ownChanges = (before: Ties, now: Ties, slot: number): { gained: number; lost: number } => {
  const changes = changesBetween(touching(before, slot), touching(now, slot));
  return { gained: changes.gained.length, lost: changes.lost.length };
};

/** Partners of partners, each with the first partner that leads to it; empty if all together would be more than `most`. */
export function secondRing(ties: Ties, slot: number, first: ReadonlySet<number>, most: number): Map<number, number> {
  const found = new Map<number, number>();
  const add = (other: number, by: number): void => {
    if (other === slot || first.has(other)) return;
    const known = found.get(other);
    if (known === undefined || by < known) found.set(other, by);
  };
  for (let i = 0; i < ties.from.length; ++i) {
    const [a, b] = [ties.from[i] as number, ties.to[i] as number];
    if (first.has(a)) add(b, a);
    if (first.has(b)) add(a, b);
  }
  return found.size + first.size > most ? new Map() : found;
}

/** Ties of which both ends are in a circle, each pair once; `slot`'s own left out. */
export function tiesWithin(ties: Ties, slot: number, circle: ReadonlySet<number>): Int32Array {
  const seen = new Set<number>();
  const out: number[] = [];
  for (let i = 0; i < ties.from.length; ++i) {
    const [a, b] = [ties.from[i] as number, ties.to[i] as number];
    if (a === slot || b === slot || a === b || !circle.has(a) || !circle.has(b)) continue;
    const pair = Math.min(a, b) * 67_108_864 + Math.max(a, b);
    if (seen.has(pair)) continue;
    seen.add(pair);
    out.push(i);
  }
  return Int32Array.from(out);
}

/** Angles on a ring, in radians from the top, for slots in order of group and slot: each keeps its angle as long as the list is the same. */
export function ringAngles(slots: readonly number[], groupOf: (slot: number) => number): Map<number, number> {
  const ordered = [...slots].sort((a, b) => groupOf(a) - groupOf(b) || a - b);
  return new Map(ordered.map((slot, i) => [slot, (2 * Math.PI * (i + 0.5)) / ordered.length - Math.PI / 2]));
}

/** Angles of the outer ring: in the order of the angles of those who lead there. */
export function outerAngles(second: ReadonlyMap<number, number>, inner: ReadonlyMap<number, number>): Map<number, number> {
  const ordered = [...second].sort(([a, by], [b, via]) => (inner.get(by) ?? 0) - (inner.get(via) ?? 0) || a - b);
  return new Map(ordered.map(([slot], i) => [slot, (2 * Math.PI * (i + 0.5)) / ordered.length - Math.PI / 2]));
}
