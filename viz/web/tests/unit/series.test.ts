// tests/unit/series.test.ts -- curves, dates and the resilience triangle, against numbers worked out by hand.
import { describe, expect, it } from 'vitest';
import { movedTo, pickerRows, plainLetters, searchText } from '../../src/figure/pickerList';
import type { DatedEvent, PopulationInfo } from '../../src/run/types';
import { against, apart, areaOf, controlOf, extent, pathOf, rowValues, shownEvents, usualRows } from '../../src/views/series/curves';
import { ticksOf } from '../../src/views/series/parts';
import { areas, performance, triangle } from '../../src/views/series/performance';
import { dateTicks, dayOf, instantBefore, nearestInstant, windowOf } from '../../src/views/series/time';

const same = (value: number): number => value;

describe('rows of a series', () => {
  const values = Float64Array.of(1, 2, 3, NaN, NaN, NaN);
  it('takes one row, the sum or the mean', () => {
    expect([...rowValues(values, 2, 1)]).toEqual([2, NaN, NaN]);
    expect([...rowValues(values, 2, 'sum')]).toEqual([3, 3, NaN]);
    expect([...rowValues(values, 2, 'mean')]).toEqual([1.5, 3, NaN]);
  });
  it('leaves a series of one row as it is', () => expect(rowValues(values, 1, 'sum')).toBe(values));
  it('does not add up shares and prices', () => {
    expect(usualRows('energy_share', '1')).toBe('mean');
    expect(usualRows('firms_failed', '1')).toBe('sum');
    expect(usualRows('output', 'EUR/step')).toBe('sum');
  });
});

describe('what a curve is compared with', () => {
  it('gives per cents and differences, and divides nothing by 0', () => {
    const [values, reference] = [Float64Array.of(5, 8, 1), Float64Array.of(10, 4, 0)];
    expect([...against(values, reference, 'percent')]).toEqual([50, 200, NaN]);
    expect([...against(values, reference, 'control')]).toEqual([-5, 4, 1]);
    expect(against(values, reference, 'value')).toBe(values);
  });
  const choice = (name: string) => ({ name, title: { en: name, fr: name } });
  const crisis = (of: string): DatedEvent => ({ choice: of, kind: 'crisis', title: { en: 'x', fr: 'x' }, from: 1, until: 2, source: '' });
  it('takes the only context without crises as the control, and none if there are two or there is one context', () => {
    expect(controlOf({ resilience: null, contexts: [choice('a'), choice('b')], events: [crisis('b')] })).toBe('a');
    expect(controlOf({ resilience: null, contexts: [choice('a'), choice('b'), choice('c')], events: [crisis('b')] })).toBeNull();
    expect(controlOf({ resilience: null, contexts: [choice('a')], events: [] })).toBeNull();
  });
  it('shows each event of the shown contexts and strategies once, in order of dates', () => {
    const policy = (of: string, from: number): DatedEvent => ({ ...crisis(of), kind: 'policy', title: { en: 'p', fr: 'p' }, from });
    const all = [crisis('b'), policy('s', 5), policy('t', 5), policy('u', 0)];
    expect(shownEvents(all, ['b'], ['s', 't']).map((event) => [event.kind, event.choice])).toEqual([['crisis', 'b'], ['policy', 's']]);
    expect(shownEvents(all, ['a'], ['u', 's']).map((event) => event.from)).toEqual([0, 5]);
  });
});

describe('pictures', () => {
  it('has room around curves, also flat and missing ones', () => {
    expect(extent([Float64Array.of(10, 20, 99)], 0, 1)).toEqual([9.5, 20.5]);
    expect(extent([Float64Array.of(0, 10)], 0, 1)).toEqual([0, 10.5]);
    expect(extent([Float64Array.of(5, 5)], 0, 1)).toEqual([4.5, 5.5]);
    expect(extent([Float64Array.of(0, 0)], 0, 1)).toEqual([-1, 1]);
    expect(extent([Float64Array.of(NaN)], 0, 0)).toEqual([0, 1]);
    expect(extent([Float64Array.of(101, 102)], 0, 1, [100])).toEqual([99.9, 102.1]);
  });
  it('writes ticks with as many digits as tell them apart', () => {
    const near = ticksOf([70_161_000, 70_161_500, 70_162_000]).map((one) => one.text);
    expect(new Set(near).size).toBe(3);
    expect(ticksOf([0, 5, 10]).map((one) => one.text)).toEqual(['0', '5', '10']);
    expect(new Set(ticksOf([0.99991, 0.99992], 'percent').map((one) => one.text)).size).toBe(2);
  });
  it('moves labels apart without leaving the picture', () => {
    const placed = apart([50, 52, 51], [10, 10, 10], 0, 60);
    expect(placed[0]).toBeLessThanOrEqual((placed[2] as number) - 10);
    expect(placed[2]).toBeLessThanOrEqual((placed[1] as number) - 10);
    expect(Math.max(...placed)).toBe(55);
    expect(apart([10, 40], [10, 10], 0, 60)).toEqual([10, 40]);
  });
  it('breaks lines and areas where values are missing', () => {
    expect(pathOf([0, 1, 2, 3], [1, NaN, 3, 4], 0, 3, same, same)).toBe('M0.0,1.0M2.0,3.0L3.0,4.0');
    expect(areaOf([0, 1, 2], [0, 0, NaN], [1, 2, 3], 0, 2, same, same)).toBe('M0.0,1.0L1.0,2.0L1.0,0.0L0.0,0.0Z');
  });
});

describe('dates', () => {
  it('reads dates of the address and nothing else', () => {
    expect(dayOf('1970-01-02')).toBe(1);
    expect(dayOf('2021-10-04')).toBe(18904);
    expect(dayOf('04/10/2021')).toBeNaN();
    expect(dayOf('2021-13-45')).toBeNaN();
  });
  it('finds instants by their days', () => {
    expect(nearestInstant([0, 7, 14], 11)).toBe(2);
    expect(instantBefore([0, 7, 14], 13)).toBe(1);
    expect(instantBefore([5], 1)).toBe(-1);
    expect(nearestInstant([], 1)).toBe(-1);
  });
  it('keeps a window of two instants at least', () => {
    expect(windowOf([0, 7, 14, 21], 3, 15)).toEqual([1, 2]);
    expect(windowOf([0, 7, 14, 21], NaN, NaN)).toEqual([0, 3]);
    expect(windowOf([0, 7, 14, 21], 8, 9)).toEqual([0, 3]);
  });
  it('marks as many beginnings of months or years as fit', () => {
    const ticks = dateTicks(dayOf('2019-01-07'), dayOf('2024-06-03'), 500, 70);
    expect(ticks.map((tick) => new Date(tick.day * 864e5).getUTCFullYear())).toEqual([2020, 2021, 2022, 2023, 2024]);
    expect(ticks.every((tick) => tick.kind === 'year')).toBe(true);
    expect(dateTicks(dayOf('2019-01-07'), dayOf('2019-12-30'), 500, 70).map((tick) => tick.kind)).toEqual(['month', 'month', 'month']);
    expect(dateTicks(0, 20, 500, 70).every((tick) => tick.kind === 'day')).toBe(true);
  });
});

describe('the resilience triangle', () => {
  it('turns round what is worse and leaves undefined what has no control', () => {
    expect([...performance([90], [100], 'more_is_better')]).toEqual([0.9]);
    expect(performance([110], [100], 'more_is_worse')[0]).toBeCloseTo(0.9);
    expect([...performance([5, 5000], [0, 1], 'more_is_better')]).toEqual([NaN, NaN]); // 0; less than a thousandth of 4,999
  });
  it('adds up losses and gains exactly, also where the curve crosses the normal level', () => {
    const { loss, gain } = areas([0, 10, 20], [1, 0.8, 1.2], 0, 2);
    expect(loss).toBeCloseTo(1 + 0.5);
    expect(gain).toBeCloseTo(0.5);
  });
  const days = Array.from({ length: 21 }, (_none, i) => i * 7);
  it('finds the lowest point, and the way back into the band by a straight line', () => {
    // Down to 0.8 at day 42, back to 0.9 at day 70 and to 1 at day 77: the band (0.95) is met half way.
    const curve = days.map((day) => (day < 42 ? 1 - (0.2 * day) / 42 : day === 42 ? 0.8 : day < 77 ? 0.9 : 1));
    const shape = triangle(days, curve, 0, 0.05, 28);
    expect(shape.robustness).toBeCloseTo(0.8);
    expect(days[shape.lowest]).toBe(42);
    expect(shape.recovery).toBeCloseTo(73.5);
    expect(shape.censored).toBe(false);
  });
  it('says that nothing fell, or that no recovery was seen', () => {
    expect(triangle(days, days.map(() => 0.96), 0, 0.05, 28)).toMatchObject({ recovery: 0, censored: false });
    const late = days.map((day) => (day < 126 ? 0.9 : 1)); // back for 14 days alone
    expect(triangle(days, late, 0, 0.05, 28)).toMatchObject({ recovery: 119, censored: true });
    expect(triangle(days, days.map(() => NaN), 0, 0.05, 28)).toMatchObject({ lowest: -1, censored: true });
  });
  it('begins at the last instant before the crisis', () => {
    expect(triangle(days, days.map((day) => (day < 14 ? 0.1 : 1)), 20, 0.05, 28)).toMatchObject({ start: 2, robustness: 1, loss: 0 });
  });
});

describe('the list of series', () => {
  const populations: PopulationInfo[] = [
    { name: 'territory', meaning: { en: '', fr: '' }, rows: ['0'], columns: ['jobs', 'energy_use'] },
    { name: 'commune', meaning: { en: '', fr: '' }, rows: ['1', '2'], columns: ['jobs'] },
  ];
  const text = (key: string): string => searchText(key, undefined, key.startsWith('commune') ? 'communes' : 'ensemble');
  it('shows those that have all words, under their population', () => {
    expect(pickerRows(populations, undefined, text, 'jobs').map((row) => row.name)).toEqual(['territory', 'territory.jobs', 'commune', 'commune.jobs']);
    expect(pickerRows(populations, undefined, text, 'communes jobs').map((row) => row.name)).toEqual(['commune', 'commune.jobs']);
    expect(pickerRows(populations, ['territory'], text, 'ENERGY use').map((row) => row.name)).toEqual(['territory', 'territory.energy_use']);
    expect(pickerRows(populations, undefined, text, 'nothing of that')).toEqual([]);
  });
  it('finds letters without their accents', () => expect(plainLetters('Énergie, œuvre, l’eau')).toBe("energie, oeuvre, l'eau"));
  it('moves from series to series past the headings', () => {
    const rows = pickerRows(populations, undefined, text, '');
    expect(movedTo(rows, -1, 1)).toBe(1);
    expect(movedTo(rows, 2, 1)).toBe(4);
    expect(movedTo(rows, 4, -1)).toBe(2);
    expect(movedTo(rows, 1, -1)).toBe(1);
    expect(movedTo(rows, 4, 10)).toBe(4);
    expect(movedTo([], -1, 1)).toBe(-1);
  });
});
