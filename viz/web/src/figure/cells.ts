// src/figure/cells.ts -- cells of tables that say in the reader's words what the file names.
import type { RunFile } from '../run/client';
import { rowLabel } from '../run/places';
import { source, told, unit } from '../words';
import type { Dated, Named } from './export';

export const contextCell = (file: RunFile, name: string): Named => {
  const found = file.outline.contexts.find((one) => one.name === name);
  return { text: (found && told(found.title)) || name, name };
};
export const strategyCell = (file: RunFile, name: string): Named => {
  const found = file.outline.strategies.find((one) => one.name === name);
  return { text: (found && told(found.title)) || name, name };
};
/** A unit in words, and its symbol in the file. */
export const unitCell = (symbol: string, step = ''): Named => ({ text: unit(symbol, step), name: symbol });
/** A row of a population: a commune's name and its code. */
export const rowCell = (file: RunFile, population: string, row: number): Named => ({
  text: rowLabel(file, population, row),
  name: file.outline.populations.find((one) => one.name === population)?.rows[row] ?? '',
});
/** A source or a note, with the program's own words in the reader's language. */
export const sourceCell = (text: string): Named => ({ text: source(text), name: text, citation: true });
export const dayCell = (day: number | undefined): Dated => ({ day: day ?? NaN });
