// tests/unit/units.test.ts -- every unit that the program can write has words in both languages.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import h5wasm from 'h5wasm/node';
import { beforeAll, describe, expect, it } from 'vitest';
// @ts-expect-error -- plain JavaScript, shared with the browser's tests
import { fixture } from '../browser/fixtures.mjs';
import * as reader from '../../src/run/reader';
import { formatUnit, isKnownUnit } from '../../src/words/format';

const root = resolve(__dirname, '../../../..');
const sources = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sources(path) : /\.[ch]pp$/.test(name) ? [path] : [];
  });
const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((found) => found[1] as string);

/** From the sources of the simulator: units by name, those written in place, those of a territory's figures and assumptions. */
function unitsOfSources(): string[] {
  const found = new Set<string>();
  for (const path of [...sources(join(root, 'sim')), ...sources(join(root, 'models'))]) {
    const text = readFileSync(path, 'utf8');
    for (const line of text.split('\n')) if (/constexpr (sim::)?Unit /.test(line)) for (const one of all(line, /\w+\{"([^"]*)"/g)) found.add(one);
    for (const one of all(text, /\bUnit\{"([^"]*)"/g)) found.add(one);
    for (const one of all(text, /\b(?:FigureName|AssumptionName)\{"[^"]*", "([^"]*)"/g)) found.add(one);
  }
  return [...found].sort();
}

/** From the schema of input files: `"unit": { "const": ... }`. */
function unitsOfSchema(): string[] {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const unit = (value as { unit?: unknown }).unit;
    if (typeof unit === 'object' && unit !== null && typeof (unit as { const?: unknown }).const === 'string') found.add((unit as { const: string }).const);
    Object.values(value).forEach(walk);
  };
  walk(JSON.parse(readFileSync(join(root, 'scenarios/sillon.schema.json'), 'utf8')));
  return [...found].sort();
}

describe('units', () => {
  it('of the sources have words, each of them', () => {
    const units = unitsOfSources();
    expect(units).toEqual(expect.arrayContaining(['EUR/job/week', 't CO2/step', 'units of the resource', 'EUR/inhabitant/year', 'degree C', 'job']));
    expect(units.filter((one) => !isKnownUnit(one))).toEqual([]);
  });
  it('of the schema have words, each of them', () => {
    const units = unitsOfSchema();
    expect(units).toEqual(expect.arrayContaining(['probability/month', 'kept/year', 'EUR/l']));
    expect(units.filter((one) => !isKnownUnit(one))).toEqual([]);
  });

  let ofFile: string[];
  beforeAll(async () => {
    await h5wasm.ready;
    const file = new h5wasm.File(fixture(), 'r') as unknown as Parameters<typeof reader.outline>[0];
    const outline = reader.outline(file, 'small.h5', 1);
    const run = { context: outline.contexts[0]?.name ?? '', strategy: outline.strategies[0]?.name ?? '', replicate: 0 };
    ofFile = [
      ...outline.populations.flatMap((one) => one.columns.map((column) => reader.seriesInfo(file, run, `${one.name}.${column}`).unit)),
      ...reader.agentPopulations(file, run).flatMap((one) => one.columns.map((column) => column.unit)),
      ...outline.networks.flatMap((one) => one.columns.map((column) => column.unit)),
      ...reader.statements(file).map((one) => one.unit),
      ...reader.parameters(file).map((one) => one.unit),
      ...(outline.resilience ? [...outline.resilience.row, ...outline.resilience.across, ...outline.resilience.whole].map((one) => one.unit) : []),
    ];
  });
  it('of a run file have words, each of them', () => {
    expect(new Set(ofFile).size).toBeGreaterThan(20);
    expect([...new Set(ofFile)].filter((one) => !isKnownUnit(one))).toEqual([]);
  });

  it('hold no English word in French, and no symbol of the file', () => {
    const english = /\b(?:per|job|jobs|person|persons|week|weeks|month|months|year|years|day|days|dwelling|household|establishment|inhabitant|probability|kept|step|EUR|money|resource)\b/;
    for (const one of [...unitsOfSources(), ...unitsOfSchema()]) {
      expect(formatUnit(one, 'fr', 'week'), one).not.toMatch(english);
      expect(formatUnit(one, 'fr', 'week', 1), one).not.toMatch(english);
      expect(formatUnit(one, 'en', 'week'), one).not.toMatch(/EUR|\/|\bstep\b/);
    }
  });
  it('are in the singular before one', () => {
    expect([formatUnit('dwelling', 'fr', '', 1.5), formatUnit('dwelling', 'en', '', 1.5), formatUnit('dwelling', 'en', '', 1)]).toEqual(['logement', 'dwellings', 'dwelling']);
    expect(formatUnit('EUR/week', 'fr')).toBe('€ par semaine');
  });
});
