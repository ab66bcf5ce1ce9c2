// src/graph/matrix.ts -- ties and moves added up between groups: rows are where they leave, columns where they arrive.
import { interval, type Interval } from '../study/statistics';
import type { GroupOf } from './groups';
import type { Ties } from './ties';

export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array; // (row, column) at [row * columns + column]
}

export const at = (matrix: Matrix, row: number, column: number): number => matrix.values[row * matrix.columns + column] as number;

export function emptyMatrix(rows: number, columns: number): Matrix {
  return { rows, columns, values: new Float64Array(rows * columns) };
}

/** Adds up a weight along ties (1 each if there is none) between the groups of their ends; ties of which an end has no group are left out. */
export function between(ties: Ties, from: GroupOf, to: GroupOf, rows: number, columns: number, weight: Float64Array | null = null): Matrix {
  const out = emptyMatrix(rows, columns);
  for (let i = 0; i < ties.from.length; ++i) {
    const row = from[ties.from[i] as number] ?? -1;
    const column = to[ties.to[i] as number] ?? -1;
    const value = weight ? (weight[i] as number) : 1;
    if (row >= 0 && column >= 0 && !Number.isNaN(value)) (out.values[row * columns + column] as number) += value;
  }
  return out;
}

/** `above` over `below`, cell by cell; NaN where nothing is below. */
export function quotient(above: Matrix, below: Matrix): Matrix {
  return { ...above, values: above.values.map((value, i) => (below.values[i] ? value / (below.values[i] as number) : NaN)) };
}

/** Ties that are possible between groups of these sizes: nobody is tied to oneself. */
export function possible(rows: ArrayLike<number>, columns: ArrayLike<number>, same: boolean): Matrix {
  const out = emptyMatrix(rows.length, columns.length);
  for (let row = 0; row < rows.length; ++row)
    for (let column = 0; column < columns.length; ++column)
      out.values[row * columns.length + column] = (rows[row] as number) * ((columns[column] as number) - (same && row === column ? 1 : 0));
  return out;
}

export function total(matrix: Matrix): number {
  return matrix.values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
}

export function rowSums(matrix: Matrix): Float64Array {
  return Float64Array.from({ length: matrix.rows }, (_none, row) => matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns).reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0));
}

export function columnSums(matrix: Matrix): Float64Array {
  const out = new Float64Array(matrix.columns);
  matrix.values.forEach((value, i) => Number.isNaN(value) || ((out[i % matrix.columns] as number) += value));
  return out;
}

/** Part of the whole that stays within a group; NaN if rows and columns are not the same groups, or all is 0. */
export function withinShare(matrix: Matrix): number {
  let inside = 0;
  for (let i = 0; i < Math.min(matrix.rows, matrix.columns); ++i) inside += at(matrix, i, i) || 0;
  return inside / total(matrix);
}

/** Which groups are shown by themselves; the others go together into one more. Heaviest first; groups without anything are left out. */
export interface Folding {
  readonly shown: readonly number[];
  readonly others: readonly number[];
}

export function folding(weights: ArrayLike<number>, most: number): Folding {
  const ranked = Array.from(weights, (weight, group) => ({ weight: Math.abs(weight), group }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.group - b.group)
    .map(({ group }) => group);
  // One group alone in "others" may as well be shown.
  return ranked.length <= most + 1 ? { shown: ranked, others: [] } : { shown: ranked.slice(0, most), others: ranked.slice(most) };
}

/** The matrix of the shown groups, with "others" last where there are some. */
export function folded(matrix: Matrix, rows: Folding, columns: Folding): Matrix {
  const parts = (of: Folding): (readonly number[])[] => [...of.shown.map((group) => [group]), ...(of.others.length ? [of.others] : [])];
  const [down, across] = [parts(rows), parts(columns)];
  const values = Float64Array.from({ length: down.length * across.length }, (_none, i) => {
    const [its, their] = [down[Math.floor(i / across.length)] as readonly number[], across[i % across.length] as readonly number[]];
    if (its.length === 1 && their.length === 1) return at(matrix, its[0] as number, their[0] as number);
    let sum = 0;
    for (const row of its) for (const column of their) sum += at(matrix, row, column) || 0;
    return sum;
  });
  return { rows: down.length, columns: across.length, values };
}

/** Cell by cell over replicates: mean and Student's interval. */
export function over(matrices: readonly Matrix[]): { readonly mean: Matrix; readonly cells: readonly Interval[] } {
  const first = matrices[0] as Matrix;
  const cells = Array.from(first.values, (_none, i) => interval(matrices.map((matrix) => matrix.values[i] as number)));
  return { mean: { ...first, values: Float64Array.from(cells, (cell) => cell.mean) }, cells };
}

export function minus(a: Matrix, b: Matrix): Matrix {
  return { ...a, values: a.values.map((value, i) => value - (b.values[i] as number)) };
}

/** Who was in one group then and in another now. Only those whose place changed count (`moved`). */
export function moves(then: GroupOf, now: GroupOf, size: number, moved: (slot: number) => boolean): Matrix {
  const out = emptyMatrix(size, size);
  for (let slot = 0; slot < Math.min(then.length, now.length); ++slot) {
    const [row, column] = [then[slot] as number, now[slot] as number];
    if (row >= 0 && column >= 0 && moved(slot)) (out.values[row * size + column] as number) += 1;
  }
  return out;
}
