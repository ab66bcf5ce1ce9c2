// src/map/raster.ts -- which commune each pixel belongs to, worked out once: a frame of the replay is then one look-up for each pixel.
import type { Cell, Ring } from './layout';

/** Left, top, right and bottom of each cell, in turn: what lies outside of a view need not be looked at. */
export function cellBoxes(cells: readonly Cell[]): Float32Array {
  const out = new Float32Array(4 * cells.length);
  cells.forEach((cell, i) => {
    let [left, top, right, bottom] = [cell.x, cell.y, cell.x, cell.y];
    for (const ring of cell.rings)
      for (let k = 0; k < ring.length; k += 2) {
        const [x, y] = [ring[k] as number, ring[k + 1] as number];
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        if (y > bottom) bottom = y;
      }
    out.set([left, top, right, bottom], 4 * i);
  });
  return out;
}

/** True if a cell touches the pixels of a view. */
export function touches(boxes: Float32Array, cell: number, width: number, height: number, scale: number, x0: number, y0: number): boolean {
  const side = (k: number, from: number): number => (boxes[4 * cell + k] as number) * scale + from;
  return side(2, x0) >= -1 && side(0, x0) <= width + 1 && side(3, y0) >= -1 && side(1, y0) <= height + 1;
}

/** Number of the cell + 1 at each pixel; 0: none. Later cells lie above earlier ones. */
export function rasterise(cells: readonly Cell[], width: number, height: number, scale: number, x0: number, y0: number, boxes = cellBoxes(cells)): Uint32Array {
  const out = new Uint32Array(width * height);
  const crossings: number[][] = Array.from({ length: height }, () => []);
  cells.forEach((cell, number) => {
    if (!touches(boxes, number, width, height, scale, x0, y0)) return;
    let [first, last] = [height, -1];
    for (const ring of cell.rings) {
      const range = crossLines(ring, height, scale, x0, y0, crossings);
      first = Math.min(first, range[0]);
      last = Math.max(last, range[1]);
    }
    let filled = false;
    for (let y = first; y <= last; ++y) {
      const at = crossings[y] as number[];
      if (at.length > 2) at.sort((a, b) => a - b);
      else if (at.length === 2 && (at[0] as number) > (at[1] as number)) at.reverse();
      for (let i = 0; i + 1 < at.length; i += 2) {
        const from = Math.max(0, Math.ceil((at[i] as number) - 0.5));
        const until = Math.min(width, Math.ceil((at[i + 1] as number) - 0.5));
        if (until > from) {
          out.fill(number + 1, y * width + from, y * width + until);
          filled = true;
        }
      }
      at.length = 0;
    }
    if (filled) return;
    const [x, y] = [Math.floor(cell.x * scale + x0), Math.floor(cell.y * scale + y0)];
    if (x >= 0 && x < width && y >= 0 && y < height) out[y * width + x] = number + 1; // too small for a pixel's middle
  });
  return out;
}

/** Adds where a ring crosses the middle of each line of pixels; answers the first and the last line. */
function crossLines(ring: Ring, height: number, scale: number, dx: number, dy: number, crossings: number[][]): [number, number] {
  let [first, last] = [height, -1];
  const n = ring.length;
  let ax = (ring[n - 2] as number) * scale + dx;
  let ay = (ring[n - 1] as number) * scale + dy;
  for (let i = 0; i < n; i += 2) {
    const bx = (ring[i] as number) * scale + dx;
    const by = (ring[i + 1] as number) * scale + dy;
    const [top, bottom] = ay < by ? [ay, by] : [by, ay];
    const from = Math.max(0, Math.ceil(top - 0.5));
    const until = Math.min(height - 1, Math.ceil(bottom - 0.5) - 1);
    if (until >= from) {
      const slope = (bx - ax) / (by - ay);
      for (let y = from; y <= until; ++y) (crossings[y] as number[]).push(ax + (y + 0.5 - ay) * slope);
      if (from < first) first = from;
      if (until > last) last = until;
    }
    [ax, ay] = [bx, by];
  }
  return [first, last];
}

// Patterns say without colour what has no value (stripes), what is negative (dots) and what chance alone may explain (thin lines the
// other way): a pixel is on a stripe, on a dot, on a line, on several or none.
const stripeEvery = 6;
const stripeWide = 2;
const dotEvery = 7;
const dotWide = 2;
const lineEvery = 8;
const height16 = 1 << 16; // above any height in pixels: keeps what is divided positive
export const patternBanks = 8;

export function bankOf(x: number, y: number, density: number): number {
  const [u, v] = [Math.floor(x / density), Math.floor(y / density)];
  const stripe = (u + v) % stripeEvery < stripeWide ? 1 : 0;
  const shifted = Math.floor(v / dotEvery) % 2 ? Math.floor(dotEvery / 2) : 0;
  const dot = v % dotEvery < dotWide && (u + shifted) % dotEvery < dotWide ? 2 : 0;
  const line = (u - v + lineEvery * height16) % lineEvery === 0 ? 4 : 0;
  return stripe + dot + line;
}

/** Turns cell numbers into places in the palette: 0 for the background, else 1 + bank × cells + cell. */
export function withPatterns(raster: Uint32Array, width: number, cells: number, density: number): Uint32Array {
  const out = new Uint32Array(raster.length);
  for (let i = 0; i < raster.length; ++i) {
    const number = raster[i] as number;
    if (number) out[i] = bankOf(i % width, Math.floor(i / width), density) * cells + number;
  }
  return out;
}

/** What a class of values looks like: 0xAABBGGRR, with its pattern. */
export interface Ink {
  readonly plain: number;
  readonly mark: number;
  readonly pattern: 'none' | 'stripes' | 'dots';
  readonly lines?: boolean; // thin ones, in the colour of the mark
}

/** Fills the palette's banks for one cell. */
export function ink(palette: Uint32Array, cells: number, cell: number, how: Ink): void {
  const marked = (how.pattern === 'stripes' ? 1 : how.pattern === 'dots' ? 2 : 0) | (how.lines ? 4 : 0);
  for (let bank = 0; bank < patternBanks; ++bank) palette[1 + bank * cells + cell] = bank & marked ? how.mark : how.plain;
}

export function recolour(lookup: Uint32Array, palette: Uint32Array, pixels: Uint32Array): void {
  for (let i = 0; i < lookup.length; ++i) pixels[i] = palette[lookup[i] as number] as number;
}

/** "#rrggbb" as a pixel of ImageData on machines of our time (little-endian). */
export const pixelOf = (colour: string): number => {
  const [r, g, b] = [1, 3, 5].map((k) => parseInt(colour.slice(k, k + 2), 16)) as [number, number, number];
  return ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
};
