// src/map/packed.ts -- a layout as few flat arrays, which a worker can give away without copying, and back again.
import type { Cell, Inset, LayoutKind, MapLayout } from './layout';

export interface PackedLayout {
  readonly kind: LayoutKind;
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  readonly unplaced: number;
  readonly insets: readonly Inset[];
  readonly names: readonly string[]; // of cells
  readonly row: Int32Array; // of cells
  readonly middle: Float64Array; // x, y and radius of cells, in turn
  readonly points: Float64Array; // of all rings, one behind the other
  readonly ringEnds: Uint32Array; // in `points`
  readonly cellEnds: Uint32Array; // in `ringEnds`
}

export function packedLayout(layout: MapLayout): PackedLayout {
  const { kind, width, height, rows, unplaced, insets, cells } = layout;
  const rings = cells.flatMap((cell) => cell.rings);
  const points = new Float64Array(rings.reduce((sum, ring) => sum + ring.length, 0));
  const ringEnds = new Uint32Array(rings.length);
  const cellEnds = new Uint32Array(cells.length);
  let [at, ringsSoFar] = [0, 0];
  rings.forEach((ring, i) => {
    points.set(ring, at);
    at += ring.length;
    ringEnds[i] = at;
  });
  cells.forEach((cell, i) => {
    ringsSoFar += cell.rings.length;
    cellEnds[i] = ringsSoFar;
  });
  const middle = Float64Array.from(cells.flatMap((cell) => [cell.x, cell.y, cell.radius]));
  return { kind, width, height, rows, unplaced, insets, names: cells.map((cell) => cell.name), row: Int32Array.from(cells, (cell) => cell.row), middle, points, ringEnds, cellEnds };
}

/** `names`: of rows, put in place of what the shapes are called. */
export function unpackedLayout(packed: PackedLayout, names: readonly string[]): MapLayout {
  const { kind, width, height, rows, unplaced, insets, middle, points, ringEnds, cellEnds } = packed;
  let [ring, from] = [0, 0];
  const cells = packed.names.map((name, i): Cell => {
    const rings: Float64Array[] = [];
    for (; ring < (cellEnds[i] as number); ++ring) {
      const until = ringEnds[ring] as number;
      rings.push(points.subarray(from, until));
      from = until;
    }
    const row = packed.row[i] as number;
    return { row, name: names[row] ?? name, rings, radius: middle[3 * i + 2] as number, x: middle[3 * i] as number, y: middle[3 * i + 1] as number };
  });
  return { kind, width, height, cells, insets, rows, unplaced };
}
