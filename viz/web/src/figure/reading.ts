// src/figure/reading.ts -- waits for what is read from a file: the value, or why there is none.
import { useEffect, useState } from 'preact/hooks';
import { RunFailure } from '../run/types';

export type Reading<T> = { readonly state: 'reading'; readonly value: T | null } | { readonly state: 'ready'; readonly value: T } | { readonly state: 'failed'; readonly value: null; readonly failure: RunFailure };

/** Reads again when `given` changes; while it does, the last value stays, so that pictures do not flicker. */
export function useReading<T>(read: () => Promise<T>, given: readonly unknown[]): Reading<T> {
  const [reading, setReading] = useState<Reading<T>>({ state: 'reading', value: null });
  useEffect(() => {
    let current = true;
    setReading((before) => ({ state: 'reading', value: before.value }));
    read().then(
      (value) => current && setReading({ state: 'ready', value }),
      (error: unknown) =>
        current && setReading({ state: 'failed', value: null, failure: error instanceof RunFailure ? error : new RunFailure('bug', String(error)) }),
    );
    return () => {
      current = false;
    };
  }, given);
  return reading;
}
