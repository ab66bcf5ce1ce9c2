// src/views/compare/Notes.tsx -- small things that all parts of the comparison share: waiting, notes on what is missing, texts.
import * as Plot from '@observablehq/plot';
import type { ComponentChildren } from 'preact';
import { Held, type Reading } from '../../figure/reading';
import { figureWords } from '../../figure/words';
import type { RunFile } from '../../run/client';
import { language } from '../../state';
import { inWords, month, quantity, told, typography } from '../../words';
import { failureSentence } from '../../words/failures';
import type { Span } from './measure';
import type { Cell } from './read';
import { compareWords } from './words';

/** While there is nothing to show, says so; a failure is a sentence. */
export function Waiting<T>({ reading, children }: { readonly reading: Reading<T>; readonly children: (value: T) => ComponentChildren }) {
  if (reading.state === 'failed') return <p role="alert">{typography(failureSentence(reading.failure, language.value))}</p>;
  if (reading.value === null) return <p role="status">{inWords(figureWords).loading}</p>;
  return (
    <div aria-busy={reading.state === 'reading'}>
      <Held reading={reading.state === 'reading'}>{children(reading.value)}</Held>
    </div>
  );
}

/** A single replicate, and runs that are not recorded to the end of the window, are said. */
export function Notes({ file, values, span }: { readonly file: RunFile; readonly values: readonly (readonly Float64Array[])[]; readonly span: Span }) {
  const words = inWords(compareWords);
  const all = values.flat();
  const whole = all.filter((one) => span.last >= 0 && !Number.isNaN(one[span.last] as number)).length;
  const recorded = file.live.value?.recorded.value ?? file.outline.recorded;
  const instants = file.outline.rhythms['time']?.days.length ?? 0;
  const unfinished = whole < all.length && Object.values(recorded).some((one) => one < instants);
  if (file.outline.replicates > 1 && !unfinished) return null;
  return (
    <ul class="compare-notes">
      {file.outline.replicates < 2 && <li>{words.replicate}</li>}
      {unfinished && <li role="status">{words.unfinished(whole, all.length)}</li>}
    </ul>
  );
}

export const sentence = (text: string): string => `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}.`;

export function withUnit(value: number, symbol: string, step: string, signed = false): string {
  return quantity(value, symbol, step, signed);
}

export const contextTitle = (file: RunFile, name: string): string => {
  const found = file.outline.contexts.find((one) => one.name === name);
  return found ? told(found.title) : name;
};
export const strategyTitle = (file: RunFile, name: string): string => {
  const found = file.outline.strategies.find((one) => one.name === name);
  return found ? told(found.title) : name;
};

/** "context · strategy", without what the file has one of. */
export function cellTitle(file: RunFile, cell: Cell): string {
  const context = file.outline.contexts.find((one) => one.name === cell.context);
  const strategy = file.outline.strategies.find((one) => one.name === cell.strategy);
  const both = [file.outline.contexts.length > 1 && context ? told(context.title) : '', file.outline.strategies.length > 1 && strategy ? told(strategy.title) : ''];
  return both.filter(Boolean).join(' · ') || (strategy ? told(strategy.title) : '');
}

/** Years where there is room for few ticks, months in runs of less than three years. */
export function dateTicks(first: number, last: number, width: number): Plot.AxisXOptions {
  const years = (last - first) / 365.25;
  const room = Math.max(2, Math.floor(width / 62));
  const yearly = years >= 2.5;
  return {
    ticks: Math.min(room, yearly ? Math.ceil(years) + 1 : 12),
    tickFormat: (at: Date) => (yearly && at.getUTCMonth() === 0 ? String(at.getUTCFullYear()) : month(Math.round(at.getTime() / 86_400_000))),
    tickSize: 4,
  };
}

