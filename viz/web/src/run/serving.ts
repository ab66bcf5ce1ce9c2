// src/run/serving.ts -- what `sillon view` serves together with the page (docs/formats/viewer-server.md), and what was begun of it.
import type { Answer, Place } from './calls';

export interface ServedFile {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly complete: boolean;
  readonly live: boolean;
}

/** None where there is no such server. */
export async function listServed(): Promise<readonly ServedFile[]> {
  const answer = await fetch('files.json').catch(() => null);
  return answer?.ok ? ((await answer.json()) as { files: readonly ServedFile[] }).files : [];
}

export function placeOf(served: ServedFile): Place {
  return { name: served.name, file: null, address: new URL(`files/${served.id}`, location.href).href, growing: served.live };
}

/** What the page's first script began (early.ts): the worker, the list, and the opening of the first file. */
export interface Early {
  readonly worker: Worker;
  readonly served: Promise<readonly ServedFile[]>;
  /** Null if there is no file, or if it is still being written. Rejects if the worker does not start. */
  readonly opened: Promise<{ readonly address: string; readonly answer: Answer } | null>;
}

/** Null where the page came from disk, or from another server. */
export function begunEarly(): Early | null {
  return (globalThis as { sillonEarly?: Early }).sillonEarly ?? null;
}
