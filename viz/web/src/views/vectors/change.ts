// src/views/vectors/change.ts -- one part of a vector before and after, over replicates, and against the reference; pure.
import type { Polarity } from '../../run/types';
import type { Interval } from '../../study/statistics';
import { over, paired, verdictOf, type Verdict } from '../compare/measure';

export interface Change {
  readonly before: Interval;
  readonly after: Interval;
  readonly change: Interval; // after − before, replicate by replicate
  readonly changed: Verdict;
  readonly difference: Interval; // after − the reference's after
  readonly differs: Verdict; // "zero" for the reference itself
}

/** Values at one instant, by replicate; 0 is nothing where it says that there was nothing to measure. */
export const valuesAt = (replicates: readonly Float64Array[], instant: number, zeroIsEmpty: boolean): number[] =>
  replicates.map((values) => {
    const value = values[instant] ?? NaN;
    return zeroIsEmpty && value === 0 ? NaN : value;
  });

export function changeOf(own: readonly Float64Array[], reference: readonly Float64Array[], before: number, after: number, direction: Polarity, zeroIsEmpty: boolean): Change {
  const [first, last, other] = [valuesAt(own, before, zeroIsEmpty), valuesAt(own, after, zeroIsEmpty), valuesAt(reference, after, zeroIsEmpty)];
  const change = paired(last, first);
  const difference = paired(last, other);
  return { before: over(first), after: over(last), change, changed: verdictOf(change, direction), difference, differs: verdictOf(difference, direction) };
}

/** True if nothing of it ever happened in these runs: 0, or nothing, throughout. */
export const silent = (cells: readonly (readonly Float64Array[])[]): boolean => cells.every((replicates) => replicates.every((values) => values.every((value) => value === 0 || Number.isNaN(value))));

/** Lowest and highest of what is drawn, with some air; a single value gets air on both sides. */
export function scaleOf(changes: readonly Change[]): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { before, after } of changes)
    for (const value of [before.mean, after.mean, after.mean - after.half, after.mean + after.half])
      if (Number.isFinite(value)) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (low > high) return [NaN, NaN];
  const air = high > low ? (high - low) * 0.04 : Math.abs(low) * 0.1 || 1;
  // Air does not take a scale of what is never negative below 0.
  return [low >= 0 ? Math.max(0, low - air) : low - air, high + air];
}

/** Digits that tell the ends of a scale apart. */
export const digitsFor = ([low, high]: readonly [number, number]): number =>
  Math.min(6, Math.max(3, Math.ceil(Math.log10(Math.max(Math.abs(low), Math.abs(high)) / (high - low))) + 2));

/** The last instant before the first crisis or policy (given as a day), the first instant if there is none. */
export function instantBefore(days: ArrayLike<number>, day: number): number {
  let at = 0;
  while (at + 1 < days.length && (days[at + 1] as number) < day) ++at;
  return at;
}
