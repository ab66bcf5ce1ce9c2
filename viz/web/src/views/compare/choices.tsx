// src/views/compare/choices.tsx -- what the reader chose to compare, kept in the address; and the controls to choose it.
import type { RunFile } from '../../run/client';
import { rowLabel } from '../../run/places';
import type { Choice, Polarity, SeriesInfo, SeriesKey } from '../../run/types';
import { DateField } from '../../figure/DateField';
import { SeriesPicker } from '../../figure/SeriesPicker';
import { address, goTo } from '../../state';
import { inWords, told } from '../../words';
import { isoDate } from '../../words/format';
import { firstEventDay, spanOf, type Measure, type Span } from './measure';
import { firstSeries } from './read';
import { compareWords } from './words';

export const parts = ['side', 'difference', 'heat', 'hold', 'files'] as const;
export type Part = (typeof parts)[number];

export interface Choices {
  readonly part: Part;
  readonly key: SeriesKey;
  readonly row: number;
  readonly list: readonly SeriesKey[];
  readonly contexts: readonly Choice[];
  readonly strategies: readonly Choice[];
  readonly of: 'strategies' | 'contexts';
  readonly referenceStrategy: Choice;
  readonly referenceContext: Choice;
  readonly from: number; // day
  readonly until: number;
  readonly span: Span;
  readonly scale: 'own' | 'percent';
  readonly measure: string; // a Measure, or the name of one of /resilience
  readonly show: 'value' | 'distance';
  readonly way: '' | 'more' | 'less';
}

const day = (iso: string): number => (/^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) / 86_400_000 : NaN);
const split = (text: string): string[] => (text === '' || text === 'none' ? [] : text.split(','));
const chosen = (all: readonly Choice[], names: string): readonly Choice[] => {
  const wanted = new Set(split(names));
  const found = all.filter((one) => wanted.has(one.name));
  return found.length ? found : all;
};

/** The words `compare.*` of an address as choices; what this file does not have falls back. Pure. */
export function choicesOf(file: RunFile, words: Readonly<Record<string, string>>): Choices {
  const { outline } = file;
  const word = (name: string): string => words[`compare.${name}`] ?? '';
  const days = outline.rhythms['time']?.days ?? new Int32Array();
  const [start, end] = [days[0] ?? 0, days[days.length - 1] ?? 0];
  const usual = firstSeries(file, 12);
  const key = file.hasSeries(word('series')) ? word('series') : (usual[0] ?? '');
  const rows = outline.populations.find((one) => key.startsWith(`${one.name}.`))?.rows.length ?? 1;
  const listed = split(word('list')).filter((one) => file.hasSeries(one));
  const from = day(word('from'));
  const until = day(word('until'));
  const fromDay = Number.isNaN(from) ? firstEventDay(outline.events, days) : from;
  const untilDay = Number.isNaN(until) ? end : until;
  const first = <T,>(all: readonly T[]): T => all[0] as T;
  const control = outline.resilience?.reference;
  const of = word('of') || (outline.strategies.length > 1 || outline.contexts.length < 2 ? 'strategies' : 'contexts');
  return {
    part: parts.find((one) => one === word('part')) ?? 'side',
    key,
    row: Math.min(Math.max(0, Math.floor(Number(word('row')) || 0)), Math.max(0, rows - 1)),
    list: listed.length ? listed : usual,
    contexts: chosen(outline.contexts, word('contexts')),
    strategies: chosen(outline.strategies, word('strategies')),
    of: of === 'contexts' ? 'contexts' : 'strategies',
    referenceStrategy: outline.strategies.find((one) => one.name === word('ref')) ?? first(outline.strategies),
    referenceContext: outline.contexts.find((one) => one.name === word('refc')) ?? outline.contexts.find((one) => one.name === control) ?? first(outline.contexts),
    from: Math.max(start, fromDay),
    until: Math.min(end, untilDay),
    span: spanOf(days, fromDay, untilDay),
    scale: word('scale') === 'percent' ? 'percent' : 'own',
    measure: word('measure') || 'mean',
    show: word('show') === 'distance' ? 'distance' : 'value',
    way: word('way') === 'more' ? 'more' : word('way') === 'less' ? 'less' : '',
  };
}

export const useChoices = (file: RunFile): Choices => choicesOf(file, address.value);
export const choose = (name: string, value: string): void => goTo({ [`compare.${name}`]: value });

export const isMeasure = (name: string): name is Measure => name === 'mean' || name === 'end' || name === 'total';
/** A flow per step can be added up over steps; a level cannot. */
export const canTotal = (info: SeriesInfo): boolean => info.unit.endsWith('/step');
/** What the reader says goes before what the file says. */
export const polarityOf = (info: SeriesInfo, way: Choices['way']): Polarity =>
  way === 'more' ? 'more_is_better' : way === 'less' ? 'more_is_worse' : info.polarity;

export function titleOf(file: RunFile, info: SeriesInfo, row: number): string {
  return info.rows > 1 ? `${told(info.label)} · ${rowLabel(file, info.population, row)}` : told(info.label);
}

export function PartMenu({ part }: { readonly part: Part }) {
  const words = inWords(compareWords);
  return (
    <div class="choices compare-parts" role="group" aria-label={words.parts}>
      {parts.map((one) => (
        <button key={one} type="button" aria-pressed={part === one} data-part={one} onClick={() => choose('part', one === 'side' ? '' : one)}>
          {words[one]}
        </button>
      ))}
    </div>
  );
}

export function ChooseSeries({ file, choices }: { readonly file: RunFile; readonly choices: Choices }) {
  const words = inWords(compareWords);
  const population = file.outline.populations.find((one) => choices.key.startsWith(`${one.name}.`));
  const rows = population?.rows.length ?? 1;
  return (
    <>
      <SeriesPicker file={file} value={choices.key} onChange={(key) => goTo({ 'compare.series': key, 'compare.row': '', 'compare.measure': '' })} label={words.series} />
      {population && rows > 1 && rows <= 1000 && (
        <label>
          {words.row}
          <select value={String(choices.row)} onChange={(event) => choose('row', event.currentTarget.value)}>
            {population.rows.map((code, i) => (
              <option key={code + i} value={String(i)}>
                {rowLabel(file, population.name, i)}
              </option>
            ))}
          </select>
        </label>
      )}
      {population && rows > 1000 && (
        <label>
          {words.row}
          <input
            type="text"
            value={population.rows[choices.row] ?? ''}
            onChange={(event) => choose('row', String(Math.max(0, population.rows.indexOf(event.currentTarget.value.trim()))))}
          />
        </label>
      )}
    </>
  );
}

export function ChooseWindow({ file, choices }: { readonly file: RunFile; readonly choices: Choices }) {
  const words = inWords(compareWords);
  const days = file.outline.rhythms['time']?.days ?? new Int32Array();
  return (
    <>
      <DateField label={words.from} day={choices.from} days={days} most={choices.until} onChange={(day) => choose('from', isoDate(day))} />
      <DateField label={words.until} day={choices.until} days={days} least={choices.from} onChange={(day) => choose('until', isoDate(day))} />
    </>
  );
}

export function ChooseOne({ label, all, value, onChange }: { readonly label: string; readonly all: readonly { name: string; text: string }[]; readonly value: string; readonly onChange: (name: string) => void }) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {all.map((one) => (
          <option key={one.name} value={one.name}>
            {one.text}
          </option>
        ))}
      </select>
    </label>
  );
}

export const optionsOf = (all: readonly Choice[]): { name: string; text: string }[] => all.map((one) => ({ name: one.name, text: told(one.title) }));

export function ChooseSome({ label, all, value, onChange }: { readonly label: string; readonly all: readonly Choice[]; readonly value: readonly Choice[]; readonly onChange: (names: string) => void }) {
  if (all.length < 2) return null;
  const on = new Set(value.map((one) => one.name));
  const toggle = (name: string): void => {
    const next = all.filter((one) => on.has(one.name) !== (one.name === name)).map((one) => one.name);
    if (next.length) onChange(next.length === all.length ? '' : next.join(','));
  };
  return (
    <fieldset class="some">
      <legend>{label}</legend>
      {all.map((one) => (
        <label key={one.name} class="inline">
          <input type="checkbox" checked={on.has(one.name)} disabled={on.size === 1 && on.has(one.name)} onChange={() => toggle(one.name)} />
          {told(one.title)}
        </label>
      ))}
    </fieldset>
  );
}

export function ChooseCells({ file, choices }: { readonly file: RunFile; readonly choices: Choices }) {
  const words = inWords(compareWords);
  return (
    <>
      <ChooseSome label={words.contexts} all={file.outline.contexts} value={choices.contexts} onChange={(names) => choose('contexts', names)} />
      <ChooseSome label={words.strategies} all={file.outline.strategies} value={choices.strategies} onChange={(names) => choose('strategies', names)} />
    </>
  );
}

export function ChooseReference({ file, choices }: { readonly file: RunFile; readonly choices: Choices }) {
  const words = inWords(compareWords);
  const { contexts, strategies } = file.outline;
  return (
    <>
      {contexts.length > 1 && strategies.length > 1 && (
        <ChooseOne
          label={words.of}
          all={[
            { name: 'strategies', text: words.ofStrategies },
            { name: 'contexts', text: words.ofContexts },
          ]}
          value={choices.of}
          onChange={(name) => choose('of', name === 'strategies' ? '' : name)}
        />
      )}
      {choices.of === 'strategies'
        ? strategies.length > 1 && (
            <ChooseOne label={words.reference} all={optionsOf(strategies)} value={choices.referenceStrategy.name} onChange={(name) => choose('ref', name)} />
          )
        : contexts.length > 1 && (
            <ChooseOne label={words.reference} all={optionsOf(contexts)} value={choices.referenceContext.name} onChange={(name) => choose('refc', name)} />
          )}
    </>
  );
}

export function ChooseWay({ info, choices }: { readonly info: SeriesInfo; readonly choices: Choices }) {
  const words = inWords(compareWords);
  return (
    <ChooseOne
      label={words.way}
      all={[
        { name: '', text: words.ways.file(words.polarity[info.polarity]) },
        { name: 'more', text: words.ways.more },
        { name: 'less', text: words.ways.less },
      ]}
      value={choices.way}
      onChange={(name) => choose('way', name)}
    />
  );
}
