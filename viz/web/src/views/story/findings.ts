// src/views/story/findings.ts -- what a file's runs show at first sight: each crisis and each option against what it is measured by; pure.
import type { Outline, Polarity, SeriesKey } from '../../run/types';
import type { Interval } from '../../study/statistics';
import { meanOf, measured, paired, relative, sharedSpan, spanOf, verdictOf, type Verdict } from '../compare/measure';
import type { Cell } from '../compare/read';

/** One comparison, from the day on which what differs begins. */
export interface Asked {
  readonly of: 'context' | 'strategy';
  readonly cell: Cell;
  readonly reference: Cell;
  readonly from: number; // day
}

const mostOfEach = 3;

/** Each crisis against the control run, with the first strategy; then each strategy against the first, in the last context. */
export function askedOf({ contexts, strategies, events, resilience, rhythms }: Pick<Outline, 'contexts' | 'strategies' | 'events' | 'resilience' | 'rhythms'>): Asked[] {
  const start = rhythms['time']?.days[0] ?? 0;
  const control = contexts.find((one) => one.name === resilience?.reference);
  const [usual, last] = [strategies[0]?.name ?? '', contexts[contexts.length - 1]?.name ?? ''];
  const since = (choice: string): number => Math.max(start, Math.min(...events.filter((event) => event.choice === choice).map((event) => event.from)));
  const begun = (choice: string): number => (Number.isFinite(since(choice)) ? since(choice) : start);
  const crises = control
    ? contexts
        .filter((one) => one !== control)
        .map((one) => ({ of: 'context' as const, cell: { context: one.name, strategy: usual }, reference: { context: control.name, strategy: usual }, from: begun(one.name) }))
    : [];
  const options = strategies
    .slice(1)
    .map((one) => ({ of: 'strategy' as const, cell: { context: last, strategy: one.name }, reference: { context: last, strategy: usual }, from: begun(one.name) }));
  return [...crises.slice(0, mostOfEach), ...options.slice(0, mostOfEach)];
}

export interface Finding {
  readonly key: SeriesKey;
  readonly difference: Interval; // of means since the beginning, in the series' unit
  readonly share: Interval; // of the reference; NaN where that is 0
  readonly verdict: Verdict;
}

/** `own` and `other` are trajectories by replicate, of the cell and of its reference. */
export function findingOf(key: SeriesKey, polarity: Polarity, own: readonly Float64Array[], other: readonly Float64Array[], days: ArrayLike<number>, from: number): Finding {
  const span = sharedSpan([...own, ...other], spanOf(days, from, Infinity));
  const means = (of: readonly Float64Array[]): number[] => of.map((one) => measured(one, span, 'mean'));
  const difference = paired(means(own), means(other));
  return { key, difference, share: relative(difference, meanOf(other, span)), verdict: verdictOf(difference, polarity) };
}

const largestShare = 2;

/** A share says something beside a reference that is not next to nothing: three times as much, not 471 times. */
export const inShares = ({ share }: Finding): boolean => Math.abs(share.mean) <= largestShare;

/** Findings in the order of what a reader should know: what moved, most first; then what chance alone may explain; then what did not move. */
export interface Sorted {
  readonly moved: readonly Finding[];
  readonly chance: readonly Finding[];
  readonly same: readonly Finding[];
}

export function sorted(findings: readonly Finding[]): Sorted {
  // Those without a share in words come after those with one.
  const size = (one: Finding): number => (inShares(one) ? Math.abs(one.share.mean) : -1);
  const moved = findings.filter(({ verdict }) => !['chance', 'zero', 'missing'].includes(verdict)).sort((a, b) => size(b) - size(a));
  return { moved, chance: findings.filter(({ verdict }) => verdict === 'chance'), same: findings.filter(({ verdict }) => verdict === 'zero') };
}
