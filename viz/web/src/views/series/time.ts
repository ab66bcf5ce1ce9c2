// src/views/series/time.ts -- instants and dates along an axis: ticks, the instant nearest to a day, dates of the address.
import type { RunFile } from '../../run/client';

export const dayMs = 86_400_000;

/** Days since 1970-01-01 of "2021-10-04"; NaN if it is none. */
export function dayOf(iso: string): number {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return NaN;
  return Date.parse(`${iso}T00:00:00Z`) / dayMs;
}

/** Instants of the series that any run has recorded, the first at least: of a run that is still being written, those so far. */
export function daysReached(file: RunFile): Int32Array {
  const recorded = file.live.value?.recorded.value ?? file.outline.recorded;
  return (file.outline.rhythms['time']?.days ?? new Int32Array()).subarray(0, Math.max(1, ...Object.values(recorded)));
}

/** Number of the instant nearest to a day; −1 if there are none. */
export function nearestInstant(days: ArrayLike<number>, day: number): number {
  let best = -1;
  let distance = Infinity;
  for (let i = 0; i < days.length; ++i) {
    const here = Math.abs((days[i] as number) - day);
    if (here < distance) [best, distance] = [i, here];
  }
  return best;
}

/** Number of the last instant on or before a day; −1 if there is none. */
export function instantBefore(days: ArrayLike<number>, day: number): number {
  let last = -1;
  for (let i = 0; i < days.length && (days[i] as number) <= day; ++i) last = i;
  return last;
}

/** First and last instant inside [from, until]; both ends of the run where these are NaN. */
export function windowOf(days: ArrayLike<number>, from: number, until: number): [number, number] {
  const last = days.length - 1;
  let first = 0;
  let end = last;
  if (!Number.isNaN(from)) while (first < last && (days[first] as number) < from) ++first;
  if (!Number.isNaN(until)) while (end > first && (days[end] as number) > until) --end;
  return end > first ? [first, end] : [0, last];
}

export interface DateTick {
  readonly day: number;
  readonly kind: 'year' | 'month' | 'day';
}

/** Beginnings of years, quarters, months or weeks: as many as fit, `each` px apart at least. */
export function dateTicks(from: number, until: number, width: number, each = 70): DateTick[] {
  const most = Math.max(2, Math.floor(width / each));
  const span = Math.max(1, until - from);
  const months = span / 30.44;
  const steps = [1, 3, 6, 12, 24, 60, 120, 240, 600];
  const step = steps.find((one) => months / one <= most);
  const out: DateTick[] = [];
  if (months < 2.5) {
    const gap = [1, 2, 7, 14, 28].find((one) => span / one <= most) ?? 28;
    for (let day = Math.ceil(from); day <= until; day += gap) out.push({ day, kind: 'day' });
    return out;
  }
  const every = step ?? 1200;
  const start = new Date(from * dayMs);
  let month = start.getUTCFullYear() * 12 + start.getUTCMonth();
  month = Math.floor(month / every) * every;
  for (; ; month += every) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / dayMs;
    if (day > until) break;
    if (day >= from) out.push({ day, kind: every % 12 === 0 ? 'year' : 'month' });
  }
  return out;
}
