// src/views/compare/Side.tsx -- one indicator in all contexts and strategies, small pictures on the same axes.
import * as Plot from '@observablehq/plot';
import { useMemo, useRef } from 'preact/hooks';
import { contextCell, dayCell, strategyCell } from '../../figure/cells';
import { Figure } from '../../figure/Figure';
import { wrap } from '../../figure/export';
import { lineStyle, type Theme } from '../../figure/palette';
import { PlotPicture } from '../../figure/PlotPicture';
import { useReading } from '../../figure/reading';
import type { RunFile } from '../../run/client';
import type { SeriesInfo } from '../../run/types';
import { band, type Band } from '../../study/statistics';
import { inWords, tick, told, unit } from '../../words';
import { dateOf } from '../../words/format';
import { ChooseCells, ChooseSeries, ChooseWindow, titleOf, type Choices } from './choices';
import { eventsOf } from './events';
import { measured, over, sharedSpan } from './measure';
import { cellTitle, dateTicks, Notes, sentence, Waiting, withUnit } from './Notes';
import { readCells, standing, type Cell } from './read';

import { compareWords } from './words';

interface Read {
  readonly info: SeriesInfo;
  readonly cells: readonly Cell[];
  readonly values: readonly (readonly Float64Array[])[]; // [cell][replicate]
}

export function Side({ file, choices }: { readonly file: RunFile; readonly choices: Choices }) {
  const cells = choices.contexts.flatMap((context) => choices.strategies.map((strategy): Cell => ({ context: context.name, strategy: strategy.name })));
  const reading = useReading(
    async (): Promise<Read> => ({ info: await file.info(choices.key), cells, values: await readCells(file, choices.key, choices.row, cells) }),
    [file, choices.key, choices.row, JSON.stringify(cells), standing(file)],
  );
  return (
    <>
      <div class="choices panel">
        <ChooseSeries file={file} choices={choices} />
        <ChooseWindow file={file} choices={choices} />
        <ChooseCells file={file} choices={choices} />
      </div>
      <Waiting reading={reading}>{(read) => <Panels file={file} choices={choices} read={read} />}</Waiting>
    </>
  );
}

const begun = (replicates: readonly Float64Array[]): Float64Array[] => replicates.filter((one) => one.some((value) => !Number.isNaN(value)));

function Panels({ file, choices, read }: { readonly file: RunFile; readonly choices: Choices; readonly read: Read }) {
  const words = inWords(compareWords);
  const svg = useRef<SVGSVGElement | null>(null);
  const { info, values, cells } = read;
  const { span } = choices;
  const days = file.outline.rhythms['time']?.days ?? new Int32Array();
  const bands = useMemo(() => values.map((one) => band(begun(one), 0)), [values]);
  const shared = sharedSpan(values.flat(), span);
  const known = cells
    .map((cell, i) => ({ cell, value: over((values[i] ?? []).map((one) => measured(one, shared, 'mean'))).mean }))
    .filter((one) => !Number.isNaN(one.value))
    .sort((a, b) => a.value - b.value);
  const [lowest, highest] = [known[0], known[known.length - 1]];
  const say = (value: number): string => withUnit(value, info.unit, file.outline.step);
  const first =
    !lowest || !highest
      ? words.tooFew
      : lowest.value === highest.value
        ? words.sideSame(say(lowest.value))
        : words.sideSummary(cellTitle(file, lowest.cell), say(lowest.value), cellTitle(file, highest.cell), say(highest.value));
  const reference = choices.referenceStrategy;
  const several = choices.strategies.length > 1 && choices.strategies.some((one) => one.name === reference.name);
  const summary = [first, sentence(words.band(file.outline.replicates)), several ? sentence(words.dashed(told(reference.title))) : ''].filter(Boolean).join(' ');
  const symbol = unit(info.unit, file.outline.step);
  const columns = words.columns;
  const table = {
    columns: [columns.context, columns.strategy, columns.date, symbol ? `${columns.low} (${symbol})` : columns.low, columns.median, columns.high],
    rows: cells.flatMap((cell, c) => {
      const [context, strategy] = [contextCell(file, cell.context), strategyCell(file, cell.strategy)];
      return Array.from({ length: Math.max(0, span.last - span.first + 1) }, (_none, i) => {
        const t = span.first + i;
        return [context, strategy, dayCell(days[t]), bands[c]?.low[t] ?? NaN, bands[c]?.middle[t] ?? NaN, bands[c]?.high[t] ?? NaN];
      });
    }),
  };
  return (
    <Figure
      name={`compare-side-${info.column}`}
      title={words.sideTitle(titleOf(file, info, choices.row))}
      summary={summary}
      warnings={[told(info.warning)]}
      table={table}
      vector={() => svg.current}
    >
      <Notes file={file} values={values} span={span} />
      <PlotPicture
        label={summary}
        onPicture={(drawn) => (svg.current = drawn)}
        given={[read, span.first, span.last, several, reference.name]}
        draw={(width, theme) => draw(file, choices, cells, bands, days, width, theme, symbol, several)}
      />
    </Figure>
  );
}

const panelLeast = 190; // px; narrower panels stand below each other

interface Point {
  readonly day: Date;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly reference: number;
  readonly column: string;
  readonly line: string;
}

function draw(
  file: RunFile,
  choices: Choices,
  cells: readonly Cell[],
  bands: readonly Band[],
  days: Int32Array,
  width: number,
  theme: Theme,
  symbol: string,
  several: boolean,
): Plot.PlotOptions {
  const stacked = (width - 140) / choices.strategies.length < panelLeast;
  const { first, last } = choices.span;
  const lineOf = (cell: Cell): string => (stacked ? `${cell.context}/${cell.strategy}` : cell.context);
  const columnOf = (cell: Cell): string => (stacked ? '' : cell.strategy);
  const points = cells.flatMap((cell, c): Point[] => {
    const own = bands[c];
    const other = bands[cells.findIndex((one) => one.context === cell.context && one.strategy === choices.referenceStrategy.name)];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_none, i) => {
      const t = first + i;
      return {
        day: dateOf(days[t] ?? 0),
        low: own?.low[t] ?? NaN,
        middle: own?.middle[t] ?? NaN,
        high: own?.high[t] ?? NaN,
        reference: several && cell.strategy !== choices.referenceStrategy.name ? (other?.middle[t] ?? NaN) : NaN,
        column: columnOf(cell),
        line: lineOf(cell),
      };
    });
  });
  const marks = cells.flatMap((cell) =>
    eventsOf(file.outline.events, cell)
      .filter((event) => event.from > (days[first] ?? 0) && event.from <= (days[last] ?? 0))
      .map((event) => ({ day: dateOf(event.from), kind: event.kind, line: lineOf(cell), column: columnOf(cell) })),
  );
  const heads = cells.map((cell) => ({
    line: lineOf(cell),
    column: columnOf(cell),
    text: wrap(cellTitle(file, cell), Math.max(18, Math.floor((stacked ? width - 90 : (width - 90) / choices.strategies.length) / 6.8))).join('\n'),
  }));
  const style = lineStyle(0, theme.dark);
  const lines = [...new Set(points.map((one) => one.line))];
  const facets = stacked ? { fy: 'line' } : { fx: 'column', fy: 'line' };
  return {
    height: 60 + lines.length * (stacked ? 150 : 190),
    marginLeft: 62,
    marginRight: 14,
    marginTop: 34,
    marginBottom: 28,
    x: { type: 'utc', label: null, domain: [dateOf(days[first] ?? 0), dateOf(days[last] ?? 1)] },
    y: { label: symbol || null, nice: true, grid: true, tickFormat: tick, ticks: 4, labelArrow: 'none' },
    fx: { axis: null, domain: stacked ? undefined : choices.strategies.map((one) => one.name), padding: 0.06 },
    fy: { axis: null, domain: lines, padding: stacked && heads.some((one) => one.text.includes('\n')) ? 0.32 : 0.2 },
    marks: [
      Plot.frame({ stroke: theme.line }),
      Plot.axisX(dateTicks(days[first] ?? 0, days[last] ?? 1, stacked ? width : (width - 90) / choices.strategies.length)),
      Plot.ruleX(marks, { x: 'day', ...facets, stroke: (one: { kind: string }) => (one.kind === 'crisis' ? theme.crisis : theme.policy), strokeDasharray: '4 3' }),
      ...(['crisis', 'policy'] as const).map((kind) => Plot.text(marks.filter((one) => one.kind === kind), { x: 'day', ...facets, frameAnchor: 'bottom', dx: 4, dy: kind === 'crisis' ? -5 : -18, textAnchor: 'start', text: () => inWords(compareWords)[kind], fontSize: 10.5, fill: theme.faint })),
      Plot.areaY(points, { x: 'day', y1: 'low', y2: 'high', ...facets, fill: style.colour, fillOpacity: 0.25 }),
      Plot.lineY(points, { x: 'day', y: 'reference', ...facets, stroke: theme.text, strokeWidth: 1, strokeDasharray: '4 3' }),
      Plot.lineY(points, { x: 'day', y: 'middle', ...facets, stroke: style.colour, strokeWidth: 1.8 }),
      Plot.text(heads, { ...facets, text: 'text', frameAnchor: 'top-left', dy: -8, dx: 0, lineAnchor: 'bottom', fontSize: 12, fontWeight: 600 }),
    ],
  };
}
