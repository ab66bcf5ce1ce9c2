// src/map/worker.ts -- the worker that reads outlines: JSON, shapes, join and projection take seconds for all of France.
import { joinOutlines, largestOutlines, OutlineFailure, type Outlines, readOutlines } from './outlines';
import { packedLayout } from './packed';
import { coordinatesOf, outlineLayout } from './projected';
import type { FromOutlines, Stage, ToOutlines } from './given';

const answer = (message: FromOutlines, given: ArrayBuffer[] = []): void => (self as unknown as Worker).postMessage(message, given);
const progress =
  (stage: Stage) =>
  (done: number, of: number): void =>
    answer({ kind: 'progress', progress: { stage, done, of } });

let outlines: Outlines | null = null;

async function read(file: File): Promise<void> {
  if (file.size > largestOutlines) throw new OutlineFailure('too-large', file.name, String(Math.round(file.size / 1024 / 1024)));
  outlines = readOutlines(file.name, await file.text(), progress('shapes'));
  answer({ kind: 'read' });
}

function lay(id: number, codes: readonly string[]): void {
  if (!outlines) return;
  const joined = joinOutlines(outlines, codes);
  const layout = packedLayout(outlineLayout(joined, codes, progress('places')));
  const titles: string[] = [];
  for (const { row, title } of joined.shapes) if (row >= 0) titles[row] = title;
  const { property, shapesAlone, rowsAlone } = joined;
  answer(
    { kind: 'laid', id, laid: { property, joined: joined.joined, shapesAlone, rowsAlone, coordinates: coordinatesOf(joined), titles, layout } },
    [layout.row, layout.middle, layout.points, layout.ringEnds, layout.cellEnds].map((one) => one.buffer as ArrayBuffer),
  );
}

self.addEventListener('message', (message: MessageEvent<ToOutlines>) => {
  const asked = message.data;
  const fail = (error: unknown): void => {
    const failure = error instanceof OutlineFailure ? error : new OutlineFailure('unreadable', '', String(error));
    answer({ kind: 'failure', id: asked.kind === 'lay' ? asked.id : 0, code: failure.code, detail: failure.detail });
  };
  if (asked.kind === 'read') read(asked.file).catch(fail);
  else
    try {
      lay(asked.id, asked.codes);
    } catch (error) {
      fail(error);
    }
});
