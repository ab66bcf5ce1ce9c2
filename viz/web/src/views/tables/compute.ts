// src/views/tables/compute.ts -- numbers of the tables: means at an instant, agents in order, shares of a loss.
import type { Outline, ResilienceInfo, ResilienceTable } from '../../run/types';
import { interval, type Interval } from '../../study/statistics';
import { fromTable, type Value } from '../series/resilience';

/** Over replicates at an instant, of each row; replicates that have not got there are left out. */
export function atInstant(replicates: readonly Float64Array[], rows: number, instant: number): Interval[] {
  return Array.from({ length: rows }, (_none, row) => {
    const there = replicates.map((values) => values[instant * rows + row] ?? NaN).filter((value) => !Number.isNaN(value));
    return there.length ? interval(there) : { mean: NaN, half: NaN, count: 0 };
  });
}

/** Agents that fit, by slot, in order: of a column (missing last), or by slot without one. */
export function inOrder(slots: readonly number[], by: ArrayLike<number> | null, descending: boolean): number[] {
  if (!by) return descending ? [...slots].reverse() : [...slots];
  const sign = descending ? -1 : 1;
  return [...slots].sort((a, b) => {
    const [x, y] = [by[a] ?? NaN, by[b] ?? NaN];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y)) || a - b;
    return sign * (x - y) || a - b;
  });
}

/** Slots there at a step: born by then, and not dead. */
export function aliveAt(born: ArrayLike<number>, died: ArrayLike<number>, step: number): number[] {
  const out: number[] = [];
  for (let slot = 0; slot < born.length; ++slot)
    if ((born[slot] as number) <= step && ((died[slot] as number) < 0 || (died[slot] as number) > step)) out.push(slot);
  return out;
}

export interface LossRow {
  readonly row: number;
  readonly values: Readonly<Record<string, Value>>;
  readonly share: number; // of the mean losses of all rows; NaN if nobody loses
}

/** Rows of a series, those that lose most first. */
export function lossRows(info: ResilienceInfo, table: ResilienceTable, context: string, strategy: string): LossRow[] {
  const rows = Array.from({ length: table.rows }, (_none, row) => ({ row, values: fromTable(info, table, row, context, strategy, -1) ?? {} }));
  const lost = (one: (typeof rows)[number]): number => one.values['mean_loss']?.mean ?? NaN;
  const all = rows.reduce((sum, one) => sum + (lost(one) > 0 ? lost(one) : 0), 0);
  const loss = (one: (typeof rows)[number]): number => one.values['loss']?.mean ?? NaN;
  return rows
    .map((one) => ({ ...one, share: all > 0 ? lost(one) / all : NaN }))
    .sort((a, b) => (Number.isNaN(loss(a)) ? 1 : Number.isNaN(loss(b)) ? -1 : loss(b) - loss(a)));
}

/** Where /resilience has numbers: contexts other than the control. */
export const struckContexts = (outline: Outline): string[] =>
  outline.resilience ? outline.contexts.map((one) => one.name).filter((name) => outline.resilience?.runs.some((run) => run.context === name)) : [];
