// src/map/scale.ts -- which colour a value has: few classes between round numbers, the same for all dates.
import { divergingColour, sequentialColour } from '../figure/palette';

export interface ColourClass {
  readonly low: number; // −∞: open
  readonly high: number; // ∞: open; a class [0, 0] holds exactly zero
  readonly colour: string;
  readonly negative: boolean; // dotted too, so that the sign is not told by colour alone
}

export interface ColourScale {
  readonly kind: 'sequential' | 'diverging';
  readonly classes: readonly ColourClass[];
  readonly bounds: readonly number[]; // between classes, as the legend tells them
}

const mostClasses = 7;

/** 1, 2 or 5 times a power of ten, at least `value`. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  for (const times of [1, 2, 2.5, 5, 10]) if (times * power >= value * (1 - 1e-9)) return times * power;
  return 10 * power;
}

const tidy = (value: number): number => Number(value.toPrecision(12));

/** Round bounds from above `low` to below `high`, evenly, at most `most`. */
function evenBounds(low: number, high: number, most: number): number[] {
  const step = roundUp((high - low) / (most + 1));
  const out: number[] = [];
  for (let k = Math.floor(low / step) + 1; tidy(k * step) < high && out.length <= most; ++k) out.push(tidy(k * step));
  return out;
}

/** Bounds that double or so (1, 2, 5 or 1, 3, 10 or powers of ten): for values of which few are large. */
function growingBounds(low: number, high: number, most: number): number[] {
  for (const times of [[1, 2, 5], [1, 3], [1], []]) {
    const out: number[] = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); ++power)
      for (const one of times.length ? times : power % 2 === 0 ? [1] : []) {
        const bound = tidy(one * 10 ** power);
        if (bound > low && bound < high) out.push(bound);
      }
    if (out.length <= most) return out;
  }
  return [];
}

/** Quantile of sorted numbers, the nearest one. */
const at = (sorted: Float64Array, share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? NaN;

const skewed = 6; // how many times the middle value the highest ones must be for growing classes

/** Bounds for sorted positive sizes. */
function boundsFor(sorted: Float64Array, from: number, most: number): number[] {
  const high = at(sorted, 0.99);
  if (!(high > from)) return [];
  const middle = at(sorted, 0.5);
  if (from >= 0 && middle > 0 && high / middle > skewed) return growingBounds(Math.max(at(sorted, 0.05), high / 1e6), high, most);
  return evenBounds(from, high, most);
}

/** A scale for values, NaN left out: around zero where there are two signs or `around` says so, else from light to dark. */
export function colourScale(values: Float64Array, around: boolean): ColourScale {
  const known = values.filter((value) => Number.isFinite(value));
  const negative = known.some((value) => value < 0);
  if (!around && !negative) {
    const sorted = known.sort();
    const bounds = boundsFor(sorted, Math.min(at(sorted, 0.01), sorted[0] === 0 ? 0 : Infinity), mostClasses - 1);
    const n = bounds.length + 1;
    return {
      kind: 'sequential',
      bounds,
      classes: Array.from({ length: n }, (_none, i) => ({
        low: i === 0 ? -Infinity : (bounds[i - 1] as number),
        high: i === n - 1 ? Infinity : (bounds[i] as number),
        colour: sequentialColour(n === 1 ? 0.5 : 0.08 + (0.92 * i) / (n - 1)),
        negative: false,
      })),
    };
  }
  const sizes = known.map(Math.abs).filter((size) => size > 0).sort();
  const bounds = boundsFor(sizes, 0, 3);
  const n = bounds.length + 1;
  const positive = Array.from({ length: n }, (_none, i) => ({
    low: i === 0 ? 0 : (bounds[i - 1] as number),
    high: i === n - 1 ? Infinity : (bounds[i] as number),
    colour: divergingColour(n === 1 ? 0.7 : 0.25 + (0.75 * i) / (n - 1)),
    negative: false,
  }));
  const below = positive.map((one, i) => ({
    low: -one.high,
    high: -one.low,
    colour: divergingColour(-(n === 1 ? 0.7 : 0.25 + (0.75 * i) / (n - 1))),
    negative: true,
  }));
  const zero = { low: 0, high: 0, colour: divergingColour(0), negative: false };
  return {
    kind: 'diverging',
    bounds: [...bounds.map((bound) => -bound).reverse(), 0, ...bounds],
    classes: [...below.reverse(), zero, ...positive],
  };
}

/** Classes from here on are those from 0 on, of values that chance alone may explain. */
export const chanceFrom = 32;

/** Number of the class of a value; −1: no value. A value on a bound belongs to the class further from zero. */
export function classOf(scale: ColourScale, value: number): number {
  if (!(value === value)) return -1;
  const { classes, bounds } = scale;
  if (scale.kind === 'sequential') {
    let i = 0;
    while (i < bounds.length && value >= (bounds[i] as number)) ++i;
    return i;
  }
  const middle = (classes.length - 1) / 2;
  if (value === 0) return middle;
  const size = Math.abs(value);
  let i = 1;
  while (i < middle && size >= (bounds[middle - 1 + i] as number)) ++i;
  return value < 0 ? middle - i : middle + i;
}
