// src/views/series/state.ts -- what the trajectories are asked for, in the address; and what follows from it.
import { signal } from '@preact/signals';
import type { RunFile } from '../../run/client';
import type { SeriesKey } from '../../run/types';
import { listParam, numberParam, textParam } from '../../state';
import type { Mode, RowChoice } from './curves';
import { modes } from './curves';
import { dayOf } from './time';

export const keysParam = textParam('series.keys'); // "a.b,c.d"; empty: the usual one
export const contextsParam = textParam('series.contexts'); // empty: the usual ones
export const strategiesParam = textParam('series.strategies');
export const modeParam = textParam('series.mode', 'value');
export const bandParam = textParam('series.band', '90');
export const eachParam = textParam('series.each');
export const fromParam = textParam('series.from');
export const untilParam = textParam('series.until');
export const cursorParam = textParam('series.at');
export const rowsParam = listParam('series.rows'); // "commune:sum", "commune:62498" ...
export const triangleOf = numberParam('series.of', 0); // which picture the triangle is drawn of
export const triangleContext = textParam('series.crisis');
export const triangleStrategy = textParam('series.strategy');
export const triangleLuck = textParam('series.luck', 'mean');

/** Instant under the cursor, of all pictures; the address follows when it rests. */
export const cursor = signal(-1);

const most = 6; // lines in a picture that nobody asked for

export function usualSeries(file: RunFile): SeriesKey[] {
  const wanted = ['territory.value_added', 'territory.output', 'territory.jobs'].find((key) => file.hasSeries(key));
  const first = wanted ?? file.seriesKeys[0];
  return first ? [first] : [];
}

export function keysOf(file: RunFile): SeriesKey[] {
  const asked = keysParam.value.split(',').filter((key) => file.hasSeries(key));
  return asked.length ? asked : usualSeries(file);
}

function among(asked: string, known: readonly string[], usual: readonly string[]): string[] {
  if (asked === 'none') return [];
  const found = known.filter((name) => asked.split(',').includes(name));
  return found.length ? found : [...usual];
}

export function contextsOf(file: RunFile): string[] {
  const known = file.outline.contexts.map((one) => one.name);
  return among(contextsParam.value, known, known.slice(0, most));
}

export function strategiesOf(file: RunFile): string[] {
  const known = file.outline.strategies.map((one) => one.name);
  return among(strategiesParam.value, known, known.slice(0, Math.max(1, Math.floor(most / Math.min(most, file.outline.contexts.length)))));
}

export const modeOf = (): Mode => modes.find((one) => one === modeParam.value) ?? 'value';

/** What one picture shows. */
export interface Shown {
  readonly key: SeriesKey;
  readonly row: RowChoice;
}

/** Rows of a population that are shown, each in a picture of its own. */
export function rowsOf(file: RunFile, population: string, usual: 'sum' | 'mean'): RowChoice[] {
  const known = file.outline.populations.find((one) => one.name === population)?.rows ?? [];
  const begin = `${population}:`;
  const asked = rowsParam.value
    .filter((one) => one.startsWith(begin))
    .map((one): RowChoice => {
      const name = one.slice(begin.length);
      return name === 'sum' || name === 'mean' ? name : known.indexOf(name);
    })
    .filter((one) => typeof one !== 'number' || one >= 0);
  return asked.length ? asked : [usual];
}

export function setRows(file: RunFile, population: string, rows: readonly RowChoice[]): void {
  const known = file.outline.populations.find((one) => one.name === population)?.rows ?? [];
  const others = rowsParam.peek().filter((one) => !one.startsWith(`${population}:`));
  rowsParam.value = [...others, ...rows.map((row) => `${population}:${typeof row === 'number' ? (known[row] ?? '') : row}`)];
}

export const windowParam = (): [number, number] => [dayOf(fromParam.value), dayOf(untilParam.value)];
