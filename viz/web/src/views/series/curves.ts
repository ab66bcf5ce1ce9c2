// src/views/series/curves.ts -- from what a file holds to the curves of a picture; numbers alone.
import type { DatedEvent, Outline } from '../../run/types';

export type RowChoice = 'sum' | 'mean' | number;

/** One curve out of values (t, row): a row, or the sum or mean of those that are not NaN (NaN where all are). */
export function rowValues(values: Float64Array, rows: number, choice: RowChoice): Float64Array {
  if (rows === 1) return values;
  const instants = Math.floor(values.length / rows);
  const out = new Float64Array(instants);
  for (let t = 0; t < instants; ++t) {
    if (typeof choice === 'number') {
      out[t] = values[t * rows + choice] ?? NaN;
      continue;
    }
    let sum = 0;
    let count = 0;
    for (let row = 0; row < rows; ++row) {
      const value = values[t * rows + row] as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      ++count;
    }
    out[t] = count === 0 ? NaN : choice === 'mean' ? sum / count : sum;
  }
  return out;
}

/** Shares, prices and levels are not added up over rows. */
export function usualRows(column: string, unit: string): 'sum' | 'mean' {
  return unit === '1' && /share|price|rate|level|mean|trust|culture|index/.test(column) ? 'mean' : 'sum';
}

export type Mode = 'value' | 'percent' | 'control' | 'strategy';
export const modes: readonly Mode[] = ['value', 'percent', 'control', 'strategy'];

/** In per cent of the reference, or the difference from it; nothing is divided by 0. */
export function against(values: Float64Array, reference: Float64Array, mode: Mode): Float64Array {
  if (mode === 'value') return values;
  return values.map((value, i) => {
    const other = reference[i] as number;
    if (mode !== 'percent') return value - other;
    return other === 0 ? NaN : (100 * value) / other;
  });
}

/** The context without the crisis: the one of /resilience, else the only one without dated crises; else none. */
export function controlOf(outline: Pick<Outline, 'resilience' | 'contexts' | 'events'>): string | null {
  if (outline.resilience) return outline.resilience.reference;
  const struck = new Set(outline.events.filter((event) => event.kind === 'crisis').map((event) => event.choice));
  const calm = outline.contexts.filter((context) => !struck.has(context.name));
  return calm.length === 1 && outline.contexts.length > 1 ? (calm[0]?.name ?? null) : null;
}

/** Of the shown contexts and strategies, each once: the same policy of two strategies is one event. */
export function shownEvents(events: readonly DatedEvent[], contexts: readonly string[], strategies: readonly string[]): DatedEvent[] {
  const seen = new Set<string>();
  return events
    .filter((event) => (event.kind === 'crisis' ? contexts : strategies).includes(event.choice))
    .filter((event) => {
      const name = `${event.kind} ${event.title.en} ${event.from} ${event.until}`;
      if (seen.has(name)) return false;
      seen.add(name);
      return true;
    })
    .sort((a, b) => a.from - b.from);
}

/** Lowest and highest of all curves between two instants, with some air; a flat curve gets air on both sides. */
export function extent(curves: readonly Float64Array[], first: number, last: number, include: readonly number[] = []): [number, number] {
  let low = Math.min(Infinity, ...include);
  let high = Math.max(-Infinity, ...include);
  for (const curve of curves)
    for (let t = first; t <= last && t < curve.length; ++t) {
      const value = curve[t] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  if (low > high) return [0, 1];
  if (high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))) {
    // nothing but rounding
    const air = Math.abs(low) * 0.1 || 1;
    return [low - air, high + air];
  }
  const air = (high - low) * 0.05;
  return [low >= 0 && low - air < 0 ? 0 : low - air, high + air];
}

/** Moves labels apart: tops at least `gap[i]` below one another, inside [top, bottom], as near to where they were wanted as can be. */
export function apart(wanted: readonly number[], heights: readonly number[], top: number, bottom: number): number[] {
  const order = wanted.map((_y, i) => i).sort((a, b) => (wanted[a] as number) - (wanted[b] as number));
  const out = [...wanted];
  let edge = top;
  for (const i of order) {
    const half = (heights[i] as number) / 2;
    out[i] = Math.max(wanted[i] as number, edge + half);
    edge = (out[i] as number) + half;
  }
  edge = bottom;
  for (const i of [...order].reverse()) {
    const half = (heights[i] as number) / 2;
    out[i] = Math.min(out[i] as number, edge - half);
    edge = (out[i] as number) - half;
  }
  return out;
}

/** The d of an SVG path through (x, y); broken where a value is missing. */
export function pathOf(xs: ArrayLike<number>, ys: ArrayLike<number>, first: number, last: number, x: (value: number) => number, y: (value: number) => number): string {
  let out = '';
  let pen = 'M';
  for (let t = first; t <= last; ++t) {
    const value = ys[t] as number;
    if (!Number.isFinite(value)) {
      pen = 'M';
      continue;
    }
    out += `${pen}${x(xs[t] as number).toFixed(1)},${y(value).toFixed(1)}`;
    pen = 'L';
  }
  return out;
}

/** The d of the area between two curves, piece by piece where both are there. */
export function areaOf(
  xs: ArrayLike<number>,
  low: ArrayLike<number>,
  high: ArrayLike<number>,
  first: number,
  last: number,
  x: (value: number) => number,
  y: (value: number) => number,
): string {
  let out = '';
  for (let t = first; t <= last; ++t) {
    if (!Number.isFinite(low[t] as number) || !Number.isFinite(high[t] as number)) continue;
    let end = t;
    while (end < last && Number.isFinite(low[end + 1] as number) && Number.isFinite(high[end + 1] as number)) ++end;
    let back = '';
    for (let i = t; i <= end; ++i) {
      const at = x(xs[i] as number).toFixed(1);
      out += `${i === t ? 'M' : 'L'}${at},${y(high[i] as number).toFixed(1)}`;
      back = `L${at},${y(low[i] as number).toFixed(1)}${back}`;
    }
    out += `${back}Z`;
    t = end;
  }
  return out;
}

/** Last instant of a curve that is there; −1: none. */
export function lastThere(values: ArrayLike<number>, first: number, last: number): number {
  for (let t = last; t >= first; --t) if (Number.isFinite(values[t] as number)) return t;
  return -1;
}
export function firstThere(values: ArrayLike<number>, first: number, last: number): number {
  for (let t = first; t <= last; ++t) if (Number.isFinite(values[t] as number)) return t;
  return -1;
}
