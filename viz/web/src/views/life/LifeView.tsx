// src/views/life/LifeView.tsx -- the life line of one agent, and of the same one in another context.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { Figure } from '../../figure/Figure';
import { lineStyle } from '../../figure/palette';
import { populationName } from '../../figure/pickerWords';
import { Held, useReading } from '../../figure/reading';
import { useWidth } from '../../figure/width';
import { figureWords } from '../../figure/words';
import type { RunFile } from '../../run/client';
import type { AgentPopulation, Run } from '../../run/types';
import { dark, language } from '../../state';
import { date, inWords, number, told, typography } from '../../words';
import { failureSentence } from '../../words/failures';
import { shownEvents } from '../series/curves';
import { partWords, Swatch } from '../series/parts';
import { found, wishesOf } from './find';
import { LifePicture, lifeTable, type Side } from './LifePicture';
import { dayOfStep, idText, spansOf } from './lives';
import { agentParam, besideOf, besideParam, contextParam, findParam, populationParam, replicateParam, runOf, strategyParam } from './state';
import { Story } from './Story';
import { columnTold, isActivity, whoIs } from './tell';
import { lifeWords } from './words';
import '../series/series.css';
import './life.css';

export function LifeView({ file }: { readonly file: RunFile }) {
  const words = inWords(lifeWords);
  const read = useReading(() => file.agents(), [file]);
  if (read.state === 'failed') return <p role="alert">{typography(failureSentence(read.failure, language.value))}</p>;
  const populations = (read.value ?? []).filter((one) => one.columns.length > 0);
  return (
    <>
      <h2>{words.title}</h2>
      <p class="intro">{typography(words.intro)}</p>
      {read.value === null ? (
        <p role="status">{inWords(figureWords).loading}</p>
      ) : populations.length === 0 ? (
        <p>{typography(words.noAgents)}</p>
      ) : (
        <OneLife file={file} populations={populations} />
      )}
    </>
  );
}

/** "Energy shock · working groups": only what tells runs of this file apart. */
function runTitle(file: RunFile, run: Run): string {
  const { contexts, strategies } = file.outline;
  const context = contexts.find((one) => one.name === run.context);
  const strategy = strategies.find((one) => one.name === run.strategy);
  return [contexts.length > 1 || strategies.length === 1 ? context : undefined, strategies.length > 1 ? strategy : undefined].flatMap((one) => (one ? [told(one.title)] : [])).join(' · ');
}

function OneLife({ file, populations }: { readonly file: RunFile; readonly populations: readonly AgentPopulation[] }) {
  const population = populations.find((one) => one.name === populationParam.value) ?? (populations[0] as AgentPopulation);
  const run = runOf(file);
  const beside = besideOf(file, run);
  const slot = Math.max(0, Math.round(agentParam.value) - 1);
  return (
    <>
      <Choices file={file} populations={populations} population={population} run={run} beside={beside} />
      <LifeFigure file={file} population={population} run={run} beside={beside} slot={slot} />
    </>
  );
}

interface ChoicesProps {
  readonly file: RunFile;
  readonly populations: readonly AgentPopulation[];
  readonly population: AgentPopulation;
  readonly run: Run;
  readonly beside: Run | null;
}

function Choices({ file, populations, population, run, beside }: ChoicesProps) {
  const words = inWords(lifeWords);
  const { contexts, strategies, replicates } = file.outline;
  const others = contexts.flatMap((context) => strategies.map((strategy) => ({ context, strategy }))).filter(({ context, strategy }) => context.name !== run.context || strategy.name !== run.strategy);
  return (
    <div class="panel">
      <div class="choices">
        <label>
          {words.population}
          <select
            value={population.name}
            onChange={(event) => {
              populationParam.value = event.currentTarget.value;
              agentParam.value = 1;
            }}
          >
            {populations.map((one) => (
              <option key={one.name} value={one.name}>
                {populationName(file, one.name)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.number}
          <input type="number" min={1} value={agentParam.value} onChange={(event) => (agentParam.value = Math.max(1, Math.round(Number(event.currentTarget.value) || 1)))} />
        </label>
        <Finder file={file} population={population} run={run} />
      </div>
      <div class="choices">
        {contexts.length > 1 && (
          <label>
            {words.context}
            <select value={run.context} onChange={(event) => (contextParam.value = event.currentTarget.value)}>
              {contexts.map((one) => (
                <option key={one.name} value={one.name}>
                  {told(one.title)}
                </option>
              ))}
            </select>
          </label>
        )}
        {strategies.length > 1 && (
          <label>
            {words.strategy}
            <select value={run.strategy} onChange={(event) => (strategyParam.value = event.currentTarget.value)}>
              {strategies.map((one) => (
                <option key={one.name} value={one.name}>
                  {told(one.title)}
                </option>
              ))}
            </select>
          </label>
        )}
        {replicates > 1 && (
          <label>
            {words.replicate}
            <select value={String(run.replicate + 1)} onChange={(event) => (replicateParam.value = Number(event.currentTarget.value))}>
              {Array.from({ length: replicates }, (_none, i) => (
                <option key={i} value={String(i + 1)}>
                  {i + 1}
                </option>
              ))}
            </select>
          </label>
        )}
        {others.length > 0 && (
          <label>
            {words.beside}
            <select value={beside ? `${beside.context}/${beside.strategy}` : 'none'} onChange={(event) => (besideParam.value = event.currentTarget.value)}>
              <option value="none">{words.nothingBeside}</option>
              {others.map(({ context, strategy }) => (
                <option key={`${context.name}/${strategy.name}`} value={`${context.name}/${strategy.name}`}>
                  {runTitle(file, { context: context.name, strategy: strategy.name, replicate: run.replicate })}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </div>
  );
}

function Finder({ file, population, run }: { readonly file: RunFile; readonly population: AgentPopulation; readonly run: Run }) {
  const words = inWords(lifeWords);
  const rank = useRef({ wish: '', n: 0 });
  const answer = useSignal('');
  const wishes = wishesOf(population).map(({ what, column }) => {
    const label = column ? columnTold(file, column) : '';
    const named: Record<string, string> = {
      random: words.random,
      died: words.died,
      born: words.born,
      largest: words.largest(label),
      loss: words.loss(label),
      rise: words.rise(label),
      turned: column && isActivity(column) ? words.failed : words.turned(label),
      changed: words.changed(label),
    };
    return { value: column ? `${what}:${column.name}` : what, text: typography(named[what] ?? what) };
  });
  const wish = wishes.some((one) => one.value === findParam.value) ? findParam.value : 'random';
  const find = async (): Promise<void> => {
    const asked = `${population.name} ${wish} ${run.context} ${run.strategy} ${run.replicate}`;
    const n = rank.current.wish === asked ? rank.current.n : 0;
    try {
      const slot = await found(file, run, population, wish, n);
      rank.current = { wish: asked, n: slot < 0 ? 0 : n + 1 };
      answer.value = slot < 0 ? words.noneFound : whoIs(file, population.name, slot);
      if (slot >= 0) agentParam.value = slot + 1;
    } catch (error) {
      answer.value = error instanceof Error ? error.message : String(error);
    }
  };
  return (
    <>
      <label>
        {words.find}
        <select value={wish} onChange={(event) => (findParam.value = event.currentTarget.value)}>
          {wishes.map((one) => (
            <option key={one.value} value={one.value}>
              {one.text}
            </option>
          ))}
        </select>
      </label>
      <button type="button" title={words.again} onClick={() => void find()}>
        {words.findOne}
      </button>
      <span class="found" role="status">
        {answer.value}
      </span>
    </>
  );
}

interface LifeFigureProps {
  readonly file: RunFile;
  readonly population: AgentPopulation;
  readonly run: Run;
  readonly beside: Run | null;
  readonly slot: number;
}

function LifeFigure({ file, population, run, beside, slot }: LifeFigureProps) {
  const words = inWords(lifeWords);
  const home = useRef<HTMLDivElement>(null);
  const width = useWidth(home);
  const picture = useRef<SVGSVGElement>(null);
  const reached = file.reached;
  const read = useReading(async () => {
    const identities = await file.identities(run, population.name);
    if (slot >= identities.born.length) return { identities, lives: [], other: null };
    const settled = identities.born[slot] === 0;
    const lives = await file.life(run, population.name, slot);
    const other = beside && settled ? await file.life(beside, population.name, slot) : null;
    return { identities, lives, other };
  }, [file, population.name, run.context, run.strategy, run.replicate, beside?.context, beside?.strategy, slot, reached]);
  const { outline } = file;
  const value = read.state === 'failed' ? null : read.value;
  const time = outline.rhythms['time'];
  const who = whoIs(file, population.name, slot);
  let content;
  if (read.state === 'failed') content = <p role="alert">{typography(failureSentence(read.failure, language.value))}</p>;
  else if (!value || !time) content = <p role="status">{inWords(figureWords).loading}</p>;
  else if (slot >= value.identities.born.length) content = <p role="status">{words.outside(number(value.identities.born.length))}</p>;
  else {
    const { identities, lives, other } = value;
    const stepDay = (step: number): number => dayOfStep(time.days, time.steps, step);
    const [born, died] = [identities.born[slot] as number, identities.died[slot] as number];
    const ended = died >= 0 ? stepDay(died) : NaN;
    const sides: Side[] = [{ name: runTitle(file, run), lives }];
    if (other && beside) sides.push({ name: runTitle(file, beside), lives: other });
    const events = shownEvents(outline.events, [run.context], [run.strategy]);
    const id = idText(identities, slot);
    const begun = `${who.charAt(0).toLocaleUpperCase(language.value)}${who.slice(1)}${id && id !== String(slot + 1) ? ` (${words.id(id)})` : ''}${inWords(partWords).colon}${born === 0 ? words.there : words.bornOn(date(stepDay(born)))}, ${died >= 0 ? words.diedOn(date(ended)) : words.alive}.`;
    const beginning = language.value === 'fr' ? begun : begun.replace(' :', ':');
    const titles = events.map((event) => `${told(event.title)} (${date(event.from)})`).join(', ');
    const title = typography(words.pictureTitle(`${who.charAt(0).toLocaleUpperCase(language.value)}${who.slice(1)}`, sides[0]?.name ?? ''));
    const summary = typography([beginning, events.length ? `${words.during(titles)}.` : '', sides.length > 1 ? words.settledAlike : born !== 0 && beside ? words.newborn : ''].filter(Boolean).join(' '));
    const warnings = lives.map((life) => (told(life.column.warning) ? `${told(life.column.label)}${inWords(partWords).colon}${told(life.column.warning)}` : ''));
    const empty = lives.every((life) => spansOf(life).every((span) => Number.isNaN(span.value)));
    content = (
      <>
        {empty && <p role="status">{typography(words.nothing)}</p>}
        <Figure
          name={`life-${population.name}-${slot + 1}`}
          title={title}
          summary={summary}
          warnings={warnings.map((one) => typography(one))}
          table={lifeTable(file, sides, words.date)}
          vector={() => picture.current}
        >
          {sides.length > 1 && (
            <div class="legend">
              <ul>
                {sides.map((side, i) => (
                  <li key={side.name}>
                    <Swatch {...lineStyle(i, dark.value)} />
                    <span class="name">{side.name}</span>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <div class="chart" role="img" aria-label={`${title}. ${summary}`}>
            {width > 0 && <LifePicture file={file} sides={sides} events={events} ended={ended} width={width} picture={picture} />}
          </div>
          <ColumnHelp file={file} population={population} />
        </Figure>
        <Story file={file} sides={sides} begun={beginning} />
      </>
    );
  }
  return (
    <div ref={home} class="life">
      <Held reading={read.state === 'reading' && value !== null}>{content}</Held>
    </div>
  );
}

/** What each column means, from the file. */
function ColumnHelp({ file, population }: { readonly file: RunFile; readonly population: AgentPopulation }) {
  const words = inWords(figureWords);
  return (
    <details>
      <summary>{typography(words.help)}</summary>
      <dl class="meanings">
        {population.columns.map((column) => (
          <div key={column.name}>
            <dt>{columnTold(file, column)}</dt>
            <dd>
              {typography(told(column.meaning))} {inWords(lifeWords).inFile} <code>{column.name}</code>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
