// src/views/series/SeriesView.tsx -- trajectories with their bands, and the resilience triangle against the control run.
import { useEffect } from 'preact/hooks';
import type { RunFile } from '../../run/client';
import type { SeriesKey } from '../../run/types';
import { inWords, typography } from '../../words';
import { Dates, Manner, RowsChoice, SeriesChoice } from './Choices';
import { controlOf, usualRows } from './curves';
import { Panel } from './Panel';
import { Readout } from './Readout';
import { contextsOf, cursor, cursorParam, keysOf, modeOf, rowsOf, type Shown, strategiesOf, windowParam } from './state';
import { dayOf, nearestInstant, windowOf } from './time';
import { TriangleSection } from './Triangle';
import { seriesWords } from './words';
import './series.css';

export function SeriesView({ file }: { readonly file: RunFile }) {
  const words = inWords(seriesWords);
  const days = file.outline.rhythms['time']?.days ?? new Int32Array();
  useEffect(() => {
    const asked = dayOf(cursorParam.peek());
    cursor.value = Number.isNaN(asked) ? -1 : nearestInstant(days, asked);
  }, [file, cursorParam.value]);
  const keys = keysOf(file);
  if (keys.length === 0 || days.length === 0)
    return (
      <>
        <h2>{words.title}</h2>
        <p>{words.noSeries}</p>
      </>
    );
  const [first, last] = windowOf(days, ...windowParam());
  const contexts = contextsOf(file);
  const strategies = strategiesOf(file);
  const control = controlOf(file.outline);
  const asked = modeOf();
  const mode = asked === 'strategy' ? (file.outline.strategies.length > 1 ? asked : 'value') : asked !== 'value' && control === null ? 'value' : asked;
  const usual = (key: SeriesKey): 'sum' | 'mean' => usualRows(key.slice(key.indexOf('.') + 1), file.catalogue.value.get(key)?.unit ?? '1');
  const populationOf = (key: SeriesKey): string => key.slice(0, key.indexOf('.'));
  const shown: Shown[] = keys.flatMap((key) => {
    const rows = file.outline.populations.find((one) => one.name === populationOf(key))?.rows.length ?? 1;
    return rows === 1 ? [{ key, row: 0 }] : rowsOf(file, populationOf(key), usual(key)).map((row) => ({ key, row }));
  });
  const wide = [...new Set(keys.map(populationOf))];
  return (
    <>
      <h2>{words.title}</h2>
      <p class="intro">{typography(words.intro)}</p>
      <div class="panel">
        <SeriesChoice file={file} keys={keys} />
        {wide.map((population) => (
          <RowsChoice key={population} file={file} population={population} usual={usual(keys.find((key) => populationOf(key) === population) ?? '')} />
        ))}
        <Manner file={file} contexts={contexts} strategies={strategies} mode={mode} />
        <Dates days={days} first={first} last={last} />
        <p class="hint">
          {control === null && `${words.noControl} `}
          {words.zoomHint}
        </p>
      </div>
      <Readout days={days} />
      <div class={shown.length > 1 ? 'pictures several' : 'pictures'}>
        {shown.map(({ key, row }) => (
          <Panel key={`${key} ${row}`} {...{ file, series: key, row, contexts, strategies, mode, first, last }} />
        ))}
      </div>
      <TriangleSection file={file} shown={shown} />
    </>
  );
}
