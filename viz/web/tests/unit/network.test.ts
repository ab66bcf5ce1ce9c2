// tests/unit/network.test.ts -- a network by groups at a date, one agent's surroundings, names, zoom.
import { describe, expect, test } from 'vitest';
import { heldOf, spreadOf } from '../../src/views/network/replicates';
import type { Scene } from '../../src/views/network/scene';
import type { Ties } from '../../src/graph/ties';
import { beforeOf } from '../../src/views/network/asked';
import { bestConnected, circleOf } from '../../src/views/network/circle';
import { realActors } from '../../src/views/network/names';
import { filled, joined, shownGroups, wholeOf } from '../../src/views/network/scene';
import { bandsOf, drawn } from '../../src/views/network/WholePicture';
import { readZoom, writeZoom, zoomed } from '../../src/views/network/ZoomPan';

const ties = (pairs: readonly (readonly [number, number])[], columns: Record<string, number[]> = {}): Ties => ({
  from: Int32Array.from(pairs, ([a]) => a),
  to: Int32Array.from(pairs, ([, b]) => b),
  columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)])),
  unknown: 0,
});
const scene = (its: Ties, groups: readonly number[]) => ({ ties: its, groups: Int32Array.from(groups), firstSlots: groups.length });
const others = (count: number): string => `${count} others`;

describe('a network by groups', () => {
  const labels = ['a', 'b', 'c'];
  const now = scene(ties([[0, 1], [0, 2], [3, 0]], { good: [0, 2, 0], bad: [0, 0, 0] }), [0, 0, 1, -1]);
  const before = scene(ties([[0, 1], [3, 0]]), [0, 0, 1, 2]);
  const shown = shownGroups(labels, [5, 4, 3], 10, others);
  test('ties, shares, trust and changes are those of the groups', () => {
    const whole = wholeOf(now, before, shown);
    expect([...whole.members]).toEqual([2, 1, 0]);
    expect([...whole.counts.values]).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0]);
    expect(whole.share.values[1]).toBe(0.5);
    expect(whole.trust?.values[1]).toBe(0.75);
    expect(whole.gained?.values[1]).toBe(1);
    expect(whole.outside).toBe(1);
  });
  test('a lost tie counts for the groups that its ends had then', () => {
    const whole = wholeOf(scene(ties([[0, 1]]), [0, 0, 1, -1]), before, shown);
    expect(whole.lost?.values[2 * 3 + 0]).toBe(1);
  });
  test('small groups go together, and empty ones are not shown', () => {
    const few = shownGroups(['a', 'b', 'c', 'd', 'e'], [9, 0, 1, 8, 2], 2, others);
    expect(few.labels).toEqual(['a', 'd', '2 others']);
    expect([...few.of]).toEqual([0, -1, 2, 1, 2]);
  });
  test('two populations stand in one numbering', () => {
    expect([...joined(Int32Array.of(0, -1), Int32Array.of(1, -1), 3)]).toEqual([0, -1, 4, -1]);
    expect([...filled(Int32Array.of(2), 3)]).toEqual([2, -1, -1]);
  });
  test('mutual ties make one band for a pair, others two', () => {
    const matrix = { rows: 2, columns: 2, values: Float64Array.of(9, 3, 4, 9) };
    expect(bandsOf(matrix, true)).toEqual([{ from: 0, to: 1, value: 3 }]);
    expect(bandsOf(matrix, false).map((band) => band.value)).toEqual([4, 3]);
  });
  test('new and lost ties are drawn one by one, between agents that have a place', () => {
    const whole = wholeOf(now, before, shown);
    const made = drawn(whole, [{ x: 0, y: 0, radius: 20 }, { x: 90, y: 0, radius: 10 }, { x: 0, y: 90, radius: 10 }], 'changed', 1200);
    expect(made.gained).toMatchObject({ count: 1, all: 1 });
    expect(made.lost).toMatchObject({ count: 0, all: 0, path: '' });
    expect(made.points.map((path) => path !== '')).toEqual([true, true, false]);
  });
});

describe('one agent', () => {
  const now = ties([[0, 1], [1, 0], [1, 3], [3, 4], [4, 5]]);
  test('partners of partners stand on the outer ring, and a lost partner keeps a place', () => {
    const circle = circleOf(now, ties([[0, 7]]), 0, [1, 7], () => 0, 2);
    expect(circle.partners.map((one) => one.slot)).toEqual([1]);
    expect(circle.lost).toEqual([7]);
    expect([...circle.second.keys()]).toEqual([3]);
    expect(circle.angles.has(7)).toBe(true);
    expect(circle.tooMany).toBe(false);
  });
  test('a partner has the same angle at each date', () => {
    const [early, late] = [circleOf(now, null, 0, [1, 7], () => 0, 1), circleOf(ties([[0, 7]]), null, 0, [1, 7], () => 0, 1)];
    expect(early.angles.get(7)).toBe(late.angles.get(7));
  });
  test('the best connected is the first of those with most ties', () => {
    expect(bestConnected([0, 3, 5, 5])).toBe(2);
    expect(bestConnected([0, 0])).toBe(-1);
  });
  test('real actors have the name that the statements give', () => {
    const row = { place: '*', placeName: '', figure: 'real_actor', label: { en: '', fr: '' }, unit: '', source: '', note: 'Maison A', year: 2020, stated: NaN, settled: 12, imputed: false };
    expect([...realActors([row, { ...row, figure: 'jobs' }, { ...row, settled: NaN }])]).toEqual([[12, 'Maison A']]);
  });
});

describe('asking', () => {
  test('the first date has nothing before it', () => {
    expect([beforeOf('previous', 0), beforeOf('previous', 4), beforeOf('first', 4), beforeOf('none', 4)]).toEqual([-1, 3, 0, -1]);
  });
  test('zoom is written and read back, and nonsense is no zoom', () => {
    expect(readZoom(writeZoom({ scale: 2, x: -100, y: -50 }))).toEqual({ scale: 2, x: -100, y: -50 });
    expect(writeZoom({ scale: 1, x: 0, y: 0 })).toBe('');
    for (const text of ['', 'a,b', '0.2,0,0', '99,0,0', '2,1e999,0']) expect(readZoom(text).scale).toBe(1);
  });
  test('the point under the pointer stays where it is, and the picture covers the box', () => {
    const zoom = zoomed({ scale: 1, x: 0, y: 0 }, 2, { x: 300, y: 100 }, 800, 400);
    expect((300 - zoom.x) / zoom.scale).toBeCloseTo(300);
    const out = zoomed(zoom, 0.01, { x: 0, y: 0 }, 800, 400);
    expect(out.scale).toBe(1);
    expect(Math.abs(out.x) + Math.abs(out.y)).toBe(0);
  });
});

describe('the network of one replicate beside those of the others', () => {
  const scene = (...pairs: [number, number][]): Scene => ({
    ties: { from: Int32Array.from(pairs, ([from]) => from), to: Int32Array.from(pairs, ([, to]) => to), columns: {}, unknown: 0 },
    groups: Int32Array.of(0, 0, 1),
    firstSlots: 3,
  });
  const own = scene([0, 1], [0, 2], [1, 2]);
  const all = [own, scene([0, 1], [0, 2]), scene([0, 1]), scene([0, 1], [2, 0])];
  const shown = { labels: ['a', 'b'], of: Int32Array.of(0, 1) };

  test('counts the ties that all replicates have, at least half of them, and this one only', () => {
    expect(heldOf(own, all)).toEqual({ ties: 3, everywhere: 1, half: 2, alone: 1 });
  });
  test('gives means and intervals of ties, of their share within groups and from group to group', () => {
    const spread = spreadOf(own, all, shown, true);
    expect(spread.ties.mean).toBe(2);
    expect(spread.ties.half).toBeCloseTo((3.1824 * Math.sqrt(2 / 3)) / 2, 3);
    expect(spread.inside.mean).toBeCloseTo((1 / 3 + 1 / 2 + 1 + 1 / 2) / 4);
    expect(spread.counts?.map((cell) => cell.mean)).toEqual([1, 0.75, 0.25, 0]);
    expect(spread.trust).toBeNull();
  });
  test('compares no cells of groups that mean something else in each replicate', () => {
    expect(spreadOf(own, all, shown, false).counts).toBeNull();
  });
});
