// src/views/tables/progress.ts -- reads many things some at a time, and shows what is there so far.
import { useEffect, useState } from 'preact/hooks';
import { RunFailure } from '../../run/types';

export interface Progress<T> {
  readonly found: readonly T[];
  readonly all: number;
  readonly failure: RunFailure | null;
}

/** `read` one item after the other, shown `atOnce` at a time; begins anew when `given` changes. */
export function useProgress<Item, T>(items: readonly Item[], read: (item: Item) => Promise<T>, given: readonly unknown[], atOnce = 20): Progress<T> {
  const [progress, setProgress] = useState<Progress<T>>({ found: [], all: items.length, failure: null });
  useEffect(() => {
    let current = true;
    const found: T[] = [];
    setProgress({ found: [], all: items.length, failure: null });
    void (async () => {
      try {
        for (let at = 0; at < items.length && current; at += atOnce) {
          found.push(...(await Promise.all(items.slice(at, at + atOnce).map(read))));
          if (current) setProgress({ found: [...found], all: items.length, failure: null });
        }
      } catch (error) {
        const failure = error instanceof RunFailure ? error : new RunFailure('bug', String(error));
        if (current) setProgress({ found: [...found], all: items.length, failure });
      }
    })();
    return () => {
      current = false;
    };
  }, given);
  return progress;
}
