// src/views/vectors/VectorsView.tsx -- the three challenges and the four axes: each a list of parts before and after, never one score.
import type { RunFile } from '../../run/client';
import type { Choice } from '../../run/types';
import { address, goTo } from '../../state';
import { date, inWords, told } from '../../words';
import { isoDate } from '../../words/format';
import '../compare/compare.css';
import { ChooseOne, ChooseSome, optionsOf } from '../compare/choices';
import { firstEventDay, spanOf } from '../compare/measure';
import { instantBefore } from './change';
import { vectors, type Vector } from './definition';
import { VectorFigure } from './VectorFigure';
import './vectors.css';
import { vectorWords } from './words';

export interface VectorChoices {
  readonly shown: readonly Vector[];
  readonly which: string;
  readonly contexts: readonly Choice[];
  readonly strategies: readonly Choice[];
  readonly reference: Choice;
  readonly before: number; // instants
  readonly after: number;
}

/** The words `vectors.*` of an address as choices; what this file does not have falls back. Pure. */
export function vectorChoices(file: RunFile, words: Readonly<Record<string, string>>): VectorChoices {
  const { outline } = file;
  const word = (name: string): string => words[`vectors.${name}`] ?? '';
  const days = outline.rhythms['time']?.days ?? new Int32Array();
  const chosen = (all: readonly Choice[], names: string): readonly Choice[] => {
    const found = all.filter((one) => names.split(',').includes(one.name));
    return found.length ? found : all;
  };
  const instant = (iso: string, fallback: number): number => {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) / 86_400_000 : NaN;
    return Number.isNaN(day) ? fallback : Math.max(0, spanOf(days, -Infinity, day).last);
  };
  const which = word('which');
  const some = vectors.filter((one) => which === '' || one.kind === which || one.name === which);
  return {
    shown: some.length ? some : vectors,
    which: some.length ? which : '',
    // Where there are crises, the first look is at the last context only: both would be twice as long.
    contexts: word('contexts') ? chosen(outline.contexts, word('contexts')) : outline.contexts.slice(-1),
    strategies: chosen(outline.strategies, word('strategies')),
    reference: outline.strategies.find((one) => one.name === word('ref')) ?? (outline.strategies[0] as Choice),
    before: instant(word('before'), instantBefore(days, firstEventDay(outline.events, days))),
    after: instant(word('after'), Math.max(0, days.length - 1)),
  };
}

function DateSlider({ file, name, label, value }: { readonly file: RunFile; readonly name: string; readonly label: string; readonly value: number }) {
  const days = file.outline.rhythms['time']?.days ?? new Int32Array();
  const shown = date(days[value] ?? NaN);
  return (
    <label class="date-slider">
      <span>
        {label} <strong>{shown}</strong>
      </span>
      <input
        type="range"
        min={0}
        max={Math.max(0, days.length - 1)}
        step={1}
        value={value}
        aria-valuetext={shown}
        onInput={(event) => goTo({ [`vectors.${name}`]: isoDate(days[Number(event.currentTarget.value)] ?? NaN) })}
      />
    </label>
  );
}

export function VectorsView({ file }: { readonly file: RunFile }) {
  const words = inWords(vectorWords);
  const choices = vectorChoices(file, address.value);
  const { contexts, strategies } = file.outline;
  const named = (one: Vector): string => (one.kind === 'axis' ? words.axis : words.challenge)(one.number, told(one.title));
  return (
    <>
      <h2>{words.title}</h2>
      <p class="compare-intro">{words.intro}</p>
      <div class="choices panel">
        <ChooseOne
          label={words.which}
          all={[
            { name: '', text: words.all },
            { name: 'challenge', text: words.challenges },
            { name: 'axis', text: words.axes },
            ...vectors.map((one) => ({ name: one.name, text: named(one) })),
          ]}
          value={choices.which}
          onChange={(name) => goTo({ 'vectors.which': name })}
        />
        {strategies.length > 1 && (
          <ChooseOne label={words.reference} all={optionsOf(strategies)} value={choices.reference.name} onChange={(name) => goTo({ 'vectors.ref': name })} />
        )}
        <DateSlider file={file} name="before" label={words.before} value={choices.before} />
        <DateSlider file={file} name="after" label={words.after} value={choices.after} />
        <ChooseSome
          label={words.contexts}
          all={contexts}
          value={choices.contexts}
          onChange={(names) => goTo({ 'vectors.contexts': names || contexts.map((one) => one.name).join(',') })}
        />
        <ChooseSome label={words.strategies} all={strategies} value={choices.strategies} onChange={(names) => goTo({ 'vectors.strategies': names })} />
      </div>
      <p class="compare-intro">{words.reading}</p>
      <p class="compare-key">
        {words.key(strategies.length > 1 ? told(choices.reference.title) : '')} · (+) {words.direction.more_is_better} · (−) {words.direction.more_is_worse}
      </p>
      {choices.shown.map((one) => (
        <VectorFigure key={one.name} file={file} vector={one} title={named(one)} choices={choices} />
      ))}
    </>
  );
}
