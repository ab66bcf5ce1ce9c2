// src/words/format.ts -- numbers, dates and units as French and English readers write them; days since 1970-01-01.
import type { Language } from '../state';

const narrow = '\u202f'; // narrow no-break space
const locale = (language: Language): string => (language === 'fr' ? 'fr-FR' : 'en-GB');

const cache = new Map<string, Intl.NumberFormat>();
function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  let known = cache.get(key);
  if (!known) {
    known = new Intl.NumberFormat(locale(language), options);
    cache.set(key, known);
  }
  return known;
}

/** Four significant digits, all digits of whole numbers below a million; "–" for nothing. */
export function formatNumber(value: number, language: Language, signed = false): string {
  if (Number.isNaN(value)) return '–';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞';
  const whole = Number.isInteger(value) && Math.abs(value) < 1e6;
  const options: Intl.NumberFormatOptions = whole
    ? { maximumFractionDigits: 0 }
    : Math.abs(value) >= 1e6
      ? { maximumSignificantDigits: 4, notation: 'compact', compactDisplay: 'short' }
      : Math.abs(value) > 0 && Math.abs(value) < 1e-4
        ? { maximumSignificantDigits: 3, notation: 'scientific' }
        : Math.abs(value) >= 1000
          ? { maximumFractionDigits: 0 }
          : { maximumSignificantDigits: 4 };
  if (signed) options.signDisplay = 'exceptZero';
  return tidy(numberFormat(language, options).format(value));
}

/** Short, for axes. */
export function formatTick(value: number, language: Language): string {
  const options: Intl.NumberFormatOptions =
    Math.abs(value) >= 1e4 ? { maximumSignificantDigits: 4, notation: 'compact', compactDisplay: 'short' } : { maximumSignificantDigits: 6 };
  return tidy(numberFormat(language, options).format(value));
}

export function formatPercent(share: number, language: Language, signed = false): string {
  if (!Number.isFinite(share)) return '–';
  const options: Intl.NumberFormatOptions = { style: 'percent', maximumFractionDigits: Math.abs(share) < 0.1 ? 2 : 1 };
  if (signed) options.signDisplay = 'exceptZero';
  return tidy(numberFormat(language, options).format(share));
}

/** Intl's hyphen becomes a minus sign, and every space before a unit or between thousands a narrow one that does not break. */
function tidy(text: string): string {
  return text.replace(/^-/, '−').replace(/[\u00a0\u0020]/g, narrow);
}

const dayMs = 86_400_000;
export const dateOf = (day: number): Date => new Date(day * dayMs);

/** "21 June 2021", "21 juin 2021", with "1er". */
export function formatDate(day: number, language: Language): string {
  if (!Number.isFinite(day)) return '–';
  const text = new Intl.DateTimeFormat(locale(language), { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(dateOf(day));
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}

/** "Jun 2021", "juin 2021". */
export function formatMonth(day: number, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(dateOf(day));
}

/** ISO, for files: 2021-06-21. */
export function isoDate(day: number): string {
  return Number.isFinite(day) ? dateOf(day).toISOString().slice(0, 10) : '';
}

const unitWords: Record<string, { en: string; fr: string }> = {
  '1': { en: '', fr: '' },
  EUR: { en: '€', fr: '€' },
  person: { en: 'persons', fr: 'personnes' },
  job: { en: 'jobs', fr: 'emplois' },
  day: { en: 'days', fr: 'jours' },
  week: { en: 'weeks', fr: 'semaines' },
  month: { en: 'months', fr: 'mois' },
  year: { en: 'years', fr: 'années' },
  'EUR/step': { en: '€ per step', fr: '€ par pas' },
  't CO2/step': { en: 't CO₂ per step', fr: 't CO₂ par pas' },
  '1/day': { en: 'per day', fr: 'par jour' },
  '1/month': { en: 'per month', fr: 'par mois' },
  '1/year': { en: 'per year', fr: 'par an' },
};
const stepWords: Record<string, { en: string; fr: string }> = {
  day: { en: 'day', fr: 'jour' },
  week: { en: 'week', fr: 'semaine' },
  month: { en: 'month', fr: 'mois' },
};

/** A unit symbol of the file in words; unknown ones stay as they are. `step`: the run's step, to say "€ per week". */
export function formatUnit(unit: string, language: Language, step = ''): string {
  const known = unitWords[unit]?.[language] ?? unit;
  const word = stepWords[step]?.[language];
  return word ? known.replace(language === 'fr' ? /\bpas\b/ : /\bstep\b/, word) : known;
}
