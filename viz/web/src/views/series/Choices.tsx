// src/views/series/Choices.tsx -- what to show: indicators, rows, contexts and strategies, how, and which dates.
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { DateField } from '../../figure/DateField';
import { populationName } from '../../figure/pickerWords';
import { SeriesPicker } from '../../figure/SeriesPicker';
import { plainLetters } from '../../figure/pickerList';
import { rowLabel } from '../../run/places';
import type { RunFile } from '../../run/client';
import type { Choice, SeriesKey } from '../../run/types';
import { goTo } from '../../state';
import { date, inWords, told, typography } from '../../words';
import { isoDate } from '../../words/format';
import { controlOf, type Mode, modes, type RowChoice } from './curves';
import { bandParam, contextsParam, cursor, cursorParam, eachParam, keysParam, modeParam, rowsOf, setRows, strategiesParam } from './state';
import { seriesWords } from './words';

export function SeriesChoice({ file, keys }: { readonly file: RunFile; readonly keys: readonly SeriesKey[] }) {
  const words = inWords(seriesWords);
  const set = (next: readonly SeriesKey[]): void => {
    keysParam.value = next.join(',');
  };
  const other = file.seriesKeys.find((key) => !keys.includes(key) && key.startsWith('territory.')) ?? file.seriesKeys.find((key) => !keys.includes(key));
  return (
    <div class="choices">
      {keys.map((key, i) => {
        const info = file.catalogue.value.get(key);
        return (
          <div key={i} class="series-choice">
            <SeriesPicker file={file} value={key} label={words.series(i)} onChange={(next) => set(keys.map((one, k) => (k === i ? next : one)))} />
            {keys.length > 1 && (
              <button
                type="button"
                class="remove"
                aria-label={typography(words.remove(info ? told(info.label) : '…'))}
                title={typography(words.remove(info ? told(info.label) : '…'))}
                onClick={() => set(keys.filter((_one, k) => k !== i))}
              >
                ×
              </button>
            )}
          </div>
        );
      })}
      {other && (
        <button type="button" onClick={() => set([...keys, other])}>
          + {words.add}
        </button>
      )}
    </div>
  );
}

interface ChecksProps {
  readonly legend: string;
  readonly all: readonly Choice[];
  readonly chosen: readonly string[];
  readonly onChange: (names: readonly string[]) => void;
}

export function Checks({ legend, all, chosen, onChange }: ChecksProps) {
  return (
    <fieldset class="checks">
      <legend>{legend}</legend>
      {all.map((one) => (
        <label key={one.name} class="inline">
          <input
            type="checkbox"
            checked={chosen.includes(one.name)}
            onChange={(event) => {
              const checked = event.currentTarget.checked;
              onChange(all.map((each) => each.name).filter((name) => (name === one.name ? checked : chosen.includes(name))));
            }}
          />
          <span>{told(one.title)}</span>
        </label>
      ))}
    </fieldset>
  );
}

const listed = 60;

/** Which rows of a population, each in a picture of its own. */
export function RowsChoice({ file, population, usual }: { readonly file: RunFile; readonly population: string; readonly usual: 'sum' | 'mean' }) {
  const words = inWords(seriesWords);
  const id = useId();
  const filter = useSignal('');
  const rows = file.outline.populations.find((one) => one.name === population)?.rows ?? [];
  if (rows.length < 2) return null;
  const chosen = rowsOf(file, population, usual);
  const wanted = plainLetters(filter.value).split(/\s+/).filter(Boolean);
  const found: number[] = [];
  let more = 0;
  for (let row = 0; row < rows.length; ++row) {
    const text = plainLetters(`${rowLabel(file, population, row)} ${rows[row]}`);
    if (!wanted.every((word) => text.includes(word))) continue;
    if (found.length < listed) found.push(row);
    else ++more;
  }
  const toggle = (row: RowChoice, checked: boolean): void => {
    const next = checked ? [...chosen, row] : chosen.filter((one) => one !== row);
    setRows(file, population, next.length ? next : [usual]);
  };
  const entry = (row: RowChoice, text: string) => (
    <label key={row} class="inline">
      <input type="checkbox" checked={chosen.includes(row)} onChange={(event) => toggle(row, event.currentTarget.checked)} />
      <span>{text}</span>
    </label>
  );
  return (
    <details class="rows-choice">
      <summary>
        {typography(words.rowsOf(populationName(file, population)))} ({words.chosen(chosen.length)})
      </summary>
      <div class="rows-list">
        {entry('sum', words.sum)}
        {entry('mean', words.mean)}
        {rows.length > 12 && (
          <p>
            <label for={id}>{words.rowFilter}</label>{' '}
            <input id={id} type="search" value={filter.value} onInput={(event) => (filter.value = event.currentTarget.value)} />
          </p>
        )}
        <div class="rows-checks" role="group" aria-label={populationName(file, population)}>
          {found.map((row) => entry(row, rowLabel(file, population, row)))}
        </div>
        {more > 0 && <p role="status">{words.rowsMore(more)}</p>}
      </div>
    </details>
  );
}

interface MannerProps {
  readonly file: RunFile;
  readonly contexts: readonly string[];
  readonly strategies: readonly string[];
  readonly mode: Mode;
}

export function Manner({ file, contexts, strategies, mode }: MannerProps) {
  const words = inWords(seriesWords);
  const { outline } = file;
  const control = controlOf(outline);
  const possible = modes.filter((one) => one === 'value' || (one === 'strategy' ? outline.strategies.length > 1 : control !== null));
  const asText = (names: readonly string[]): string => names.join(',') || 'none';
  return (
    <div class="choices">
      {outline.contexts.length > 1 && (
        <Checks legend={words.contexts} all={outline.contexts} chosen={contexts} onChange={(names) => (contextsParam.value = asText(names))} />
      )}
      {outline.strategies.length > 1 && (
        <Checks legend={words.strategies} all={outline.strategies} chosen={strategies} onChange={(names) => (strategiesParam.value = asText(names))} />
      )}
      <label>
        {words.mode}
        <select value={mode} onChange={(event) => (modeParam.value = event.currentTarget.value)}>
          {possible.map((one) => (
            <option key={one} value={one}>
              {words.modes[one]}
            </option>
          ))}
        </select>
      </label>
      {outline.replicates > 1 && (
        <>
          <label>
            {words.bandLabel}
            <select value={bandParam.value} onChange={(event) => (bandParam.value = event.currentTarget.value)}>
              {(['90', 'range', 'none'] as const).map((one) => (
                <option key={one} value={one}>
                  {typography(words.bands[one])}
                </option>
              ))}
            </select>
          </label>
          <label class="inline">
            <input type="checkbox" checked={eachParam.value === '1'} onChange={(event) => (eachParam.value = event.currentTarget.checked ? '1' : '')} />
            {words.each}
          </label>
        </>
      )}
    </div>
  );
}

interface DatesProps {
  readonly days: Int32Array;
  readonly first: number;
  readonly last: number;
}

/** The window of dates, and the cursor by keyboard. */
export function Dates({ days, first, last }: DatesProps) {
  const words = inWords(seriesWords);
  const at = cursor.value >= first && cursor.value <= last ? cursor.value : last;
  const whole = first === 0 && last === days.length - 1;
  return (
    <div class="choices dates">
      <DateField label={words.from} day={days[first] as number} days={days} {...(last > 0 ? { most: days[last - 1] as number } : {})} snap="up" onChange={(day) => goTo({ 'series.from': isoDate(day) })} />
      <DateField label={words.until} day={days[last] as number} days={days} {...(first + 1 < days.length ? { least: days[first + 1] as number } : {})} snap="down" onChange={(day) => goTo({ 'series.until': isoDate(day) })} />
      <button type="button" disabled={whole} onClick={() => goTo({ 'series.from': '', 'series.until': '' })}>
        {words.whole}
      </button>
      <label class="cursor-date">
        <span>
          {typography(words.cursor)} <strong>{date(days[at] as number)}</strong>
        </span>
        <input
          type="range"
          min={first}
          max={last}
          value={at}
          aria-valuetext={date(days[at] as number)}
          title={words.cursorHint}
          onInput={(event) => (cursor.value = Number(event.currentTarget.value))}
          onChange={(event) => (cursorParam.value = isoDate(days[Number(event.currentTarget.value)] as number))}
        />
      </label>
    </div>
  );
}
