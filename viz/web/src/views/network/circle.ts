// src/views/network/circle.ts -- the surroundings of one agent at a date: who is drawn, where, and how.
import { knownTo, lostPartners, outerAngles, type Partner, partnersOf, ringAngles, secondRing, type Ties, tiesWithin } from '../../graph';

export const mostAround = 300;
export const mostFaint = 2500;

export interface Circle {
  readonly partners: readonly Partner[];
  readonly lost: readonly number[]; // partners at the date compared with, no more
  readonly angles: ReadonlyMap<number, number>; // of all partners at any date
  readonly second: ReadonlyMap<number, number>; // partner of a partner -> the partner
  readonly secondAngles: ReadonlyMap<number, number>;
  readonly within: Int32Array; // ties among those shown
  readonly tooMany: boolean; // a second ring was asked for and left out
}

/** `ever`: all that have been partners at some date; they have an angle each, so that none moves when others come or go. */
export function circleOf(ties: Ties, before: Ties | null, slot: number, ever: readonly number[], groupOf: (slot: number) => number, depth: number): Circle {
  const partners = partnersOf(ties, slot, before);
  const lost = before ? lostPartners(before, ties, slot) : [];
  const first = new Set(partners.map((one) => one.slot));
  const angles = ringAngles([...new Set([...ever, ...first, ...lost])], groupOf);
  const second = depth > 1 ? secondRing(ties, slot, first, mostAround) : new Map<number, number>();
  const around = new Set([...first, ...second.keys()]);
  const within = tiesWithin(ties, slot, around);
  const tooMany = depth > 1 && second.size === 0 && [...first].some((one) => knownTo(ties, one).some((other) => other !== slot && !first.has(other)));
  return { partners, lost, angles, second, secondAngles: outerAngles(second, angles), within, tooMany };
}

/** The slot with most ties, the least among equals; −1 without ties. */
export function bestConnected(degrees: ArrayLike<number>): number {
  let best = -1;
  for (let slot = 0; slot < degrees.length; ++slot) if ((degrees[slot] as number) > (best < 0 ? 0 : (degrees[best] as number))) best = slot;
  return best;
}
