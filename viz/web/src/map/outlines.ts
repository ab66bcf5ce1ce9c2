// src/map/outlines.ts -- outlines of communes from a reader's GeoJSON or TopoJSON, joined to a run on the INSEE code.
import type { Feature, GeoJsonObject, Geometry, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import type { Ring } from './layout';

/** One shape as the file gives it. */
export interface Shape {
  readonly properties: Readonly<Record<string, unknown>>;
  readonly id: string;
  readonly layer: string; // of a TopoJSON that holds several: communes, départements ...
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

/** Property names under which INSEE codes are found, in order, as `plain` writes them; others are looked at if none of these fits. */
export const codeNames = [
  'code', 'insee', 'inseecom', 'codeinsee', 'inseecode', 'codgeo', 'codegeo', 'com', 'codecommune', 'codecom', 'comcode', 'depcom', 'refinsee', 'cog', 'id',
] as const;
const titleNames = ['nom', 'name', 'libgeo', 'nomcom', 'nomcommune', 'libelle', 'comname', 'nomofficiel'] as const;

/** "INSEE_COM", "code-insee" and "ref:INSEE" without what differs from one publisher to the next. */
const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

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

function shapeOf(one: Feature, layer: string): Shape | null {
  const rings = ringsOf(one.geometry)
    .filter((ring) => Array.isArray(ring) && ring.length >= 3 && ring.every(isPoint))
    .map(opened);
  if (!rings.length) return null;
  return { properties: one.properties ?? {}, id: one.id === undefined ? '' : String(one.id), layer, rings };
}

interface Layered {
  readonly layer: string;
  readonly one: Feature;
}

function featuresOf(json: Record<string, unknown>): Layered[] {
  const layered = (features: readonly Feature[], layer = ''): Layered[] => features.map((one) => ({ layer, one }));
  if (json['type'] === 'Topology') {
    const topology = json as unknown as Topology;
    return Object.entries(topology.objects).flatMap(([layer, object]) => {
      const found = feature(topology, object as GeometryObject) as unknown as GeoJsonObject;
      return layered(found.type === 'FeatureCollection' ? (found as unknown as { features: Feature[] }).features : [found as Feature], layer);
    });
  }
  if (json['type'] === 'FeatureCollection' && Array.isArray(json['features'])) return layered(json['features'] as Feature[]);
  if (json['type'] === 'Feature') return layered([json as unknown as Feature]);
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
    shapes = featuresOf(json).map(({ one, layer }, i, all) => {
      if (i % toldEvery === 0) tell(i, all.length);
      return isObject(one) ? shapeOf(one, layer) : null;
    });
  } catch (error) {
    throw new OutlineFailure('not-geo', fileName, error instanceof Error ? error.message : '');
  }
  const found = shapes.filter((one) => one !== null);
  if (!found.length) throw new OutlineFailure('no-shapes', fileName);
  return { fileName, shapes: found };
}

/** "1001", 1001, "1001.0" and ["01001"] are "01001": spreadsheets drop the first zero, some portals give lists of one. */
export function asCode(value: unknown): string {
  const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const text = typeof one === 'number' || typeof one === 'string' ? String(one).trim().toUpperCase().replace(/^(\d+)\.0+$/, '$1') : '';
  return /^\d{4}$/.test(text) ? `0${text}` : text;
}

/** The commune of a municipal arrondissement of Paris, Lyon or Marseille; empty for other codes. */
export function cityOf(code: string): string {
  if (/^751(0[1-9]|1\d|20)$/.test(code)) return '75056';
  if (/^6938[1-9]$/.test(code)) return '69123';
  if (/^132(0[1-9]|1[0-6])$/.test(code)) return '13055';
  return '';
}

export interface JoinedShape {
  readonly shape: Shape;
  readonly row: number; // −1: not in the run
  readonly code: string;
  readonly title: string;
}

export interface Joined {
  readonly property: string; // that held the codes, as the file writes it
  readonly shapes: readonly JoinedShape[]; // one for each row that has some
  readonly joined: number; // rows with a shape
  readonly shapesAlone: number; // shapes without values
  readonly rowsAlone: number; // values without shape
}

/** How properties are called in a file, by their plain names; an id of shapes is called "id". */
function namesIn(shapes: readonly Shape[]): Map<string, string> {
  const out = new Map<string, string>();
  for (const shape of shapes) {
    for (const name of Object.keys(shape.properties)) if (!out.has(plain(name))) out.set(plain(name), name);
    if (shape.id && !out.has('id')) out.set('id', 'id');
  }
  return out;
}

const valueOf = (shape: Shape, name: string): unknown => {
  if (name in shape.properties) return shape.properties[name];
  for (const [key, value] of Object.entries(shape.properties)) if (plain(key) === plain(name)) return value;
  return name === 'id' ? shape.id : undefined;
};

/** Rows that the shapes of each layer reach by a property: layers, and how many rows each. */
function reached(shapes: readonly Shape[], name: string, rowFor: (code: string) => number): Map<string, Set<number>> {
  const out = new Map<string, Set<number>>();
  for (const shape of shapes) {
    const row = rowFor(asCode(valueOf(shape, name)));
    if (row < 0) continue;
    const rows = out.get(shape.layer) ?? new Set();
    out.set(shape.layer, rows.add(row));
  }
  return out;
}

/** Shapes of one commune become one; a ring that is there twice is taken once, or it would cut a hole. */
function united(shapes: readonly JoinedShape[]): JoinedShape[] {
  const byRow = new Map<number, JoinedShape[]>();
  const out: JoinedShape[] = [];
  for (const one of shapes) {
    const same = byRow.get(one.row);
    if (one.row < 0) out.push(one);
    else if (same) same.push(one);
    else byRow.set(one.row, [one]);
  }
  for (const [first, ...others] of byRow.values()) {
    if (!first) continue;
    const rings = [...first.shape.rings];
    for (const ring of others.flatMap((one) => one.shape.rings)) if (!rings.some((known) => known.length === ring.length && known.every((at, i) => at === ring[i]))) rings.push(ring);
    const title = others.length && cityOf(first.code) ? first.title.replace(/\s*\d+\s*(er|e|ème)?\s*arrondissement.*$/i, '') : first.title;
    out.push(others.length ? { ...first, title, shape: { ...first.shape, rings } } : first);
  }
  return out;
}

/** Joins shapes to rows by the property that fits most of them; throws OutlineFailure if none fits any. */
export function joinOutlines(outlines: Outlines, rows: readonly string[]): Joined {
  const rowOf = new Map(rows.map((code, row) => [asCode(code), row]));
  const rowFor = (code: string): number => rowOf.get(code) ?? rowOf.get(cityOf(code)) ?? -1;
  const present = namesIn(outlines.shapes);
  const usual = codeNames.filter((name) => present.has(name));
  // A postal code looks like an INSEE code and is none: it would put a commune in its neighbour's place.
  const unusual = [...present.keys()].filter((name) => !(codeNames as readonly string[]).includes(name) && !/post|zip/.test(name));
  let best = { name: '', layer: '', count: 0 };
  const look = (names: readonly string[]): void => {
    for (const name of names)
      for (const [layer, found] of reached(outlines.shapes, present.get(name) as string, rowFor))
        if (found.size > best.count) best = { name: present.get(name) as string, layer, count: found.size };
  };
  look(usual);
  if (!best.name) look(unusual);
  if (!best.name) {
    const [first] = outlines.shapes;
    const seen = first ? Object.keys(first.properties).slice(0, 8).join(', ') : '';
    throw new OutlineFailure('no-codes', outlines.fileName, seen);
  }
  const titled = titleNames.flatMap((name) => present.get(name) ?? []);
  const all = outlines.shapes
    .filter((shape) => shape.layer === best.layer)
    .map((shape) => {
      const code = asCode(valueOf(shape, best.name));
      const title = titled.map((name) => shape.properties[name]).find((one) => typeof one === 'string');
      return { shape, code, row: rowFor(code), title: typeof title === 'string' ? title : code };
    });
  const shapes = united(all);
  const joined = shapes.filter((one) => one.row >= 0).length;
  return { property: best.name, shapes, joined, shapesAlone: shapes.length - joined, rowsAlone: rows.length - joined };
}
