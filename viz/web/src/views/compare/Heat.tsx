// src/views/compare/Heat.tsx -- one indicator and one measure, strategy by context, with the number in each cell.
import { useRef } from 'preact/hooks';
import { contextCell, strategyCell } from '../../figure/cells';
import { Figure } from '../../figure/Figure';
import { divergingColour, sequentialColour } from '../../figure/palette';
import { useReading } from '../../figure/reading';
import type { RunFile } from '../../run/client';
import type { Measure, ResilienceTable, SeriesInfo } from '../../run/types';
import type { Interval } from '../../study/statistics';
import { colon, estimate, inWords, plusMinus, told, unit } from '../../words';
import { canTotal, ChooseCells, ChooseOne, ChooseSeries, ChooseWindow, choose, isMeasure, optionsOf, titleOf, type Choices } from './choices';
import { GridPicture, type GridCell } from './GridPicture';
import { measured, over, paired, sharedSpan, signs, verdictOf } from './measure';
import { cellTitle, Notes, sentence, Waiting, withUnit } from './Notes';
import { readCells, standing, type Cell } from './read';
import { compareWords } from './words';

interface Read {
  readonly info: SeriesInfo;
  readonly row: number;
  readonly measure: string;
  readonly cells: readonly Cell[];
  readonly values: readonly (readonly Float64Array[])[];
  readonly derived: ResilienceTable | null;
}

/** One measure of /resilience in one cell, replicate by replicate; none for the control. */
export function derivedNumbers(file: RunFile, table: ResilienceTable, measure: string, row: number, cell: Cell): number[] {
  const at = table.measures.indexOf(measure);
  const runs = file.outline.resilience?.runs ?? [];
  const found = runs.flatMap((run, i) => (run.context === cell.context && run.strategy === cell.strategy ? [{ replicate: run.replicate, i }] : []));
  return found.sort((a, b) => a.replicate - b.replicate).map(({ i }) => table.runs[(i * table.rows + row) * table.measures.length + at] ?? NaN);
}

/** A mean over replicates as the file defines it: of all of them, or none. */
const ofAll = (numbers: readonly number[]): Interval => (numbers.length === 0 || numbers.some(Number.isNaN) ? { mean: NaN, half: NaN, count: numbers.length } : over(numbers));

export function Heat({ file, choices }: { readonly file: RunFile; readonly choices: Choices }) {
  const words = inWords(compareWords);
  const reference: Cell = { context: choices.referenceContext.name, strategy: choices.referenceStrategy.name };
  const cells = choices.contexts.flatMap((context) => choices.strategies.map((strategy): Cell => ({ context: context.name, strategy: strategy.name })));
  const wanted = cells.some((cell) => cell.context === reference.context && cell.strategy === reference.strategy) ? cells : [...cells, reference];
  const derived = !isMeasure(choices.measure);
  const reading = useReading(async (): Promise<Read> => {
    const info = await file.info(choices.key);
    return {
      info,
      row: choices.row,
      measure: choices.measure,
      cells: wanted,
      values: derived ? [] : await readCells(file, choices.key, choices.row, wanted),
      derived: derived ? await file.resilience(`rows/${info.population}/${info.column}`) : null,
    };
  }, [file, choices.key, choices.row, choices.measure, JSON.stringify(wanted), standing(file)]);
  const info = file.catalogue.value.get(choices.key);
  const resilience = file.outline.resilience;
  return (
    <>
      <div class="choices panel">
        <ChooseSeries file={file} choices={choices} />
        <label>
          {words.measure}
          <select value={choices.measure} onChange={(event) => choose('measure', event.currentTarget.value === 'mean' ? '' : event.currentTarget.value)}>
            <optgroup label={words.ofTrajectory}>
              <option value="mean">{words.measures.mean}</option>
              <option value="end">{words.measures.end}</option>
              {info && canTotal(info) && <option value="total">{words.measures.total}</option>}
            </optgroup>
            {resilience && (
              <optgroup label={words.ofResilience}>
                {resilience.row.map((one) => (
                  <option key={one.name} value={one.name}>
                    {told(one.label)}
                  </option>
                ))}
              </optgroup>
            )}
          </select>
        </label>
        {!derived && <ChooseWindow file={file} choices={choices} />}
        <ChooseOne
          label={words.show}
          all={[
            { name: '', text: words.value },
            { name: 'distance', text: words.distance },
          ]}
          value={choices.show === 'distance' ? 'distance' : ''}
          onChange={(name) => choose('show', name)}
        />
        {file.outline.contexts.length > 1 && (
          <ChooseOne label={`${words.reference} (${words.columns.context})`} all={optionsOf(file.outline.contexts)} value={choices.referenceContext.name} onChange={(name) => choose('refc', name)} />
        )}
        {file.outline.strategies.length > 1 && (
          <ChooseOne label={`${words.reference} (${words.columns.strategy})`} all={optionsOf(file.outline.strategies)} value={choices.referenceStrategy.name} onChange={(name) => choose('ref', name)} />
        )}
        <ChooseCells file={file} choices={choices} />
      </div>
      {!resilience && <p class="compare-key">{words.noResilience}</p>}
      <Waiting reading={reading}>{(read) => <Grid file={file} choices={choices} read={read} reference={reference} />}</Waiting>
    </>
  );
}

function Grid({ file, choices, read, reference }: { readonly file: RunFile; readonly choices: Choices; readonly read: Read; readonly reference: Cell }) {
  const words = inWords(compareWords);
  const svg = useRef<SVGSVGElement | null>(null);
  const { info } = read;
  const resilience = file.outline.resilience;
  const measure: Measure | undefined = resilience?.row.find((one) => one.name === read.measure);
  const own = isMeasure(read.measure) ? read.measure : null;
  const span = sharedSpan(read.values.flat(), choices.span);
  const numbersOf = (cell: Cell): number[] => {
    if (!own) return read.derived ? derivedNumbers(file, read.derived, read.measure, read.row, cell) : [];
    const at = read.cells.findIndex((one) => one.context === cell.context && one.strategy === cell.strategy);
    return (read.values[at] ?? []).map((values) => measured(values, span, own));
  };
  const total = own === 'total';
  const rawUnit = own ? (total ? info.unit.replace(/\/step$/, '') : info.unit) : measure?.unit || (measure ? info.unit : '');
  const title = own ? words.measures[own] : measure ? told(measure.label) : read.measure;
  const base = numbersOf(reference);
  const distance = choices.show === 'distance';
  const cells = choices.contexts.flatMap((context) =>
    choices.strategies.map((strategy) => {
      const cell = { context: context.name, strategy: strategy.name };
      const numbers = numbersOf(cell);
      const value = own ? over(numbers) : ofAll(numbers);
      const isReference = cell.context === reference.context && cell.strategy === reference.strategy;
      const difference = isReference ? { mean: 0, half: 0, count: value.count } : paired(numbers, base);
      return { cell, value, difference, isReference, shown: distance ? difference.mean : value.mean };
    }),
  );
  const known = cells.filter((one) => !Number.isNaN(one.shown)).sort((a, b) => a.shown - b.shown);
  const [lowest, highest] = [known[0], known[known.length - 1]];
  const [low, high] = [lowest?.shown ?? NaN, highest?.shown ?? NaN];
  const most = Math.max(Math.abs(low), Math.abs(high));
  const diverges = distance || (low < 0 && high > 0);
  const colour = (value: number): string =>
    Number.isNaN(value) ? '' : diverges ? divergingColour(most > 0 ? value / most : 0) : sequentialColour(high > low ? 0.08 + (0.84 * (value - low)) / (high - low) : 0.3);
  const say = (value: number, signed = false): string => withUnit(value, rawUnit, file.outline.step, signed);
  const summary =
    !lowest || !highest ? words.heatNothing : cells.length === 1 ? words.heatOne(say(low, distance)) : words.heatSummary(known.length, say(low, distance), cellTitle(file, lowest.cell), say(high, distance), cellTitle(file, highest.cell));
  const grid = choices.contexts.map((context) =>
    choices.strategies.map((strategy): GridCell => {
      const one = cells.find(({ cell }) => cell.context === context.name && cell.strategy === strategy.name);
      if (!one) return { text: '–', under: '', colour: '', framed: false, told: '' };
      const verdict = verdictOf(one.difference, own === 'mean' || own === 'end' || own === 'total' ? info.polarity : 'undeclared');
      const half = distance ? one.difference.half : one.value.half;
      const under = distance && !one.isReference ? `${plusMinus(half, one.shown)} ${signs[verdict]}`.trim() : half === 0 ? '' : plusMinus(half, one.shown);
      return {
        text: estimate(one.shown, half, distance),
        under: Number.isNaN(one.shown) ? '' : under,
        colour: colour(one.shown),
        framed: one.isReference,
        told: colon(cellTitle(file, one.cell), say(one.value.mean)),
      };
    }),
  );
  const columns = words.columns;
  const symbol = unit(rawUnit, file.outline.step);
  const table = {
    columns: [columns.context, columns.strategy, symbol ? `${columns.value} (${symbol})` : columns.value, columns.half, columns.toReference, columns.half, columns.verdict, columns.replicates],
    estimates: [[2, 3], [4, 5]] as const,
    rows: cells.map((one) => [
      contextCell(file, one.cell.context),
      strategyCell(file, one.cell.strategy),
      one.value.mean,
      one.value.half,
      one.isReference ? NaN : one.difference.mean,
      one.isReference ? NaN : one.difference.half,
      one.isReference ? columns.reference : words.verdict[verdictOf(one.difference, own ? info.polarity : 'undeclared')],
      one.value.count,
    ]),
  };
  const steps = Array.from({ length: 14 }, (_none, i) => (diverges ? divergingColour((2 * i) / 13 - 1) : sequentialColour(0.08 + (0.84 * i) / 13)));
  const controlEmpty = !own && choices.contexts.some((one) => one.name === resilience?.reference);
  return (
    <Figure
      name={`compare-heat-${info.column}-${read.measure}`}
      title={words.heatTitle(titleOf(file, info, read.row), `${title}${distance ? `, ${words.distance}` : ''}${symbol ? ` (${symbol})` : ''}`)}
      summary={[summary, measure ? sentence(told(measure.meaning)) : '', cells.length > 1 ? sentence(words.heatReference) : '', controlEmpty ? words.controlHas : ''].filter(Boolean).join(' ')}
      warnings={[told(info.warning), measure && resilience ? told(resilience.warning) : '']}
      table={table}
      vector={() => svg.current}
    >
      {own ? <Notes file={file} values={read.values} span={choices.span} /> : null}
      {!own && !read.derived ? (
        <p>{resilience ? words.noMeasure : words.noResilience}</p>
      ) : (
        <GridPicture
          columns={choices.strategies.map((one) => told(one.title))}
          rows={choices.contexts.map((one) => told(one.title))}
          cells={grid}
          legend={known.length > 1 && high > low ? { from: say(diverges ? -most : low, distance), until: say(diverges ? most : high, distance), colours: steps, told: words.legend } : null}
          label={summary}
          onPicture={(drawn) => (svg.current = drawn)}
        />
      )}
    </Figure>
  );
}
