// src/map/outlines.ts -- outlines of communes from a reader's GeoJSON or TopoJSON, joined to a run on the INSEE code.
import type { Feature, GeoJsonObject, Geometry, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import type { Ring } from './layout';

/** One shape as the file gives it. */
export interface Shape {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly id: string;
  readonly rings: readonly Ring[]; // degrees or metres as in the file, holes included, not closed
}

export interface Outlines {
  readonly fileName: string;
  readonly shapes: readonly Shape[];
}

export type OutlineProblem = 'not-json' | 'not-geo' | 'no-shapes' | 'no-codes' | 'too-large' | 'unreadable';

/** Why outlines cannot be used; `words.ts` has the sentences. */
export class OutlineFailure extends Error {
  constructor(
    readonly code: OutlineProblem,
    readonly fileName: string,
    readonly detail = '',
  ) {
    super(`${code}: ${detail}`);
  }
}

export const largestOutlines = 300 * 1024 * 1024; // bytes; a browser's JSON texts end near 512 MB

/** Property names under which INSEE codes are found, in order. */
export const codeNames = ['code', 'insee', 'INSEE_COM', 'code_insee', 'codgeo', 'CODGEO', 'com', 'id'] as const;
const titleNames = ['nom', 'NOM', 'name', 'libgeo', 'LIBGEO', 'nom_com', 'NOM_COM', 'libelle'] as const;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function ringsOf(geometry: Geometry | null): Position[][] {
  if (!geometry) return [];
  if (geometry.type === 'Polygon') return geometry.coordinates;
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat();
  if (geometry.type === 'GeometryCollection') return geometry.geometries.flatMap(ringsOf);
  return [];
}

const isPoint = (point: unknown): boolean => Array.isArray(point) && Number.isFinite(point[0]) && Number.isFinite(point[1]);

/** The points of a ring in a row, without the last one that repeats the first. */
function opened(points: readonly Position[]): Ring {
  const last = points.length - 1;
  const closed = points[0]?.[0] === points[last]?.[0] && points[0]?.[1] === points[last]?.[1];
  const ring = new Float64Array(2 * (closed ? last : last + 1));
  for (let i = 0; i < ring.length / 2; ++i) {
    ring[2 * i] = points[i]?.[0] as number;
    ring[2 * i + 1] = points[i]?.[1] as number;
  }
  return ring;
}

function shapeOf(one: Feature): Shape | null {
  const rings = ringsOf(one.geometry)
    .filter((ring) => Array.isArray(ring) && ring.length >= 3 && ring.every(isPoint))
    .map(opened);
  if (!rings.length) return null;
  return { properties: one.properties ?? {}, id: one.id === undefined ? '' : String(one.id), rings };
}

function featuresOf(json: Record<string, unknown>): Feature[] {
  if (json['type'] === 'Topology') {
    const topology = json as unknown as Topology;
    return Object.values(topology.objects).flatMap((object) => {
      const found = feature(topology, object as GeometryObject) as unknown as GeoJsonObject;
      return found.type === 'FeatureCollection' ? (found as unknown as { features: Feature[] }).features : [found as Feature];
    });
  }
  if (json['type'] === 'FeatureCollection' && Array.isArray(json['features'])) return json['features'] as Feature[];
  if (json['type'] === 'Feature') return [json as unknown as Feature];
  return [];
}

/** Told now and then how far a long work is. */
export type Tell = (done: number, of: number) => void;
export const toldEvery = 1000; // shapes

/** Reads a file's text; throws OutlineFailure. */
export function readOutlines(fileName: string, text: string, tell: Tell = () => undefined): Outlines {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new OutlineFailure('not-json', fileName, error instanceof Error ? error.message : '');
  }
  if (!isObject(json) || !['Topology', 'FeatureCollection', 'Feature'].includes(String(json['type'])))
    throw new OutlineFailure('not-geo', fileName, isObject(json) ? String(json['type'] ?? '') : '');
  let shapes: (Shape | null)[];
  try {
    shapes = featuresOf(json).map((one, i, all) => {
      if (i % toldEvery === 0) tell(i, all.length);
      return isObject(one) ? shapeOf(one) : null;
    });
  } catch (error) {
    throw new OutlineFailure('not-geo', fileName, error instanceof Error ? error.message : '');
  }
  const found = shapes.filter((one) => one !== null);
  if (!found.length) throw new OutlineFailure('no-shapes', fileName);
  return { fileName, shapes: found };
}

/** "1001" and 1001 are "01001": spreadsheets drop the first zero. */
export function asCode(value: unknown): string {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim().toUpperCase() : '';
  return /^\d{4}$/.test(text) ? `0${text}` : text;
}

export interface JoinedShape {
  readonly shape: Shape;
  readonly row: number; // −1: not in the run
  readonly code: string;
  readonly title: string;
}

export interface Joined {
  readonly property: string; // that held the codes
  readonly shapes: readonly JoinedShape[];
  readonly joined: number; // rows with a shape
  readonly shapesAlone: number; // shapes without values
  readonly rowsAlone: number; // values without shape
}

const valueOf = (shape: Shape, name: string): unknown => {
  const wanted = name.toLowerCase();
  for (const [key, value] of Object.entries(shape.properties)) if (key.toLowerCase() === wanted) return value;
  return wanted === 'id' ? shape.id : undefined;
};

/** Joins shapes to rows by the property that fits most of them; throws OutlineFailure if none fits any. */
export function joinOutlines(outlines: Outlines, rows: readonly string[]): Joined {
  const rowOf = new Map(rows.map((code, row) => [asCode(code), row]));
  const names = [...new Set(codeNames.map((name) => name.toLowerCase()))];
  let best = { name: '', count: 0 };
  for (const name of names) {
    const found = new Set<number>();
    for (const shape of outlines.shapes) {
      const row = rowOf.get(asCode(valueOf(shape, name)));
      if (row !== undefined) found.add(row);
    }
    if (found.size > best.count) best = { name, count: found.size };
  }
  if (!best.name) {
    const [first] = outlines.shapes;
    const seen = first ? Object.keys(first.properties).slice(0, 8).join(', ') : '';
    throw new OutlineFailure('no-codes', outlines.fileName, seen);
  }
  const shapes = outlines.shapes.map((shape) => {
    const code = asCode(valueOf(shape, best.name));
    const title = titleNames.map((name) => shape.properties[name]).find((one) => typeof one === 'string');
    return { shape, code, row: rowOf.get(code) ?? -1, title: typeof title === 'string' ? title : code };
  });
  const joined = new Set(shapes.map((one) => one.row).filter((row) => row >= 0)).size;
  return {
    property: best.name,
    shapes,
    joined,
    shapesAlone: shapes.filter((one) => one.row < 0).length,
    rowsAlone: rows.length - joined,
  };
}
