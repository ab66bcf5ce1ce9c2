// src/map/layout.ts -- where each commune is drawn: shapes on a plane, with frames for the overseas départements.

/** A ring of points, x and y in turn; the last point joins the first. */
export type Ring = Float64Array;

/** One place on the map. `row` counts the rows of a population; −1: a neighbour outside of the run. */
export interface Cell {
  readonly row: number;
  readonly name: string;
  readonly rings: readonly Ring[];
  readonly radius: number; // of a circle; 0: only its rings say what it is
  readonly x: number; // where its name stands
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Inset extends Box {
  readonly title: string;
}

export type LayoutKind = 'outlines' | 'circles' | 'equal' | 'tiles' | 'grid';

export interface MapLayout {
  readonly kind: LayoutKind;
  readonly width: number;
  readonly height: number;
  readonly cells: readonly Cell[];
  readonly insets: readonly Inset[];
  readonly rows: number; // of the population
  readonly unplaced: number; // rows that are not drawn
}

export const emptyBox: Box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };

export function boxOf(cells: readonly Cell[]): Box {
  let { left, top, right, bottom } = emptyBox;
  for (const { rings } of cells)
    for (const ring of rings)
      for (let i = 0; i < ring.length; i += 2) {
        const [x, y] = [ring[i] as number, ring[i + 1] as number];
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        if (y > bottom) bottom = y;
      }
  return { left, top, right, bottom };
}

function moved(cell: Cell, scale: number, x: number, y: number): Cell {
  const rings = cell.rings.map((ring) => {
    const out = new Float64Array(ring.length);
    for (let i = 0; i < ring.length; i += 2) {
      out[i] = (ring[i] as number) * scale + x;
      out[i + 1] = (ring[i + 1] as number) * scale + y;
    }
    return out;
  });
  return { ...cell, rings, radius: cell.radius * scale, x: cell.x * scale + x, y: cell.y * scale + y };
}

/** Moves cells so that `from` fits into the middle of `into`. */
export function fitted(cells: readonly Cell[], from: Box, into: Box): Cell[] {
  const [width, height] = [from.right - from.left, from.bottom - from.top];
  const scale = Math.min((into.right - into.left) / Math.max(width, 1e-12), (into.bottom - into.top) / Math.max(height, 1e-12));
  const x = (into.left + into.right) / 2 - ((from.left + from.right) / 2) * scale;
  const y = (into.top + into.bottom) / 2 - ((from.top + from.bottom) / 2) * scale;
  return cells.map((cell) => moved(cell, scale, x, y));
}

/** Which part of France a code lies in: '' for the continent and Corsica, 971 to 976 overseas. */
export const partOf = (code: string): string => (/^97[1-6]/.test(code) ? code.slice(0, 3) : '');

const partTitles: Readonly<Record<string, string>> = {
  971: 'Guadeloupe',
  972: 'Martinique',
  973: 'Guyane',
  974: 'La Réunion',
  975: 'Saint-Pierre-et-Miquelon',
  976: 'Mayotte',
};

/** Cells of one part of France on a plane of their own, south below. */
export interface Part {
  readonly key: string;
  readonly cells: readonly Cell[];
  readonly box: Box; // what must be seen of it
}

export const planeSize = 1000; // longer side of the main part
const insetSize = 128;
const insetGap = 12;
const border = 6;

/** The main part as large as the plane; the others beneath, each in a frame with its name. */
export function composed(kind: LayoutKind, parts: readonly Part[], rows: number): MapLayout {
  const drawn = parts.filter((part) => part.cells.some((cell) => cell.row >= 0));
  const main = drawn.find((part) => part.key === '') ?? [...drawn].sort((a, b) => b.cells.length - a.cells.length)[0];
  if (!main) return { kind, width: planeSize, height: 100, cells: [], insets: [], rows, unplaced: rows };
  const [w, h] = [main.box.right - main.box.left, main.box.bottom - main.box.top];
  const scale = (planeSize - 2 * border) / Math.max(w, h, 1e-12);
  const width = Math.max(w * scale, planeSize / 3) + 2 * border;
  const height = Math.max(h * scale, planeSize / 6) + 2 * border;
  const cells = fitted(main.cells, main.box, { left: border, top: border, right: width - border, bottom: height - border });
  const others = drawn.filter((part) => part !== main).sort((a, b) => (a.key < b.key ? -1 : 1));
  const insets: Inset[] = others.map((part, i) => {
    const left = border + i * (insetSize + insetGap);
    const top = height + insetGap;
    return { left, top, right: left + insetSize, bottom: top + insetSize, title: partTitles[part.key] ?? part.key };
  });
  others.forEach((part, i) => {
    const frame = insets[i] as Inset;
    const inside = { left: frame.left + 8, top: frame.top + 26, right: frame.right - 8, bottom: frame.bottom - 8 };
    cells.push(...fitted(part.cells, part.box, inside));
  });
  const right = Math.max(width, ...insets.map((one) => one.right + border));
  const bottom = insets.length ? height + insetGap + insetSize + border : height;
  const placed = new Set(cells.filter((cell) => cell.row >= 0).map((cell) => cell.row)).size;
  return { kind, width: right, height: bottom, cells, insets, rows, unplaced: rows - placed };
}

export function ringArea(ring: Ring): number {
  let twice = 0;
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    twice += (ring[i] as number) * (ring[j + 1] as number) - (ring[j] as number) * (ring[i + 1] as number);
  }
  return Math.abs(twice) / 2;
}

/** The middle of a ring's surface. */
export function centroid(ring: Ring): [number, number] {
  let [twice, x, y] = [0, 0, 0];
  const [x0, y0] = [ring[0] ?? 0, ring[1] ?? 0]; // near the ring, so that nothing is lost to rounding
  for (let i = 0; i < ring.length; i += 2) {
    const j = (i + 2) % ring.length;
    const [ax, ay] = [(ring[i] as number) - x0, (ring[i + 1] as number) - y0];
    const [bx, by] = [(ring[j] as number) - x0, (ring[j + 1] as number) - y0];
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return Math.abs(twice) < 1e-12 ? [x0, y0] : [x0 + x / (3 * twice), y0 + y / (3 * twice)];
}
