// src/views/settled/residuals.ts -- how far what was settled is from what was stated.
import type { Bilingual, Statement } from '../../run/types';

/** The figure of the territory as a whole: the file writes `*` for the name of its place. */
export const isWhole = (row: Statement): boolean => row.place === '*' || row.placeName === '*';

export const residual = (row: Statement): number => row.settled - row.stated;

/** Of the stated figure; NaN where nothing or zero was stated. */
export const residualShare = (row: Statement): number => (row.stated === 0 ? NaN : residual(row) / row.stated);

export interface FigureOf {
  readonly figure: string;
  readonly label: Bilingual;
  readonly unit: string;
  readonly rows: readonly Statement[];
}

/** Figures of places, in the file's order; slots of real actors are no figures. */
export function figuresOf(statements: readonly Statement[]): FigureOf[] {
  const found = new Map<string, Statement[]>();
  for (const row of statements) {
    if (row.figure === 'real_actor') continue;
    const rows = found.get(row.figure);
    if (rows) rows.push(row);
    else found.set(row.figure, [row]);
  }
  return [...found].map(([figure, rows]) => ({ figure, label: (rows[0] as Statement).label, unit: (rows[0] as Statement).unit, rows }));
}

/** The row farthest from what its source states, in per cent; null if all agree or nothing was stated. */
export function farthest(rows: readonly Statement[]): Statement | null {
  let most: Statement | null = null;
  for (const row of rows) {
    const share = Math.abs(residualShare(row));
    if (share > 0 && share > Math.abs(most ? residualShare(most) : 0)) most = row;
  }
  return most;
}
