// tests/unit/format.test.ts -- numbers, dates and units in both languages.
import { describe, expect, it } from 'vitest';
import { formatDate, formatNumber, formatPercent, formatUnit, isoDate } from '../../src/words/format';

describe('numbers', () => {
  it('have a decimal comma and narrow spaces in French, a point and commas in English', () => {
    expect(formatNumber(1234567, 'fr')).toBe('1,235\u202fM');
    expect(formatNumber(20892, 'fr')).toBe('20\u202f892');
    expect(formatNumber(20892, 'en')).toBe('20,892');
    expect(formatNumber(0.37251, 'fr')).toBe('0,3725');
    expect(formatNumber(0.37251, 'en')).toBe('0.3725');
  });
  it('say nothing where there is nothing, and take a true minus sign', () => {
    expect(formatNumber(NaN, 'fr')).toBe('–');
    expect(formatNumber(-3, 'en')).toBe('−3');
    expect(formatNumber(0, 'en', true)).toBe('0');
    expect(formatNumber(12, 'en', true)).toBe('+12');
  });
  it('write per cent as the language does', () => {
    expect(formatPercent(0.489, 'fr', true)).toBe('+48,9\u202f%');
    expect(formatPercent(-0.0073, 'en')).toBe('−0.73%');
  });
});

describe('dates and units', () => {
  it('count days from 1970-01-01 in UTC', () => {
    expect(formatDate(18779, 'fr')).toBe('1er juin 2021');
    expect(formatDate(18779, 'en')).toBe('1 June 2021');
    expect(isoDate(18779)).toBe('2021-06-01');
    expect(isoDate(NaN)).toBe('');
  });
  it('say the step of the run in words', () => {
    expect(formatUnit('EUR/step', 'fr', 'week')).toBe('€ par semaine');
    expect(formatUnit('EUR/step', 'en', 'day')).toBe('€ per day');
    expect(formatUnit('furlong', 'fr')).toBe('furlong');
  });
});
