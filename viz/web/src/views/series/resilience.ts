// src/views/series/resilience.ts -- performances and measures of a crisis against the control, for each strategy: the run
// file's own numbers where it has them, else worked out by the same formulas.
import type { RunFile } from '../../run/client';
import type { Polarity, ResilienceInfo, ResilienceTable, SeriesKey } from '../../run/types';
import { interval, mean } from '../../study/statistics';
import type { RowChoice } from './curves';
import { performance, triangle, type Triangle } from './performance';
import { curvesOf, runsOf } from './read';
import { instantBefore } from './time';

export interface Value {
  readonly mean: number;
  readonly half: number; // NaN: one luck
}

/** Of one strategy under the crisis; `luck` −1 is the mean of all. */
export interface Measured {
  readonly strategy: string;
  readonly curve: Float64Array;
  readonly shape: Triangle; // of the drawn curve
  readonly values: Readonly<Record<string, Value>>; // by measure: robustness, lowest_day, loss, recovery_time, censored ...
  readonly fromFile: boolean;
}

/** One row of /resilience/rows: of a run (`luck` ≥ 0), or the mean of a cell. Null where the file has none. */
export function fromTable(info: ResilienceInfo, table: ResilienceTable, row: number, context: string, strategy: string, luck: number): Record<string, Value> | null {
  const width = table.measures.length;
  const pick = (values: Float64Array, which: number): number[] => [...values.subarray((which * table.rows + row) * width, (which * table.rows + row + 1) * width)];
  const many = luck < 0 && table.mean && table.half;
  const which = many
    ? info.cells.findIndex((cell) => cell.context === context && cell.strategy === strategy)
    : info.runs.findIndex((run) => run.context === context && run.strategy === strategy && run.replicate === Math.max(0, luck));
  if (which < 0) return null;
  const middles = pick(many ? (table.mean as Float64Array) : table.runs, which);
  const halves = many ? pick(table.half as Float64Array, which) : [];
  return Object.fromEntries(table.measures.map((name, i) => [name, { mean: middles[i] as number, half: halves[i] ?? NaN }]));
}

/** Instant by instant; NaN where one of them is. */
export function meanCurve(curves: readonly Float64Array[]): Float64Array {
  return Float64Array.from(curves[0] ?? [], (_value, t) => mean(curves.map((curve) => curve[t] as number)));
}

export function ownValues(shapes: readonly Triangle[], days: ArrayLike<number>): Record<string, Value> {
  const over = (pick: (one: Triangle) => number): Value => {
    const { mean: middle, half } = interval(shapes.map(pick));
    return { mean: middle, half };
  };
  return {
    robustness: over((one) => one.robustness),
    lowest_day: over((one) => (one.lowest < 0 ? NaN : (days[one.lowest] as number) - (days[one.start] as number))),
    loss: over((one) => one.loss),
    recovery_time: shapes.length > 1 && shapes.some((one) => one.censored) ? { mean: NaN, half: NaN } : over((one) => one.recovery),
    censored: over((one) => Number(one.censored)),
  };
}

export interface TriangleAsked {
  readonly key: SeriesKey;
  readonly row: RowChoice;
  readonly rows: number;
  readonly polarity: Polarity;
  readonly control: string;
  readonly context: string;
  readonly strategies: readonly string[];
  readonly luck: number;
}

export async function measured(file: RunFile, asked: TriangleAsked): Promise<Measured[]> {
  const { outline } = file;
  const days = outline.rhythms['time']?.days ?? new Int32Array();
  const crisis = Math.min(...outline.events.filter((event) => event.choice === asked.context && event.kind === 'crisis').map((event) => event.from));
  const [epsilon, window] = [outline.resilience?.epsilon ?? 0.05, outline.resilience?.window ?? 28];
  const start = Math.max(0, instantBefore(days, crisis));
  const single = typeof asked.row === 'number' || asked.rows === 1;
  const table = single && outline.resilience ? await file.resilience(`rows/${asked.key.replace('.', '/')}`) : null;
  const out: Measured[] = [];
  for (const strategy of asked.strategies) {
    const wanted = (context: string) => runsOf(file, context, strategy).filter((run) => asked.luck < 0 || run.replicate === asked.luck);
    const [struck, calm] = [await curvesOf(file, wanted(asked.context), asked.key, asked.row), await curvesOf(file, wanted(asked.control), asked.key, asked.row)];
    const curves = struck.map((values, i) => performance(values, calm[i] as Float64Array, asked.polarity, start));
    const shapes = curves.map((curve) => triangle(days, curve, crisis, epsilon, window));
    const curve = meanCurve(curves);
    const row = typeof asked.row === 'number' ? asked.row : 0;
    const known = table && outline.resilience ? fromTable(outline.resilience, table, row, asked.context, strategy, asked.luck) : null;
    out.push({
      strategy,
      curve,
      shape: triangle(days, curve, crisis, epsilon, window),
      values: known ?? ownValues(shapes, days),
      fromFile: known !== null,
    });
  }
  return out;
}
