// src/views/replay/OutlinesBox.tsx -- takes a reader's GeoJSON or TopoJSON, and says what became of it.
import { useSignal } from '@preact/signals';
import { useId, useRef } from 'preact/hooks';
import { GivenOutlines } from '../../map/given';
import { OutlineFailure } from '../../map/outlines';
import { mapWords } from '../../map/words';
import { language, outlines, textParam } from '../../state';
import { inWords, number, typography } from '../../words';
import { replayWords } from './words';

export const outlinesParam = textParam('replay.outlines');

const isOutlines = (file: File): boolean => /\.(geo|topo)?json$/i.test(file.name);

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
  const reading = useSignal<GivenOutlines | null>(null);
  const take = async (files: Iterable<File>): Promise<void> => {
    const file = [...files].find(isOutlines) ?? [...files][0];
    if (!file) return;
    failure.value = null;
    reading.value?.close(); // another file was chosen before that one was read
    const given = new GivenOutlines(file);
    reading.value = given;
    try {
      await given.read;
      if (reading.peek() !== given) return;
      outlines.peek()?.close();
      outlines.value = given;
      outlinesParam.value = file.name;
    } catch (error) {
      if (reading.peek() === given) failure.value = error instanceof OutlineFailure ? error : new OutlineFailure('unreadable', file.name, String(error));
    }
    if (reading.peek() === given) reading.value = null;
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
              outlines.peek()?.close();
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
      <Working given={reading.value ?? outlines.value} />
      <p class="replay-hint">{words.outlinesHint}</p>
      <div role="status">
        {wanted && !outlines.value && <p>{words.outlinesWanted(wanted)}</p>}
        {said && <p>{said}</p>}
        {wrong && <p class="replay-wrong">{typography(inWords(mapWords).problems[wrong.code](wrong.fileName, wrong.detail), language.value)}</p>}
      </div>
    </div>
  );
}

/** How far reading and placing are; a screen reader tells it when it is asked. */
function Working({ given }: { readonly given: GivenOutlines | null }) {
  const id = useId();
  const words = inWords(mapWords);
  const progress = given?.progress.value;
  if (!given || !progress) return null;
  const size = number(Math.max(1, Math.round(given.bytes / 1024 / 1024)));
  return (
    <p class="replay-progress">
      <label for={id}>{words.stages[progress.stage](given.fileName, size, number(progress.done), number(progress.of))}</label>
      <progress id={id} {...(progress.of ? { max: progress.of, value: progress.done } : {})} />
    </p>
  );
}
