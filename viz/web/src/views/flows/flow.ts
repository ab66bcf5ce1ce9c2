// src/views/flows/flow.ts -- flows between groups, folded to those that are shown: numbers, intervals and differences (pure).
import { columnSums, emptyMatrix, folded, folding, type Folding, type Matrix, over, quotient, rowSums } from '../../graph';
import { type Interval, pairedDifference } from '../../study/statistics';

/** What flows in one run: a sum, or a sum over a number where it is a mean. */
export interface Flow {
  readonly above: Matrix;
  readonly below: Matrix | null;
}

export interface Shape {
  readonly rows: Folding;
  readonly columns: Folding;
}

/** Groups that are shown: those through which most flows, on average over all that will be shown with them. */
export function shapeOf(flows: readonly Flow[], most: number, same: boolean): Shape {
  const first = flows[0] as Flow;
  const sum = emptyMatrix(first.above.rows, first.above.columns);
  for (const flow of flows) (flow.below ?? flow.above).values.forEach((value, i) => ((sum.values[i] as number) += Math.abs(value) || 0));
  const [down, across] = [rowSums(sum), columnSums(sum)];
  if (!same) return { rows: inOrder(folding(down, most)), columns: inOrder(folding(across, most)) };
  const both = inOrder(folding(down.map((value, i) => value + (across[i] as number)), most));
  return { rows: both, columns: both };
}

/** Shown groups in the order of the file, which readers know. */
const inOrder = (fold: Folding): Folding => ({ shown: [...fold.shown].sort((a, b) => a - b), others: fold.others });

export const labelsOf = (fold: Folding, labels: readonly string[], others: (count: number) => string): string[] => [
  ...fold.shown.map((group) => labels[group] as string),
  ...(fold.others.length ? [others(fold.others.length)] : []),
];

export function shaped(flow: Flow, shape: Shape): Matrix {
  const above = folded(flow.above, shape.rows, shape.columns);
  return flow.below ? quotient(above, folded(flow.below, shape.rows, shape.columns)) : above;
}

export interface Told {
  readonly matrix: Matrix; // mean over replicates
  readonly cells: readonly Interval[];
}

export function tell(flows: readonly Flow[], shape: Shape): Told {
  const { mean, cells } = over(flows.map((flow) => shaped(flow, shape)));
  return { matrix: mean, cells };
}

/** Here minus there, replicate by replicate: they share their luck. */
export function difference(here: readonly Flow[], there: readonly Flow[], shape: Shape): Told {
  const [a, b] = [here, there].map((flows) => flows.map((flow) => shaped(flow, shape))) as [Matrix[], Matrix[]];
  const first = a[0] as Matrix;
  const cells = Array.from(first.values, (_none, i) => pairedDifference(a.map((one) => one.values[i] as number), b.map((one) => one.values[i] as number)));
  return { matrix: { ...first, values: Float64Array.from(cells, (cell) => cell.mean) }, cells };
}

/** Number of the cell with the greatest value by a sign; −1: none above zero. */
export function extreme(matrix: Matrix, sign: 1 | -1): number {
  let best = -1;
  matrix.values.forEach((value, i) => {
    if (sign * value > (best < 0 ? 0 : sign * (matrix.values[best] as number))) best = i;
  });
  return best;
}
