// src/views/replay/OutlinesBox.tsx -- takes a reader's GeoJSON or TopoJSON, and says what became of it.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { largestOutlines, OutlineFailure, type Outlines, readOutlines } from '../../map/outlines';
import { mapWords } from '../../map/words';
import { language, outlines, textParam } from '../../state';
import { inWords, typography } from '../../words';
import { replayWords } from './words';

export const outlinesParam = textParam('replay.outlines');

const isOutlines = (file: File): boolean => /\.(geo|topo)?json$/i.test(file.name);

export async function readOutlinesFile(file: File): Promise<Outlines> {
  if (file.size > largestOutlines) throw new OutlineFailure('too-large', file.name, String(Math.round(file.size / 1024 / 1024)));
  return readOutlines(file.name, await file.text());
}

export interface OutlinesBoxProps {
  /** What is said of the join; empty: nothing is joined. */
  readonly said: string;
  /** Why the given outlines do not fit this run. */
  readonly problem: OutlineFailure | null;
}

export function OutlinesBox({ said, problem }: OutlinesBoxProps) {
  const words = inWords(replayWords);
  const input = useRef<HTMLInputElement>(null);
  const failure = useSignal<OutlineFailure | null>(null);
  const take = async (files: Iterable<File>): Promise<void> => {
    const file = [...files].find(isOutlines) ?? [...files][0];
    if (!file) return;
    failure.value = null;
    try {
      outlines.value = await readOutlinesFile(file);
      outlinesParam.value = file.name;
    } catch (error) {
      failure.value = error instanceof OutlineFailure ? error : new OutlineFailure('not-json', file.name, String(error));
    }
  };
  const wrong = failure.value ?? problem;
  const wanted = outlinesParam.value;
  return (
    <div
      class="panel replay-outlines"
      onDragOver={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onDrop={(event) => {
        const dropped = [...(event.dataTransfer?.files ?? [])];
        if (dropped.some((file) => /\.(h5|hdf5|part)$/i.test(file.name))) return; // run files are the page's
        event.preventDefault();
        event.stopPropagation();
        void take(dropped);
      }}
    >
      <p>
        <button type="button" onClick={() => input.current?.click()}>
          {words.choose}
        </button>{' '}
        {outlines.value && (
          <button
            type="button"
            onClick={() => {
              outlines.value = null;
              outlinesParam.value = '';
            }}
          >
            {words.remove}
          </button>
        )}
        <input
          ref={input}
          type="file"
          class="hidden replay-outlines-input"
          accept=".json,.geojson,.topojson"
          tabIndex={-1}
          aria-hidden="true"
          onChange={(event) => {
            const chosen = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            void take(chosen);
          }}
        />
      </p>
      <p class="replay-hint">{words.outlinesHint}</p>
      <div role="status">
        {wanted && !outlines.value && <p>{words.outlinesWanted(wanted)}</p>}
        {said && <p>{said}</p>}
        {wrong && <p class="replay-wrong">{typography(inWords(mapWords).problems[wrong.code](wrong.fileName, wrong.detail), language.value)}</p>}
      </div>
    </div>
  );
}
