// src/views/vectors/VectorsView.tsx -- the three challenges and the four axes: each a list of parts before and after, never one score.
import type { RunFile } from '../../run/client';
import { address, goTo } from '../../state';
import { date, inWords, told } from '../../words';
import { isoDate } from '../../words/format';
import '../compare/compare.css';
import { ChooseOne, ChooseSome, optionsOf } from '../compare/choices';
import { vectorChoices } from './chosen';
import { vectors, type Vector } from './definition';
import { VectorFigure } from './VectorFigure';
import './vectors.css';
import { vectorWords } from './words';

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
      <div class="compare-key">
        <p>{words.key(strategies.length > 1 ? told(choices.reference.title) : '')}</p>
        <ul class="vector-signs">
          {words.signs(strategies.length > 1).map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      </div>
      {choices.shown.map((one) => (
        <VectorFigure key={one.name} file={file} vector={one} title={named(one)} choices={choices} />
      ))}
    </>
  );
}
