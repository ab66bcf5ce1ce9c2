// src/shell/open.ts -- opens dropped or served files; what cannot be opened says why.
import { Reader, RunFile } from '../run/client';
import type { Place } from '../run/calls';
import { begunEarly } from '../run/serving';
import { RunFailure } from '../run/types';
import { failures, files, opening } from '../state';

const reader = new Reader(begunEarly());

/** Gets ready for a file before one is chosen. */
export const prepare = (): void => reader.begin();

/** `quietly`: what goes wrong is not told, since it is tried again. */
export async function openPlace(place: Place, quietly = false): Promise<RunFile | null> {
  opening.value += 1;
  try {
    const file = await RunFile.open(reader, place);
    const before = files.peek().filter((one) => one.id === file.id);
    files.value = [...files.peek().filter((one) => one.id !== file.id), file];
    await Promise.all(before.map((one) => one.close()));
    void file.describeAll().catch(report(place.name));
    return file;
  } catch (error) {
    if (!quietly) report(place.name)(error);
    return null;
  } finally {
    opening.value -= 1;
  }
}

function report(name: string): (error: unknown) => void {
  return (error) => {
    const failure = error instanceof RunFailure ? error : new RunFailure('bug', String(error), name);
    failures.value = [...failures.peek(), failure.fileName ? failure : new RunFailure(failure.code, failure.detail, name)];
  };
}

export async function openLocal(list: Iterable<File>): Promise<void> {
  failures.value = [];
  for (const file of list) await openPlace({ name: file.name, file, address: '', growing: false });
}
