// tests/unit/map.test.ts -- outlines joined, places laid out, pixels filled and colours chosen.
import { describe, expect, it } from 'vitest';
import { boxOf, type Cell, centroid, composed, ringArea } from '../../src/map/layout';
import { asCode, joinOutlines, OutlineFailure, readOutlines } from '../../src/map/outlines';
import { coordinatesOf, outlineLayout } from '../../src/map/projected';
import { zoomedByKey } from '../../src/map/gestures';
import { packedLayout, unpackedLayout } from '../../src/map/packed';
import { bankOf, ink, patternBanks, rasterise, recolour, withPatterns } from '../../src/map/raster';
import { classOf, colourScale } from '../../src/map/scale';
import { apart } from '../../src/map/vector';
import { schematicLayout, separated, type Spot, tiled } from '../../src/map/schematic';
import { cellAt, isVisible, neighbour, placedNames, placeOf, surfaceOf } from '../../src/map/surface';
import { between, centred, enlarged, inView, mostZoom, readZoom, shifted, wholeMap, writeZoom } from '../../src/map/zoom';

const square = (x: number, y: number, side = 1): number[][] => [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]];
const feature = (properties: object, ring: number[][], more: object = {}): object => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
  ...more,
});
const collection = (...features: object[]): string => JSON.stringify({ type: 'FeatureCollection', features });
const cell = (row: number, x: number, y: number, side = 10): Cell => ({
  row,
  name: `c${row}`,
  rings: [Float64Array.of(x, y, x + side, y, x + side, y + side, x, y + side)],
  radius: 0,
  x: x + side / 2,
  y: y + side / 2,
});
const problem = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return error instanceof OutlineFailure ? error.code : String(error);
  }
  return 'none';
};

describe('outlines', () => {
  it('say in a word why a file is none', () => {
    expect(problem(() => readOutlines('a', 'not json'))).toBe('not-json');
    expect(problem(() => readOutlines('a', '{"type":"Map"}'))).toBe('not-geo');
    expect(problem(() => readOutlines('a', '[1]'))).toBe('not-geo');
    expect(problem(() => readOutlines('a', '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}]}'))).toBe('no-shapes');
    expect(problem(() => readOutlines('a', '{"type":"Topology","objects":{"x":{"type":"Polygon","arcs":[[7]]}},"arcs":[]}'))).toBe('not-geo');
  });

  it('are joined on the property that fits most rows, whatever its letters, and on the id of a shape', () => {
    const text = collection(feature({ id: 'x1', INSEE_COM: '62498' }, square(2, 50)), feature({ id: '62528', INSEE_COM: '62528' }, square(3, 50)));
    const joined = joinOutlines(readOutlines('a', text), ['62498', '62528', '62001']);
    expect(joined.property).toBe('INSEE_COM');
    expect([joined.joined, joined.shapesAlone, joined.rowsAlone]).toEqual([2, 0, 1]);
    const byId = joinOutlines(readOutlines('a', collection(feature({}, square(2, 50), { id: '62001' }))), ['62001']);
    expect(byId.property).toBe('id');
  });

  it('count several shapes of one commune once, and those outside of the run', () => {
    const text = collection(feature({ code: 1001 }, square(2, 50)), feature({ code: '01001' }, square(4, 50)), feature({ code: '99999' }, square(3, 50)));
    const joined = joinOutlines(readOutlines('a', text), ['01001']);
    expect([joined.joined, joined.shapesAlone, joined.rowsAlone]).toEqual([1, 1, 0]);
    expect(problem(() => joinOutlines(readOutlines('a', text), ['75056']))).toBe('no-codes');
  });

  it('are joined whatever a publisher calls the code, on another property where none of the usual ones fits, never on a postal code', () => {
    for (const name of ['code', 'INSEE_COM', 'codgeo', 'CODGEO', 'insee', 'code_insee', 'INSEE_CODE', 'CODE-COMMUNE', 'ref:INSEE', 'com_code', 'DEPCOM', 'id'])
      expect(joinOutlines(readOutlines('a', collection(feature({ nom: 'Lens', [name]: '62498' }, square(2, 50)))), ['62498']).property).toBe(name);
    const own = collection(feature({ CODE_POST: '62528', numero_officiel: '62498' }, square(2, 50)));
    const joined = joinOutlines(readOutlines('a', own), ['62498', '62528']);
    expect([joined.property, joined.shapes[0]?.row]).toEqual(['numero_officiel', 0]);
    expect(problem(() => joinOutlines(readOutlines('a', collection(feature({ code_postal: '62528' }, square(2, 50)))), ['62528']))).toBe('no-codes');
  });

  it('are joined where a portal gives lists of one code, or a spreadsheet a number with a comma', () => {
    expect([asCode(['62498']), asCode('62498.0'), asCode('1001.0'), asCode(['62498', '62528'])]).toEqual(['62498', '62498', '01001', '']);
  });

  it('of arrondissements make the commune, unless the run has the arrondissements', () => {
    const text = collection(
      feature({ code: '75101', nom: 'Paris 1er Arrondissement' }, square(2, 48)),
      feature({ code: '75120', nom: 'Paris 20e Arrondissement' }, square(3, 48)),
      feature({ code: '69381' }, square(4, 45)),
      feature({ code: '13216' }, square(5, 43)),
    );
    const city = joinOutlines(readOutlines('a', text), ['75056', '69123', '13055']);
    expect([city.joined, city.shapesAlone, city.rowsAlone]).toEqual([3, 0, 0]);
    const paris = city.shapes.find((one) => one.row === 0);
    expect([paris?.shape.rings.length, paris?.title]).toEqual([2, 'Paris']);
    expect(joinOutlines(readOutlines('a', text), ['75101', '75120']).joined).toBe(2);
  });

  it('of a commune that a file holds twice cut no hole', () => {
    const text = collection(feature({ code: '62498' }, square(2, 50)), feature({ code: '62498' }, square(2, 50)), feature({ code: '62498' }, square(4, 50)));
    const joined = joinOutlines(readOutlines('a', text), ['62498']);
    expect(joined.shapes.map((one) => one.shape.rings.length)).toEqual([2]);
  });

  it('keep islands and holes: a point of a hole belongs to the commune within', () => {
    const hole = [[2.25, 50.25], [2.25, 50.75], [2.75, 50.75], [2.75, 50.25], [2.25, 50.25]];
    const around = { type: 'Feature', properties: { code: '10001' }, geometry: { type: 'MultiPolygon', coordinates: [[square(2, 50), hole], [square(4, 50)]] } };
    const layout = outlineLayout(joinOutlines(readOutlines('a', collection(around, feature({ code: '10002' }, hole))), ['10001', '10002']), ['around', 'within']);
    const cells = layout.cells;
    expect(cells.map((one) => one.rings.length)).toEqual([3, 1]);
    const raster = rasterise(cells, 200, 200, 200 / layout.width, 0, 0);
    const at = (row: number): number => {
      const one = cells.find((its) => its.row === row) as Cell;
      return raster[Math.round((one.y * 200) / layout.width) * 200 + Math.round((one.x * 200) / layout.width)] as number;
    };
    expect(cells[at(1) - 1]?.row).toBe(1);
  });

  it('of a TopoJSON with several layers are those of its communes alone', () => {
    const ring = (code: string) => ({ type: 'Polygon', arcs: [[0]], properties: { code } });
    const topology = {
      type: 'Topology',
      objects: { departements: { type: 'GeometryCollection', geometries: [ring('62')] }, communes: { type: 'GeometryCollection', geometries: [ring('62498'), ring('62001')] } },
      arcs: [[[0, 0], [100, 0], [0, 100], [-100, 0], [0, -100]]],
      transform: { scale: [0.01, 0.01], translate: [2, 50] },
    };
    const joined = joinOutlines(readOutlines('a', JSON.stringify(topology)), ['62498']);
    expect(joined.shapes.map((one) => one.code).sort()).toEqual(['62001', '62498']);
  });

  it('in metres stay as they are, north above; with the latitude first they are turned round; both are told', () => {
    const lens = square(684000, 7036000, 1000);
    const metres = joinOutlines(readOutlines('a', collection(feature({ code: '62498' }, lens), feature({ code: '62528' }, square(684000, 7040000, 1000)))), ['62498', '62528']);
    expect(coordinatesOf(metres)).toBe('metres');
    const [south, north] = outlineLayout(metres, ['Lens', 'Loos']).cells;
    expect(north?.y).toBeLessThan(south?.y as number);
    const text = (turn: boolean): string => collection(...[['62498', 50.4], ['62528', 50.5]].map(([code, y]) => feature({ code }, square(2.8, y as number, 0.05).map(([a, b]) => (turn ? [b, a] : [a, b]) as number[]))));
    const [turned, usual] = [true, false].map((turn) => joinOutlines(readOutlines('a', text(turn)), ['62498', '62528']));
    expect([coordinatesOf(turned as never), coordinatesOf(usual as never)]).toEqual(['turned', 'degrees']);
    const [one, other] = [turned, usual].map((joined) => outlineLayout(joined as never, ['Lens', 'Loos']).cells.map(({ x, y }) => [Math.round(x), Math.round(y)]));
    expect(one).toEqual(other);
  });

  it('give a code its first zero back', () => {
    expect([asCode(1001), asCode('1001'), asCode('2a004'), asCode(' 62498 '), asCode(null)]).toEqual(['01001', '01001', '2A004', '62498', '']);
  });

  it('are read from TopoJSON too', () => {
    const topology = {
      type: 'Topology',
      objects: { communes: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', arcs: [[0]], properties: { codgeo: '62498' } }] } },
      arcs: [[[2, 50], [1, 0], [0, 1], [-1, 0], [0, -1]]],
      transform: { scale: [1, 1], translate: [0, 0] },
    };
    const joined = joinOutlines(readOutlines('a', JSON.stringify(topology)), ['62498']);
    expect(joined.joined).toBe(1);
    expect([...(joined.shapes[0]?.shape.rings[0] ?? [])]).toEqual([2, 50, 3, 50, 3, 51, 2, 51]);
  });

  it('keep north above, whichever way a ring turns', () => {
    const ways = [square(2, 48), [...square(2, 48)].reverse()];
    for (const ring of ways) {
      const text = collection(feature({ code: '00001' }, ring), feature({ code: '00002' }, square(2, 49)));
      const layout = outlineLayout(joinOutlines(readOutlines('a', text), ['00001', '00002']), ['south', 'north']);
      const [south, north] = [layout.cells.find((one) => one.row === 0), layout.cells.find((one) => one.row === 1)];
      expect(north?.y).toBeLessThan(south?.y as number);
      expect(layout.cells.every((one) => one.x > 0 && one.x < layout.width && one.y > 0 && one.y < layout.height)).toBe(true);
    }
  });

  it('of an overseas département stand in a frame of their own', () => {
    const text = collection(feature({ code: '62498' }, square(2, 50)), feature({ code: '97411' }, square(55, -21)));
    const layout = outlineLayout(joinOutlines(readOutlines('a', text), ['62498', '97411']), ['Lens', 'Saint-Denis']);
    expect(layout.insets.map((one) => one.title)).toEqual(['La Réunion']);
    const [frame] = layout.insets;
    const island = layout.cells.find((one) => one.row === 1);
    expect(island && frame && island.x > frame.left && island.x < frame.right && island.y > frame.top && island.y < frame.bottom).toBe(true);
  });

  it('leave out neighbours that lie outside of the frame', () => {
    const text = collection(feature({ code: '62498' }, square(2, 50)), feature({ code: '1' }, square(2.5, 50.5)), feature({ code: '2' }, square(6, 44)));
    const layout = outlineLayout(joinOutlines(readOutlines('a', text), ['62498']), ['Lens']);
    expect(layout.cells.map((one) => one.row).sort()).toEqual([-1, 0]);
  });
});

describe('a schematic map', () => {
  const spots = (count: number): Spot[] =>
    Array.from({ length: count }, (_none, row) => ({
      row,
      code: String(10000 + row),
      name: `n${row}`,
      latitude: 48 + ((row * 37) % 101) / 100,
      longitude: 2 + ((row * 61) % 97) / 100,
      size: 100 + ((row * 7919) % 5000),
    }));

  it('has circles that do not overlap, the same each time', () => {
    const layout = schematicLayout(spots(60), 'circles');
    const again = schematicLayout(spots(60), 'circles');
    expect(layout.cells.map((one) => [one.x, one.y])).toEqual(again.cells.map((one) => [one.x, one.y]));
    for (const a of layout.cells)
      for (const b of layout.cells) if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual((a.radius + b.radius) * (1 - 1e-9));
  });

  it('tells places in one point apart', () => {
    const one = Array.from({ length: 5 }, () => ({ x: 0, y: 0 }));
    const apart = separated(one, Float64Array.of(1, 1, 1, 1, 1), 0.1);
    expect(new Set(apart.map(({ x, y }) => `${x.toFixed(3)} ${y.toFixed(3)}`)).size).toBe(5);
  });

  it('gives each commune of 35,000 a square of its own, even where all stand in one point', () => {
    const points = Array.from({ length: 35_000 }, (_none, i) => ({ x: (i % 200) + (i % 7) / 10, y: Math.floor(i / 400) }));
    const at = tiled(points, 1);
    expect(new Set(at.map((one) => `${one.column} ${one.line}`)).size).toBe(35_000);
    const heap = tiled(Array.from({ length: 2000 }, () => ({ x: 3, y: 3 })), 1);
    expect(new Set(heap.map((one) => `${one.column} ${one.line}`)).size).toBe(2000);
    expect(Math.max(...heap.map((one) => Math.abs(one.column)))).toBeLessThan(40);
  });

  it('of one commune is one circle in the middle', () => {
    const layout = schematicLayout(spots(1), 'circles');
    expect(layout.cells).toHaveLength(1);
    expect(layout.cells[0]?.radius).toBeGreaterThan(100);
  });

  it('leaves out what has no coordinates and counts it; without any, all stand in a grid', () => {
    const some = spots(4).map((one, i) => (i === 2 ? { ...one, latitude: NaN } : one));
    expect(schematicLayout(some, 'equal').unplaced).toBe(1);
    const none = schematicLayout(spots(7).map((one) => ({ ...one, latitude: NaN })), 'circles');
    expect([none.kind, none.cells.length, none.unplaced]).toEqual(['grid', 7, 0]);
  });
});

describe('pixels', () => {
  it('belong to the cell that covers their middle, and holes to none', () => {
    const ring: Cell = { ...cell(0, 0, 0), rings: [Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10), Float64Array.of(3, 3, 7, 3, 7, 7, 3, 7)] };
    const raster = rasterise([ring], 12, 12, 1, 1, 1);
    expect(raster.reduce((sum, one) => sum + one, 0)).toBe(100 - 16);
    expect([raster[1 * 12 + 1], raster[5 * 12 + 5], raster[0]]).toEqual([1, 0, 0]);
  });

  it('of neighbours neither overlap nor leave gaps', () => {
    const raster = rasterise([cell(0, 0, 0, 5.5), cell(1, 5.5, 0, 5.5)], 11, 5, 1, 0, 0);
    expect(raster.every((one) => one > 0)).toBe(true);
  });

  it('show even a cell that is smaller than one of them', () => {
    expect(rasterise([cell(0, 0, 0, 10), cell(1, 3.1, 3.1, 0.2)], 10, 10, 1, 0, 0)[3 * 10 + 3]).toBe(2);
  });

  it('take the colour of their cell, and its mark where the pattern is', () => {
    const lookup = withPatterns(rasterise([cell(0, 0, 0), cell(1, 10, 0)], 20, 10, 1, 0, 0), 20, 2, 1);
    const palette = new Uint32Array(1 + 2 * patternBanks);
    ink(palette, 2, 0, { plain: 7, mark: 9, pattern: 'stripes' });
    ink(palette, 2, 1, { plain: 5, mark: 6, pattern: 'dots', lines: true });
    const pixels = new Uint32Array(200);
    recolour(lookup, palette, pixels);
    pixels.forEach((pixel, i) => {
      const [x, y] = [i % 20, Math.floor(i / 20)];
      const bank = bankOf(x, y, 1);
      expect(pixel).toBe(x < 10 ? (bank & 1 ? 9 : 7) : bank & 6 ? 6 : 5);
    });
    expect(new Set(Array.from({ length: 400 }, (_none, i) => bankOf(i % 20, Math.floor(i / 20), 1))).size).toBe(patternBanks);
  });

  it('lead back to their commune', () => {
    const layout = composed('tiles', [{ key: '', cells: [cell(0, 0, 0), cell(1, 10, 0)], box: boxOf([cell(0, 0, 0), cell(1, 10, 0)]) }], 2);
    const surface = surfaceOf(layout, 400, 300, 1);
    expect([cellAt(surface, 100, surface.height / 2), cellAt(surface, 300, surface.height / 2), cellAt(surface, -5, 0)]).toEqual([0, 1, -1]);
    expect(neighbour(layout, 0, 1, 0)).toBe(1);
    expect(neighbour(layout, 0, -1, 0)).toBe(-1);
    expect(placedNames(surface, (row) => row, 5).map((one) => one.text)).toEqual(['c1']);
  });
});

describe('a view of the map', () => {
  const cells = [cell(0, 0, 0), cell(1, 10, 0), cell(2, 0, 10), cell(3, 10, 10)];
  const layout = composed('tiles', [{ key: '', cells, box: boxOf(cells) }], 4);

  it('is kept in a short word of the address, and nonsense is the whole map', () => {
    const zoom = { k: 3.25, x: 0.4123, y: 0.6 };
    expect(writeZoom(zoom)).toBe('3.25,0.4123,0.6');
    expect(readZoom(writeZoom(zoom))).toEqual(zoom);
    expect(writeZoom(wholeMap)).toBe('');
    for (const text of ['', 'x', '2', '2,1', '0.5,0.5,0.5', 'NaN,1,1', '2,0.5,0.5,9']) expect(readZoom(text)).toEqual(wholeMap);
    expect(readZoom('9999,0.5,0.5').k).toBe(mostZoom);
  });

  it('enlarges around a point, which stays where it is, and never leaves the sheet', () => {
    const near = enlarged(enlarged(wholeMap, 2, 0.3, 0.6), 1.7, 0.3, 0.6);
    const at = inView(near, 0.3, 0.6);
    expect(at[0]).toBeCloseTo(0.3, 12);
    expect(at[1]).toBeCloseTo(0.6, 12);
    expect(enlarged(near, 0.001)).toEqual(wholeMap);
    expect(shifted({ k: 2, x: 0.5, y: 0.5 }, 9, -9)).toEqual({ k: 2, x: 0.25, y: 0.75 });
    expect(shifted(wholeMap, 0.3, 0.3)).toEqual(wholeMap);
    expect(centred({ k: 4, x: 0.5, y: 0.5 }, 0.7, 0)).toEqual({ k: 4, x: 0.7, y: 0.125 });
  });

  it('obeys keys: plus, minus, zero, and arrows with Shift alone', () => {
    expect(zoomedByKey(wholeMap, '+', false)?.k).toBe(1.5);
    expect(zoomedByKey({ k: 3, x: 0.5, y: 0.5 }, '-', false)?.k).toBe(2);
    expect(zoomedByKey({ k: 3, x: 0.5, y: 0.5 }, '0', false)).toEqual(wholeMap);
    expect(zoomedByKey({ k: 2, x: 0.5, y: 0.5 }, 'ArrowRight', true)?.x).toBeGreaterThan(0.5);
    expect(zoomedByKey({ k: 2, x: 0.5, y: 0.5 }, 'ArrowRight', false)).toBeNull();
    expect(zoomedByKey(wholeMap, 'a', false)).toBeNull();
  });

  it('puts a picture drawn for one view where another shows it', () => {
    const [drawn, wanted] = [{ k: 2, x: 0.4, y: 0.5 }, { k: 3, x: 0.55, y: 0.45 }];
    const { scale, x, y } = between(drawn, wanted);
    for (const [u, v] of [[0.5, 0.5], [0.6, 0.3]] as const) {
      const [before, after] = [inView(drawn, u, v), inView(wanted, u, v)];
      expect(before[0] * scale + x).toBeCloseTo(after[0], 12);
      expect(before[1] * scale + y).toBeCloseTo(after[1], 12);
    }
    expect(between(wholeMap, wholeMap)).toEqual({ scale: 1, x: 0, y: 0 });
  });

  it('shows its part of the communes in pixels, and names none outside of it', () => {
    const corner = surfaceOf(layout, 400, 400, 1, { k: 2.4, x: 0.25, y: 0.25 });
    expect(corner.width).toBe(surfaceOf(layout, 400, 400, 1).width);
    expect(cellAt(corner, corner.width / 2, corner.height / 2)).toBe(0);
    expect([0, 1, 2, 3].map((one) => isVisible(corner, one))).toEqual([true, false, false, false]);
    expect(placedNames(corner, () => 1, 9).map((one) => one.text)).toEqual(['c0']);
    for (const zoom of [wholeMap, { k: 2.4, x: 0.25, y: 0.25 }]) {
      const [x, y] = placeOf(surfaceOf(layout, 400, 400, 1, zoom), 3);
      expect(x).toBeCloseTo(0.747, 3);
      expect(y).toBeCloseTo(0.747, 3);
    }
  });
});

describe('a layout in flat arrays', () => {
  it('comes back as it was, with the names of the rows', () => {
    const text = collection(feature({ code: '62498' }, square(2, 50)), feature({ code: '97411' }, square(55, -21)), feature({ code: '1', nom: 'Beside' }, square(2.5, 50.5)));
    const layout = outlineLayout(joinOutlines(readOutlines('a', text), ['62498', '97411']), ['Lens', 'Saint-Denis']);
    const codes = outlineLayout(joinOutlines(readOutlines('a', text), ['62498', '97411']), ['62498', '97411']);
    expect(unpackedLayout(packedLayout(codes), ['Lens', 'Saint-Denis'])).toEqual(layout);
  });

  it('is told of while it is made', () => {
    const heard: string[] = [];
    const text = collection(...Array.from({ length: 2500 }, (_none, i) => feature({ code: String(10000 + i) }, square((i % 50) / 10, 45 + Math.floor(i / 50) / 20, 0.1))));
    const outlines = readOutlines('a', text, (done, of) => heard.push(`read ${done}/${of}`));
    outlineLayout(joinOutlines(outlines, ['10000']), ['10000'], (done, of) => heard.push(`placed ${done}/${of}`));
    expect(heard).toEqual(['read 0/2500', 'read 1000/2500', 'read 2000/2500', 'placed 0/2500', 'placed 1000/2500', 'placed 2000/2500']);
  });
});

describe('shapes', () => {
  it('know their surface and their middle', () => {
    const ring = Float64Array.of(2, 2, 6, 2, 6, 4, 2, 4);
    expect(ringArea(ring)).toBe(8);
    expect(centroid(ring)).toEqual([4, 3]);
  });
});

describe('a colour scale', () => {
  const bounds = (values: number[], around = false): readonly number[] => colourScale(Float64Array.from(values), around).bounds;

  it('has round bounds', () => {
    expect(bounds([0, 10, 20, 30, 40, 50, 60])).toEqual([10, 20, 30, 40, 50]);
  });

  it('grows where few values are large', () => {
    const values = Array.from({ length: 100 }, (_none, i) => 10 ** (i / 25));
    expect(bounds(values)).toEqual([10, 100, 1000]);
    expect(bounds(values.map((value) => Math.min(value, 30)))).not.toEqual([10, 100, 1000]);
  });

  it('of changes has as many classes on each side, and one for exactly zero', () => {
    const scale = colourScale(Float64Array.of(-3, -1, 0, 0.5, 2), true);
    expect(scale.kind).toBe('diverging');
    const zero = classOf(scale, 0);
    expect(scale.classes.length).toBe(2 * zero + 1);
    expect(scale.classes[zero]?.colour).not.toBe(scale.classes[zero + 1]?.colour);
    expect(classOf(scale, -2.5)).toBe(scale.classes.length - 1 - classOf(scale, 2.5));
    expect(scale.classes.map((one) => one.negative)).toEqual(scale.classes.map((_one, i) => i < zero));
  });

  it('puts each value in a class whose limits hold it', () => {
    for (const around of [false, true]) {
      const values = Float64Array.from({ length: 301 }, (_none, i) => (i - (around ? 150 : 0)) * 1.7);
      const scale = colourScale(values, around);
      for (const value of values) {
        const found = scale.classes[classOf(scale, value)];
        expect(found !== undefined && found.low <= value && value <= found.high).toBe(true);
      }
    }
  });

  it('survives constants, nothing at all and values without a number', () => {
    expect(colourScale(Float64Array.of(4, 4, 4), false).classes).toHaveLength(1);
    expect(colourScale(Float64Array.of(NaN, NaN), false).classes).toHaveLength(1);
    expect(colourScale(new Float64Array(), true).classes).toHaveLength(3);
    expect(classOf(colourScale(Float64Array.of(1, 2), false), NaN)).toBe(-1);
  });
});

describe('the legend of a map', () => {
  const labels = ['−1.5%', '−1%', '−0.5%', '0', '+0.5%', '+1%', '+1.5%'].map((text, i) => ({ text, at: 20 * i }));
  it('tells all bounds where there is room, and where there is little zero and the ends', () => {
    expect(apart(labels.map((one) => ({ ...one, at: 4 * one.at })), '0').map((one) => one.text)).toEqual(labels.map((one) => one.text));
    expect(apart(labels, '0').map((one) => one.text)).toEqual(['−1.5%', '0', '+1.5%']);
  });
});
