// tests/unit/reader.test.ts -- the reader of run files against h5py, on a small real run and on wrong files.
import { execFileSync } from 'node:child_process';
import h5wasm from 'h5wasm/node';
import { beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error -- plain JavaScript, shared with the browser's tests
import { fixture } from '../browser/fixtures.mjs';
import * as reader from '../../src/run/reader';
import { RunFailure } from '../../src/run/types';

type Hdf5File = Parameters<typeof reader.outline>[0];

const h5py = (script: string): unknown =>
  JSON.parse(
    execFileSync('/usr/bin/python3', ['-c', `import h5py, json, sys, numpy as np\nf = h5py.File(sys.argv[1], "r", locking=False)\n${script}`, fixture()], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    }),
  );
const opened = (name?: string): Hdf5File => new h5wasm.File(fixture(name), 'r') as unknown as Hdf5File;
const run = { context: 'energy-shock', strategy: 'groups', replicate: 2 };
const at = 'f["runs/energy-shock/groups/2"]';

let file: Hdf5File;
let outline: ReturnType<typeof reader.outline>;
beforeAll(async () => {
  await h5wasm.ready;
  file = opened();
  outline = reader.outline(file, 'small.h5', 1);
});

describe('the outline', () => {
  it('says what the file says of itself', () => {
    const truth = h5py(`print(json.dumps({
      "title_fr": f.attrs["title_fr"], "seed": str(f.attrs["seed"]), "steps": int(f.attrs["steps"]), "replicates": int(f.attrs["replicates"]),
      "contexts": list(f["contexts/name"].asstr()[:]), "strategies": list(f["strategies/name"].asstr()[:]), "communes": list(f["commune"].asstr()[:]),
      "days": f["time"][:].tolist(), "quarters": f["time_quarter"][:].tolist(), "from": f["events/from"][:].tolist(), "warnings": list(f["warnings/fr"].asstr()[:]),
      "series": sum(len(g) for g in ${at}["series"].values()), "scenario": len(f.attrs["scenario"]), "reference": f["resilience"].attrs["reference"] }))`) as Record<string, never>;
    expect(outline.title.fr).toBe(truth['title_fr']);
    expect(outline.seed).toBe(truth['seed']);
    expect([outline.steps, outline.replicates]).toEqual([truth['steps'], truth['replicates']]);
    expect(outline.contexts.map((one) => one.name)).toEqual(truth['contexts']);
    expect(outline.strategies.map((one) => one.name)).toEqual(truth['strategies']);
    expect(outline.populations.find((one) => one.name === 'commune')?.rows).toEqual(truth['communes']);
    expect([...(outline.rhythms['time']?.days ?? [])]).toEqual(truth['days']);
    expect([...(outline.rhythms['time_quarter']?.days ?? [])]).toEqual(truth['quarters']);
    expect(outline.events.map((event) => event.from)).toEqual(truth['from']);
    expect(outline.warnings.map((warning) => warning.fr)).toEqual(truth['warnings']);
    expect(outline.populations.reduce((sum, one) => sum + one.columns.length, 0)).toBe(truth['series']);
    expect(outline.scenario.length).toBe(truth['scenario']);
    expect(outline.resilience?.reference).toBe(truth['reference']);
    expect(outline.complete).toBe(true);
    expect(Object.values(outline.recorded).every((recorded) => recorded === outline.steps + 1)).toBe(true);
  });
});

describe('series', () => {
  it('are the same numbers as in h5py, and carry label, unit, warning and polarity', () => {
    for (const key of ['territory.value_added', 'commune.unemployed']) {
      const values = h5py(`print(json.dumps(${at}["series/${key.replace('.', '/')}"][:].ravel().tolist()))`) as number[];
      expect([...reader.series(file, run, key)]).toEqual(values);
    }
    const row = h5py(`print(json.dumps(${at}["series/commune/unemployed"][:, 5].tolist()))`) as number[];
    expect([...reader.rowSeries(file, run, 'commune.unemployed', 5)]).toEqual(row);
    expect([...reader.rowSeries(file, run, 'territory.value_added', 0)]).toEqual([...reader.series(file, run, 'territory.value_added')]);
    expect(() => reader.rowSeries(file, run, 'commune.unemployed', 36)).toThrow('missing');
    const info = reader.seriesInfo(file, run, 'commune.unemployed');
    expect(info.rows).toBe(outline.populations.find((one) => one.name === 'commune')?.rows.length);
    expect(info.unit).toBe('person');
    expect(info.label.fr).toContain('emploi');
    expect(info.warning.fr).not.toBe('');
    expect(info.polarity).toBe('more_is_worse');
    expect(reader.seriesInfo(opened('no-resilience'), run, 'commune.unemployed').polarity).toBe('more_is_worse');
    expect(reader.seriesInfo(opened('silent-series'), run, 'commune.unemployed').polarity).toBe('more_is_worse');
  });
});

describe('agents', () => {
  it('are described, framed and followed as h5py does', () => {
    const populations = reader.agentPopulations(file, run);
    const firm = populations.find((one) => one.name === 'firm');
    const kind = (name: string) => firm?.columns.find((one) => one.name === name)?.kind;
    expect([kind('active'), kind('branch'), kind('cash')]).toEqual(['boolean', 'link', 'number']);
    const role = populations.find((one) => one.name === 'actor')?.columns.find((one) => one.name === 'role');
    expect(role?.kind).toBe('enumeration');
    expect(role?.members.map((one) => one.name)).toContain('researcher');
    expect(role?.members.every((one) => one.label.fr !== '')).toBe(true);

    const days = outline.rhythms['time_month']?.days ?? new Int32Array();
    const cash = h5py(`print(json.dumps([None if np.isnan(x) else x for x in ${at}["agents/firm/cash"][3].tolist()]))`) as (number | null)[];
    const frame = reader.frame(file, run, 'firm', 'cash', 3, days);
    expect(frame.day).toBe(days[3]);
    expect([...frame.numbers].map((value) => (Number.isNaN(value) ? null : value))).toEqual(cash);

    const employer = h5py(`print(json.dumps(${at}["agents/citizen/employer"][:, 17].tolist()))`) as number[];
    const lives = reader.life(file, run, 'citizen', 17, (rhythm) => outline.rhythms[rhythm]?.days ?? new Int32Array());
    const told = lives.find((one) => one.column.name === 'employer');
    expect([...(told?.numbers ?? [])].map((value) => (Number.isNaN(value) ? 4294967295 : value))).toEqual(employer);
    expect(told?.days.length).toBe(employer.length);
  });
});

describe('networks', () => {
  it('have the edges that h5py sees, as settled and again later', () => {
    const settled = h5py('g = f["networks/supply"]; print(json.dumps({"n": int(g["targets"].shape[0]), "last": int(g["targets"][-1]), "share": float(g["share"][5])}))') as {
      n: number;
      last: number;
      share: number;
    };
    const edges = reader.settledEdges(file, 'supply', ['share'], 0);
    expect(edges.from.length).toBe(settled.n);
    expect(edges.to[settled.n - 1]).toBe(settled.last + 1);
    expect(edges.columns['share']?.[5]).toBe(settled.share);
    const trust = outline.networks.find((one) => one.name === 'trust');
    expect(trust?.rhythm).toBe('time_quarter');
    const later = h5py(`g = ${at}["networks/trust"]
a, n = int(g["first"][2]), int(g["count"][2])
print(json.dumps({"n": n, "from": g["from_low"][a:a + 3].tolist(), "good": g["good"][a + n - 1].tolist()}))`) as { n: number; from: number[]; good: number };
    const again = reader.edges(file, run, 'trust', ['good'], 2, outline.rhythms['time_quarter']?.days ?? new Int32Array());
    expect(again.from.length).toBe(later.n);
    expect([...again.from.subarray(0, 3)]).toEqual(later.from);
    expect(again.columns['good']?.[later.n - 1]).toBeCloseTo(later.good, 6);
  });
});

describe('tables', () => {
  it('have the rows of the file', () => {
    const truth = h5py('print(json.dumps([int(f["statements/place"].shape[0]), int(f["parameters/value"].shape[0]), float(f["statements/settled"][7])]))') as number[];
    const statements = reader.statements(file);
    expect([statements.length, reader.parameters(file).length, statements[7]?.settled]).toEqual(truth);
  });
  it('of resilience are in the order of runs, rows and measures', () => {
    const info = outline.resilience;
    if (!info) throw new Error('no /resilience');
    const truth = h5py(`g = f["resilience"]; print(json.dumps({"value": float(g["rows/commune/energy_bill"][4, 7, 0]), "mean": float(g["mean/rows/commune/energy_bill"][1, 7, 0])}))`) as Record<string, number>;
    const table = reader.resilience(file, info, 'rows/commune/energy_bill');
    const width = info.row.length;
    expect(table?.runs[(4 * (table.rows ?? 1) + 7) * width]).toBe(truth['value']);
    expect(table?.mean?.[(1 * (table.rows ?? 1) + 7) * width]).toBe(truth['mean']);
    expect(reader.resilience(file, info, 'rows/commune/no_such_series')).toBeNull();
  });
});

describe('wrong files', () => {
  const code = (act: () => unknown): string => {
    try {
      act();
    } catch (error) {
      return error instanceof RunFailure ? error.code : String(error);
    }
    return 'nothing wrong';
  };
  it('are told apart', () => {
    expect(code(() => reader.outline(opened('other-format'), 'x', 1))).toBe('not-a-run');
    expect(code(() => reader.outline(opened('other-version'), 'x', 1))).toBe('other-version');
    expect(code(() => reader.series(opened('filter'), run, 'territory.value_added'))).toBe('filter');
    expect(reader.outline(opened('no-resilience'), 'x', 1).resilience).toBeNull();
    expect(code(() => reader.series(file, run, 'territory.no_such_series'))).toBe('missing');
  });
});
