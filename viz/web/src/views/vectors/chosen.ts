// src/views/vectors/chosen.ts -- the choices of the view, read from the address.
import type { RunFile } from '../../run/client';
import type { Choice } from '../../run/types';
import { firstEventDay, spanOf } from '../compare/measure';
import { instantBefore } from './change';
import { type Vector, vectors } from './definition';

export interface VectorChoices {
  readonly shown: readonly Vector[];
  readonly which: string;
  readonly contexts: readonly Choice[];
  readonly strategies: readonly Choice[];
  readonly reference: Choice;
  readonly before: number; // instants
  readonly after: number;
}

/** The words `vectors.*` of an address as choices; what this file does not have falls back. Pure. */
export function vectorChoices(file: RunFile, words: Readonly<Record<string, string>>): VectorChoices {
  const { outline } = file;
  const word = (name: string): string => words[`vectors.${name}`] ?? '';
  const days = outline.rhythms['time']?.days ?? new Int32Array();
  const chosen = (all: readonly Choice[], names: string): readonly Choice[] => {
    const found = all.filter((one) => names.split(',').includes(one.name));
    return found.length ? found : all;
  };
  const instant = (iso: string, fallback: number): number => {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) / 86_400_000 : NaN;
    return Number.isNaN(day) ? fallback : Math.max(0, spanOf(days, -Infinity, day).last);
  };
  const which = word('which');
  const some = vectors.filter((one) => which === '' || one.kind === which || one.name === which);
  return {
    shown: some.length ? some : vectors,
    which: some.length ? which : '',
    // Where there are crises, the first look is at the last context only: both would be twice as long.
    contexts: word('contexts') ? chosen(outline.contexts, word('contexts')) : outline.contexts.slice(-1),
    strategies: chosen(outline.strategies, word('strategies')),
    reference: outline.strategies.find((one) => one.name === word('ref')) ?? (outline.strategies[0] as Choice),
    before: instant(word('before'), instantBefore(days, firstEventDay(outline.events, days))),
    after: instant(word('after'), Math.max(0, days.length - 1)),
  };
}
