// src/views/compare/read.ts -- trajectories of many runs at once, by cell: a context with a strategy.
import type { RunFile } from '../../run/client';
import type { SeriesKey } from '../../run/types';
import { rowOf } from './measure';

export interface Cell {
  readonly context: string;
  readonly strategy: string;
}

export const cellName = (cell: Cell): string => `${cell.context}/${cell.strategy}`;

/** One series (one of its rows) in some cells: [cell][replicate]. All of it in one question to the reader. */
export async function readCells(file: RunFile, key: SeriesKey, row: number, cells: readonly Cell[]): Promise<Float64Array[][]> {
  const { replicates } = file.outline;
  const runs = cells.flatMap((cell) => Array.from({ length: replicates }, (_none, replicate) => ({ ...cell, replicate })));
  const [info, values] = await Promise.all([file.info(key), file.series(runs, key)]);
  return cells.map((_cell, c) => values.slice(c * replicates, (c + 1) * replicates).map((one) => rowOf(one, info.rows, row)));
}

/** How much of a live file is there: what is read again when it changes. Null for a file at rest. */
export const standing = (file: RunFile): unknown => file.live.value?.recorded.value ?? null;

const favourites = [
  'value_added',
  'output',
  'jobs',
  'unemployed',
  'firms_short',
  'firms_failed',
  'energy_bill',
  'emissions',
  'service_level',
  'ties_across',
  'ties_trusted',
  'trust',
  'projects_delivered',
  'proactivity',
];

/** What to compare first: what most readers ask for, else the first series of the file. */
export function firstSeries(file: RunFile, most: number): SeriesKey[] {
  const wanted = favourites.map((column) => `territory.${column}`).filter((key) => file.hasSeries(key));
  const singles = file.outline.populations.filter((one) => one.rows.length <= 1).flatMap((one) => one.columns.map((column) => `${one.name}.${column}`));
  return [...new Set([...wanted, ...(wanted.length ? [] : singles.length ? singles : file.seriesKeys)])].slice(0, most);
}
