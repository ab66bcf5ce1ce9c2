// src/views/compare/Files.tsx -- the same indicator of several open files in one picture, with what makes them unlike.
import * as Plot from '@observablehq/plot';
import { useRef } from 'preact/hooks';
import { contextCell, dayCell, strategyCell } from '../../figure/cells';
import { Figure } from '../../figure/Figure';
import { lineStyle, type Theme } from '../../figure/palette';
import { PlotPicture } from '../../figure/PlotPicture';
import { useReading } from '../../figure/reading';
import type { RunFile } from '../../run/client';
import type { SeriesInfo } from '../../run/types';
import { placesOf, scenarioOf } from '../../run/places';
import { band, type Band } from '../../study/statistics';
import { address, dark, files, goTo } from '../../state';
import { colon, estimate, inWords, plusMinus, tick, told, unit } from '../../words';
import { dateOf } from '../../words/format';
import { ChooseSeries, ChooseWindow, titleOf, type Choices } from './choices';
import { type Likeness, sharesLuck, unlike } from './likeness';
import { measured, over, paired, signs, spanOf, unpaired, verdictOf } from './measure';
import { cellTitle, dateTicks, Waiting, withUnit } from './Notes';
import { readCells, standing, type Cell } from './read';
import { symbolPath } from './RowsPicture';
import { compareWords } from './words';

interface Own {
  readonly file: RunFile;
  readonly cell: Cell;
  readonly info: SeriesInfo;
  readonly values: readonly Float64Array[];
}

const wordOf = (i: number): string => `compare.cell${i}`;

function cellOf(file: RunFile, word: string): Cell {
  const [context, strategy] = word.split('/');
  const { contexts, strategies } = file.outline;
  return {
    context: (contexts.find((one) => one.name === context) ?? contexts[contexts.length - 1])?.name ?? '',
    strategy: (strategies.find((one) => one.name === strategy) ?? strategies[0])?.name ?? '',
  };
}

const mostFiles = 4;

export function Files({ file, choices }: { readonly file: RunFile; readonly choices: Choices }) {
  const words = inWords(compareWords);
  const all = [file, ...files.value.filter((one) => one !== file)].slice(0, mostFiles);
  const cells = all.map((one, i) => cellOf(one, address.value[wordOf(i)] ?? ''));
  const holding = all.filter((one) => one.hasSeries(choices.key));
  const reading = useReading(
    async () =>
      Promise.all(
        all.flatMap((one, i) =>
          one.hasSeries(choices.key)
            ? [
                (async (): Promise<Own> => {
                  const info = await one.info(choices.key);
                  const cell = cells[i] as Cell;
                  const row = Math.min(choices.row, info.rows - 1);
                  return { file: one, cell, info, values: (await readCells(one, choices.key, row, [cell]))[0] ?? [] };
                })(),
              ]
            : [],
        ),
      ),
    [all.map((one) => one.id).join('\n'), choices.key, choices.row, JSON.stringify(cells), ...all.map(standing)],
  );
  if (all.length < 2) return <p>{words.openMore}</p>;
  return (
    <>
      <div class="choices panel">
        <ChooseSeries file={file} choices={choices} />
        <ChooseWindow file={file} choices={choices} />
        {all.map((one, i) => (
          <label key={one.id}>
            {words.runOf(one.outline.fileName)}
            <select value={`${cells[i]?.context}/${cells[i]?.strategy}`} onChange={(event) => goTo({ [wordOf(i)]: event.currentTarget.value })}>
              {one.outline.contexts.flatMap((context) =>
                one.outline.strategies.map((strategy) => (
                  <option key={`${context.name}/${strategy.name}`} value={`${context.name}/${strategy.name}`}>
                    {cellTitle(one, { context: context.name, strategy: strategy.name })}
                  </option>
                )),
              )}
            </select>
          </label>
        ))}
      </div>
      {all
        .filter((one) => !holding.includes(one))
        .map((one) => (
          <p key={one.id}>{words.missingIn(one.outline.fileName)}</p>
        ))}
      <Waiting reading={reading}>{(own) => (own.length ? <Together file={file} choices={choices} all={own} /> : null)}</Waiting>
    </>
  );
}

const daysOf = (file: RunFile): Int32Array => file.outline.rhythms['time']?.days ?? new Int32Array();

/** The part of the population that is simulated: 1 if nothing is said. */
function scaleOf(file: RunFile): string {
  const territory = scenarioOf(file)['territory'];
  const scale = typeof territory === 'object' && territory !== null && !Array.isArray(territory) ? (territory as { readonly scale?: unknown }).scale : undefined;
  return typeof scale === 'number' ? String(scale) : '1';
}

function likeness({ file, info }: Own): Likeness {
  const days = daysOf(file);
  return {
    seed: file.outline.seed,
    territory: [...placesOf(file).keys()].sort().join() || (file.outline.populations.find((one) => one.name === 'commune')?.rows.join() ?? ''),
    scale: scaleOf(file),
    step: file.outline.step,
    unit: info.unit,
    dates: `${days[0]} ${days[days.length - 1]}`,
    replicates: String(file.outline.replicates),
  };
}

function Together({ file, choices, all }: { readonly file: RunFile; readonly choices: Choices; readonly all: readonly Own[] }) {
  const words = inWords(compareWords);
  const svg = useRef<SVGSVGElement | null>(null);
  const info = (all[0] as Own).info;
  const bands = all.map((one) => band(one.values, 0));
  const numbers = all.map((one) => {
    const span = spanOf(daysOf(one.file), choices.from, choices.until);
    return one.values.map((values) => measured(values, span, 'mean'));
  });
  const step = file.outline.step;
  const means = numbers.map((one) => over(one));
  const different = unlike(all.map(likeness));
  const samePairs = sharesLuck(different);
  const differences = numbers.map((one) => (samePairs ? paired(one, numbers[0] ?? []) : unpaired(one, numbers[0] ?? [])));
  const name = (one: Own): string => `${one.file.outline.fileName} (${cellTitle(one.file, one.cell)})`;
  const summary = [
    words.filesSummary(all.map((one, i) => colon(name(one), withUnit(means[i]?.mean ?? NaN, one.info.unit, one.file.outline.step))).join(words.between)),
    all.length > 1 ? (samePairs ? words.pairedNote : words.unpairedNote) : '',
  ].join(' ');
  const columns = words.columns;
  const symbol = unit(info.unit, step);
  return (
    <Figure
      name={`compare-files-${info.column}`}
      title={words.filesTitle(titleOf(file, info, choices.row))}
      summary={summary}
      warnings={[...different.map((one) => words.differs[one]), ...all.map((one) => told(one.info.warning))]}
      table={{
        columns: [columns.file, columns.context, columns.strategy, columns.date, symbol ? `${columns.low} (${symbol})` : columns.low, columns.median, columns.high],
        rows: all.flatMap((one, i) => {
          const days = daysOf(one.file);
          const span = spanOf(days, choices.from, choices.until);
          const [context, strategy] = [contextCell(one.file, one.cell.context), strategyCell(one.file, one.cell.strategy)];
          return Array.from(days.subarray(span.first, span.last + 1), (day, k) => {
            const t = span.first + k;
            return [one.file.outline.fileName, context, strategy, dayCell(day), bands[i]?.low[t] ?? NaN, bands[i]?.middle[t] ?? NaN, bands[i]?.high[t] ?? NaN];
          });
        }),
      }}
      vector={() => svg.current}
    >
      <ul class="line-key">
        {all.map((one, i) => {
          const style = lineStyle(i, dark.value);
          const difference = differences[i];
          const verdict = difference ? verdictOf(difference, info.polarity) : 'missing';
          return (
            <li key={i}>
              <svg width="46" height="14" aria-hidden="true">
                <line x1="1" x2="45" y1="7" y2="7" stroke={style.colour} stroke-width="2" stroke-dasharray={style.dash || undefined} />
                <path d={symbolPath(style, 50)} transform="translate(23,7)" fill={style.colour} />
              </svg>
              {name(one)}
              {i > 0 && difference && ` ${estimate(difference.mean, difference.half, true)}\u202f${plusMinus(difference.half, difference.mean)} ${signs[verdict]} ${words.brief[verdict]}`}
            </li>
          );
        })}
      </ul>
      <PlotPicture
        label={summary}
        onPicture={(drawn) => (svg.current = drawn)}
        given={[all, choices.from, choices.until]}
        draw={(width, theme) => draw(all, bands, choices, width, theme, symbol)}
      />
    </Figure>
  );
}

function draw(all: readonly Own[], bands: readonly Band[], choices: Choices, width: number, theme: Theme, symbol: string): Plot.PlotOptions {
  const lines = all.map((one, i) => {
    const days = daysOf(one.file);
    const span = spanOf(days, choices.from, choices.until);
    const points = Array.from({ length: Math.max(0, span.last - span.first + 1) }, (_none, k) => {
      const t = span.first + k;
      return { day: dateOf(days[t] ?? 0), low: bands[i]?.low[t] ?? NaN, middle: bands[i]?.middle[t] ?? NaN, high: bands[i]?.high[t] ?? NaN };
    });
    const every = Math.max(1, Math.floor(points.length / 8));
    return { style: lineStyle(i, theme.dark), points, dots: points.filter((_one, k) => k % every === Math.floor(every / 2)) };
  });
  return {
    height: 360,
    marginLeft: 66,
    marginRight: 16,
    marginTop: 28,
    x: { type: 'utc', label: null },
    y: { label: symbol || null, nice: true, grid: true, tickFormat: tick, labelArrow: 'none' },
    marks: [
      Plot.frame({ stroke: theme.line }),
      Plot.axisX(dateTicks(choices.from, choices.until, width)),
      ...lines.flatMap(({ style, points, dots }) => [
        Plot.areaY(points, { x: 'day', y1: 'low', y2: 'high', fill: style.colour, fillOpacity: 0.16 }),
        Plot.lineY(points, { x: 'day', y: 'middle', stroke: style.colour, strokeWidth: 1.8, ...(style.dash ? { strokeDasharray: style.dash } : {}) }),
        Plot.dot(dots, { x: 'day', y: 'middle', symbol: style.symbol, fill: style.colour, r: 3.2 }),
      ]),
    ],
  };
}
