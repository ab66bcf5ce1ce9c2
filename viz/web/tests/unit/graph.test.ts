// tests/unit/graph.test.ts -- ties, groups, matrices and layouts of networks.
import { describe, expect, test } from 'vitest';
import { knownTo, lostPartners, outerAngles, ownChanges, partnersOf, ringAngles, secondRing, tiesWithin } from '../../src/graph/ego';
import { byDegree, classified, communities, degrees, membersOf, namedNumbers, partners } from '../../src/graph/groups';
import { bent, discs, glyph, linesOf, places, pointed, seed } from '../../src/graph/layout';
import { at, between, columnSums, folded, folding, minus, moves, over, possible, quotient, rowSums, total, withinShare } from '../../src/graph/matrix';
import { changesBetween, chosen, isMutual, mixed, sampled, slotLookup, type Ties, tiesBetween, trustAlong } from '../../src/graph/ties';

const ties = (pairs: readonly (readonly [number, number])[], columns: Record<string, number[]> = {}): Ties => ({
  from: Int32Array.from(pairs, ([a]) => a),
  to: Int32Array.from(pairs, ([, b]) => b),
  columns: Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, Float64Array.from(values)])),
  unknown: 0,
});
const two32 = 4294967296;

describe('ids', () => {
  test('an id of the settled world is slot + 1', () => {
    const of = slotLookup(null);
    expect([of(1), of(7), of(0)]).toEqual([0, 6, -1]);
  });
  test('newborn agents are found by ids of 64 bits, rounded alike on both sides', () => {
    const of = slotLookup({ high: Uint32Array.of(0, 0, 3905335346, 0), low: Uint32Array.of(1, 2, 655605687, 0) });
    expect(of(3905335346 * two32 + 655605687)).toBe(2);
    expect([of(2), of(3), of(0)]).toEqual([1, -1, -1]);
  });
  test('two newborn ids that become the same number are taken for nobody', () => {
    const of = slotLookup({ high: Uint32Array.of(3905335346, 3905335346), low: Uint32Array.of(2, 3) });
    expect(of(3905335346 * two32 + 2)).toBe(-1);
  });
  test('ties that lead to nobody are left out, with their columns, and counted', () => {
    const edges = { from: Float64Array.of(1, 2, 9), to: Float64Array.of(2, 3, 1), columns: { good: Float64Array.of(4, 5, 6) } };
    const of = slotLookup({ high: new Uint32Array(3), low: Uint32Array.of(1, 2, 3) });
    const found = tiesBetween(edges, of, of);
    expect([...found.from]).toEqual([0, 1]);
    expect([...(found.columns['good'] as Float64Array)]).toEqual([4, 5]);
    expect(found.unknown).toBe(1);
  });
});

describe('changes', () => {
  const before = ties([[0, 1], [1, 0], [1, 2]]);
  const now = ties([[0, 1], [1, 0], [2, 1], [0, 3]]);
  test('a tie in the other direction is another tie', () => {
    const changes = changesBetween(before, now);
    expect([...changes.gained]).toEqual([2, 3]);
    expect([...changes.lost]).toEqual([2]);
  });
  test('nothing changes between a network and itself', () => {
    expect(changesBetween(now, now)).toEqual({ gained: new Int32Array(), lost: new Int32Array() });
  });
  test('mutual means that each tie has its counterpart', () => {
    expect(isMutual(ties([[0, 1], [1, 0]]))).toBe(true);
    expect(isMutual(before)).toBe(false);
  });
  test('a sample is as large as asked, the same each time, and keeps both directions of a pair together', () => {
    const many = ties(Array.from({ length: 400 }, (_none, i) => (i % 2 ? [(i - 1) / 2 + 1, (i - 1) / 2] : [i / 2, i / 2 + 1]) as [number, number]));
    const all = Int32Array.from({ length: 400 }, (_none, i) => i);
    const some = sampled(many, all, 100);
    expect(some.length).toBe(100);
    expect([...sampled(many, all, 100)]).toEqual([...some]);
    const numbers = new Set(some);
    expect([...some].filter((i) => numbers.has(i ^ 1)).length).toBe(100);
    expect(sampled(many, all, 500)).toBe(all);
  });
  test('mixed numbers are even over 0 to 1', () => {
    const mean = Array.from({ length: 2000 }, (_none, i) => mixed(i)).reduce((sum, one) => sum + one, 0) / 2000;
    expect(mean).toBeGreaterThan(0.47);
    expect(mean).toBeLessThan(0.53);
  });
  test('trust is 1/2 without experience and (g + 1)/(g + b + 2) with it', () => {
    expect([...(trustAlong(ties([[0, 1], [1, 0]], { good: [0, 2], bad: [0, 1] })) as Float64Array)]).toEqual([0.5, 0.6]);
    expect(trustAlong(ties([[0, 1]]))).toBeNull();
  });
});

describe('groups', () => {
  test('values become groups in the order of keys, and what is no key has none', () => {
    expect([...classified([2, 0, NaN, 5], [0, 1, 2])]).toEqual([2, 0, -1, -1]);
  });
  test('numbers that a meaning lists get their names, in either language', () => {
    expect(namedNumbers('main topic: 0 energy, 1 buildings, 2 mobility').get(1)).toBe('buildings');
    expect(namedNumbers('sujet principal : 0 énergie, 1 bâtiment').get(0)).toBe('énergie');
    expect(namedNumbers('know-how in saving energy, 0 to 1').size).toBe(0);
  });
  test('degrees count both directions, partners count once', () => {
    const some = ties([[0, 1], [1, 0], [1, 2], [3, 3]]);
    expect([...degrees(some, 5)]).toEqual([2, 3, 1, 2, 0]);
    expect([...partners(some, 5)]).toEqual([1, 2, 1, 0, 0]);
    expect([...byDegree(some, 5)]).toEqual([1, 1, 1, 0, 0]);
  });
  test('two cliques with one bridge are two communities, and who has no tie is of none', () => {
    const clique = (from: number): [number, number][] => [0, 1, 2, 3, 4].flatMap((a) => [0, 1, 2, 3, 4].filter((b) => b !== a).map((b) => [from + a, from + b] as [number, number]));
    const groups = communities(ties([...clique(0), ...clique(5), [4, 5]]), 11);
    expect(new Set(groups.slice(0, 5)).size).toBe(1);
    expect(new Set(groups.slice(5, 10)).size).toBe(1);
    expect(groups[0]).not.toBe(groups[5]);
    expect(groups[10]).toBe(-1);
  });
  test('members leave out those of no group', () => {
    expect([...membersOf(Int32Array.of(0, 1, 1, -1), 3)]).toEqual([1, 2, 0]);
  });
});

describe('matrices', () => {
  const groups = Int32Array.of(0, 0, 1, -1);
  const some = ties([[0, 1], [0, 2], [2, 0], [3, 0]], { order: [5, 7, 11, 13] });
  const matrix = between(some, groups, groups, 2, 2);
  test('ties add up by groups, and an end without a group counts nowhere', () => {
    expect([...matrix.values]).toEqual([1, 1, 1, 0]);
    expect([...between(some, groups, groups, 2, 2, some.columns['order'] as Float64Array).values]).toEqual([5, 7, 11, 0]);
  });
  test('sums by row and by column are the whole', () => {
    expect([...rowSums(matrix)]).toEqual([2, 1]);
    expect([...columnSums(matrix)]).toEqual([2, 1]);
    expect(total(matrix)).toBe(3);
    expect(withinShare(matrix)).toBeCloseTo(1 / 3);
  });
  test('nobody is tied to oneself, so a group of 2 has 2 possible ties within', () => {
    expect([...possible([2, 1], [2, 1], true).values]).toEqual([2, 2, 2, 0]);
    expect([...possible([2, 1], [2, 1], false).values]).toEqual([4, 2, 2, 1]);
    const share = quotient(matrix, possible([2, 1], [2, 1], true));
    expect([...share.values.slice(0, 3)]).toEqual([0.5, 0.5, 0.5]);
    expect(share.values[3]).toBeNaN();
  });
  test('the heaviest groups are shown, the rest goes together, and nothing is lost', () => {
    const big = { rows: 4, columns: 4, values: Float64Array.from({ length: 16 }, (_none, i) => i) };
    const fold = folding(rowSums(big), 2);
    expect(fold).toEqual({ shown: [3, 2], others: [1, 0] });
    const small = folded(big, fold, fold);
    expect([small.rows, small.columns]).toEqual([3, 3]);
    expect(total(small)).toBe(total(big));
    expect(at(small, 0, 1)).toBe(14);
    expect(at(small, 2, 2)).toBe(0 + 1 + 4 + 5);
  });
  test('one group alone is not called others, and an empty one is not shown', () => {
    expect(folding([5, 4, 3, 0], 2)).toEqual({ shown: [0, 1, 2], others: [] });
  });
  test('replicates give a mean and a half width per cell', () => {
    const of = (value: number) => ({ rows: 1, columns: 1, values: Float64Array.of(value) });
    const both = over([of(1), of(3)]);
    expect(both.mean.values[0]).toBe(2);
    expect(both.cells[0]?.half).toBeCloseTo(12.7062, 3);
    expect(minus(of(1), of(3)).values[0]).toBe(-2);
  });
  test('moves count those who moved, from where to where', () => {
    const matrix = moves(Int32Array.of(0, 0, 1, -1), Int32Array.of(1, 0, 1, 1), 2, (slot) => slot !== 2);
    expect([...matrix.values]).toEqual([1, 1, 0, 0]);
  });
});

describe('layout', () => {
  const box = { width: 900, height: 500 };
  const weights = { rows: 4, columns: 4, values: Float64Array.from({ length: 16 }, (_none, i) => i % 5) };
  const laid = discs([3000, 600, 12, 900], weights, box);
  test('the same groups are laid out the same way each time', () => {
    expect(discs([3000, 600, 12, 900], weights, box)).toEqual(laid);
  });
  test('discs stay in the box and do not overlap', () => {
    laid.forEach((a, i) => {
      expect(a.x - a.radius).toBeGreaterThanOrEqual(0);
      expect(a.x + a.radius).toBeLessThanOrEqual(box.width);
      expect(a.y - a.radius).toBeGreaterThanOrEqual(0);
      expect(a.y + a.radius).toBeLessThanOrEqual(box.height);
      for (const b of laid.slice(i + 1)) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(a.radius + b.radius);
    });
  });
  test('areas are in proportion to members', () => {
    const [a, b] = [laid[0] as { radius: number }, laid[1] as { radius: number }];
    expect((a.radius / b.radius) ** 2).toBeCloseTo(5, 1);
  });
  test('one group, and none, have a layout too', () => {
    expect(discs([5], { rows: 1, columns: 1, values: new Float64Array(1) }, box).length).toBe(1);
    expect(discs([], { rows: 0, columns: 0, values: new Float64Array() }, box)).toEqual([]);
  });
  test('seeds lie in the disc', () => {
    for (let i = 0; i < 50; ++i) {
      const [x, y] = seed(i, 50, { x: 10, y: 20, radius: 5 });
      expect(Math.hypot(x - 10, y - 20)).toBeLessThan(5);
    }
  });
  test('who has a point keeps it when others are born', () => {
    const before = pointed(Int32Array.from({ length: 100 }, () => 0), 30);
    const after = pointed(Int32Array.from({ length: 103 }, () => 0), 30);
    expect([...before].filter((slot) => after.includes(slot)).length).toBeGreaterThanOrEqual(27);
  });
  test('slots without a point have no place, and lines to them are left out', () => {
    const where = places(Int32Array.of(0, 0, -1), Int32Array.of(0, 1), [{ x: 0, y: 0, radius: 10 }]);
    expect(Number.isNaN(where[4])).toBe(true);
    expect(linesOf(ties([[0, 1], [0, 2]]), [0, 1], where).match(/M/g)?.length).toBe(1);
  });
  test('signs of five groups differ', () => {
    expect(new Set([0, 1, 2, 3, 4].map((shape) => glyph(shape, 0, 0, 2))).size).toBe(5);
  });
  test('two directions between two discs bend to different sides', () => {
    const [a, b] = [{ x: 0, y: 0, radius: 5 }, { x: 100, y: 0, radius: 5 }];
    expect(Math.sign(bent(a, b, 0.1).y)).toBe(-Math.sign(bent(b, a, 0.1).y));
  });
});

describe('one actor', () => {
  const now = ties([[0, 1], [1, 0], [0, 2], [3, 0], [1, 2], [2, 4], [4, 5]], { good: [2, 0, 0, 1, 0, 0, 0], bad: [0, 0, 1, 0, 0, 0, 0] });
  test('partners are those at either end, with trust both ways', () => {
    const found = partnersOf(now, 0, ties([[0, 1]]));
    expect(found.map((one) => one.slot)).toEqual([1, 2, 3]);
    expect(found.map((one) => one.gained)).toEqual([false, true, true]);
    expect(found[0]?.trusts).toBe(0.75);
    expect(found[0]?.trusted).toBe(0.5);
    expect(found[1]?.trusted).toBeNaN();
    expect(knownTo(now, 0)).toEqual([1, 2, 3]);
  });
  test('a lost partner was one and is none', () => {
    expect(lostPartners(ties([[0, 1], [5, 0]]), now, 0)).toEqual([5]);
    expect(ownChanges(ties([[0, 1], [5, 0]]), now, 0)).toEqual({ gained: 3, lost: 1 });
  });
  test('the second ring is empty when it would be too much', () => {
    const first = new Set([1, 2, 3]);
    expect([...secondRing(now, 0, first, 300)]).toEqual([[4, 2]]);
    expect(secondRing(now, 0, first, 3).size).toBe(0);
  });
  test('ties among partners come once a pair', () => {
    expect([...tiesWithin(now, 0, new Set([1, 2, 3]))]).toEqual([4]);
  });
  test('angles follow the group, then the slot', () => {
    const angles = ringAngles([7, 3, 5], (slot) => (slot === 3 ? 1 : 0));
    expect([...angles.keys()]).toEqual([5, 7, 3]);
    expect([...outerAngles(new Map([[10, 3], [11, 5]]), angles).keys()]).toEqual([11, 10]);
  });
  test('choosing ties chooses their columns', () => {
    expect([...(chosen(now, (i) => i === 3).columns['good'] as Float64Array)]).toEqual([1]);
  });
});
