// src/study/statistics.ts -- what is said of replicates: mean, quantiles, Student's interval, paired differences.

export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; ++i) sum += values[i] as number;
  return sum / values.length;
}

/** Quantile of type 7 (linear between order statistics); NaN among the values gives NaN. */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  if (sorted.length === 0 || Number.isNaN(sorted[sorted.length - 1])) return NaN;
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (at - below);
}

/** Sample standard deviation (n − 1). */
export function deviation(values: ArrayLike<number>): number {
  const middle = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; ++i) sum += ((values[i] as number) - middle) ** 2;
  return Math.sqrt(sum / (values.length - 1));
}

// Student's t at 0.975, degrees of freedom 1 to 30 (standard tables).
const t975 = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281, 2.201, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098,
  2.1009, 2.093, 2.086, 2.0796, 2.0739, 2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
];

/** Student's t at 0.975; beyond 30 degrees of freedom the expansion of Cornish and Fisher, right to 4 digits. */
export function student975(freedom: number): number {
  if (freedom < 1) return NaN;
  const listed = t975[freedom - 1];
  if (listed !== undefined) return listed;
  const z = 1.959964;
  return z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
}

export interface Interval {
  readonly mean: number;
  readonly half: number; // of Student's 95 % interval; NaN with one replicate
  readonly count: number;
}

export function interval(values: ArrayLike<number>): Interval {
  const count = values.length;
  return { mean: mean(values), half: count > 1 ? (student975(count - 1) * deviation(values)) / Math.sqrt(count) : NaN, count };
}

/** Mean and interval of `a[i] − b[i]`: runs of one replicate share their luck, so they are paired. */
export function pairedDifference(a: ArrayLike<number>, b: ArrayLike<number>): Interval {
  return interval(Float64Array.from(a, (value, i) => value - (b[i] as number)));
}

/** True if chance alone may explain it. */
export const includesZero = (of: Interval): boolean => !(Math.abs(of.mean) > of.half) && of.mean !== 0;

export interface Band {
  readonly low: Float64Array;
  readonly middle: Float64Array; // median
  readonly high: Float64Array;
}

/** Instant by instant over replicates: quantiles `share`, ½ and 1 − `share` (0: the whole range). */
export function band(replicates: readonly Float64Array[], share = 0.05): Band {
  const length = replicates[0]?.length ?? 0;
  const out = { low: new Float64Array(length), middle: new Float64Array(length), high: new Float64Array(length) };
  const at = new Float64Array(replicates.length);
  for (let t = 0; t < length; ++t) {
    replicates.forEach((values, i) => (at[i] = values[t] as number));
    out.low[t] = quantile(at, share);
    out.middle[t] = quantile(at, 0.5);
    out.high[t] = quantile(at, 1 - share);
  }
  return out;
}
