// src/views/series/performance.ts -- the resilience triangle of a curve against its control, by the formulas of
// docs/methods/resilience.md: performance, days lost, lowest point, recovery.
import type { Polarity } from '../../run/types';
import { instantBefore } from './time';

/** 1: as without the crisis. NaN where the control is 0, unknown, or tiny beside the largest difference from it. */
export function performance(values: ArrayLike<number>, control: ArrayLike<number>, polarity: Polarity, first = 0): Float64Array {
  let largest = 0;
  for (let t = first; t < values.length; ++t) {
    const difference = Math.abs((values[t] as number) - (control[t] as number));
    if (difference > largest) largest = difference;
  }
  return Float64Array.from(values, (value, t) => {
    const normal = control[t] as number;
    if (!Number.isFinite(normal) || normal === 0 || Math.abs(normal) < largest / 1000) return NaN;
    const ratio = value / normal;
    return polarity === 'more_is_worse' ? 2 - ratio : ratio;
  });
}

/** Areas between a curve and 1 in days, exact for straight lines, also where they cross 1. */
export function areas(days: ArrayLike<number>, curve: ArrayLike<number>, first: number, last: number): { loss: number; gain: number } {
  let loss = 0;
  let gain = 0;
  for (let t = first; t < last; ++t) {
    const [a, b] = [(curve[t] as number) - 1, (curve[t + 1] as number) - 1];
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    const width = (days[t + 1] as number) - (days[t] as number);
    if (a * b >= 0) {
      const area = (width * (a + b)) / 2;
      if (area < 0) loss -= area;
      else gain += area;
      continue;
    }
    const cross = (width * a) / (a - b);
    const [before, after] = [(a * cross) / 2, (b * (width - cross)) / 2];
    for (const part of [before, after])
      if (part < 0) loss -= part;
      else gain += part;
  }
  return { loss, gain };
}

export interface Triangle {
  readonly start: number; // instant of t₀
  readonly end: number; // instant of T
  readonly loss: number; // days of normal performance
  readonly robustness: number; // lowest performance
  readonly lowest: number; // its instant; −1: undefined
  readonly recovery: number; // days from t₀; 0: never left the band; a lower bound if it was not seen
  readonly censored: boolean;
}

/** t₀: last instant on or before the first day of the first crisis; T: last instant that is there. */
export function triangle(days: ArrayLike<number>, curve: ArrayLike<number>, crisis: number, epsilon: number, window: number): Triangle {
  const start = Math.max(0, instantBefore(days, crisis));
  let end = curve.length - 1;
  while (end > start && Number.isNaN(curve[end] as number)) --end;
  let lowest = -1;
  for (let t = start; t <= end; ++t)
    if (!Number.isNaN(curve[t] as number) && (lowest < 0 || (curve[t] as number) < (curve[lowest] as number))) lowest = t;
  const robustness = lowest < 0 ? NaN : (curve[lowest] as number);
  const { loss } = areas(days, curve, start, end);
  const since = (t: number): number => (days[t] as number) - (days[start] as number);
  const base = { start, end, loss, robustness, lowest };
  if (lowest < 0) return { ...base, recovery: NaN, censored: true };
  if (!(robustness < 1 - epsilon)) return { ...base, recovery: 0, censored: false };
  const outside = 1 - epsilon;
  const last = days[end] as number;
  const holds = (from: number, t: number): boolean => {
    const until = from + window;
    if (last < until) return false;
    for (let i = t; i <= end; ++i) {
      const value = curve[i] as number;
      if (Number.isNaN(value)) return false;
      if ((days[i] as number) <= until) {
        if (value < outside) return false;
        if (days[i] === until) return true;
        continue;
      }
      const [day, before] = [days[i - 1] as number, curve[i - 1] as number];
      const share = (until - day) / ((days[i] as number) - day);
      return i === t || before + share * (value - before) >= outside;
    }
    return true;
  };
  let below = lowest;
  for (let t = lowest + 1; t <= end; ++t) {
    const value = curve[t] as number;
    if (value < outside) below = t;
    if (!(value >= outside)) continue;
    const [day, before] = [days[t - 1] as number, curve[t - 1] as number];
    const from = before < outside ? day + ((outside - before) / (value - before)) * ((days[t] as number) - day) : (days[t] as number);
    if (holds(from, t)) return { ...base, recovery: from - (days[start] as number), censored: false };
  }
  return { ...base, recovery: since(below), censored: true };
}
