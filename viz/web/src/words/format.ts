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
  if (!whole && Math.abs(value) < 1e-4) return scientific(value, language, 3, signed);
  const options: Intl.NumberFormatOptions = whole
    ? { maximumFractionDigits: 0 }
    : Math.abs(value) >= 1e6
      ? { maximumSignificantDigits: 4, notation: 'compact', compactDisplay: 'short' }
      : Math.abs(value) >= 1000
        ? { maximumFractionDigits: 0 }
        : { maximumSignificantDigits: 4 };
  if (signed) options.signDisplay = 'exceptZero';
  return tidy(numberFormat(language, options).format(value || 0)); // no "−0"
}

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** "8.16 × 10⁻⁶" */
function scientific(value: number, language: Language, digits: number, signed: boolean): string {
  const [factor, power] = value.toExponential(digits - 1).split('e') as [string, string];
  const exponent = [...String(Math.abs(Number(power)))].map((digit) => raised[Number(digit)]).join('');
  const front = tidy(numberFormat(language, { maximumSignificantDigits: digits, ...(signed ? { signDisplay: 'exceptZero' as const } : {}) }).format(Number(factor)));
  return `${front}${narrow}×${narrow}10${Number(power) < 0 ? '⁻' : ''}${exponent}`;
}

/** A mean with the digits that the half of its interval gives a sense to (its first two): 1,820,123.4 with ± 1.7, 1.82 M with ± 8,000. */
export function formatEstimate(value: number, half: number, language: Language, signed = false): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value) || !(half > 0) || !Number.isFinite(half)) return formatNumber(value, language, signed);
  const place = Math.floor(Math.log10(half)) - 1; // power of ten of the half's second digit
  const digits = Math.floor(Math.log10(Math.max(size, half))) - place + 1;
  if (size > 0 && size < 1e-4) return scientific(value, language, Math.min(10, Math.max(1, Math.floor(Math.log10(size)) - place + 1)), signed);
  if (size >= 1e12) return formatNumber(value, language, signed);
  const options: Intl.NumberFormatOptions =
    size >= 1e6 && digits <= 5
      ? { minimumSignificantDigits: Math.max(2, digits), maximumSignificantDigits: Math.max(2, digits), notation: 'compact', compactDisplay: 'short' }
      : { minimumFractionDigits: Math.min(10, Math.max(0, -place)), maximumFractionDigits: Math.min(10, Math.max(0, -place)) };
  if (signed) options.signDisplay = 'exceptZero';
  const text = tidy(numberFormat(language, options).format(value || 0));
  return /[1-9]/.test(text) ? text : text.replace(/^−/, '');
}

/** Short, for axes. */
export function formatTick(value: number, language: Language): string {
  const options: Intl.NumberFormatOptions =
    Math.abs(value) >= 1e4 ? { maximumSignificantDigits: 4, notation: 'compact', compactDisplay: 'short' } : { maximumSignificantDigits: 6 };
  return tidy(numberFormat(language, options).format(value));
}

export function formatPercent(share: number, language: Language, signed = false): string {
  if (!Number.isFinite(share)) return '–';
  const size = Math.abs(share);
  if (size > 0 && size < 1e-7) return `${scientific(100 * share, language, 2, signed)}${language === 'fr' ? narrow : ''}%`;
  // Below a tenth of a per cent two digits that count, so that what is not zero does not read as zero.
  const digits: Intl.NumberFormatOptions = size > 0 && size < 1e-3 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: size < 0.1 ? 2 : 1 };
  const options: Intl.NumberFormatOptions = { style: 'percent', ...digits };
  if (signed) options.signDisplay = 'exceptZero';
  return tidy(numberFormat(language, options).format(share || 0));
}

/** The half of an interval in two digits, written as its mean is: plain decimals beside a plain number. */
export function formatHalf(half: number, beside: number, language: Language): string {
  if (!(half > 0) || half >= 1e-4 || Math.abs(beside) < 1e-4 || half < 1e-10) return formatNumber(Number(half.toPrecision(2)), language);
  return tidy(numberFormat(language, { maximumFractionDigits: 1 - Math.floor(Math.log10(half)) }).format(half));
}

/** A share beside the half of its interval. */
export function formatShareEstimate(share: number, half: number, language: Language, signed = false): string {
  if (!Number.isFinite(half) || half <= 0) return formatPercent(share, language, signed);
  return `${formatEstimate(100 * share, 100 * half, language, signed)}${language === 'fr' ? narrow : ''}%`;
}

/** Intl's hyphen becomes a minus sign, every space a narrow one that does not break, and English "m" the "M" of millions (m is a metre). */
function tidy(text: string): string {
  return text.replace(/^-/, '−').replace(/[\u00a0\u0020]/g, narrow).replace(/(\d)m$/, `$1${narrow}M`);
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

interface UnitWords {
  readonly en: string;
  readonly fr: string;
  /** Before it in the singular: "1 emploi". */
  readonly one?: { readonly en: string; readonly fr: string };
}

/** Symbols that both languages write alike. */
const alike = (symbol: string): UnitWords => ({ en: symbol, fr: symbol });
const counted = (en: string, ens: string, fr: string, frs: string): UnitWords => ({ en: ens, fr: frs, one: { en, fr } });

/** All units that the program writes; a test reads them from its sources, so that a new one gets its words. */
const unitWords: Readonly<Record<string, UnitWords>> = {
  '1': { en: '', fr: '' },
  '%': alike('%'),
  km: alike('km'),
  EUR: alike('€'),
  'EUR/l': { en: '€ per litre', fr: '€ par litre' },
  'EUR/MWh': { en: '€ per MWh', fr: '€ par MWh' },
  'EUR/person': { en: '€ per person', fr: '€ par personne' },
  'EUR/inhabitant/year': { en: '€ per inhabitant and year', fr: '€ par habitant et par an' },
  'EUR/job/week': { en: '€ per job and week', fr: '€ par emploi et par semaine' },
  'EUR/step': { en: '€ per step', fr: '€ par pas' },
  'EUR/week': { en: '€ per week', fr: '€ par semaine' },
  'EUR/month': { en: '€ per month', fr: '€ par mois' },
  'EUR/year': { en: '€ per year', fr: '€ par an' },
  'MEUR/year': { en: 'million € per year', fr: 'millions d’€ par an' },
  'MWh/year': { en: 'MWh per year', fr: 'MWh par an' },
  't CO2/step': { en: 't CO₂ per step', fr: 't CO₂ par pas' },
  't CO2/year': { en: 't CO₂ per year', fr: 't CO₂ par an' },
  't CO2/EUR': { en: 't CO₂ per €', fr: 't CO₂ par €' },
  person: counted('person', 'persons', 'personne', 'personnes'),
  'person/day': counted('person per day', 'persons per day', 'personne par jour', 'personnes par jour'),
  'person/dwelling': counted('person per dwelling', 'persons per dwelling', 'personne par logement', 'personnes par logement'),
  job: counted('job', 'jobs', 'emploi', 'emplois'),
  dwelling: counted('dwelling', 'dwellings', 'logement', 'logements'),
  establishment: counted('establishment', 'establishments', 'établissement', 'établissements'),
  household: counted('household', 'households', 'ménage', 'ménages'),
  service: counted('service', 'services', 'service', 'services'),
  day: counted('day', 'days', 'jour', 'jours'),
  week: counted('week', 'weeks', 'semaine', 'semaines'),
  month: counted('month', 'months', 'mois', 'mois'),
  year: counted('year', 'years', 'année', 'années'),
  degree: counted('degree', 'degrees', 'degré', 'degrés'),
  'degree C': alike('°C'),
  '1/day': { en: 'per day', fr: 'par jour' },
  '1/week': { en: 'per week', fr: 'par semaine' },
  '1/month': { en: 'per month', fr: 'par mois' },
  '1/year': { en: 'per year', fr: 'par an' },
  'probability/week': { en: 'probability per week', fr: 'probabilité par semaine' },
  'probability/month': { en: 'probability per month', fr: 'probabilité par mois' },
  'probability/year': { en: 'probability per year', fr: 'probabilité par an' },
  'kept/month': { en: 'part kept after a month', fr: 'part conservée après un mois' },
  'kept/year': { en: 'part kept after a year', fr: 'part conservée après un an' },
  'units of the resource': { en: 'units of the resource', fr: 'unités de la ressource' },
  'units of the resource/month': { en: 'units of the resource per month', fr: 'unités de la ressource par mois' },
  money: { en: 'money', fr: 'monnaie' },
  'money/day': { en: 'money per day', fr: 'monnaie par jour' },
};
/** Whether the page has words for a unit of the file. */
export const isKnownUnit = (symbol: string): boolean => symbol === '' || symbol in unitWords;

const stepWords: Record<string, { en: string; fr: string }> = {
  day: { en: 'day', fr: 'jour' },
  week: { en: 'week', fr: 'semaine' },
  month: { en: 'month', fr: 'mois' },
};

/** English has a singular for 1 alone, French for all that is below 2. */
export const isSingular = (count: number, language: Language): boolean => (language === 'fr' ? Math.abs(count) < 2 : Math.abs(count) === 1);

/** A unit symbol of the file in words; unknown ones stay as they are. `step`: the run's step, to say "€ per week"; `count`: for the singular. */
export function formatUnit(unit: string, language: Language, step = '', count = NaN): string {
  const words = unitWords[unit];
  const known = (isSingular(count, language) ? words?.one : undefined)?.[language] ?? words?.[language] ?? unit;
  const word = stepWords[step]?.[language];
  return word ? known.replace(language === 'fr' ? /\bpas\b/ : /\bstep\b/, word) : known;
}
