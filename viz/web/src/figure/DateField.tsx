// src/figure/DateField.tsx -- a date to type, in the page's language: the browser's own field follows the browser's language instead.
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { language } from '../state';
import { date, inWords } from '../words';
import { besideDay, parseDate, takenDay, typedDate, type DateLimits, type WrongDate } from '../words/dates';
import { isoDate } from '../words/format';
import './DateField.css';
import { dateWords } from './dateWords';

export interface DateFieldProps {
  readonly label: string;
  readonly day: number;
  /** Instants of the run, in order. */
  readonly days: Int32Array;
  /** First and last day that may be chosen, if not all of the run. */
  readonly least?: number;
  readonly most?: number;
  /** To the instant after or before, where only instants count. */
  readonly snap?: 'up' | 'down';
  readonly onChange: (day: number) => void;
}

type Said = { readonly wrong: WrongDate; readonly typed: string } | { readonly why: 'clamped' | 'limited' | 'nearest'; readonly asked: number; readonly taken: number };

export function DateField({ label, day, days, least, most, snap, onChange }: DateFieldProps) {
  const words = inWords(dateWords);
  const draft = useSignal<string | null>(null);
  const said = useSignal<Said | null>(null);
  const id = useId();
  const [first, last] = [days[0] ?? NaN, days[days.length - 1] ?? NaN];
  const limits: DateLimits = { days, least: Math.max(first, least ?? first), most: Math.min(last, most ?? last), snap: snap ?? '' };
  const take = (typed: string): void => {
    if (draft.peek() === null) return;
    if (typed.trim() === '') {
      draft.value = null;
      return;
    }
    const read = parseDate(typed, language.peek());
    if ('wrong' in read) {
      said.value = { wrong: read.wrong, typed: typed.trim() };
      return;
    }
    const { taken, why } = takenDay(read.day, limits);
    draft.value = null;
    said.value = why ? { why, asked: read.day, taken } : null;
    if (taken !== day) onChange(taken);
  };
  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLInputElement }): void => {
    if (event.key === 'Enter') take(event.currentTarget.value);
    else if (event.key === 'Escape') {
      draft.value = null;
      said.value = null;
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      draft.value = null;
      said.value = null;
      const next = besideDay(day, event.key === 'ArrowUp' ? 1 : -1, days, limits.least, limits.most);
      if (next !== day) onChange(next);
    }
  };
  const now = said.value;
  const wrong = now !== null && 'wrong' in now;
  let sentence = '';
  if (now && 'wrong' in now) sentence = words.wrong[now.wrong](now.typed, words.examples(typedDate(day, language.value), isoDate(day)));
  // Moved on from elsewhere, the sentence is of another date.
  else if (now && now.taken === day) sentence = now.why === 'clamped' ? words.clamped(date(now.asked), date(first), date(last), date(now.taken)) : words[now.why](date(now.asked), date(now.taken));
  const hint = words.hint(date(first), date(last));
  return (
    <div class={sentence ? 'date-field told' : 'date-field'}>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        title={hint}
        placeholder={words.form}
        value={draft.value ?? typedDate(day, language.value)}
        aria-invalid={wrong}
        aria-describedby={sentence ? `${id}-hint ${id}-said` : `${id}-hint`}
        onInput={(event) => {
          draft.value = event.currentTarget.value;
          said.value = null;
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => take(event.currentTarget.value)}
      />
      <span id={`${id}-hint`} class="for-reader">
        {hint}
      </span>
      <span id={`${id}-said`} class="said" role="status">
        {sentence}
      </span>
    </div>
  );
}
