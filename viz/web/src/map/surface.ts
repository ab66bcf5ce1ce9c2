// src/map/surface.ts -- a layout at the size that it has on the page: pixels, look-ups and the way back from a pixel to a commune.
import type { MapLayout } from './layout';
import { cellBoxes, rasterise, touches, withPatterns } from './raster';
import { wholeMap, type Zoom } from './zoom';

export interface Surface {
  readonly layout: MapLayout;
  readonly width: number; // CSS pixels
  readonly height: number;
  readonly density: number; // device pixels for each
  readonly scale: number; // CSS pixels for each unit of the layout
  readonly x0: number; // of the layout's corner
  readonly y0: number;
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  readonly raster: Uint32Array;
  readonly lookup: Uint32Array;
  readonly zoom: Zoom;
  readonly boxes: Float32Array; // of cells, in units of the layout
  readonly outlined: boolean; // cells are large enough for lines between them
}

const mostPixels = 1_600_000; // a look-up for each takes about 2 ms
const leastOutlined = 40; // mean surface of a cell, CSS pixels

/** `room`: the greatest width, `most`: the greatest height, CSS pixels. */
export function surfaceOf(
  layout: MapLayout,
  room: number,
  most: number,
  deviceDensity: number,
  zoom: Zoom = wholeMap,
  boxes: Float32Array = cellBoxes(layout.cells),
): Surface {
  const height = Math.max(60, Math.min(most, Math.round((room * layout.height) / layout.width)));
  const width = Math.min(room, Math.max(200, Math.ceil((height * layout.width) / layout.height)));
  const fit = Math.min(width / layout.width, height / layout.height);
  const scale = fit * zoom.k;
  const x0 = ((width - layout.width * fit) / 2 - zoom.x * width) * zoom.k + width / 2;
  const y0 = ((height - layout.height * fit) / 2 - zoom.y * height) * zoom.k + height / 2;
  const density = Math.max(1, Math.min(deviceDensity, 2, Math.sqrt(mostPixels / (width * height))));
  const pixelWidth = Math.max(1, Math.round(width * density));
  const pixelHeight = Math.max(1, Math.round(height * density));
  const raster = rasterise(layout.cells, pixelWidth, pixelHeight, scale * density, x0 * density, y0 * density, boxes);
  return {
    layout,
    width,
    height,
    density,
    scale,
    x0,
    y0,
    pixelWidth,
    pixelHeight,
    raster,
    lookup: withPatterns(raster, pixelWidth, layout.cells.length, density),
    zoom,
    boxes,
    outlined: (layout.width * layout.height * scale * scale) / Math.max(1, layout.cells.length) > leastOutlined,
  };
}

/** True if a part of the cell may be seen. */
export const isVisible = ({ boxes, width, height, scale, x0, y0 }: Surface, cell: number): boolean => touches(boxes, cell, width, height, scale, x0, y0);

/** Where the middle of a cell stands on the whole sheet, as shares of its width and height. */
export function placeOf({ layout, width, height, scale, x0, y0, zoom }: Surface, cell: number): readonly [number, number] {
  const one = layout.cells[cell];
  if (!one) return [0.5, 0.5];
  return [((one.x * scale + x0) / width - 0.5) / zoom.k + zoom.x, ((one.y * scale + y0) / height - 0.5) / zoom.k + zoom.y];
}

/** Number of the cell under a point of the page; −1: none. */
export function cellAt(surface: Surface, x: number, y: number): number {
  const [px, py] = [Math.floor(x * surface.density), Math.floor(y * surface.density)];
  if (px < 0 || py < 0 || px >= surface.pixelWidth || py >= surface.pixelHeight) return -1;
  return (surface.raster[py * surface.pixelWidth + px] as number) - 1;
}

export interface PlacedName {
  readonly cell: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const letterWidth = 7.1; // CSS pixels at 11 px, bold, about
const lineHeight = 13;

/** Names of the most important cells, where they overlap none that was placed before. */
export function placedNames(surface: Surface, importance: (row: number) => number, most: number): PlacedName[] {
  const { layout, scale, x0, y0, width, height } = surface;
  const order: number[] = [];
  layout.cells.forEach((cell, i) => {
    const [x, y] = [cell.x * scale + x0, cell.y * scale + y0];
    if (cell.row >= 0 && x >= 0 && x <= width && y >= lineHeight / 2 && y <= height - lineHeight / 2) order.push(i);
  });
  const weight = order.map((i) => importance(layout.cells[i]?.row ?? 0));
  const ranked = order.map((cell, i) => ({ cell, weight: weight[i] as number })).sort((a, b) => b.weight - a.weight || a.cell - b.cell);
  const taken: { left: number; right: number; top: number; bottom: number }[] = [];
  const out: PlacedName[] = [];
  for (const { cell, weight: own } of ranked.slice(0, most * 4)) {
    if (out.length >= most || !(own > 0)) break;
    const one = layout.cells[cell];
    if (!one) continue;
    const half = (one.name.length * letterWidth) / 2;
    const y = one.y * scale + y0;
    const x = Math.max(half + 2, Math.min(width - half - 2, one.x * scale + x0));
    const box = { left: x - half, right: x + half, top: y - lineHeight / 2, bottom: y + lineHeight / 2 };
    if (taken.some((other) => box.left < other.right && box.right > other.left && box.top < other.bottom && box.bottom > other.top)) continue;
    taken.push(box);
    out.push({ cell, text: one.name, x, y });
  }
  return out;
}

/** The cell nearest to another in a direction: what an arrow key leads to. −1: there is none. */
export function neighbour(layout: MapLayout, from: number, dx: number, dy: number): number {
  const home = layout.cells[from];
  if (!home) return layout.cells.findIndex((cell) => cell.row >= 0);
  let best = -1;
  let least = Infinity;
  layout.cells.forEach((cell, i) => {
    if (i === from || cell.row < 0) return;
    const along = (cell.x - home.x) * dx + (cell.y - home.y) * dy;
    const aside = Math.abs((cell.x - home.x) * dy) + Math.abs((cell.y - home.y) * dx);
    if (along <= 0 || aside > 1.5 * along) return;
    const cost = along + 2 * aside;
    if (cost < least) [best, least] = [i, cost];
  });
  return best;
}
