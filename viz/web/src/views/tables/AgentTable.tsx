// src/views/tables/AgentTable.tsx -- agents of a population at a date: the first ten thousand that fit, in the order asked for.
import { useMemo } from 'preact/hooks';
import type { Cell } from '../../figure/export';
import { populationName } from '../../figure/pickerWords';
import { Held, useReading } from '../../figure/reading';
import { figureWords } from '../../figure/words';
import { recordedDays } from '../../graph/read';
import type { RunFile } from '../../run/client';
import type { AgentColumn, AgentPopulation, Frame, Run } from '../../run/types';
import { goTo, language } from '../../state';
import { date, inWords, number, told, typography } from '../../words';
import { failureSentence } from '../../words/failures';
import { columnTitled, columnTold, stateCell, stateTold } from '../life/tell';
import { capital } from '../series/Panel';
import { instantBefore } from '../series/time';
import { aliveAt, inOrder } from './compute';
import { DateChoice, instantOf, Select } from './Choose';
import { agentsParam, contextParam, orderParam, replicateParam, sortParam, strategyParam, whereParam, whereValueParam } from './state';
import { TableFigure } from './TableFigure';
import { tableWords } from './words';

const mostRows = 10_000;

export function AgentTable({ file }: { readonly file: RunFile }) {
  const words = inWords(tableWords);
  const read = useReading(() => file.agents(), [file]);
  if (read.state === 'failed') return <p role="alert">{typography(failureSentence(read.failure, language.value))}</p>;
  if (!read.value) return <p role="status">{inWords(figureWords).loading}</p>;
  const populations = read.value.filter((one) => one.columns.length > 0);
  const population = populations.find((one) => one.name === agentsParam.value) ?? populations[0];
  return population ? <Agents file={file} populations={populations} population={population} /> : <p>{words.noAgents}</p>;
}

interface AgentsProps {
  readonly file: RunFile;
  readonly populations: readonly AgentPopulation[];
  readonly population: AgentPopulation;
}

/** The finest scale of time among the columns, as far as the run is recorded. */
function daysOf(file: RunFile, run: Run, population: AgentPopulation): Int32Array {
  const all = population.columns.map((column) => recordedDays(file, run, column.rhythm));
  return all.reduce((best, one) => (one.length > best.length ? one : best), new Int32Array());
}

function Agents({ file, populations, population }: AgentsProps) {
  const words = inWords(tableWords);
  const { outline } = file;
  const spoken = language.value;
  const run: Run = {
    context: outline.contexts.find((one) => one.name === contextParam.value)?.name ?? outline.contexts[0]?.name ?? '',
    strategy: outline.strategies.find((one) => one.name === strategyParam.value)?.name ?? outline.strategies[0]?.name ?? '',
    replicate: Math.min(outline.replicates, Math.max(1, Math.round(replicateParam.value))) - 1,
  };
  const days = daysOf(file, run, population);
  const instant = instantOf(days, false);
  const day = days[instant] ?? NaN;
  const sort = population.columns.find((one) => one.name === sortParam.value && one.kind !== 'code') ?? null;
  const where = population.columns.find((one) => one.name === whereParam.value && one.kind !== 'code') ?? null;
  const descending = orderParam.value === 'down';
  const read = useReading(async () => {
    const identities = await file.identities(run, population.name);
    const frames: Frame[] = [];
    for (const column of population.columns) {
      const own = outline.rhythms[column.rhythm]?.days ?? new Int32Array();
      frames.push(await file.frame(run, population.name, column, Math.max(0, instantBefore(own, day))));
    }
    return { identities, frames, population };
  }, [file, population.name, run.context, run.strategy, run.replicate, day]);
  const value = read.state === 'failed' || read.value?.population !== population ? null : read.value;
  const wanted = whereValueParam.value;
  const made = useMemo(() => {
    if (!value) return null;
    const { identities, frames } = value;
    const time = outline.rhythms['time'];
    const at = time ? instantBefore(time.days, day) : -1;
    const step = time && at >= 0 ? (time.steps[at] as number) : 0;
    const alive = aliveAt(identities.born, identities.died, step);
    const frameOf = (column: AgentColumn | null) => (column ? (frames[population.columns.indexOf(column)] ?? null) : null);
    const filter = where && wanted !== '' ? frameOf(where) : null;
    const least = Number(wanted.replace(',', '.'));
    const fits = !filter || !where ? alive : alive.filter((slot) => (where.kind === 'number' ? (filter.numbers[slot] as number) >= least : (filter.numbers[slot] as number) === least));
    const ordered = inOrder(fits, frameOf(sort)?.numbers ?? null, descending);
    const first = ordered.slice(0, mostRows);
    const table = {
      columns: [
        words.number,
        ...population.columns.map((column) => columnTold(file, column)),
        words.born,
        words.died,
      ],
      rows: first.map((slot) => [
        slot + 1,
        ...population.columns.map((column, i): Cell => stateCell(file, column, frames[i]?.numbers[slot] ?? NaN, frames[i]?.codes?.[slot])),
        identities.born[slot] as number,
        (identities.died[slot] as number) < 0 ? '' : (identities.died[slot] as number),
      ]),
    };
    return { table, alive: alive.length, found: fits.length };
  }, [value, sort, where, wanted, descending, spoken]);
  const members = where && where.kind !== 'number' ? optionsOf(file, where, value?.frames[population.columns.indexOf(where)] ?? null) : [];
  const sortable = population.columns.filter((one) => one.kind !== 'code');
  return (
    <>
      <div class="panel">
        <div class="choices">
          <Select
            label={words.population}
            value={population.name}
            options={populations.map((one) => ({ value: one.name, text: populationName(file, one.name) }))}
            onChange={(next) => goTo({ 'tables.agents': next, 'tables.sort': '', 'tables.where': '', 'tables.is': '' })}
          />
          {outline.contexts.length > 1 && <Select label={words.context} value={run.context} options={outline.contexts.map((one) => ({ value: one.name, text: told(one.title) }))} onChange={(next) => (contextParam.value = next)} />}
          {outline.strategies.length > 1 && <Select label={words.strategy} value={run.strategy} options={outline.strategies.map((one) => ({ value: one.name, text: told(one.title) }))} onChange={(next) => (strategyParam.value = next)} />}
          {outline.replicates > 1 && (
            <Select label={words.replicate} value={String(run.replicate + 1)} options={Array.from({ length: outline.replicates }, (_none, i) => ({ value: String(i + 1), text: String(i + 1) }))} onChange={(next) => (replicateParam.value = Number(next))} />
          )}
          <DateChoice label={words.date} days={days} instant={instant} />
        </div>
        <div class="choices">
          <Select label={words.sortBy} value={sort?.name ?? ''} options={[{ value: '', text: words.numberOrder }, ...sortable.map((one) => ({ value: one.name, text: columnTitled(one) }))]} onChange={(next) => goTo({ 'tables.sort': next, 'tables.order': next ? 'down' : '' })} />
          <Select label={words.order} value={descending ? 'down' : 'up'} options={[{ value: 'up', text: words.ascending }, { value: 'down', text: words.descending }]} onChange={(next) => (orderParam.value = next)} />
          <Select label={words.only} value={where?.name ?? ''} options={[{ value: '', text: words.anything }, ...sortable.map((one) => ({ value: one.name, text: columnTitled(one) }))]} onChange={(next) => goTo({ 'tables.where': next, 'tables.is': '' })} />
          {where &&
            (where.kind === 'number' ? (
              <label>
                {words.atLeast}
                <input type="number" step="any" value={wanted} onChange={(event) => (whereValueParam.value = event.currentTarget.value)} />
              </label>
            ) : (
              <Select label={words.is} value={wanted} options={[{ value: '', text: words.anything }, ...members]} onChange={(next) => (whereValueParam.value = next)} />
            ))}
        </div>
      </div>
      {read.state === 'failed' ? (
        <p role="alert">{typography(failureSentence(read.failure, spoken))}</p>
      ) : !made ? (
        <p role="status">{inWords(figureWords).loading}</p>
      ) : (
        <Held reading={read.state === 'reading'}>
          <TableFigure
            name={`agents-${population.name}`}
            title={typography(words.agentsTitle(capital(populationName(file, population.name)), date(day)))}
            summary={typography(`${made.table.rows.length < made.alive ? words.shownOf(number(made.table.rows.length), number(made.found), number(made.alive)) : words.agentsAll(number(made.alive))} ${words.instants}`)}
            warnings={population.columns.map((column) => told(column.warning))}
            table={made.table}
            onRow={(row) =>
              goTo({ view: 'life', 'life.of': population.name, 'life.agent': String(row[0]), 'life.context': run.context, 'life.strategy': run.strategy, 'life.replicate': run.replicate ? String(run.replicate + 1) : '' })
            }
          />
        </Held>
      )}
    </>
  );
}

const mostOptions = 500;

/** States to choose from: members, yes and no, or the targets that occur. */
function optionsOf(file: RunFile, column: AgentColumn, frame: Frame | null): { value: string; text: string }[] {
  const values = column.members.length
    ? column.members.map((one) => one.value)
    : [...new Set(Array.from(frame?.numbers ?? []).filter((value) => !Number.isNaN(value)))].sort((a, b) => a - b).slice(0, mostOptions);
  return values.map((value) => ({ value: String(value), text: stateTold(file, column, value) }));
}
