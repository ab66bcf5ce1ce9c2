// tests/unit/life.test.ts -- spans, courses and searches of life lines; agents and losses of the tables.
import { describe, expect, it } from 'vitest';
import type { AgentColumn, Identities, Life, ResilienceInfo, ResilienceTable } from '../../src/run/types';
import { changes, courseOf, dayOfStep, differing, idText, nthLargest, passing, spansOf } from '../../src/views/life/lives';
import { fromTable, meanCurve, ownValues } from '../../src/views/series/resilience';
import { aliveAt, atInstant, inOrder, lossRows } from '../../src/views/tables/compute';

const column = { kind: 'link', name: 'employer' } as AgentColumn;
const lifeOf = (numbers: number[], codes: string[] | null = null): Life => ({ column, days: Int32Array.from(numbers, (_n, i) => i), numbers: Float64Array.from(numbers), codes });

describe('a life', () => {
  it('is cut where a state is seen to change, also to and from nobody', () => {
    const spans = spansOf(lifeOf([3, 3, NaN, NaN, 3]));
    expect(spans.map((span) => [span.first, span.last, span.value])).toEqual([[0, 1, 3], [2, 3, NaN], [4, 4, 3]]);
  });
  it('is cut by codes too, which may be missing', () => {
    const spans = spansOf({ ...lifeOf([0, 0, 0]), codes: ['a', 'a', ''] });
    expect(spans.map((span) => [span.code, span.last])).toEqual([['a', 1], ['', 2]]);
  });
  it('begins, ends and turns where numbers are there', () => {
    expect(courseOf([NaN, 2, 1, 5, 4, NaN])).toEqual({ first: 1, last: 4, lowest: 2, highest: 3 });
    expect(courseOf([NaN])).toBeNull();
  });
  it('dates a step by the first instant at which it is done', () => {
    expect(dayOfStep([10, 20, 30], [0, 5, 9], 4)).toBe(20);
    expect(dayOfStep([10], [0], 3)).toBeNaN();
  });
});

describe('agents worth a look', () => {
  it('are the largest, those that change most, and none beyond the last', () => {
    expect(nthLargest([1, 9, NaN, 5], 0)).toBe(1);
    expect(nthLargest([1, 9, NaN, 5], 2)).toBe(0);
    expect(nthLargest([1, 9, NaN, 5], 3)).toBe(-1);
    expect([...changes([1, 2, NaN], [4, 1, 1])]).toEqual([3, -1, NaN]);
  });
  it('changed state; losing one counts if gaps do', () => {
    expect(differing([1, 2, NaN, 4], [1, 3, 5, NaN], false)).toEqual([1]);
    expect(differing([1, 2, NaN, 4], [1, 3, NaN, NaN], true)).toEqual([1, 3]);
  });
  const identities: Identities = {
    high: Uint32Array.of(0, 0, 1, 0),
    low: Uint32Array.of(1, 2, 5, 0),
    born: Int32Array.of(0, 0, 4, 6),
    died: Int32Array.of(-1, 3, -1, 6),
  };
  it('were born or died, and have ids of 64 bits', () => {
    expect(passing(identities, 'died')).toEqual([1, 3]);
    expect(passing(identities, 'born')).toEqual([2, 3]);
    expect([0, 2, 3, 9].map((slot) => idText(identities, slot))).toEqual(['1', '4294967301', '', '']);
  });
  it('are there from the step of their birth until that of their death', () => {
    expect(aliveAt(identities.born, identities.died, 0)).toEqual([0, 1]);
    expect(aliveAt(identities.born, identities.died, 3)).toEqual([0]);
    expect(aliveAt(identities.born, identities.died, 4)).toEqual([0, 2]);
  });
  it('stand in the order asked for, missing ones last either way', () => {
    expect(inOrder([0, 1, 2, 3], [5, NaN, 7, 5], false)).toEqual([0, 3, 2, 1]);
    expect(inOrder([0, 1, 2, 3], [5, NaN, 7, 5], true)).toEqual([2, 0, 3, 1]);
    expect(inOrder([0, 1, 2], null, true)).toEqual([2, 1, 0]);
  });
});

describe('tables', () => {
  it('leaves out replicates that have not got to the instant', () => {
    const [a, b] = atInstant([Float64Array.of(0, 0, 2, 9), Float64Array.of(0, 0, 4, NaN)], 2, 1);
    expect(a).toMatchObject({ mean: 3, count: 2 });
    expect(a?.half).toBeCloseTo(12.706, 2); // deviation √2, over √2
    expect(b).toMatchObject({ mean: 9, count: 1 });
  });
  const measure = (name: string) => ({ name, unit: '', label: { en: name, fr: name }, meaning: { en: '', fr: '' } });
  const info = {
    row: ['loss', 'mean_loss'].map(measure),
    runs: [{ context: 'c', strategy: 's', replicate: 0 }, { context: 'c', strategy: 's', replicate: 1 }],
    cells: [{ context: 'c', strategy: 's' }],
  } as unknown as ResilienceInfo;
  // Two runs, three rows, two measures.
  const table: ResilienceTable = {
    rows: 3,
    measures: ['loss', 'mean_loss'],
    runs: Float64Array.of(1, 10, 3, 30, NaN, NaN, 2, 20, 5, 50, NaN, NaN),
    mean: Float64Array.of(1.5, 15, 4, 45, NaN, 0),
    half: Float64Array.of(0.1, 1, 0.2, 2, NaN, NaN),
  };
  it('takes a run or the mean of a cell', () => {
    expect(fromTable(info, table, 1, 'c', 's', -1)).toEqual({ loss: { mean: 4, half: 0.2 }, mean_loss: { mean: 45, half: 2 } });
    expect(fromTable(info, table, 1, 'c', 's', 1)).toEqual({ loss: { mean: 5, half: NaN }, mean_loss: { mean: 50, half: NaN } });
    expect(fromTable(info, table, 1, 'c', 'other', -1)).toBeNull();
  });
  it('puts those that lose most first, with their share of all that is lost', () => {
    const rows = lossRows(info, table, 'c', 's');
    expect(rows.map((one) => one.row)).toEqual([1, 0, 2]);
    expect(rows.map((one) => one.share)).toEqual([0.75, 0.25, 0]);
  });
  it('has no mean recovery if one replicate was not seen to recover', () => {
    const shape = { start: 0, end: 3, loss: 1, robustness: 0.5, lowest: 1, recovery: 9, censored: false };
    expect(ownValues([shape, { ...shape, recovery: 11 }], [0, 7, 14, 21])['recovery_time']?.mean).toBe(10);
    expect(ownValues([shape, { ...shape, censored: true }], [0, 7, 14, 21])['recovery_time']?.mean).toBeNaN();
    expect(ownValues([shape, shape], [0, 7, 14, 21])['lowest_day']?.mean).toBe(7);
  });
  it('has no mean curve where a replicate is missing', () => {
    expect([...meanCurve([Float64Array.of(1, 2), Float64Array.of(3, NaN)])]).toEqual([2, NaN]);
  });
});
