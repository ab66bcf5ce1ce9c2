// src/map/projected.ts -- outlines on a plane: Lambert's conformal cone for metropolitan France, each overseas part on its own.
import { geoConicConformal, geoMercator } from 'd3-geo';
import type { Position } from 'geojson';
import { boxOf, type Cell, centroid, composed, type MapLayout, type Part, partOf, type Ring, ringArea } from './layout';
import { type Joined, type JoinedShape, type Tell, toldEvery } from './outlines';

type Projection = (point: Position) => readonly [number, number];

const metropolitan = ([longitude, latitude]: Position): boolean =>
  (longitude as number) > -8 && (longitude as number) < 12 && (latitude as number) > 40 && (latitude as number) < 53;

/** What a file's coordinates are: degrees, degrees with the latitude first, or metres of a grid. */
export type Coordinates = 'degrees' | 'turned' | 'metres';

/** Told by the communes of metropolitan France, whose place is known. */
export function coordinatesOf(joined: Joined): Coordinates {
  const [one] = joined.shapes.filter(({ row, code }) => row >= 0 && partOf(code) === '');
  const sample = (one ?? joined.shapes.find(({ row }) => row >= 0))?.shape.rings[0];
  const [x, y] = [sample?.[0] as number, sample?.[1] as number];
  if (Math.abs(x) > 180 || Math.abs(y) > 180) return 'metres';
  return one && /^(\d{2}|2[AB])\d{3}$/.test(one.code) && !metropolitan([x, y]) && metropolitan([y, x]) ? 'turned' : 'degrees';
}

/** The coordinates of a ring, longitude first. */
const straight = (points: Ring, coordinates: Coordinates): Ring => (coordinates === 'turned' ? points.map((_at, i) => points[i ^ 1] as number) : points);

/** Lambert-93's cone for metropolitan France, Mercator elsewhere; metres of a national grid stay as they are. */
export function projectionFor(sample: Position): Projection {
  const [x, y] = sample as [number, number];
  if (Math.abs(x) > 180 || Math.abs(y) > 90) return (point) => [point[0] as number, -(point[1] as number)];
  const cone = metropolitan(sample)
    ? geoConicConformal().parallels([44, 49]).rotate([-3, 0])
    : geoMercator().rotate([-x, 0]);
  cone.scale(1).translate([0, 0]);
  return (point) => cone([point[0] as number, Math.max(-89, Math.min(89, point[1] as number))]) ?? [NaN, NaN];
}

function projectedRing(points: Ring, projection: Projection): Ring {
  const out = new Float64Array(points.length);
  for (let i = 0; i < out.length; i += 2) {
    const [x, y] = projection([points[i] as number, points[i + 1] as number]);
    out[i] = x;
    out[i + 1] = y;
  }
  return out;
}

function cellOf({ shape, row, title }: JoinedShape, name: string, coordinates: Coordinates, projection: Projection): Cell {
  const rings = shape.rings.map((ring) => projectedRing(straight(ring, coordinates), projection));
  let largest = rings[0] as Ring;
  let area = -1;
  for (const ring of rings) {
    const own = ringArea(ring);
    if (own > area) [largest, area] = [ring, own];
  }
  const [x, y] = centroid(largest);
  return { row, name: row >= 0 ? name : title, rings, radius: 0, x, y };
}

/** A map from outlines. Shapes that are not in the run are drawn, without values, where they touch the frame. */
export function outlineLayout(joined: Joined, names: readonly string[], tell: Tell = () => undefined): MapLayout {
  let placed = 0;
  const byPart = new Map<string, JoinedShape[]>();
  for (const one of joined.shapes) {
    const key = partOf(one.code);
    const part = byPart.get(key);
    if (part) part.push(one);
    else byPart.set(key, [one]);
  }
  const coordinates = coordinatesOf(joined);
  const parts: Part[] = [];
  for (const [key, shapes] of byPart) {
    const first = shapes.find((one) => one.row >= 0);
    if (!first) continue;
    const projection = projectionFor([...straight((first.shape.rings[0] as Ring).subarray(0, 2), coordinates)]);
    const cells = shapes.map((one) => {
      if (placed++ % toldEvery === 0) tell(placed - 1, joined.shapes.length);
      return cellOf(one, names[one.row] ?? one.code, coordinates, projection);
    });
    const box = boxOf(cells.filter((cell) => cell.row >= 0));
    const near = cells.filter((cell) => {
      if (cell.row >= 0) return true;
      const own = boxOf([cell]);
      return own.right > box.left && own.left < box.right && own.bottom > box.top && own.top < box.bottom;
    });
    parts.push({ key, cells: near, box });
  }
  return composed('outlines', parts, names.length);
}
