// src/figure/SeriesPicker.tsx -- a list of series to search by words; thousands without lag, since only rows in sight are drawn.
import { useSignal } from '@preact/signals';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import type { RunFile } from '../run/client';
import type { SeriesInfo, SeriesKey } from '../run/types';
import { language } from '../state';
import { inWords, told, typography, unit } from '../words';
import { movedTo, pickerRows, searchText } from './pickerList';
import { pickerWords, populationName } from './pickerWords';
import './SeriesPicker.css';

export interface SeriesPickerProps {
  readonly file: RunFile;
  /** "" while none is chosen. */
  readonly value: SeriesKey;
  readonly onChange: (key: SeriesKey) => void;
  readonly label: string;
  /** Only series of these populations. */
  readonly populations?: readonly string[];
}

const rowHeight = 28; // px, as in the style sheet
const inSight = 12; // rows
const page = 10; // rows that Page Up and Page Down move

/** Meaning, unit, direction and warning of a series, from the file. */
export function seriesTold(file: RunFile, info: SeriesInfo): string {
  const words = inWords(pickerWords);
  const symbol = unit(info.unit, file.outline.step);
  const meaning = told(info.meaning);
  const begin = meaning ? `${meaning.charAt(0).toLocaleUpperCase(language.value)}${meaning.slice(1)}.` : '';
  return typography(`${begin} ${symbol ? words.unit(symbol) : words.plainNumber} ${words.polarity[info.polarity]} ${words.key(info.key)}`);
}

export const seriesWarning = (info: SeriesInfo): string => (told(info.warning) ? `⚠ ${typography(told(info.warning))}` : '');

/** A "?" that tells what a series means; for wherever one is named. */
export function SeriesHelp({ file, series }: { readonly file: RunFile; readonly series: SeriesKey }) {
  const words = inWords(pickerWords);
  const open = useSignal(false);
  const info = file.catalogue.value.get(series);
  useEffect(() => void file.info(series).catch(() => undefined), [file, series]);
  if (!info) return null;
  return (
    <span class="series-help">
      <button type="button" aria-expanded={open.value} aria-label={typography(words.help(told(info.label)))} onClick={() => (open.value = !open.value)}>
        ?
      </button>
      {open.value && (
        <span class="meaning" role="note">
          {' '}
          {seriesTold(file, info)} {seriesWarning(info)}
        </span>
      )}
    </span>
  );
}

export function SeriesPicker({ file, value, onChange, label, populations }: SeriesPickerProps) {
  const words = inWords(pickerWords);
  const id = useId();
  const open = useSignal(false);
  const filter = useSignal('');
  const active = useSignal<SeriesKey>('');
  const top = useSignal(0); // px scrolled
  const help = useSignal(false);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => void (value && file.hasSeries(value) && file.info(value).catch(() => undefined)), [file, value]);
  const catalogue = file.catalogue.value;
  const chosen = catalogue.get(value);
  const texts = useMemo(() => new Map<SeriesKey, string>(), [catalogue, open.value]);
  const rows = useMemo(() => {
    if (!open.value) return [];
    const text = (key: SeriesKey): string => {
      let known = texts.get(key);
      if (known === undefined) {
        known = searchText(key, catalogue.get(key), populationName(file, key.slice(0, key.indexOf('.'))));
        texts.set(key, known);
      }
      return known;
    };
    return pickerRows(file.outline.populations, populations, text, filter.value);
  }, [open.value, filter.value, catalogue, populations?.join(), language.value]);
  const at = rows.findIndex((row) => row.name === active.value && row.kind === 'series');
  const focused = catalogue.get(active.value);
  const titled = (key: SeriesKey): string => {
    const info = catalogue.get(key);
    if (!info) return '…'; // for a moment
    return info.rows > 1 && populations?.length !== 1 ? `${told(info.label)} · ${populationName(file, info.population)}` : told(info.label);
  };

  const show = (row: number): void => {
    const element = list.current;
    if (!element || row < 0) return;
    const [from, until] = [(row - 1) * rowHeight, (row + 1) * rowHeight]; // with a heading that may stand above
    if (from < element.scrollTop) element.scrollTop = Math.max(0, from);
    else if (until > element.scrollTop + element.clientHeight) element.scrollTop = until - element.clientHeight;
    top.value = element.scrollTop;
  };
  useEffect(() => {
    if (open.value) show(at);
  }, [open.value]);

  const unfold = (): void => {
    if (open.value) return;
    filter.value = '';
    active.value = value;
    open.value = true;
  };
  const close = (): void => {
    open.value = false;
    filter.value = '';
  };
  const choose = (key: SeriesKey): void => {
    close();
    if (key && key !== value) onChange(key);
  };
  const move = (by: number): void => {
    if (!open.value) return unfold();
    const to = movedTo(rows, at, by);
    const next = rows[to];
    if (!next) return;
    active.value = next.name;
    show(to);
  };
  const keys: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    PageDown: () => move(page),
    PageUp: () => move(-page),
    Enter: () => (open.value ? choose(active.value) : unfold()),
    Escape: close,
  };
  const first = Math.max(0, Math.floor(top.value / rowHeight) - 4);
  const last = Math.min(rows.length, first + inSight + 9);
  const drawn = Array.from({ length: Math.max(0, last - first) }, (_none, i) => first + i);
  if (at >= 0 && (at < first || at >= last)) drawn.push(at);
  const headings = rows.map((row, i) => (row.kind === 'population' ? i : -1)).filter((i) => i >= 0);
  const count = rows.length - headings.length;
  return (
    <div class="series-picker">
      <label for={id}>{label}</label>
      <div class="field">
        <input
          id={id}
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-expanded={open.value}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open.value && at >= 0 ? `${id}-${at}` : undefined}
          aria-describedby={open.value ? `${id}-told` : undefined}
          placeholder={open.value ? words.type : words.none}
          value={open.value ? filter.value : value ? titled(value) : ''}
          title={chosen && !open.value ? titled(value) : undefined}
          onClick={unfold}
          onInput={(event) => {
            const text = event.currentTarget.value;
            if (!open.value) unfold();
            filter.value = text;
            active.value = '';
            if (list.current) list.current.scrollTop = 0;
            top.value = 0;
          }}
          onKeyDown={(event) => {
            const act = keys[event.key];
            if (!act || event.altKey || event.ctrlKey || event.metaKey) return;
            if (event.key === 'Escape' && !open.value) return;
            event.preventDefault();
            if (event.key === 'Enter' && open.value && at < 0) {
              const only = rows[movedTo(rows, -1, 1)];
              return choose(only?.name ?? '');
            }
            act();
          }}
          onBlur={close}
        />
        {chosen && (
          <button
            type="button"
            class="ask"
            aria-expanded={help.value}
            aria-label={typography(words.help(told(chosen.label)))}
            title={typography(words.help(told(chosen.label)))}
            onClick={() => (help.value = !help.value)}
          >
            ?
          </button>
        )}
      </div>
      {help.value && chosen && (
        <p class="meaning">
          {seriesTold(file, chosen)} {seriesWarning(chosen)}
        </p>
      )}
      <div class="popup" hidden={!open.value} onMouseDown={(event) => event.preventDefault()}>
        <div
          ref={list}
          id={`${id}-list`}
          class="rows"
          role="listbox"
          aria-label={label}
          tabIndex={-1}
          onScroll={(event) => (top.value = event.currentTarget.scrollTop)}
        >
          <div role="presentation" style={{ height: `${rows.length * rowHeight}px` }} />
          {drawn.map((i) => {
            const row = rows[i];
            if (!row) return null;
            const place = { top: `${i * rowHeight}px` };
            if (row.kind === 'population')
              return (
                <div key={`p ${row.name}`} role="presentation" class="row population" style={place}>
                  <span>{populationName(file, row.name)}</span>
                </div>
              );
            const info = catalogue.get(row.name);
            return (
              <div
                key={row.name}
                id={`${id}-${i}`}
                role="option"
                aria-selected={row.name === value}
                aria-setsize={count}
                aria-posinset={i + 1 - headings.filter((one) => one < i).length}
                class={i === at ? 'row series active' : 'row series'}
                style={place}
                onMouseMove={() => {
                  if (active.value !== row.name) active.value = row.name;
                }}
                onClick={() => choose(row.name)}
              >
                <span>
                  {info ? told(info.label) : row.name.slice(row.name.indexOf('.') + 1)}
                  <span class="for-reader">, {populationName(file, row.name.slice(0, row.name.indexOf('.')))}</span>
                </span>
                <span class="unit">{info ? unit(info.unit, file.outline.step) : ''}</span>
              </div>
            );
          })}
        </div>
        <div id={`${id}-told`} class="told">
          {count === 0 ? (
            <span role="status">{catalogue.size < file.seriesKeys.length ? words.reading : words.nothing}</span>
          ) : focused ? (
            <>
              {seriesTold(file, focused)} {seriesWarning(focused) && <span class="warn">{seriesWarning(focused)}</span>}
            </>
          ) : (
            <span role="status">{words.found(count)}</span>
          )}
        </div>
      </div>
    </div>
  );
}
