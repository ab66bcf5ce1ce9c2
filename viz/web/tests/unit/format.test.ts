// tests/unit/format.test.ts -- numbers, dates and units in both languages.
import { describe, expect, it } from 'vitest';
import { formatDate, formatEstimate, formatHalf, formatNumber, formatPercent, formatShareEstimate, formatUnit, isoDate } from '../../src/words/format';
import { bilingual } from '../../src/words';

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
  it('do not write zero for a small share, nor a sign before nothing', () => {
    expect(formatPercent(0.00003, 'fr', true)).toBe('+0,003\u202f%');
    expect(formatPercent(-2.4e-9, 'en')).toBe('−2.4\u202f×\u202f10⁻⁷%');
    expect(formatPercent(-0, 'en')).toBe('0%');
    expect(formatNumber(-0, 'fr')).toBe('0');
  });
  it('write powers of ten as people do, and millions with a capital in both languages', () => {
    expect(formatNumber(0.00000816, 'fr')).toBe('8,16\u202f×\u202f10⁻⁶');
    expect(formatNumber(-68_270_000, 'en')).toBe('−68.27\u202fM');
  });
  it('give a mean the digits that the half of its interval shows', () => {
    expect(formatEstimate(1_820_123.44, 1.661, 'en')).toBe('1,820,123.4');
    expect(formatEstimate(1_820_123.44, 8_300, 'fr')).toBe('1,8201\u202fM');
    expect(formatEstimate(0.97103, 0.00047, 'fr')).toBe('0,97103');
    expect(formatEstimate(-0.004, 8, 'en')).toBe('0.0');
    expect(formatEstimate(1_820_123.44, NaN, 'en')).toBe('1.82\u202fM');
    expect(formatHalf(0.0000672, 0.000886, 'fr')).toBe('0,000067');
    expect(formatHalf(1.661, 1_820_123.44, 'en')).toBe('1.7');
    expect(formatShareEstimate(-0.020321, 0.00028, 'fr', true)).toBe('−2,032\u202f%');
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
  it('agree with the number before them', () => {
    expect(formatUnit('job', 'fr', '', 1)).toBe('emploi');
    expect(formatUnit('job', 'fr', '', 1.5)).toBe('emploi');
    expect(formatUnit('job', 'fr', '', 2)).toBe('emplois');
    expect(formatUnit('job', 'en', '', 1.5)).toBe('jobs');
    expect(formatUnit('day', 'en', '', 1)).toBe('day');
  });
});

describe('words of the page', () => {
  it('get French spaces wherever they stand: in lists, in records, and in what functions make', () => {
    const words = bilingual({
      en: { ask: 'Why?', list: ['a: b'], by: (x: string) => `${x}: why?` },
      fr: { ask: 'Pourquoi ?', list: ['a : b'], by: (x: string) => `« ${x} » : pourquoi ?` },
    });
    expect(words.fr.ask).toBe('Pourquoi\u202f?');
    expect(words.fr.list[0]).toBe('a\u202f: b');
    expect(words.fr.by('x')).toBe('«\u202fx\u202f»\u202f: pourquoi\u202f?');
    expect(words.en.by('x')).toBe('x: why?');
  });
});
