// src/words/index.ts -- the page's words in the reader's language; switched in place, since reading them subscribes.
import { language, type Language } from '../state';
import type { Bilingual } from '../run/types';
import { formatDate, formatMonth, formatNumber, formatPercent, formatTick, formatUnit } from './format';

/** The words of one part of the page: the same names in both languages, texts or functions that make texts. */
export interface Words<T> {
  readonly en: T;
  readonly fr: T;
}

/** Both languages with the same names: `const words = bilingual({ en: {...}, fr: {...} })`. */
export function bilingual<T extends Record<string, unknown>>(words: { en: T; fr: { [Name in keyof T]: T[Name] } }): Words<T> {
  return words as Words<T>;
}

export const inWords = <T>(words: Words<T>): T => words[language.value];

/** A text of the run file in the reader's language; the other one if it is missing. */
export const told = (text: Bilingual): string => (text[language.value] ? typography(text[language.value]) : text.en || text.fr);

export const number = (value: number, signed = false): string => formatNumber(value, language.value, signed);
export const percent = (share: number, signed = false): string => formatPercent(share, language.value, signed);
export const tick = (value: number): string => formatTick(value, language.value);
export const date = (day: number): string => formatDate(day, language.value);
export const month = (day: number): string => formatMonth(day, language.value);
export const unit = (symbol: string, step = ''): string => formatUnit(symbol, language.value, step);

/** Narrow no-break spaces where French puts them. */
export function typography(text: string, of: Language = language.value): string {
  if (of !== 'fr') return text;
  return text
    .replace(/[ \u00a0]([;:!?%»])/g, '\u202f$1')
    .replace(/«[ \u00a0]/g, '«\u202f');
}
