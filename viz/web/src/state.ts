// src/state.ts -- the page's whole state: the open files, and the words after `#` in the address, which make a view again.
import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { GivenOutlines } from './map/given';
import type { RunFile } from './run/client';
import type { RunFailure } from './run/types';

/** Everything that a link carries: view, language, theme, and what each view was asked (`view.name` = text). */
export const address: Signal<Readonly<Record<string, string>>> = signal(parseAddress(typeof location === 'undefined' ? '' : location.hash));

export const files: Signal<readonly RunFile[]> = signal([]);
/** Files that are being opened at this moment. */
export const opening: Signal<number> = signal(0);
export const failures: Signal<readonly RunFailure[]> = signal([]);

/** Outlines of communes that the reader gave; kept as long as the page is open, never in the address. */
export const outlines: Signal<GivenOutlines | null> = signal(null);

export function parseAddress(hash: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(hash.replace(/^#/, '')));
}

export function formatAddress(words: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(words).filter(([, value]) => value !== '');
  sorted.sort(([a], [b]) => (a === 'view' ? -1 : b === 'view' ? 1 : a < b ? -1 : a > b ? 1 : 0));
  return new URLSearchParams(sorted).toString();
}

/** Changes some words of the address; an empty text removes one. */
export function goTo(words: Readonly<Record<string, string>>): void {
  const next = { ...address.peek(), ...words };
  for (const [name, value] of Object.entries(next)) if (value === '') delete next[name];
  address.value = next;
}

export interface Param<T> {
  value: T;
  peek(): T;
}

/** One word of the address as a value: reading it subscribes, writing it changes the address. The fallback stays unwritten. */
export function textParam(name: string, fallback = ''): Param<string> {
  const own: ReadonlySignal<string> = computed(() => address.value[name] ?? fallback);
  return {
    get value() {
      return own.value;
    },
    set value(next: string) {
      goTo({ [name]: next === fallback ? '' : next });
    },
    peek: () => own.peek(),
  };
}

export function numberParam(name: string, fallback: number): Param<number> {
  const own = textParam(name, String(fallback));
  const read = (text: string): number => (Number.isFinite(Number(text)) ? Number(text) : fallback);
  return {
    get value() {
      return read(own.value);
    },
    set value(next: number) {
      own.value = String(next);
    },
    peek: () => read(own.peek()),
  };
}

/** Several names, joined by commas in the address (names of a run file hold none); "none" is the empty list. */
export function listParam(name: string, fallback: readonly string[] = []): Param<readonly string[]> {
  const own = textParam(name, fallback.join(',') || 'none');
  const read = (text: string): readonly string[] => (text === 'none' ? [] : text.split(','));
  return {
    get value() {
      return read(own.value);
    },
    set value(next: readonly string[]) {
      own.value = next.join(',') || 'none';
    },
    peek: () => read(own.peek()),
  };
}

export type Language = 'en' | 'fr';
export type Theme = 'auto' | 'light' | 'dark';

const systemLanguage: Language = typeof navigator !== 'undefined' && navigator.language.startsWith('fr') ? 'fr' : 'en';
export const language: ReadonlySignal<Language> = computed(() => {
  const word = address.value['lang'];
  return word === 'fr' || word === 'en' ? word : systemLanguage;
});
export const theme: ReadonlySignal<Theme> = computed(() => {
  const word = address.value['theme'];
  return word === 'dark' || word === 'light' ? word : 'auto';
});
const systemDark = signal(typeof matchMedia !== 'undefined' && matchMedia('(prefers-color-scheme: dark)').matches);
if (typeof matchMedia !== 'undefined')
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => (systemDark.value = event.matches));
export const dark: ReadonlySignal<boolean> = computed(() => theme.value === 'dark' || (theme.value === 'auto' && systemDark.value));

export const view = textParam('view', 'story');

/** The file that is looked at: the one that the address names, else the first. */
export const currentFile: ReadonlySignal<RunFile | null> = computed(() => {
  const all = files.value;
  return all.find((file) => file.id === address.value['file']) ?? all[0] ?? null;
});

const historyPause = 300; // ms; browsers refuse more than about 100 changes in 30 s

/** Keeps `location.hash` and `address` alike, both ways. A new view is a step of the browser's history, the rest is not. */
export function followAddress(): void {
  let written = formatAddress(address.peek());
  let shownView = address.peek()['view'];
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const words = address.value;
    const next = formatAddress(words);
    clearTimeout(timer);
    if (next === written) return;
    if (words['view'] !== shownView) {
      shownView = words['view'];
      written = next;
      history.pushState(null, '', `#${next}`);
    } else
      timer = setTimeout(() => {
        written = next;
        history.replaceState(null, '', `#${next}`);
      }, historyPause);
  });
  const read = (): void => {
    const words = parseAddress(location.hash);
    const text = formatAddress(words);
    if (text === written) return;
    written = text;
    shownView = words['view'];
    address.value = words;
  };
  addEventListener('hashchange', read);
  addEventListener('popstate', read);
}
