// tests/unit/dates.test.ts -- dates as people type them, in both languages.
import { describe, expect, it } from 'vitest';
import { besideDay, parseDate, takenDay, typedDate } from '../../src/words/dates';
import { formatDate, isoDate } from '../../src/words/format';
import { dayOf } from '../../src/views/series/time';

const languages = ['en', 'fr'] as const;
const first = dayOf('2019-01-07'); // the run of the energy shock, to the day
const last = dayOf('2024-06-03');

describe('a typed date', () => {
  it('is read back from each way in which the page writes it, for every day of the run and both languages', () => {
    for (const language of languages)
      for (let day = first; day <= last; ++day) {
        expect(parseDate(typedDate(day, language), language)).toEqual({ day });
        expect(parseDate(formatDate(day, language), language)).toEqual({ day });
        expect(parseDate(isoDate(day), language)).toEqual({ day });
      }
  });
  it('is read in the words of either language, whatever the language of the page', () => {
    const day = dayOf('2019-06-03');
    const typed = ['3 June 2019', 'June 3, 2019', '3rd Jun 2019', '3 JUIN 2019', ' 3\u202fjuin\u00a02019 ', '2019-6-3'];
    for (const language of languages) for (const one of typed) expect(parseDate(one, language)).toEqual({ day });
    expect(parseDate('1er févr. 2020', 'fr')).toEqual({ day: dayOf('2020-02-01') });
    expect(parseDate('15 Sept 2021', 'en')).toEqual({ day: dayOf('2021-09-15') });
    expect(parseDate('15 août 2021', 'fr')).toEqual({ day: dayOf('2021-08-15') });
  });
  it('is shown in figures in French, and in words in English', () => {
    expect(typedDate(dayOf('2019-06-03'), 'fr')).toBe('03/06/2019');
    expect(typedDate(dayOf('2019-06-03'), 'en')).toBe('3 June 2019');
    expect(typedDate(NaN, 'fr')).toBe('');
  });
  it('has the day first in French; in English day and month may be confused, and it is refused', () => {
    for (const typed of ['03/06/2019', '3/6/2019', '03.06.2019', '3-6-2019']) {
      expect(parseDate(typed, 'fr')).toEqual({ day: dayOf('2019-06-03') });
      expect(parseDate(typed, 'en')).toEqual({ wrong: 'ambiguous' });
    }
    expect(parseDate('06/06/2019', 'en')).toEqual({ day: dayOf('2019-06-06') });
  });
  it('that is not in the calendar is told apart from what is no date', () => {
    expect(parseDate('31/02/2019', 'fr')).toEqual({ wrong: 'unknown' });
    expect(parseDate('2019-13-01', 'en')).toEqual({ wrong: 'unknown' });
    expect(parseDate('29 February 2020', 'en')).toEqual({ day: dayOf('2020-02-29') });
    expect(parseDate('29 February 2021', 'en')).toEqual({ wrong: 'unknown' });
    for (const typed of ['', 'soon', '2019', 'juin 2019', '3 jui 2019', '3 ju 2019', '03/06/19', '2019-06-03T00', '3 brumaire 2019'])
      expect(parseDate(typed, 'fr')).toEqual({ wrong: 'form' });
  });
});

describe('a date that is asked for', () => {
  const days = Int32Array.from([100, 107, 114, 121]);
  const limits = { days, least: 100, most: 121, snap: '' } as const;
  it('is brought back into the run, and says why', () => {
    expect(takenDay(50, limits)).toEqual({ taken: 100, why: 'clamped' });
    expect(takenDay(500, { ...limits, most: 114 })).toEqual({ taken: 114, why: 'clamped' });
    expect(takenDay(110, limits)).toEqual({ taken: 110, why: '' });
  });
  it('does not pass the other end of the window', () => {
    expect(takenDay(118, { ...limits, most: 114 })).toEqual({ taken: 114, why: 'limited' });
  });
  it('falls on an instant where only instants count', () => {
    expect(takenDay(110, { ...limits, snap: 'up' })).toEqual({ taken: 114, why: 'nearest' });
    expect(takenDay(110, { ...limits, snap: 'down' })).toEqual({ taken: 107, why: 'nearest' });
    expect(takenDay(107, { ...limits, snap: 'up' })).toEqual({ taken: 107, why: '' });
  });
  it('goes to the instant before or after, and stays at the ends', () => {
    expect([besideDay(107, 1, days, 100, 121), besideDay(107, -1, days, 100, 121), besideDay(110, 1, days, 100, 121), besideDay(110, -1, days, 100, 121)]).toEqual([114, 100, 114, 107]);
    expect([besideDay(121, 1, days, 100, 121), besideDay(100, -1, days, 100, 121), besideDay(107, 1, days, 100, 107)]).toEqual([121, 100, 107]);
    expect([besideDay(5, 1, [], 0, 5), besideDay(5, -1, [], 0, 5)]).toEqual([5, 4]);
  });
});
