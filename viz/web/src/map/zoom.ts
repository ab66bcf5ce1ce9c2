// src/map/zoom.ts -- which part of a map is looked at: how many times enlarged, around which point.

/** A map k times enlarged; `x` and `y` of the whole sheet stand in the middle, as shares of its width and height. */
export interface Zoom {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export const wholeMap: Zoom = { k: 1, x: 0.5, y: 0.5 };
export const mostZoom = 40;

/** The view never leaves the sheet. */
function kept({ k, x, y }: Zoom): Zoom {
  const size = Math.min(mostZoom, Math.max(1, k));
  const edge = 0.5 / size;
  return { k: size, x: Math.min(1 - edge, Math.max(edge, x)), y: Math.min(1 - edge, Math.max(edge, y)) };
}

/** "3,0.41,0.62" in the address; what cannot be read is the whole map. */
export function readZoom(text: string): Zoom {
  const numbers = text.split(',').map(Number);
  const [k, x, y] = numbers;
  if (numbers.length !== 3 || k === undefined || x === undefined || y === undefined || !numbers.every(Number.isFinite) || k < 1) return wholeMap;
  return kept({ k, x, y });
}

const digits = (value: number, count: number): string => String(Number(value.toFixed(count)));
export const writeZoom = (zoom: Zoom): string => (zoom.k < 1.005 ? '' : [digits(zoom.k, 2), digits(zoom.x, 4), digits(zoom.y, 4)].join());

/** Enlarged `by` times around a point of the view, given as shares of its width and height, which stays where it is. */
export function enlarged(zoom: Zoom, by: number, u = 0.5, v = 0.5): Zoom {
  const k = Math.min(mostZoom, Math.max(1, zoom.k * by));
  const shift = 1 / zoom.k - 1 / k;
  return kept({ k, x: zoom.x + (u - 0.5) * shift, y: zoom.y + (v - 0.5) * shift });
}

/** The picture moved by shares of the view. */
export const shifted = (zoom: Zoom, du: number, dv: number): Zoom => kept({ k: zoom.k, x: zoom.x - du / zoom.k, y: zoom.y - dv / zoom.k });

/** Where a point of the sheet stands in the view, both as shares; outside of 0 to 1 it is not seen. */
export const inView = (zoom: Zoom, x: number, y: number): readonly [number, number] => [(x - zoom.x) * zoom.k + 0.5, (y - zoom.y) * zoom.k + 0.5];

/** Around a point of the sheet. */
export const centred = (zoom: Zoom, x: number, y: number): Zoom => kept({ k: zoom.k, x, y });

/** How a picture that was drawn for one view is put into another until it is drawn anew. */
export function between(drawn: Zoom, wanted: Zoom): { readonly scale: number; readonly x: number; readonly y: number } {
  const scale = wanted.k / drawn.k;
  return { scale, x: 0.5 - 0.5 * scale + (drawn.x - wanted.x) * wanted.k, y: 0.5 - 0.5 * scale + (drawn.y - wanted.y) * wanted.k };
}
