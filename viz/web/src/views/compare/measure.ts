// src/views/compare/measure.ts -- what is measured of trajectories and how differences are judged; pure, for compare and vectors.
import type { DatedEvent, Polarity } from '../../run/types';
import { interval, mean, pairedDifference, type Interval } from '../../study/statistics';

/** Instants `first` to `last`, both counted; last < first: none. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/** Instants whose day lies between two days, both counted. */
export function spanOf(days: ArrayLike<number>, from: number, until: number): Span {
  let first = 0;
  while (first < days.length && (days[first] as number) < from) ++first;
  let last = days.length - 1;
  while (last >= 0 && (days[last] as number) > until) --last;
  return { first, last };
}

/** First day of the first dated crisis or policy that falls within the run; else the run's first day. */
export function firstEventDay(events: readonly DatedEvent[], days: ArrayLike<number>): number {
  const [start, end] = [days[0] ?? NaN, days[days.length - 1] ?? NaN];
  const inside = events.map((event) => event.from).filter((day) => day > start && day <= end);
  return inside.length ? Math.min(...inside) : start;
}

/** One row of a series with several: (t, row) at [t * rows + row]. */
export function rowOf(values: Float64Array, rows: number, row: number): Float64Array {
  if (rows <= 1) return values;
  return Float64Array.from({ length: Math.floor(values.length / rows) }, (_none, t) => values[t * rows + row] as number);
}

export type Measure = 'mean' | 'end' | 'total';

/** One number of one trajectory, of what is recorded in the span; NaN if nothing is. `end`: the last recorded value. */
export function measured(values: ArrayLike<number>, span: Span, measure: Measure): number {
  let [sum, count, last] = [0, 0, NaN];
  for (let t = span.first; t <= span.last; ++t) {
    const value = values[t] as number;
    if (Number.isNaN(value)) continue;
    sum += value;
    ++count;
    last = value;
  }
  if (count === 0) return NaN;
  return measure === 'mean' ? sum / count : measure === 'total' ? sum : last;
}

/** The span, cut where the first of these trajectories ends: what all of those that began have in common. */
export function sharedSpan(trajectories: readonly ArrayLike<number>[], span: Span): Span {
  const begun = trajectories.filter((one) => span.first <= span.last && !Number.isNaN(measured(one, span, 'end')));
  let last = span.last;
  for (const one of begun) while (last > span.first && Number.isNaN(one[last] as number)) --last;
  return { first: span.first, last };
}

/** Over replicates; those without a number are left out, and `count` says how many are in. */
export function over(numbers: ArrayLike<number>): Interval {
  return interval(Array.from(numbers).filter((value) => !Number.isNaN(value)));
}

/** Replicate by replicate, where both are there: same number, same luck. */
export function paired(a: ArrayLike<number>, b: ArrayLike<number>): Interval {
  const both = Array.from(a, (_none, i) => i).filter((i) => !Number.isNaN(a[i] as number) && !Number.isNaN((b[i] as number | undefined) ?? NaN));
  return pairedDifference(
    both.map((i) => a[i] as number),
    both.map((i) => b[i] as number),
  );
}

/** Of two independent samples, by Welch's standard error; degrees of freedom of the smaller sample, which errs on the wide side. */
export function unpaired(a: ArrayLike<number>, b: ArrayLike<number>): Interval {
  const [one, other] = [over(a), over(b)];
  return { mean: one.mean - other.mean, half: Math.hypot(one.half, other.half), count: Math.min(one.count, other.count) };
}

export type Verdict = 'better' | 'worse' | 'higher' | 'lower' | 'chance' | 'zero' | 'single' | 'missing';

/** What may be said of a difference: never "better" where chance alone may explain it, or where no direction is declared. */
export function verdictOf(difference: Interval, polarity: Polarity): Verdict {
  const { mean: middle, half, count } = difference;
  if (count === 0 || Number.isNaN(middle)) return 'missing';
  if (middle === 0 && !(half > 0)) return 'zero';
  if (count === 1 || Number.isNaN(half)) return 'single';
  if (Math.abs(middle) <= half) return 'chance';
  if (polarity === 'more_is_better') return middle > 0 ? 'better' : 'worse';
  if (polarity === 'more_is_worse') return middle > 0 ? 'worse' : 'better';
  return middle > 0 ? 'higher' : 'lower';
}

/** Not by colour alone: each verdict has a sign of its own. */
export const signs: Readonly<Record<Verdict, string>> = {
  better: '▲',
  worse: '▼',
  higher: '↑',
  lower: '↓',
  chance: '○',
  zero: '=',
  single: '·',
  missing: '–',
};

/** Difference at each instant, paired by replicate, with Student's interval; NaN once one of the pairs that began has ended. */
export function differenceOverTime(a: readonly Float64Array[], b: readonly Float64Array[]): { readonly middle: Float64Array; readonly low: Float64Array; readonly high: Float64Array } {
  const length = a[0]?.length ?? 0;
  const out = { middle: new Float64Array(length), low: new Float64Array(length), high: new Float64Array(length) };
  const known = (values: Float64Array | undefined): boolean => values?.some((value) => !Number.isNaN(value)) ?? false;
  const begun = a.filter((one, i) => known(one) && known(b[i])).length;
  for (let t = 0; t < length; ++t) {
    const at = paired(
      a.map((one) => one[t] as number),
      b.map((one) => one[t] as number),
    );
    const whole = at.count === begun;
    out.middle[t] = whole ? at.mean : NaN;
    out.low[t] = whole ? at.mean - (at.half || 0) : NaN;
    out.high[t] = whole ? at.mean + (at.half || 0) : NaN;
  }
  return out;
}

export interface Regret {
  readonly option: number; // along the options
  readonly best: boolean;
  readonly regret: Interval; // distance to the best mean of this future, 0 for the best; paired
}

/** In one future: how far each option's mean is from the best. `numbers[option][replicate]`. */
export function regrets(numbers: readonly ArrayLike<number>[], polarity: 'more_is_better' | 'more_is_worse'): Regret[] {
  const means = numbers.map((one) => over(one).mean);
  const known = means.filter((value) => !Number.isNaN(value));
  const top = polarity === 'more_is_better' ? Math.max(...known) : Math.min(...known);
  const best = means.indexOf(top);
  return numbers.map((one, option) => {
    const winner = numbers[best];
    const none = { mean: NaN, half: NaN, count: 0 };
    const regret = !winner ? none : polarity === 'more_is_better' ? paired(winner, one) : paired(one, winner);
    return { option, best: means[option] === top, regret };
  });
}

/** The largest regret over futures; NaN if one of them is unknown. */
export function largestRegret(over: readonly Interval[]): number {
  return over.some((one) => Number.isNaN(one.mean)) || over.length === 0 ? NaN : Math.max(...over.map((one) => one.mean));
}

/** How often each verdict came, over futures. */
export function tally(verdicts: readonly Verdict[]): Readonly<Record<Verdict, number>> {
  const out = { better: 0, worse: 0, higher: 0, lower: 0, chance: 0, zero: 0, single: 0, missing: 0 };
  for (const one of verdicts) ++out[one];
  return out;
}

/** A relative difference; NaN where the reference is 0 (or changes sign over the interval). */
export function relative(difference: Interval, reference: number): Interval {
  const base = Math.abs(reference);
  return base > 0 ? { mean: difference.mean / base, half: difference.half / base, count: difference.count } : { mean: NaN, half: NaN, count: 0 };
}

export const meanOf = (trajectories: readonly Float64Array[], span: Span): number =>
  mean(trajectories.map((one) => measured(one, span, 'mean')).filter((value) => !Number.isNaN(value)));
