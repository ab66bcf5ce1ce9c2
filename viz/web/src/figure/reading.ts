// src/figure/reading.ts -- waits for what is read from a file: the value, or why there is none.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { RunFailure } from '../run/types';

export type Reading<T> = { readonly state: 'reading'; readonly value: T | null } | { readonly state: 'ready'; readonly value: T } | { readonly state: 'failed'; readonly value: null; readonly failure: RunFailure };

/** Reads again when `given` changes; while it does, the last value stays, so that pictures do not flicker. */
export function useReading<T>(read: () => Promise<T>, given: readonly unknown[]): Reading<T> {
  const [got, setGot] = useState<{ readonly given: readonly unknown[]; readonly reading: Reading<T> }>({ given, reading: { state: 'reading', value: null } });
  useEffect(() => {
    let current = true;
    setGot((before) => ({ given, reading: { state: 'reading', value: before.reading.value } }));
    read().then(
      (value) => current && setGot({ given, reading: { state: 'ready', value } }),
      (error: unknown) =>
        current && setGot({ given, reading: { state: 'failed', value: null, failure: error instanceof RunFailure ? error : new RunFailure('bug', String(error)) } }),
    );
    return () => {
      current = false;
    };
  }, given);
  // What is there for another question is not ready for this one, also before the effect above has run.
  return got.given.every((one, i) => Object.is(one, given[i])) ? got.reading : { state: 'reading', value: got.reading.value };
}

/**
 * What is drawn, kept whole while the next is read: `Held` shows the children that it had, never new words over old values, which
 * could be saved with them.
 */
export function Held({ reading, children }: { readonly reading: boolean; readonly children: ComponentChildren }): ComponentChildren {
  const drawn = useRef(children);
  if (!reading) drawn.current = children;
  return drawn.current;
}
