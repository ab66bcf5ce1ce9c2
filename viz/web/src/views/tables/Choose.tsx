// src/views/tables/Choose.tsx -- lists and dates that the tables share.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { date } from '../../words';
import { isoDate } from '../../words/format';
import { dateParam } from './state';
import { dayOf, instantBefore, nearestInstant } from '../series/time';

export interface Option {
  readonly value: string;
  readonly text: string;
}

interface SelectProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
}

export function Select({ label, value, options, onChange }: SelectProps) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The instant that the address asks for; the last one if it asks for none. */
export function instantOf(days: Int32Array, exact: boolean): number {
  const asked = dayOf(dateParam.value);
  if (Number.isNaN(asked)) return days.length - 1;
  return Math.max(0, exact ? nearestInstant(days, asked) : instantBefore(days, asked));
}

/** A date by a range of instants; the address follows when it rests. */
export function DateChoice({ label, days, instant }: { readonly label: string; readonly days: Int32Array; readonly instant: number }) {
  const moved = useSignal(instant);
  useEffect(() => {
    moved.value = instant;
  }, [instant]);
  const day = days[moved.value] ?? NaN;
  return (
    <label class="cursor-date">
      <span>
        {label} <strong>{date(day)}</strong>
      </span>
      <input
        type="range"
        min={0}
        max={days.length - 1}
        value={moved.value}
        aria-valuetext={date(day)}
        onInput={(event) => (moved.value = Number(event.currentTarget.value))}
        onChange={(event) => (dateParam.value = isoDate(days[Number(event.currentTarget.value)] ?? NaN))}
      />
    </label>
  );
}
