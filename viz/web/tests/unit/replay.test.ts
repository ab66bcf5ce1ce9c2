// tests/unit/replay.test.ts -- which values the map shows at a date, and how the replay moves.
import { describe, expect, it } from 'vitest';
import type { DatedEvent, Outline } from '../../src/run/types';
import { interval, mean } from '../../src/study/statistics';
import { foundRows } from '../../src/views/replay/CommuneChoice';
import { extremesOf, saidShare } from '../../src/views/replay/MapFigure';
import { advanced } from '../../src/views/replay/Player';
import { baseOf, communePopulations, controlOf, firstDate, halfAt, instantAt, isChance, jumpsOf, lastInstant, Means, modesFor, rowLine, sampled, usualMode, valueAt } from '../../src/views/replay/values';

const text = { en: 'x', fr: 'x' };
const event = (choice: string, kind: DatedEvent['kind'], from: number, until: number): DatedEvent => ({ choice, kind, from, until, title: text, source: '' });
const outline = (contexts: string[], strategies: string[], events: DatedEvent[] = []): Outline =>
  ({
    contexts: contexts.map((name) => ({ name, title: text })),
    strategies: strategies.map((name) => ({ name, title: text })),
    events,
    resilience: null,
    rhythms: { time: { name: 'time', days: Int32Array.of(0, 7, 14, 21, 28), steps: Uint32Array.of(0, 1, 2, 3, 4) } },
    populations: [],
  }) as unknown as Outline;

describe('values of the map', () => {
  const side = { own: Float64Array.of(10, 0, 12, 3, NaN, 4), base: Float64Array.of(10, 0, 8, 0, 5, 4), spread: null };

  it('are those of the file, or their change since the start', () => {
    expect(valueAt('value', side, 2, 1, 0)).toBe(12);
    expect(valueAt('start', side, 2, 1, 0)).toBeCloseTo(0.2);
    expect(valueAt('start', side, 2, 1, 1)).toBeNaN(); // it starts at zero
  });

  it('are differences, as they are or as shares of the other run', () => {
    expect(valueAt('control', side, 2, 1, 0)).toBe(4);
    expect(valueAt('control-share', side, 2, 1, 0)).toBe(0.5);
    expect(valueAt('strategy', side, 2, 1, 1)).toBe(3);
    expect(valueAt('strategy-share', side, 2, 1, 1)).toBeNaN();
    expect(valueAt('control', side, 2, 2, 0)).toBeNaN();
  });

  it('are means of replicates, and none where one replicate has none', () => {
    const means = new Means(3, 1, 'value', false);
    means.add(Float64Array.of(1, 2, NaN), null);
    means.add(Float64Array.of(3, 5, 1), null);
    expect([...means.whole().own]).toEqual([2, 3.5, NaN]);
  });

  it('have the interval that pairs of replicates give, against another run and since the start', () => {
    const own = [Float64Array.of(1000.1, 7, 1012, 9), Float64Array.of(1000.4, 5, 1019, 5), Float64Array.of(999.9, 6, 1011.5, 4), Float64Array.of(1001, 8, 1013.25, 8)];
    const base = [Float64Array.of(1000, 7, 1010, 8), Float64Array.of(1000, 6, 1010.5, 6), Float64Array.of(1000, 5, 1011, 5), Float64Array.of(1000, 8, 1009, 6)];
    const rows = 2;
    for (const mode of ['control', 'control-share', 'start'] as const) {
      const means = new Means(4, rows, mode, mode !== 'start');
      own.forEach((one, i) => means.add(one, mode === 'start' ? null : (base[i] as Float64Array)));
      const side = means.whole();
      const shown = { sides: [side], replicates: [0, 1, 2, 3], rows, instants: 2, last: 1 };
      for (const row of [0, 1]) {
        const pairs = own.map((one, i) => (one[2 + row] as number) - ((mode === 'start' ? one[row] : base[i]?.[2 + row]) as number));
        const other = own.map((one, i) => (mode === 'start' ? one[row] : base[i]?.[2 + row]) as number);
        const size = mode === 'control' ? 1 : mean(other);
        const expected = interval(pairs);
        expect(valueAt(mode, side, rows, 1, row)).toBeCloseTo(expected.mean / size, 9);
        expect(halfAt(mode, side, shown, 1, row)).toBeCloseTo(expected.half / size, 9);
        const line = rowLine(mode, own.map((one) => Float64Array.of(one[row] as number, one[2 + row] as number)), mode === 'start' ? null : base.map((one) => Float64Array.of(one[row] as number, one[2 + row] as number)));
        expect(line.middle[1]).toBeCloseTo(expected.mean / size, 9);
        expect(line.half[1]).toBeCloseTo(expected.half / size, 9);
      }
      expect(isChance(valueAt(mode, side, rows, 1, 1), halfAt(mode, side, shown, 1, 1))).toBe(true);
    }
  });

  it('are uncertain only where the interval holds zero: neither where all pairs agree, nor with one replicate', () => {
    expect([isChance(2, 1), isChance(-1, 1), isChance(0, 0), isChance(0, 1), isChance(1, NaN), isChance(NaN, 1)]).toEqual([false, true, false, true, false, false]);
    const alike = new Means(1, 1, 'control', true);
    for (const value of [1e9, 2e9, 3e9]) alike.add(Float64Array.of(value + 1), Float64Array.of(value));
    const side = alike.whole();
    expect(halfAt('control', side, { sides: [side], replicates: [0, 1, 2], rows: 1, instants: 1, last: 0 }, 0, 0)).toBe(0);
    expect(halfAt('control', side, { sides: [side], replicates: [0], rows: 1, instants: 1, last: 0 }, 0, 0)).toBeNaN();
    expect([...rowLine('value', [Float64Array.of(4, 5)], null).half]).toEqual([NaN, NaN]);
  });

  it('end with the last instant that has any', () => {
    expect(lastInstant(Float64Array.of(1, 2, NaN, 3, NaN, NaN), 2)).toBe(1);
    expect(lastInstant(Float64Array.of(NaN, NaN), 2)).toBe(-1);
  });

  it('are picked from all rows for the scale, however many there are', () => {
    const [rows, instants] = [1000, 300];
    const own = Float64Array.from({ length: rows * instants }, (_none, i) => i % rows);
    const values = sampled('value', { sides: [{ own, base: null, spread: null }], replicates: [0], rows, instants, last: instants - 1 });
    expect(values.length).toBeLessThanOrEqual(120_000);
    expect(new Set(values).size).toBe(rows);
  });
});

describe('what is compared', () => {
  it('with a control only where one context is without crises', () => {
    const two = outline(['calm', 'shock'], ['a', 'b'], [event('shock', 'crisis', 7, 21)]);
    expect(controlOf(two)).toBe('calm');
    expect(baseOf(two, 'control-share', { context: 'shock', strategy: 'b' })).toEqual({ context: 'calm', strategy: 'b' });
    expect(baseOf(two, 'strategy', { context: 'shock', strategy: 'b' })).toEqual({ context: 'shock', strategy: 'a' });
    expect(baseOf(two, 'value', { context: 'shock', strategy: 'b' })).toBeNull();
    const one = outline(['calm'], ['a']);
    expect(controlOf(one)).toBeNull();
    expect(modesFor(one)).toEqual(['value', 'start']);
    expect(controlOf(outline(['x', 'y'], ['a']))).toBeNull();
  });

  it('are populations of communes, by name or by codes', () => {
    const populations = [
      { name: 'commune', meaning: text, rows: ['0'], columns: ['a'] },
      { name: 'bassin', meaning: text, rows: ['62498', '2A004'], columns: ['a'] },
      { name: 'sector', meaning: text, rows: ['AZ', 'C1'], columns: ['a'] },
      { name: 'zone', meaning: text, rows: ['Z1'], columns: ['a'] },
    ];
    expect(communePopulations({ ...outline(['c'], ['s']), populations }, (code) => code === 'Z1')).toEqual(['commune', 'bassin', 'zone']);
  });
});

describe('dates', () => {
  const days = Int32Array.of(17900, 17907, 17914);
  it('lead to the last instant on or before them', () => {
    expect([instantAt(days, '2019-01-04'), instantAt(days, '2019-01-10'), instantAt(days, '2019-01-11'), instantAt(days, '1990-01-01'), instantAt(days, '2050-01-01')]).toEqual([0, 0, 1, 0, 2]);
    expect([instantAt(days, ''), instantAt(days, 'soon'), instantAt(days, '2019-13-45')]).toEqual([-1, -1, -1]);
  });

  it('to jump to are those of what happens in the shown runs, once each', () => {
    const both = outline(['calm', 'shock'], ['a', 'b'], [event('shock', 'crisis', 8, 21), event('b', 'policy', 14, 99), event('b', 'policy', 14, 99)]);
    expect(jumpsOf(both, [{ context: 'calm', strategy: 'a' }])).toEqual([]);
    expect(jumpsOf(both, [{ context: 'shock', strategy: 'b' }]).map((one) => [one.kind, one.edge, one.day, one.instant])).toEqual([
      ['crisis', 'from', 8, 1],
      ['policy', 'from', 14, 2],
      ['crisis', 'until', 21, 3],
    ]);
    expect(firstDate(both, 'shock', 'control')).toBe(2);
    expect(firstDate(both, 'shock', 'value')).toBe(0);
  });

  it('begin with what changes: the crisis against its control run, else a strategy against the first, in the middle of its policy', () => {
    const shock = event('shock', 'crisis', 5, 20);
    expect(usualMode(outline(['calm', 'shock'], ['as-is', 'groups'], [shock]), { context: 'shock', strategy: 'as-is' })).toBe('control-share');
    const options = { ...outline(['calm'], ['as-is', 'groups'], [event('groups', 'policy', 7, 21)]), rhythms: { time: { days: Int32Array.of(0, 7, 14, 21) } } } as unknown as Outline;
    expect(usualMode(options, { context: 'calm', strategy: 'groups' })).toBe('strategy-share');
    expect(usualMode(options, { context: 'calm', strategy: 'as-is' })).toBe('value');
    expect(firstDate(options, 'calm', 'strategy-share', 'groups')).toBe(2);
    expect(firstDate(options, 'calm', 'strategy-share', 'as-is')).toBe(0);
  });

  it('advance by whole steps and keep what is left of one', () => {
    const first = advanced(0, 150, 10);
    expect(first.steps).toBe(1);
    expect(advanced(first.due, 50, 10).steps).toBe(1);
    expect(advanced(0, 60_000, 10).steps).toBe(5); // a tab that slept does not jump
  });
});

describe('words about a map', () => {
  it('find the highest, the lowest and how many are above and below', () => {
    const values = [NaN, 2, -5, 0, 7];
    expect(extremesOf((row) => values[row] as number, 5)).toEqual({ most: 4, least: 2, above: 2, below: 1, zero: 1, missing: 1 });
    expect(extremesOf(() => NaN, 2)).toEqual({ most: -1, least: -1, above: 0, below: 0, zero: 0, missing: 2 });
  });

  it('never call a small share zero', () => {
    expect(saidShare(0.00001234)).toContain('0.0012');
    expect(saidShare(-0.5)).toContain('50');
    expect(saidShare(0)).toContain('0');
  });

  it('find communes without accents and hyphens', () => {
    const names = ['Loos-en-Gohelle', 'Méricourt', 'Lens', 'Noyelles-sous-Lens'];
    const codes = ['62528', '62570', '62498', '62628'];
    expect(foundRows(names, codes, 'mericourt')).toEqual([1]);
    expect(foundRows(names, codes, 'LENS')).toEqual([2, 3]);
    expect(foundRows(names, codes, '62528')).toEqual([0]);
    expect(foundRows(names, codes, 'loos gohelle')).toEqual([0]);
    expect(foundRows(names, codes, '  ')).toEqual([]);
  });
});
