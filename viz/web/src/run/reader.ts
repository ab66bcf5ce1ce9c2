// src/run/reader.ts -- reads a run file through h5wasm (docs/formats/run-file.md); runs in a worker, or in a test.
import type { Dataset, File as Hdf5File, Group } from 'h5wasm';
import {
  type AgentColumn,
  type AgentPopulation,
  type Bilingual,
  type Choice,
  type DatedEvent,
  type Edges,
  type Frame,
  type Identities,
  type Life,
  type Member,
  type NetworkInfo,
  type Outline,
  type Parameter,
  type Polarity,
  type PopulationInfo,
  type ResilienceInfo,
  type ResilienceTable,
  type Rhythm,
  type Run,
  RunFailure,
  runName,
  type SeriesInfo,
  type SeriesKey,
  type Statement,
} from './types';

const formatVersion = 1;
const knownFilters = new Set([1, 2, 3]); // deflate, shuffle, fletcher32: what every build of HDF5 reads
const nobody = 4294967295;
const twoTo32 = 4294967296;
const enumerationClass = 8; // H5T_ENUM

type Attributed = Group | Dataset;

// ---- small readings ------------------------------------------------------------------------------------------------------

function attributeNames(of: Attributed): Set<string> {
  return new Set(Object.keys(of.attrs));
}

function text(of: Attributed, name: string): string {
  const value = of.get_attribute(name, true);
  return Array.isArray(value) ? String(value[0] ?? '') : String(value ?? '');
}

function textIf(of: Attributed, names: Set<string>, name: string): string {
  return names.has(name) ? text(of, name) : '';
}

function bilingual(of: Attributed, names: Set<string>, stem: string): Bilingual {
  return { en: textIf(of, names, `${stem}_en`), fr: textIf(of, names, `${stem}_fr`) };
}

// Names and groups stay as they are once a file is laid out, and a list of hundreds of names takes milliseconds.
const listed = new WeakMap<Group, ReadonlySet<string>>();
const found = new WeakMap<Group, Map<string, Group>>();

function namesIn(group: Group): ReadonlySet<string> {
  let names = listed.get(group);
  if (names) return names;
  names = new Set(group.keys());
  if (names.size) listed.set(group, names); // none: perhaps they could not be read
  return names;
}

function groupAt(from: Group, path: string): Group | null {
  let its = found.get(from);
  if (!its) found.set(from, (its = new Map()));
  const known = its.get(path);
  if (known) return known;
  const next = from.get(path); // null if there is nothing
  if (!next || !('type' in next) || next.type !== 'Group') return null;
  its.set(path, next as Group);
  return next as Group;
}

/** The dataset, made sure that its filters are known: HDF5 in WebAssembly answers garbage where one is missing. */
function dataset(from: Group, path: string): Dataset {
  const found = from.get(path);
  if (!found || !('type' in found) || found.type !== 'Dataset') throw new RunFailure('missing', path);
  const data = found as Dataset;
  for (const filter of data.filters ?? [])
    if (!knownFilters.has(filter.id)) throw new RunFailure('filter', `${path}: ${filter.name || filter.id}`);
  return data;
}

function strings(from: Group, path: string): string[] {
  const value = dataset(from, path).value;
  if (value === null) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

type Numbers = Float64Array | Float32Array | Int32Array | Uint32Array | Uint16Array | Uint8Array | BigInt64Array | BigUint64Array;

function plain(value: unknown, path: string): Exclude<Numbers, BigInt64Array | BigUint64Array> {
  if (value instanceof BigInt64Array || value instanceof BigUint64Array) return Float64Array.from(value as BigInt64Array, Number);
  if (ArrayBuffer.isView(value)) return value as Float64Array;
  if (typeof value === 'number') return Float64Array.of(value);
  if (typeof value === 'bigint') return Float64Array.of(Number(value));
  throw new RunFailure('damaged', path);
}

function numbers(from: Group, path: string): Exclude<Numbers, BigInt64Array | BigUint64Array> {
  return plain(dataset(from, path).value, path);
}

function doubles(from: Group, path: string): Float64Array {
  const value = numbers(from, path);
  return value instanceof Float64Array ? value : new Float64Array(value);
}

/** A group of one-dimensional datasets; an absent one has no rows. */
class Table {
  readonly group: Group | null;
  constructor(root: Group, name: string) {
    this.group = groupAt(root, name);
  }
  texts(column: string): string[] {
    return this.group && namesIn(this.group).has(column) ? strings(this.group, column) : [];
  }
  numbers(column: string): Float64Array {
    return this.group && namesIn(this.group).has(column) ? doubles(this.group, column) : new Float64Array();
  }
}

// ---- the file as a whole ------------------------------------------------------------------------------------------------

/** Makes sure that it is a run file of a version that this page reads. */
export function checkFormat(file: Hdf5File): void {
  const names = attributeNames(file);
  if (!names.has('format') || text(file, 'format') !== 'sillon-run')
    throw new RunFailure('not-a-run', names.has('format') ? text(file, 'format') : '');
  const version = text(file, 'format_version');
  if (Number(version) !== formatVersion) throw new RunFailure('other-version', version);
}

function choices(root: Group, name: string): Choice[] {
  const table = new Table(root, name);
  const en = table.texts('title_en');
  const fr = table.texts('title_fr');
  return table.texts('name').map((one, i) => ({ name: one, title: { en: en[i] ?? one, fr: fr[i] ?? one } }));
}

function events(root: Group): DatedEvent[] {
  const table = new Table(root, 'events');
  const [kind, en, fr, source] = ['kind', 'title_en', 'title_fr', 'source'].map((name) => table.texts(name));
  const from = table.numbers('from');
  const until = table.numbers('until');
  return table.texts('choice').map((choice, i) => ({
    choice,
    kind: kind?.[i] === 'policy' ? 'policy' : 'crisis',
    title: { en: en?.[i] ?? '', fr: fr?.[i] ?? '' },
    from: from[i] ?? NaN,
    until: until[i] ?? NaN,
    source: source?.[i] ?? '',
  }));
}

function measures(group: Group, stem: string): ResilienceInfo['row'] {
  const part = (name: string): string[] => strings(group, `${stem}_${name}`);
  const [unit, en, fr, meaningEn, meaningFr] = ['unit', 'label_en', 'label_fr', 'meaning_en', 'meaning_fr'].map(part);
  return part('measure').map((name, i) => ({
    name,
    unit: unit?.[i] ?? '',
    label: { en: en?.[i] ?? name, fr: fr?.[i] ?? name },
    meaning: { en: meaningEn?.[i] ?? '', fr: meaningFr?.[i] ?? '' },
  }));
}

function resilienceInfo(root: Group): ResilienceInfo | null {
  const group = groupAt(root, 'resilience');
  if (!group || Number(numbers(group, 'computed')[0]) !== 1) return null;
  const names = attributeNames(group);
  const [contexts, strategies] = [strings(group, 'run_context'), strings(group, 'run_strategy')];
  const replicates = numbers(group, 'run_replicate');
  const cells = namesIn(group).has('cell_context') ? strings(group, 'cell_context') : [];
  const cellStrategies = cells.length ? strings(group, 'cell_strategy') : [];
  return {
    reference: textIf(group, names, 'reference'),
    epsilon: Number(textIf(group, names, 'epsilon')),
    window: Number(textIf(group, names, 'window')),
    windowUnit: textIf(group, names, 'window_units'),
    warning: bilingual(group, names, 'warning'),
    row: measures(group, 'row'),
    across: measures(group, 'across'),
    whole: measures(group, 'whole'),
    runs: contexts.map((context, i) => ({ context, strategy: strategies[i] ?? '', replicate: replicates[i] ?? 0 })),
    cells: cells.map((context, i) => ({ context, strategy: cellStrategies[i] ?? '' })),
  };
}

export function outline(file: Hdf5File, fileName: string, size: number): Outline {
  checkFormat(file);
  const names = attributeNames(file);
  const contexts = choices(file, 'contexts');
  const strategies = choices(file, 'strategies');
  const replicates = Number(text(file, 'replicates'));
  const rhythms: Record<string, Rhythm> = {};
  for (const key of namesIn(file))
    if (key === 'time' || key.startsWith('time_'))
      rhythms[key] = {
        name: key,
        days: new Int32Array(numbers(file, key)),
        steps: new Uint32Array(numbers(file, key.replace('time', 'step'))),
      };
  const complete = Number(text(file, 'complete')) === 1;
  const recorded: Record<string, number> = {};
  for (const { name: context } of contexts)
    for (const { name: strategy } of strategies)
      for (let replicate = 0; replicate < replicates; ++replicate) {
        const run = { context, strategy, replicate };
        // Each run lies elsewhere in the file: 40 of them are 40 reads, so they are spared where all is known to be there.
        recorded[runName(run)] = complete ? (rhythms['time']?.days.length ?? 0) : Number(numbers(file, `${runPath(run)}/recorded`)[0] ?? 0);
      }
  const own = new Set(['format', 'format_version', 'title', 'scenario', 'Conventions']);
  const attributes: Record<string, string> = {};
  for (const name of names) if (!own.has(name) && !name.startsWith('_')) attributes[name] = text(file, name);
  const warnings = new Table(file, 'warnings');
  const french = warnings.texts('fr');
  return {
    fileName,
    size,
    name: textIf(file, names, 'name'),
    title: bilingual(file, names, 'title'),
    question: bilingual(file, names, 'question'),
    scenario: textIf(file, names, 'scenario'),
    seed: textIf(file, names, 'seed'),
    replicates,
    steps: Number(text(file, 'steps')),
    step: text(file, 'step'),
    complete,
    interrupted: textIf(file, names, 'interrupted'),
    attributes,
    contexts,
    strategies,
    events: events(file),
    warnings: warnings.texts('en').map((en, i) => ({ en, fr: french[i] ?? en })),
    rhythms,
    populations: populations(file, contexts, strategies),
    networks: networks(file, contexts, strategies),
    resilience: resilienceInfo(file),
    recorded,
  };
}

export const runPath = (run: Run): string => `runs/${run.context}/${run.strategy}/${run.replicate}`;

function firstRun(contexts: readonly Choice[], strategies: readonly Choice[]): string {
  const [context, strategy] = [contexts[0], strategies[0]];
  if (!context || !strategy) throw new RunFailure('damaged', '/contexts, /strategies');
  return runPath({ context: context.name, strategy: strategy.name, replicate: 0 });
}

function populations(file: Hdf5File, contexts: readonly Choice[], strategies: readonly Choice[]): PopulationInfo[] {
  const group = groupAt(file, `${firstRun(contexts, strategies)}/series`);
  if (!group) return [];
  return group.keys().map((name) => {
    const scale = dataset(file, name);
    const value = scale.value;
    const rows = Array.isArray(value) ? value.map(String) : Array.from(plain(value, name), String);
    const meaning = bilingual(scale, attributeNames(scale), 'meaning');
    return { name, meaning, rows, columns: (group.get(name) as Group).keys() };
  });
}

// ---- series ---------------------------------------------------------------------------------------------------------------

export function seriesInfo(file: Hdf5File, anyRun: Run, key: SeriesKey): SeriesInfo {
  const [population, column] = split(key);
  const data = dataset(file, `${runPath(anyRun)}/series/${population}/${column}`);
  const names = attributeNames(data);
  const label = bilingual(data, names, 'label');
  let polarity = textIf(data, names, 'polarity') as Polarity | '';
  if (polarity === '') {
    // Files of before this attribute say it in /resilience alone.
    const derived = groupAt(file, `resilience/rows/${population}`);
    const its = derived?.get(column);
    polarity = its && 'type' in its && its.type === 'Dataset' ? (text(its as Dataset, 'polarity') as Polarity) : 'undeclared';
  }
  return {
    key,
    population,
    column,
    rows: data.shape && data.shape.length > 1 ? (data.shape[1] ?? 1) : 1,
    unit: textIf(data, names, 'units'),
    label: { en: label.en || column, fr: label.fr || column },
    meaning: bilingual(data, names, 'meaning'),
    warning: bilingual(data, names, 'warning'),
    polarity,
  };
}

export function split(key: SeriesKey): [string, string] {
  const at = key.indexOf('.');
  if (at < 0) throw new RunFailure('missing', key);
  return [key.slice(0, at), key.slice(at + 1)];
}

/** Instant after instant, each with its rows: value (t, row) at [t * rows + row]. NaN: not recorded (yet). */
export function series(file: Hdf5File, run: Run, key: SeriesKey): Float64Array {
  const [population, column] = split(key);
  return doubles(file, `${runPath(run)}/series/${population}/${column}`);
}

/** One row of it, along its instants. */
export function rowSeries(file: Hdf5File, run: Run, key: SeriesKey, row: number): Float64Array {
  const [population, column] = split(key);
  const path = `${runPath(run)}/series/${population}/${column}`;
  const data = dataset(file, path);
  const rows = data.shape && data.shape.length > 1 ? (data.shape[1] ?? 1) : 1;
  if (row < 0 || row >= rows) throw new RunFailure('missing', `${path} [${row}]`);
  return Float64Array.from(plain(rows > 1 ? data.slice([[], [row, row + 1]]) : data.value, path));
}

// ---- agents ---------------------------------------------------------------------------------------------------------------

const identityColumns = new Set(['slot', 'id_high', 'id_low', 'born', 'died']);

function columnInfo(data: Dataset, name: string): AgentColumn {
  const names = attributeNames(data);
  const label = bilingual(data, names, 'label');
  const members: Member[] = [];
  let kind: AgentColumn['kind'] = 'number';
  if (names.has('links_to')) kind = 'link';
  else if ((data.shape?.length ?? 0) > 2) kind = 'code';
  else if (names.has('flag_meanings')) {
    const listed = (attribute: string): string[] => {
      const value = data.get_attribute(attribute, true);
      return Array.isArray(value) ? value.map(String) : String(value).split(' ');
    };
    const values = listed('flag_values').map(Number);
    const meanings = listed('flag_meanings').flatMap((one) => one.split(' '));
    const en = names.has('flag_labels_en') ? listed('flag_labels_en') : meanings;
    const fr = names.has('flag_labels_fr') ? listed('flag_labels_fr') : meanings;
    kind = data.metadata.type === enumerationClass ? 'enumeration' : 'boolean';
    values.forEach((value, i) =>
      members.push({
        value,
        name: meanings[i] ?? String(value),
        label: { en: en[i] ?? '', fr: fr[i] ?? '' },
      }),
    );
  }
  return {
    name,
    unit: textIf(data, names, 'units'),
    label: { en: label.en || textIf(data, names, 'long_name') || name, fr: label.fr || textIf(data, names, 'meaning_fr') || name },
    meaning: bilingual(data, names, 'meaning'),
    warning: bilingual(data, names, 'warning'),
    kind,
    members,
    linksTo: textIf(data, names, 'links_to'),
    rhythm: textIf(data, names, 'time').replace(/^\//, '') || 'time',
  };
}

export function agentPopulations(file: Hdf5File, run: Run): AgentPopulation[] {
  const group = groupAt(file, `${runPath(run)}/agents`);
  if (!group) return [];
  return group.keys().map((name) => {
    const its = group.get(name) as Group;
    return {
      name,
      slots: dataset(its, 'id_low').shape?.[0] ?? 0,
      columns: its
        .keys()
        .filter((column) => !identityColumns.has(column))
        .map((column) => columnInfo(dataset(its, column), column)),
    };
  });
}

export function identities(file: Hdf5File, run: Run, population: string): Identities {
  const group = groupAt(file, `${runPath(run)}/agents/${population}`);
  if (!group) throw new RunFailure('missing', `agents/${population}`);
  return {
    high: new Uint32Array(numbers(group, 'id_high')),
    low: new Uint32Array(numbers(group, 'id_low')),
    born: new Int32Array(numbers(group, 'born')),
    died: new Int32Array(numbers(group, 'died')),
  };
}

/** What stands where nothing was recorded: netCDF's fill values, nobody, no member. */
function missing(value: unknown): number {
  if (value instanceof Uint8Array) return 255;
  if (value instanceof Uint16Array) return 65535;
  if (value instanceof Int32Array) return -2147483647;
  if (value instanceof Uint32Array) return nobody;
  if (value instanceof BigInt64Array) return -9223372036854775806;
  if (value instanceof BigUint64Array) return 18446744073709551614;
  return NaN;
}

function withoutFill(value: unknown, path: string): Float64Array {
  const out = new Float64Array(plain(value, path)); // several times as fast as `from`
  const fill = missing(value);
  if (!Number.isNaN(fill)) for (let i = 0; i < out.length; ++i) if (out[i] === fill) out[i] = NaN;
  return out;
}

function joined(letters: unknown, each: number): string[] {
  const all = Array.isArray(letters) ? letters.map(String) : [];
  const out: string[] = [];
  for (let i = 0; i < all.length; i += each) out.push(all.slice(i, i + each).join(''));
  return out;
}

/** `instant` counts along the column's own scale of time. */
export function frame(file: Hdf5File, run: Run, population: string, column: string, instant: number, days: Int32Array): Frame {
  const path = `${runPath(run)}/agents/${population}/${column}`;
  const data = dataset(file, path);
  const shape = data.shape ?? [];
  const day = days[instant] ?? NaN;
  if (instant >= (shape[0] ?? 0)) return { day, numbers: new Float64Array(), codes: null };
  if (shape.length > 2) {
    const codes = joined(data.slice([[instant, instant + 1], [], []]), shape[2] ?? 1);
    return { day, numbers: new Float64Array(), codes };
  }
  return { day, numbers: withoutFill(data.slice([[instant, instant + 1], []]), path), codes: null };
}

/** All that was recorded of one agent. */
export function life(file: Hdf5File, run: Run, population: string, slot: number, days: (rhythm: string) => Int32Array): Life[] {
  const group = groupAt(file, `${runPath(run)}/agents/${population}`);
  if (!group) throw new RunFailure('missing', `agents/${population}`);
  return group
    .keys()
    .filter((column) => !identityColumns.has(column))
    .map((name) => {
      const data = dataset(group, name);
      const column = columnInfo(data, name);
      const shape = data.shape ?? [];
      const its = days(column.rhythm).slice(); // the worker gives its arrays away
      if (slot >= (shape[1] ?? 0)) return { column, days: its, numbers: new Float64Array(), codes: null };
      if (shape.length > 2)
        return { column, days: its, numbers: new Float64Array(), codes: joined(data.slice([[], [slot, slot + 1], []]), shape[2] ?? 1) };
      return { column, days: its, numbers: withoutFill(data.slice([[], [slot, slot + 1]]), name), codes: null };
    });
}

// ---- networks ------------------------------------------------------------------------------------------------------------

const edgeEnds = new Set(['offsets', 'targets', 'bound', 'edge', 'first', 'count', 'from_high', 'from_low', 'to_high', 'to_low']);

function networks(file: Hdf5File, contexts: readonly Choice[], strategies: readonly Choice[]): NetworkInfo[] {
  const settled = groupAt(file, 'networks');
  const inRuns = groupAt(file, `${firstRun(contexts, strategies)}/networks`);
  const names = [...new Set([...(settled ? namesIn(settled) : []), ...(inRuns ? namesIn(inRuns) : [])])].sort();
  return names.map((name) => {
    const own = settled && namesIn(settled).has(name) ? (settled.get(name) as Group) : null;
    const again = inRuns && namesIn(inRuns).has(name) ? (inRuns.get(name) as Group) : null;
    const group = (own ?? again) as Group;
    const attributes = attributeNames(group);
    return {
      name,
      from: textIf(group, attributes, 'from'),
      to: textIf(group, attributes, 'to'),
      meaning: bilingual(group, attributes, 'meaning'),
      warning: bilingual(group, attributes, 'warning'),
      columns: group
        .keys()
        .filter((column) => !edgeEnds.has(column))
        .map((column) => columnInfo(dataset(group, column), column)),
      settledEdges: own ? (dataset(own, 'targets').shape?.[0] ?? 0) : 0,
      rhythm: again ? textIf(dataset(again, 'first'), attributeNames(dataset(again, 'first')), 'time').replace(/^\//, '') || 'time' : '',
    };
  });
}

/** The network as it was settled; ids there are slot + 1. */
export function settledEdges(file: Hdf5File, name: string, columns: readonly string[], day: number): Edges {
  const group = groupAt(file, `networks/${name}`);
  if (!group) throw new RunFailure('missing', `networks/${name}`);
  const offsets = numbers(group, 'offsets');
  const targets = numbers(group, 'targets');
  const from = new Float64Array(targets.length);
  const to = new Float64Array(targets.length);
  for (let slot = 0; slot + 1 < offsets.length; ++slot)
    for (let edge = offsets[slot] ?? 0; edge < (offsets[slot + 1] ?? 0); ++edge) from[edge] = slot + 1;
  for (let edge = 0; edge < targets.length; ++edge) to[edge] = (targets[edge] ?? 0) + 1;
  const values: Record<string, Float64Array> = {};
  for (const column of columns) values[column] = withoutFill(dataset(group, column).value, column);
  return { day, from, to, columns: values };
}

/** The network as a run recorded it; `instant` counts along the network's own scale of time. */
export function edges(file: Hdf5File, run: Run, name: string, columns: readonly string[], instant: number, days: Int32Array): Edges {
  const path = `${runPath(run)}/networks/${name}`;
  const group = groupAt(file, path);
  if (!group) throw new RunFailure('missing', path);
  const day = days[instant] ?? NaN;
  const first = Number(numbers(group, 'first')[instant] ?? nobody);
  const count = Number(numbers(group, 'count')[instant] ?? nobody);
  if (first === nobody || count === nobody) throw new RunFailure('missing', `${path} (${instant})`);
  const part = (column: string): unknown => (count === 0 ? new Float64Array() : dataset(group, column).slice([[first, first + count]]));
  const ends = (end: string): Float64Array => {
    const high = plain(part(`${end}_high`), path);
    const low = plain(part(`${end}_low`), path);
    return Float64Array.from(low, (value, i) => (high[i] ?? 0) * twoTo32 + value);
  };
  const values: Record<string, Float64Array> = {};
  for (const column of columns) values[column] = withoutFill(part(column), column);
  return { day, from: ends('from'), to: ends('to'), columns: values };
}

// ---- tables ---------------------------------------------------------------------------------------------------------------

export function statements(file: Hdf5File): Statement[] {
  const table = new Table(file, 'statements');
  const [placeName, figure, en, fr, unit, source, note] = ['place_name', 'figure', 'label_en', 'label_fr', 'unit', 'source', 'note'].map(
    (name) => table.texts(name),
  );
  const [year, stated, settled, imputed] = ['year', 'stated', 'settled', 'imputed'].map((name) => table.numbers(name));
  return table.texts('place').map((place, i) => ({
    place,
    placeName: placeName?.[i] ?? place,
    figure: figure?.[i] ?? '',
    label: { en: en?.[i] ?? '', fr: fr?.[i] ?? '' },
    unit: unit?.[i] ?? '',
    source: source?.[i] ?? '',
    note: note?.[i] ?? '',
    year: year?.[i] ?? NaN,
    stated: stated?.[i] ?? NaN,
    settled: settled?.[i] ?? NaN,
    imputed: imputed?.[i] === 1,
  }));
}

export function parameters(file: Hdf5File): Parameter[] {
  const table = new Table(file, 'parameters');
  const [parameter, unit, value, source, en, fr] = ['parameter', 'unit', 'value', 'source', 'meaning_en', 'meaning_fr'].map((name) =>
    table.texts(name),
  );
  const low = table.numbers('low');
  const high = table.numbers('high');
  return table.texts('instance').map((instance, i) => ({
    instance,
    parameter: parameter?.[i] ?? '',
    unit: unit?.[i] ?? '',
    value: value?.[i] ?? '',
    source: source?.[i] ?? '',
    low: low[i] ?? NaN,
    high: high[i] ?? NaN,
    meaning: { en: en?.[i] ?? '', fr: fr?.[i] ?? '' },
  }));
}

/** `part`: "rows/P/COLUMN", "across/P/COLUMN" or "whole". Null if the file has no such numbers. */
export function resilience(file: Hdf5File, info: ResilienceInfo, part: string): ResilienceTable | null {
  const group = groupAt(file, 'resilience');
  if (!group?.get(part)) return null;
  const data = dataset(group, part);
  const shape = data.shape ?? [];
  const list = part.startsWith('rows/') ? info.row : part.startsWith('across/') ? info.across : info.whole;
  return {
    rows: shape.length > 2 ? (shape[1] ?? 1) : 1,
    measures: list.map((measure) => measure.name),
    runs: doubles(group, part),
    mean: info.cells.length ? doubles(group, `mean/${part}`) : null,
    half: info.cells.length ? doubles(group, `half/${part}`) : null,
  };
}
