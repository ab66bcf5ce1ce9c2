// src/views/replay/values.ts -- the values that the map shows: of one run or the mean of several, as they are or against something.
import type { RunFile } from '../../run/client';
import { type Outline, runName, type SeriesKey } from '../../run/types';
import { type Interval, interval, pairedDifference, student975 } from '../../study/statistics';

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

/** What a reader sees first: what the crisis changed; without a control run, what the last strategy changed; else plain values. */
export function usualMode(outline: Outline, side: Side): Mode {
  if (controlOf(outline) !== null) return 'control-share';
  const [first] = outline.strategies;
  return first && side.strategy !== first.name ? 'strategy-share' : 'value';
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
  /** Of changes over several replicates: squared distances of each pair's difference from their mean, summed. */
  readonly spread: Float64Array | Float32Array | null;
}

export interface Shown {
  readonly sides: readonly Trajectory[];
  readonly replicates: readonly number[]; // that the means are over
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

/** Half of Student's 95 % interval around a change that the map shows; NaN where there is none. Shares are of the same mean as the value's. */
export function halfAt(mode: Mode, side: Trajectory, { rows, replicates }: Shown, instant: number, row: number): number {
  const count = replicates.length;
  if (!side.spread || count < 2) return NaN;
  const half = student975(count - 1) * Math.sqrt((side.spread[instant * rows + row] ?? NaN) / (count - 1) / count);
  if (!isShare(mode)) return half;
  const other = mode === 'start' ? (side.own[row] ?? NaN) : (side.base?.[instant * rows + row] ?? NaN);
  return other === 0 ? NaN : half / Math.abs(other);
}

/** True where the interval of a change includes zero: chance alone may explain it. Zero in every replicate needs no explanation. */
export function isChance(value: number, half: number): boolean {
  return half > 0 && Math.abs(value) <= half;
}

/** Sums over replicates as they come, with how far the differences of pairs spread (Welford: nothing is lost where they are alike). */
export class Means {
  readonly own: Float64Array;
  readonly base: Float64Array | null;
  readonly spread: Float64Array | Float32Array | null;
  private count = 0;

  constructor(
    size: number,
    private readonly rows: number,
    mode: Mode,
    compared: boolean,
  ) {
    this.own = new Float64Array(size);
    this.base = compared ? new Float64Array(size) : null;
    this.spread = !isChange(mode) ? null : size < bigSeries ? new Float64Array(size) : new Float32Array(size);
  }

  add(own: Float64Array, base: Float64Array | null): void {
    const n = ++this.count;
    if (this.spread && n > 1) this.addSpread(this.spread, own, base, n);
    for (let i = 0; i < this.own.length; ++i) this.own[i] = (this.own[i] as number) + (own[i] ?? NaN);
    if (this.base && base) for (let i = 0; i < this.base.length; ++i) this.base[i] = (this.base[i] as number) + (base[i] ?? NaN);
  }

  private addSpread(spread: Float64Array | Float32Array, own: Float64Array, base: Float64Array | null, n: number): void {
    const { rows, own: sums } = this;
    for (let i = 0; i < sums.length; ++i) {
      const other = base ? base[i] : own[i % rows];
      const before = this.base ? this.base[i] : sums[i % rows];
      const away = (own[i] ?? NaN) - (other ?? NaN) - ((sums[i] as number) - (before as number)) / (n - 1);
      spread[i] = (spread[i] as number) + (away * away * (n - 1)) / n;
    }
  }

  whole(): Trajectory {
    for (const sums of [this.own, this.base]) if (sums) for (let i = 0; i < sums.length; ++i) sums[i] = (sums[i] as number) / this.count;
    return { own: this.own, base: this.base, spread: this.spread };
  }
}

const bigSeries = 1_000_000; // values of one run beyond which the spread is kept in single precision

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
  const names = [...needed.keys()];
  const size = rows * instants;
  const bases = sides.map((side) => baseOf(outline, mode, side));
  const sums = replicates.length > 1 ? bases.map((base) => new Means(size, rows, mode, base !== null)) : null;
  let trajectories: Trajectory[] = [];
  // One replicate at a time: all of them at once would not fit for 35,000 communes.
  for (const replicate of replicates) {
    const got = await file.series(names.map((name) => ({ ...(needed.get(name) as Side), replicate })), key);
    const read = (side: Side): Float64Array => got[names.indexOf(sideName(side))] as Float64Array;
    trajectories = sides.map((side, i) => {
      const [own, base] = [read(side), bases[i] ? read(bases[i]) : null];
      sums?.[i]?.add(own, base);
      return { own, base, spread: null };
    });
  }
  if (sums) trajectories = sums.map((one) => one.whole());
  const last = Math.max(0, ...trajectories.flatMap(({ own, base }) => [lastInstant(own, rows), base ? lastInstant(base, rows) : 0]));
  return { sides: trajectories, replicates, rows, instants, last };
}

/** What one commune did, instant by instant: mean over replicates, with half of Student's 95 % interval (NaN with one replicate). */
export interface RowLine {
  readonly middle: Float64Array;
  readonly half: Float64Array;
}

/** `own` and `base`: one row in each replicate. */
export function rowLine(mode: Mode, own: readonly Float64Array[], base: readonly Float64Array[] | null): RowLine {
  const instants = own[0]?.length ?? 0;
  const out = { middle: new Float64Array(instants), half: new Float64Array(instants) };
  for (let t = 0; t < instants; ++t) {
    const at = own.map((values) => values[t] ?? NaN);
    const other = mode === 'start' ? own.map((values) => values[0] ?? NaN) : base ? base.map((values) => values[t] ?? NaN) : null;
    const said: Interval = other ? pairedDifference(at, other) : interval(at);
    const size = !isShare(mode) ? 1 : other ? Math.abs(other.reduce((sum, one) => sum + one, 0) / other.length) : NaN;
    out.middle[t] = size === 0 ? NaN : said.mean / size;
    out.half[t] = size === 0 ? NaN : said.half / size;
  }
  return out;
}

/** Reads the row of one commune in all replicates that the map shows. */
export async function readRow(file: RunFile, key: SeriesKey, row: number, sides: readonly Side[], mode: Mode, replicates: readonly number[]): Promise<RowLine[]> {
  const all = (side: Side): Promise<Float64Array[]> => file.rowSeries(replicates.map((replicate) => ({ ...side, replicate })), key, row);
  return Promise.all(
    sides.map(async (side) => {
      const base = baseOf(file.outline, mode, side);
      const [own, other] = await Promise.all([all(side), base ? all(base) : null]);
      return rowLine(mode, own, other);
    }),
  );
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
export function firstDate(outline: Outline, context: string, mode: Mode, strategy = ''): number {
  const days = outline.rhythms['time']?.days ?? new Int32Array();
  const crisis =
    outline.events.find((event) => event.kind === 'crisis' && event.choice === context) ??
    (mode.startsWith('strategy') ? outline.events.find((event) => event.kind === 'policy' && event.choice === strategy) : undefined);
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
