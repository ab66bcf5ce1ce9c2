// src/figure/pickerList.ts -- what a list of series shows: those that have all words asked for, under their populations.
import type { PopulationInfo, SeriesInfo, SeriesKey } from '../run/types';

export interface PickerRow {
  readonly kind: 'population' | 'series';
  readonly name: string; // of the population, or the series' key
}

/** Small letters without accents, so that "energie" finds "Énergie". */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{Diacritic}/gu, '').replace(/œ/gi, 'oe').replace(/’/g, "'").toLowerCase();
}

/** Text by which a series is found: both languages' labels, its name and its population's. */
export function searchText(key: SeriesKey, info: SeriesInfo | undefined, population: string): string {
  const column = key.slice(key.indexOf('.') + 1);
  return plainLetters(`${info?.label.en ?? ''} ${info?.label.fr ?? ''} ${column} ${column.replace(/_/g, ' ')} ${key} ${population}`);
}

export function pickerRows(
  populations: readonly PopulationInfo[],
  wanted: readonly string[] | undefined,
  text: (key: SeriesKey) => string,
  filter: string,
): PickerRow[] {
  const words = plainLetters(filter).split(/\s+/).filter(Boolean);
  const out: PickerRow[] = [];
  for (const population of populations) {
    if (wanted && !wanted.includes(population.name)) continue;
    const found = population.columns
      .map((column) => `${population.name}.${column}`)
      .filter((key) => words.length === 0 || words.every((word) => text(key).includes(word)));
    if (found.length === 0) continue;
    out.push({ kind: 'population', name: population.name });
    for (const name of found) out.push({ kind: 'series', name });
  }
  return out;
}

/** The next series from `at` on, `by` rows away; headings are passed by. −1 if there is none. */
export function movedTo(rows: readonly PickerRow[], at: number, by: number): number {
  const sign = by < 0 ? -1 : 1;
  const clamp = (i: number): number => Math.min(rows.length - 1, Math.max(0, i));
  let next = clamp(at < 0 ? (sign > 0 ? 0 : rows.length - 1) : at + by);
  while (rows[next]?.kind === 'population' && next + sign >= 0 && next + sign < rows.length) next += sign;
  if (rows[next]?.kind === 'series') return next;
  return rows.findIndex((row) => row.kind === 'series'); // before the first one there is but its heading
}
