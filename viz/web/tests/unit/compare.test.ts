// tests/unit/compare.test.ts -- what is measured, judged and said when runs are compared.
import { describe, expect, it } from 'vitest';
import type { Interval } from '../../src/study/statistics';
import { cellsOf } from '../../src/views/compare/pairs';
import { sharesLuck, unlike, type Likeness } from '../../src/views/compare/likeness';
import {
  differenceOverTime,
  firstEventDay,
  largestRegret,
  measured,
  over,
  paired,
  regrets,
  relative,
  rowOf,
  sharedSpan,
  signs,
  spanOf,
  tally,
  unpaired,
  verdictOf,
} from '../../src/views/compare/measure';
import { warningsOf } from '../../src/views/compare/warnings';
import { compareWords } from '../../src/views/compare/words';

const event = (from: number) => ({ choice: 'a', kind: 'crisis' as const, title: { en: '', fr: '' }, from, until: from + 10, source: '' });
const of = (mean: number, half: number, count = 3): Interval => ({ mean, half, count });

describe('windows', () => {
  const days = [0, 7, 14, 21, 28];
  it('hold the instants between two days, both counted', () => {
    expect(spanOf(days, 7, 21)).toEqual({ first: 1, last: 3 });
    expect(spanOf(days, 8, 20)).toEqual({ first: 2, last: 2 });
    const none = spanOf(days, 22, 25);
    expect(none.last).toBeLessThan(none.first);
  });
  it('begin with the first crisis or policy inside the run, else with the run', () => {
    expect(firstEventDay([event(20), event(9), event(-5)], days)).toBe(9);
    expect(firstEventDay([event(-5), event(100)], days)).toBe(0);
    expect(firstEventDay([], days)).toBe(0);
  });
  it('are cut where the shortest of the runs that began ends', () => {
    const nan = NaN;
    expect(sharedSpan([[1, 2, 3, 4], [1, 2, nan, nan], [nan, nan, nan, nan]], { first: 0, last: 3 })).toEqual({ first: 0, last: 1 });
  });
});

describe('measures of one trajectory', () => {
  const values = [1, 2, 3, NaN];
  it('are the mean, the last recorded value and the sum', () => {
    const span = { first: 1, last: 3 };
    expect(measured(values, span, 'mean')).toBe(2.5);
    expect(measured(values, span, 'end')).toBe(3);
    expect(measured(values, span, 'total')).toBe(5);
  });
  it('are nothing where nothing is recorded', () => {
    expect(measured(values, { first: 3, last: 3 }, 'total')).toBeNaN();
  });
  it('take one row of several', () => {
    expect([...rowOf(Float64Array.of(1, 2, 3, 4, 5, 6), 3, 1)]).toEqual([2, 5]);
    const whole = Float64Array.of(1, 2);
    expect(rowOf(whole, 1, 0)).toBe(whole);
  });
});

describe('differences', () => {
  it('are taken replicate by replicate, so that shared luck cancels', () => {
    const luck = [100, 200, 300];
    const difference = paired(
      luck.map((value) => value + 2),
      luck,
    );
    expect(difference).toEqual({ mean: 2, half: 0, count: 3 });
    expect(verdictOf(difference, 'more_is_better')).toBe('better');
    expect(verdictOf(unpaired([102, 202, 302], luck), 'more_is_better')).toBe('chance');
  });
  it('leave out a replicate that one side lacks, and count the others', () => {
    const difference = paired([1, NaN, 5, 7], [0, 1, 4]);
    expect(difference.count).toBe(2);
    expect(difference.mean).toBe(1);
  });
  it('have the interval of Student', () => {
    // Differences 1, 2, 3: mean 2, deviation 1; t at 0.975 with 2 degrees of freedom is 4.3027.
    expect(paired([1, 2, 3], [0, 0, 0]).half).toBeCloseTo(4.3027 / Math.sqrt(3), 4);
  });
  it('over time keep the instants apart', () => {
    const difference = differenceOverTime([Float64Array.of(1, 5), Float64Array.of(1, 7)], [Float64Array.of(1, 4), Float64Array.of(1, 4)]);
    expect([...difference.middle]).toEqual([0, 2]);
    expect(difference.low[0]).toBe(0);
    expect(difference.high[1]).toBeCloseTo(2 + (12.7062 * Math.SQRT2) / Math.SQRT2, 3);
  });
  it('over time end with the first of the pairs that began, and leave out one that never did', () => {
    const nan = NaN;
    const ones = [Float64Array.of(1, 1), Float64Array.of(1, 1), Float64Array.of(1, 1)];
    const cut = differenceOverTime([Float64Array.of(2, 2), Float64Array.of(3, nan), Float64Array.of(nan, nan)], ones);
    expect([...cut.middle]).toEqual([1.5, nan]);
    expect(cut.low[1]).toBeNaN();
  });
  it('relative to a reference of 0 are unknown', () => {
    expect(relative(of(1, 0.5), 0).mean).toBeNaN();
    expect(relative(of(1, 0.5), -4)).toEqual({ mean: 0.25, half: 0.125, count: 3 });
  });
});

describe('what is said of a difference', () => {
  it('follows the direction of the series', () => {
    expect(verdictOf(of(2, 1), 'more_is_better')).toBe('better');
    expect(verdictOf(of(2, 1), 'more_is_worse')).toBe('worse');
    expect(verdictOf(of(-2, 1), 'more_is_worse')).toBe('better');
    expect(verdictOf(of(2, 1), 'neutral')).toBe('higher');
    expect(verdictOf(of(-2, 1), 'undeclared')).toBe('lower');
  });
  it('is never better or worse where chance alone may explain it', () => {
    expect(verdictOf(of(2, 2), 'more_is_better')).toBe('chance');
    expect(verdictOf(of(0, 1), 'more_is_better')).toBe('chance');
  });
  it('says exactly zero, a single replicate, and nothing recorded', () => {
    expect(verdictOf(of(0, 0), 'more_is_better')).toBe('zero');
    expect(verdictOf(of(2, NaN, 1), 'more_is_better')).toBe('single');
    expect(verdictOf(of(0, NaN, 1), 'more_is_better')).toBe('zero');
    expect(verdictOf(over([]), 'more_is_better')).toBe('missing');
  });
  it('has a sign of its own for each verdict, and words in both languages', () => {
    const all = Object.keys(signs) as (keyof typeof signs)[];
    expect(new Set(all.map((one) => signs[one])).size).toBe(all.length);
    for (const words of [compareWords.en, compareWords.fr]) expect(new Set(all.map((one) => words.verdict[one])).size).toBe(all.length);
  });
  it('is counted over futures', () => {
    expect(tally(['better', 'chance', 'better'])).toMatchObject({ better: 2, chance: 1, worse: 0 });
  });
});

describe('regret', () => {
  const numbers = [
    [10, 12],
    [14, 16],
    [13, 17],
  ];
  it('is the distance to the best mean of the same future, on the side that the direction says', () => {
    expect(regrets(numbers, 'more_is_better').map((one) => one.regret.mean)).toEqual([4, 0, 0]);
    expect(regrets(numbers, 'more_is_worse').map((one) => one.regret.mean)).toEqual([0, 4, 4]);
  });
  it('marks all that share the best mean', () => {
    expect(regrets(numbers, 'more_is_better').map((one) => one.best)).toEqual([false, true, true]);
  });
  it('at its largest is unknown if a future is', () => {
    expect(largestRegret([of(1, 0), of(3, 0)])).toBe(3);
    expect(largestRegret([of(1, 0), of(NaN, NaN, 0)])).toBeNaN();
    expect(regrets([[NaN], [1]], 'more_is_better')[0]?.regret.mean).toBeNaN();
  });
});

describe('several files', () => {
  const alike: Likeness = { seed: '1', territory: 'a', scale: '1', step: 'week', unit: 'EUR', dates: '0 9', replicates: '3' };
  it('are said to be unlike in what differs, and nothing else', () => {
    expect(unlike([alike, alike])).toEqual([]);
    expect(unlike([alike, { ...alike, step: 'day', seed: '2' }])).toEqual(['seed', 'step']);
  });
  it('share their luck only with the same seed, territory, scale, step and replicates', () => {
    expect(sharesLuck(['unit', 'dates'])).toBe(true);
    for (const one of ['seed', 'territory', 'scale', 'step', 'replicates'] as const) expect(sharesLuck([one])).toBe(false);
  });
});

describe('small things', () => {
  it('cells that several pairs need are read once', () => {
    const a = { context: 'calm', strategy: 'a' };
    const pairs = ['b', 'c'].map((strategy, index) => ({ cell: { context: 'calm', strategy }, reference: a, index }));
    expect(cellsOf(pairs).map((one) => one.strategy)).toEqual(['a', 'b', 'c']);
  });
  it('a warning that holds for several indicators is told once, with their names', () => {
    const told = warningsOf([
      { title: 'jobs', warning: 'imputed' },
      { title: 'trust', warning: '' },
      { title: 'bill', warning: 'imputed' },
    ]);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^jobs, bill.?: imputed$/);
  });
  it('French has narrow spaces before double signs', () => {
    const text = JSON.stringify(compareWords.fr, (_name, value: unknown) => (typeof value === 'function' ? String(value(...Array(8).fill('x'))) : value));
    expect(text).not.toMatch(/[\u0020\u00a0][;:!?%»]/);
    expect(text).not.toMatch(/«[\u0020\u00a0]/);
  });
});
