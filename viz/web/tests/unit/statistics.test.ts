// tests/unit/statistics.test.ts -- against values worked out by hand or listed in tables.
import { describe, expect, it } from 'vitest';
import { band, includesZero, interval, pairedDifference, quantile, student975 } from '../../src/study/statistics';

describe('statistics of replicates', () => {
  it('take quantiles between order statistics, and none from a missing value', () => {
    expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
    expect(quantile([4, 1, 3, 2], 0)).toBe(1);
    expect(quantile([1, NaN], 0.5)).toBeNaN();
  });
  it("know Student's t: listed to 30 degrees of freedom, 2.0003 at 60, 1.9600 far out", () => {
    expect(student975(9)).toBe(2.2622);
    expect(student975(60)).toBeCloseTo(2.0003, 3);
    expect(student975(1e6)).toBeCloseTo(1.96, 3);
    expect(student975(0)).toBeNaN();
  });
  it('have an interval of t s / sqrt n, none with one replicate', () => {
    const of = interval([1, 2, 3]);
    expect(of.mean).toBe(2);
    expect(of.half).toBeCloseTo(4.3027 / Math.sqrt(3), 6);
    expect(interval([5]).half).toBeNaN();
  });
  it('pair replicates, so that a constant difference is certain', () => {
    const difference = pairedDifference([11, 25, 37], [10, 24, 36]);
    expect(difference).toEqual({ mean: 1, half: 0, count: 3 });
    expect(includesZero(difference)).toBe(false);
    expect(includesZero({ mean: 1, half: 2, count: 3 })).toBe(true);
    expect(includesZero({ mean: 0, half: 0, count: 3 })).toBe(false);
  });
  it('band the replicates instant by instant', () => {
    const of = band([Float64Array.of(1, 10), Float64Array.of(3, NaN)], 0);
    expect([...of.low]).toEqual([1, NaN]);
    expect([...of.middle]).toEqual([2, NaN]);
    expect([...of.high]).toEqual([3, NaN]);
  });
});
