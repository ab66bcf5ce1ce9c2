// src/words/dates.ts -- dates as people type them, in either language, to days since 1970-01-01; pure.
import type { Language } from '../state';
import { dateOf, formatDate } from './format';

export type WrongDate = 'form' | 'ambiguous' | 'unknown';
/** A day, or why there is none: not the form of a date; day and month could be confused; no such day in the calendar. */
export type TypedDate = { readonly day: number } | { readonly wrong: WrongDate };

const months: readonly (readonly [en: string, fr: string])[] = [
  ['january', 'janvier'],
  ['february', 'fevrier'],
  ['march', 'mars'],
  ['april', 'avril'],
  ['may', 'mai'],
  ['june', 'juin'],
  ['july', 'juillet'],
  ['august', 'aout'],
  ['september', 'septembre'],
  ['october', 'octobre'],
  ['november', 'novembre'],
  ['december', 'decembre'],
];

/** 1 to 12, from three letters on that fit one month alone ("jui" is June or July); 0: none. */
function monthOf(word: string): number {
  if (word.length < 3) return 0;
  const fitting = months.flatMap((names, i) => (names.some((name) => name.startsWith(word)) ? [i + 1] : []));
  return fitting.length === 1 ? (fitting[0] as number) : word.startsWith('sept') && 'september'.startsWith(word) ? 9 : 0;
}

function dayOf(year: number, month: number, dayOfMonth: number): TypedDate {
  const day = Date.UTC(year, month - 1, dayOfMonth) / 86_400_000;
  const back = dateOf(day);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === dayOfMonth ? { day } : { wrong: 'unknown' };
}

/** "2019-06-03" and "3 June 2019" or "3 juin 2019" everywhere; "03/06/2019" in French alone: in English it may be March or June. */
export function parseDate(typed: string, language: Language): TypedDate {
  const text = typed
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[\s\u00a0\u202f,]+/g, ' ')
    .trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4})$/.exec(text);
  if (figures) {
    const [first, second, year] = [Number(figures[1]), Number(figures[3]), Number(figures[4])];
    if (language === 'fr' || first === second) return dayOf(year, second, first);
    return { wrong: 'ambiguous' };
  }
  const dayFirst = /^(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+)\.? (\d{4})$/.exec(text);
  const monthFirst = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})$/.exec(text);
  const [number, word, year] = dayFirst ? [dayFirst[1], dayFirst[2], dayFirst[3]] : monthFirst ? [monthFirst[2], monthFirst[1], monthFirst[3]] : [];
  const month = word ? monthOf(word) : 0;
  return month ? dayOf(Number(year), month, Number(number)) : { wrong: 'form' };
}

/** As a field shows it, to be typed over: "03/06/2019", "3 June 2019". */
export function typedDate(day: number, language: Language): string {
  if (!Number.isFinite(day)) return '';
  if (language === 'en') return formatDate(day, 'en');
  const date = dateOf(day);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
}

/** The instant before or after a day; the day itself at the ends. With no instants, the day before or after within the limits. */
export function besideDay(day: number, way: -1 | 1, days: ArrayLike<number>, least: number, most: number): number {
  if (days.length === 0) return Math.min(most, Math.max(least, day + way));
  let found = day;
  for (let i = 0; i < days.length; ++i) {
    const one = days[i] as number;
    if (one < least || one > most) continue;
    if (way < 0 && one < day) found = one;
    if (way > 0 && one > day) return one;
  }
  return found;
}

export interface DateLimits {
  readonly days: ArrayLike<number>; // instants of the run, in order; at least one
  readonly least: number; // first day that may be chosen, not before the run's
  readonly most: number;
  readonly snap: 'up' | 'down' | ''; // to the instant after or before, where only instants count
}

/** What is done with a day that was asked for, and why it is another: outside the run, beyond the other date, between instants. */
export function takenDay(asked: number, { days, least, most, snap }: DateLimits): { readonly taken: number; readonly why: '' | 'clamped' | 'limited' | 'nearest' } {
  const [first, last] = [days[0] as number, days[days.length - 1] as number];
  const inside = Math.min(most, Math.max(least, asked));
  let taken = inside;
  if (snap) {
    const all = Array.from(days).filter((one) => one >= least && one <= most);
    const found = snap === 'up' ? all.find((one) => one >= inside) : all.reverse().find((one) => one <= inside);
    taken = found ?? inside;
  }
  const why = taken === asked ? '' : asked < first || asked > last ? 'clamped' : inside !== asked ? 'limited' : 'nearest';
  return { taken, why };
}
