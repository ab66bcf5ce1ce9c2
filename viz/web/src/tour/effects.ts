// src/tour/effects.ts -- what a crisis, or a strategy, did to a series: mean over time, over replicates, with its interval.
import type { RunFile } from '../run/client';
import type { Run } from '../run/types';
import { interval, mean, type Interval } from '../study/statistics';

export interface Effect {
  readonly difference: Interval; // in the series' unit
  readonly share: Interval; // of the other's mean; NaN where that is 0
  readonly exactlyZero: boolean; // at every instant, in every replicate
}

/** `these` against `those`, replicate by replicate, from a day on. */
export async function effect(
  file: RunFile,
  key: string,
  these: Pick<Run, 'context' | 'strategy'>,
  those: Pick<Run, 'context' | 'strategy'>,
  from: number,
): Promise<Effect | null> {
  if (!file.hasSeries(key)) return null;
  const days = file.outline.rhythms['time']?.days ?? new Int32Array();
  const start = Math.max(0, days.findIndex((day) => day >= from));
  const replicates = Array.from({ length: file.outline.replicates }, (_none, replicate) => replicate);
  const of = (which: Pick<Run, 'context' | 'strategy'>): Promise<Float64Array[]> =>
    file.series(replicates.map((replicate) => ({ ...which, replicate })), key);
  const [a, b] = await Promise.all([of(these), of(those)]);
  return compared(a, b, start);
}

export function compared(a: readonly Float64Array[], b: readonly Float64Array[], start: number): Effect {
  const after = (values: Float64Array): number => mean(values.subarray(start).filter((value) => !Number.isNaN(value)));
  const [ours, theirs] = [a.map(after), b.map(after)];
  return {
    difference: interval(ours.map((value, i) => value - (theirs[i] as number))),
    share: interval(ours.map((value, i) => (value - (theirs[i] as number)) / (theirs[i] as number))),
    exactlyZero: a.every((values, i) => values.every((value, t) => Object.is(value, b[i]?.[t]) || value === b[i]?.[t])),
  };
}
