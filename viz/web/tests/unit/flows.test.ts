// tests/unit/flows.test.ts -- flows folded to the groups that are shown, differences, moves between jobs.
import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../src/graph/matrix';
import { total } from '../../src/graph/matrix';
import { difference, extreme, type Flow, labelsOf, shaped, shapeOf, tell } from '../../src/views/flows/flow';
import { byEmployer, workOf } from '../../src/views/flows/sources';

const square = (values: readonly number[]): Matrix => ({ rows: Math.sqrt(values.length), columns: Math.sqrt(values.length), values: Float64Array.from(values) });
const flow = (values: readonly number[], below: readonly number[] | null = null): Flow => ({ above: square(values), below: below && square(below) });

describe('flows that are shown', () => {
  const four = flow([0, 1, 1, 0, 9, 0, 9, 0, 1, 9, 9, 0, 0, 0, 1, 0]);
  test('the largest are kept in the order of the file, and the sum stays', () => {
    const shape = shapeOf([four], 2, true);
    expect(shape.rows.shown).toEqual([1, 2]);
    expect(labelsOf(shape.rows, ['a', 'b', 'c', 'd'], (count) => `${count} others`)).toEqual(['b', 'c', '2 others']);
    expect(total(shaped(four, shape))).toBe(total(four.above));
  });
  test('rows and columns are folded apart where their groups differ', () => {
    const shape = shapeOf([flow([5, 0, 0, 0, 4, 0, 0, 0, 3])], 1, false);
    expect(shape.rows.shown).toEqual([0]);
    expect(shape.columns.others.length).toBe(2);
  });
  test('a mean of groups put together weighs each tie alike', () => {
    const trust = flow([1, 2, 0, 0.5], [2, 4, 0, 1]);
    const both = { shown: [], others: [0, 1] };
    expect(shaped(trust, { rows: both, columns: both }).values[0]).toBeCloseTo(3.5 / 7);
  });
  test('replicates are averaged, with an interval', () => {
    const shape = shapeOf([flow([1]), flow([3])], 5, true);
    const told = tell([flow([1]), flow([3])], shape);
    expect(told.matrix.values[0]).toBe(2);
    expect(told.cells[0]?.half).toBeGreaterThan(1);
  });
});

describe('differences', () => {
  const one = { rows: { shown: [0], others: [] }, columns: { shown: [0], others: [] } };
  test('replicates are paired: a difference that each of them shows is certain', () => {
    const told = difference([flow([10]), flow([20])], [flow([7]), flow([17])], one);
    expect(told.matrix.values[0]).toBe(3);
    expect(told.cells[0]?.half).toBe(0);
  });
  test('the largest rise and the largest fall are found, or none', () => {
    const matrix = square([0, -5, 3, 1]);
    expect([extreme(matrix, 1), extreme(matrix, -1)]).toEqual([2, 1]);
    expect(extreme(square([0, 0, 0, 0]), 1)).toBe(-1);
  });
});

describe('jobs', () => {
  test('who has no employer is without a job if alive, and nobody if not', () => {
    const groups = byEmployer(Float64Array.of(1, NaN, NaN, 0), Int32Array.of(4, 2), 9, (slot) => slot !== 2);
    expect([...groups]).toEqual([2, 9, -1, 4]);
  });
  test('without groups of establishments any employer is a job', () => {
    expect([...byEmployer(Float64Array.of(1, NaN), null, 1, () => true)]).toEqual([0, 1]);
  });
  test('commuting needs home and the place of the employer in the same population', () => {
    const column = (name: string, linksTo: string) => ({ name, linksTo, kind: 'link' as const, unit: '', label: { en: '', fr: '' }, meaning: { en: '', fr: '' }, warning: { en: '', fr: '' }, members: [], rhythm: 'time' });
    const agents = [
      { name: 'citizen', slots: 3, columns: [column('employer', 'firm'), column('home', 'commune')] },
      { name: 'firm', slots: 2, columns: [column('branch', 'sector')] },
    ];
    expect(workOf(agents)?.place).toBeNull();
    expect(workOf([agents[0]!, { ...agents[1]!, columns: [column('place', 'commune')] }])?.place?.name).toBe('place');
    expect(workOf([agents[1]!])).toBeNull();
  });
});
