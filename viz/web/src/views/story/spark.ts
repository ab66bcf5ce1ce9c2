// src/views/story/spark.ts -- small lines: the median over replicates, for each context and strategy.
import { band } from '../../study/statistics';
import type { RunFile } from '../../run/client';

export interface Spark {
  readonly values: Float64Array;
  readonly last: number; // recorded
}

export async function sparkLines(file: RunFile, key: string): Promise<Spark[]> {
  const runs = file.runs;
  const values = await file.series(runs, key);
  const rows = file.outline.populations.find((one) => key.startsWith(`${one.name}.`))?.rows.length ?? 1;
  const whole = values.map((one) => summed(one, rows));
  const out: Spark[] = [];
  for (let at = 0; at < runs.length; at += file.outline.replicates) {
    const { middle } = band(whole.slice(at, at + file.outline.replicates));
    let last = middle.length - 1;
    while (last > 0 && Number.isNaN(middle[last])) --last;
    out.push({ values: middle, last: middle[last] ?? NaN });
  }
  return out;
}

/** All rows together at each instant. */
export function summed(values: Float64Array, rows: number): Float64Array {
  if (rows <= 1) return values;
  const out = new Float64Array(values.length / rows);
  for (let t = 0; t < out.length; ++t) for (let row = 0; row < rows; ++row) out[t] = (out[t] as number) + (values[t * rows + row] as number);
  return out;
}

/** An SVG path in the scale that all lines share. */
export function sparkLine(line: Spark, all: readonly Spark[], width: number, height: number): string {
  let [low, high] = [Infinity, -Infinity];
  for (const { values } of all)
    for (const value of values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  const span = high - low || 1;
  const step = Math.max(1, Math.floor(line.values.length / width));
  let path = '';
  for (let i = 0; i < line.values.length; i += step) {
    const value = line.values[i] as number;
    if (Number.isNaN(value)) continue;
    const x = 2 + ((width - 4) * i) / Math.max(1, line.values.length - 1);
    const y = low === high ? height / 2 : 3 + (height - 6) * (1 - (value - low) / span);
    path += `${path ? 'L' : 'M'}${x.toFixed(1)},${y.toFixed(1)}`;
  }
  return path;
}
