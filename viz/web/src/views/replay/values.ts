// src/views/replay/values.ts -- the values that the map shows: of one run or the mean of several, as they are or against something.
import type { RunFile } from '../../run/client';
import { type Outline, type Run, runName, type SeriesKey } from '../../run/types';

/** A context with a strategy: `calm/as-is` in the address. */
export interface Side {
  readonly context: string;
  readonly strategy: string;
}

export const modes = ['value', 'start', 'control', 'control-share', 'strategy', 'strategy-share'] as const;
export type Mode = (typeof modes)[number];

export const isShare = (mode: Mode): boolean => mode === 'start' || mode.endsWith('-share');
export const isChange = (mode: Mode): boolean => mode !== 'value';

export const sideName = (side: Side): string => `${side.context}/${side.strategy}`;

export function sidesOf(outline: Outline): Side[] {
  return outline.contexts.flatMap((context) => outline.strategies.map((strategy) => ({ context: context.name, strategy: strategy.name })));
}

/** The context without crises that others are compared with; null if there is no such one. */
export function controlOf(outline: Outline): string | null {
  if (outline.contexts.length < 2) return null;
  if (outline.resilience) return outline.resilience.reference;
  const calm = outline.contexts.filter((one) => !outline.events.some((event) => event.kind === 'crisis' && event.choice === one.name));
  return calm.length === 1 ? (calm[0]?.name ?? null) : null;
}

export function modesFor(outline: Outline): Mode[] {
  const control = controlOf(outline) !== null;
  const strategies = outline.strategies.length > 1;
  return modes.filter((mode) => (mode.startsWith('control') ? control : mode.startsWith('strategy') ? strategies : true));
}

/** What a side is compared with; null: with nothing. */
export function baseOf(outline: Outline, mode: Mode, side: Side): Side | null {
  const control = controlOf(outline);
  if (mode.startsWith('control') && control !== null) return { context: control, strategy: side.strategy };
  const [first] = outline.strategies;
  if (mode.startsWith('strategy') && first) return { context: side.context, strategy: first.name };
  return null;
}

/** Values at [instant × rows + row]; NaN: none. */
export interface Trajectory {
  readonly own: Float64Array;
  readonly base: Float64Array | null;
}

export interface Shown {
  readonly sides: readonly Trajectory[];
  readonly replicates: number; // that the means are over
  readonly rows: number;
  readonly instants: number;
  readonly last: number; // last instant with a value
}

/** One value of the map. Shares are of the other value's size; of nothing there is no share. */
export function valueAt(mode: Mode, { own, base }: Trajectory, rows: number, instant: number, row: number): number {
  const value = own[instant * rows + row] ?? NaN;
  if (mode === 'value') return value;
  const other = mode === 'start' ? (own[row] ?? NaN) : base ? (base[instant * rows + row] ?? NaN) : NaN;
  if (!isShare(mode)) return value - other;
  return other === 0 ? NaN : (value - other) / Math.abs(other);
}

/** Mean of replicates, value by value; NaN wherever one of them has none. */
export function meanOf(replicates: readonly Float64Array[]): Float64Array {
  const [first] = replicates;
  if (!first || replicates.length === 1) return first ?? new Float64Array();
  const out = Float64Array.from(first);
  for (const one of replicates.slice(1)) for (let i = 0; i < out.length; ++i) out[i] = (out[i] as number) + (one[i] as number);
  for (let i = 0; i < out.length; ++i) out[i] = (out[i] as number) / replicates.length;
  return out;
}

const bigSeries = 1_000_000; // values of one run beyond which replicates are read one at a time

async function readMean(file: RunFile, key: SeriesKey, runs: readonly Run[], size: number): Promise<Float64Array> {
  if (size < bigSeries || runs.length < 2) return meanOf(await file.series(runs, key));
  const sum = new Float64Array(size);
  for (const run of runs) {
    const [values] = await file.series([run], key);
    for (let i = 0; i < size; ++i) sum[i] = (sum[i] as number) + ((values?.[i] ?? NaN) as number);
  }
  for (let i = 0; i < size; ++i) sum[i] = (sum[i] as number) / runs.length;
  return sum;
}

/** Last instant at which any row has a value; −1: none. */
export function lastInstant(values: Float64Array, rows: number): number {
  let i = values.length - 1;
  while (i >= 0 && Number.isNaN(values[i])) --i;
  return Math.floor(i / rows);
}

/** Reads what the map shows: `luck` is a replicate, or −1 for the mean over those that have begun in every run needed. */
export async function readShown(file: RunFile, key: SeriesKey, rows: number, sides: readonly Side[], mode: Mode, luck: number): Promise<Shown> {
  const { outline } = file;
  const recorded = file.live.peek()?.recorded.peek() ?? outline.recorded;
  const instants = outline.rhythms['time']?.days.length ?? 0;
  const needed = new Map<string, Side>();
  for (const side of sides) {
    needed.set(sideName(side), side);
    const base = baseOf(outline, mode, side);
    if (base) needed.set(sideName(base), base);
  }
  const begun = (replicate: number): boolean => [...needed.values()].every((side) => (recorded[runName({ ...side, replicate })] ?? 0) > 0);
  const all = Array.from({ length: outline.replicates }, (_none, i) => i);
  const wanted = luck >= 0 ? [luck] : all.filter(begun);
  const replicates = wanted.length ? wanted : [0];
  const read = new Map<string, Float64Array>();
  for (const [name, side] of needed)
    read.set(name, await readMean(file, key, replicates.map((replicate) => ({ ...side, replicate })), rows * instants));
  const trajectories = sides.map((side): Trajectory => {
    const base = baseOf(outline, mode, side);
    return { own: read.get(sideName(side)) as Float64Array, base: base ? (read.get(sideName(base)) as Float64Array) : null };
  });
  const last = Math.max(0, ...[...read.values()].map((values) => lastInstant(values, rows)));
  return { sides: trajectories, replicates: replicates.length, rows, instants, last };
}

const mostSampled = 120_000;

/** Values from all dates and sides, evenly picked, from which the scale is made. */
export function sampled(mode: Mode, shown: Shown): Float64Array {
  const { sides, rows } = shown;
  const until = (shown.last + 1) * rows;
  const stride = Math.max(1, Math.ceil((until * sides.length) / mostSampled));
  // A stride that shares a factor with the rows would pick the same rows at every date.
  let step = stride;
  while (step > 1 && gcd(step, rows) > 1) ++step;
  const out: number[] = [];
  for (const side of sides)
    for (let i = 0; i < until; i += step) {
      const value = valueAt(mode, side, rows, Math.floor(i / rows), i % rows);
      if (Number.isFinite(value)) out.push(value);
    }
  return Float64Array.from(out);
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** The last instant on or before a date (ISO); the first one if the date is before all. −1: not a date. */
export function instantAt(days: Int32Array, iso: string): number {
  const wanted = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(iso) / 86_400_000 : NaN;
  return Number.isNaN(wanted) ? -1 : instantOfDay(days, wanted);
}

export function instantOfDay(days: Int32Array, day: number): number {
  let at = 0;
  while (at + 1 < days.length && (days[at + 1] as number) <= day) ++at;
  return at;
}

/** Where a replay begins: in the middle of the first crisis of the context, as long as it is shown; else at the first instant. */
export function firstDate(outline: Outline, context: string, mode: Mode): number {
  const days = outline.rhythms['time']?.days ?? new Int32Array();
  const crisis = outline.events.find((event) => event.kind === 'crisis' && event.choice === context);
  if (!crisis || !isChange(mode)) return 0;
  return instantOfDay(days, (crisis.from + Math.min(crisis.until, days[days.length - 1] ?? crisis.until)) / 2);
}

export interface Jump {
  readonly instant: number;
  readonly day: number; // of the event itself, days since 1970-01-01
  readonly title: { readonly en: string; readonly fr: string };
  readonly kind: 'crisis' | 'policy';
  readonly edge: 'from' | 'until';
}

/** Beginnings and ends of what happens in the shown runs, in order, as far as they lie within the run. */
export function jumpsOf(outline: Outline, sides: readonly Side[]): Jump[] {
  const days = outline.rhythms['time']?.days ?? new Int32Array();
  const [first, last] = [days[0] ?? 0, days[days.length - 1] ?? 0];
  const seen = new Set<string>();
  const out: Jump[] = [];
  for (const event of outline.events) {
    if (!sides.some((side) => event.choice === side.context || event.choice === side.strategy)) continue;
    for (const edge of ['from', 'until'] as const) {
      const day = event[edge];
      const key = `${event.title.en} ${edge} ${day}`;
      if (seen.has(key) || day < first || day > last || (edge === 'until' && day >= last)) continue;
      seen.add(key);
      out.push({ instant: instantOfDay(days, day), day, title: event.title, kind: event.kind, edge });
    }
  }
  return out.sort((a, b) => a.instant - b.instant);
}

/** Populations whose rows are communes: named so, or with codes that the territory knows or that look like INSEE's. */
export function communePopulations(outline: Outline, known: (code: string) => boolean): string[] {
  return outline.populations
    .filter(({ name, rows, columns }) => {
      if (!columns.length || !rows.length) return false;
      if (name === 'commune') return true;
      return rows.filter((code) => known(code) || /^(\d{2}|2[AB])\d{3}$/.test(code)).length > rows.length / 2;
    })
    .map((population) => population.name);
}
