// src/words/index.ts -- the page's words in the reader's language; switched in place, since reading them subscribes.
import { language, type Language } from '../state';
import type { Bilingual } from '../run/types';
import { formatDate, formatEstimate, formatHalf, formatMonth, formatNumber, formatPercent, formatShareEstimate, formatTick, formatUnit } from './format';
import { sourceWords } from './sources';

/** The words of one part of the page: the same names in both languages, texts or functions that make texts. */
export interface Words<T> {
  readonly en: T;
  readonly fr: T;
}

/** French spaces in all texts, however deep; a function sets those of the text that it makes. */
function typeset(value: unknown): unknown {
  if (typeof value === 'string') return typography(value, 'fr');
  if (typeof value === 'function') return (...given: unknown[]) => typeset((value as (...given: unknown[]) => unknown)(...given));
  if (Array.isArray(value)) return value.map(typeset);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, typeset(one)]));
  return value;
}

/** Both languages with the same names: `const words = bilingual({ en: {...}, fr: {...} })`. The French gets its narrow spaces here. */
export function bilingual<T extends Record<string, unknown>>(words: { en: T; fr: { [Name in keyof T]: T[Name] } }): Words<T> {
  return { en: words.en, fr: typeset(words.fr) as T };
}

export const inWords = <T>(words: Words<T>): T => words[language.value];

/** A text of the run file in the reader's language; the other one if it is missing. */
export const told = (text: Bilingual): string => (text[language.value] ? typography(text[language.value]) : text.en || text.fr);

export const number = (value: number, signed = false): string => formatNumber(value, language.value, signed);
export const percent = (share: number, signed = false): string => formatPercent(share, language.value, signed);
export const tick = (value: number): string => formatTick(value, language.value);
export const date = (day: number): string => formatDate(day, language.value);
export const month = (day: number): string => formatMonth(day, language.value);
/** A mean beside the half of its interval: as many digits as that half gives a sense to. */
export const estimate = (value: number, half: number, signed = false): string => formatEstimate(value, half, language.value, signed);
export const shareEstimate = (share: number, half: number, signed = false): string => formatShareEstimate(share, half, language.value, signed);
/** A source or a note of the file: citations stay, the program's own words around them are told in the reader's language. */
export const source = (text: string): string => typography(sourceWords(text, language.value));
/** `count`: the number that stands before it, for the singular. */
export const unit = (symbol: string, step = '', count = NaN): string => formatUnit(symbol, language.value, step, count);
/** A number and its unit: "1 emploi", "70 861 emplois". */
export function quantity(value: number, symbol: string, step = '', signed = false): string {
  const word = unit(symbol, step, value);
  return `${number(value, signed)}${word ? `${word === '%' && language.value === 'en' ? '' : '\u202f'}${word}` : ''}`;
}
/** "± 0,31"; empty where there is no interval. */
export const plusMinus = (half: number, beside = NaN): string => (Number.isFinite(half) ? `±\u202f${formatHalf(half, beside, language.value)}` : '');

/** "name: text", with the space that French puts before a colon. */
export const colon = (name: string, text: string): string => `${name}${language.value === 'fr' ? '\u202f' : ''}: ${text}`;

/** Narrow no-break spaces where French puts them. */
export function typography(text: string, of: Language = language.value): string {
  if (of !== 'fr') return text;
  return text
    .replace(/[ \u00a0]([;:!?%»])/g, '\u202f$1')
    .replace(/«[ \u00a0]/g, '«\u202f');
}
