// src/views/compare/OverTime.tsx -- the difference of one indicator at each instant, with the band of its interval.
import * as Plot from '@observablehq/plot';
import { useMemo, useRef } from 'preact/hooks';
import { contextCell, dayCell, strategyCell } from '../../figure/cells';
import { Figure } from '../../figure/Figure';
import { lineStyle, type Theme } from '../../figure/palette';
import { PlotPicture } from '../../figure/PlotPicture';
import type { RunFile } from '../../run/client';
import type { SeriesInfo } from '../../run/types';
import { dark } from '../../state';
import { date, inWords, tick, told, unit } from '../../words';
import { dateOf } from '../../words/format';
import type { Choices } from './choices';
import { eventsOf } from './events';
import { differenceOverTime } from './measure';
import { cellTitle, contextTitle, dateTicks, Notes, strategyTitle, withUnit } from './Notes';
import type { Pair } from './pairs';
import { cellName } from './read';
import { symbolPath } from './RowsPicture';
import { compareWords } from './words';

export interface OverTimeProps {
  readonly file: RunFile;
  readonly choices: Choices;
  readonly info: SeriesInfo;
  readonly title: string;
  readonly pairs: readonly Pair[];
  readonly values: ReadonlyMap<string, Float64Array[]>;
}

export function OverTime({ file, choices, info, title, pairs, values }: OverTimeProps) {
  const words = inWords(compareWords);
  const svg = useRef<SVGSVGElement | null>(null);
  const days = file.outline.rhythms['time']?.days ?? new Int32Array();
  const bands = useMemo(() => pairs.map((pair) => differenceOverTime(values.get(cellName(pair.cell)) ?? [], values.get(cellName(pair.reference)) ?? [])), [pairs, values]);
  let largest = { value: 0, pair: pairs[0], day: NaN };
  bands.forEach((band, i) =>
    band.middle.forEach((value, t) => {
      if (t >= choices.span.first && t <= choices.span.last && Math.abs(value) > Math.abs(largest.value)) largest = { value, pair: pairs[i], day: days[t] ?? NaN };
    }),
  );
  const reference = told((choices.of === 'strategies' ? choices.referenceStrategy : choices.referenceContext).title);
  const summary =
    largest.value === 0 || !largest.pair
      ? words.timeZero
      : words.timeSummary(cellTitle(file, largest.pair.cell), withUnit(largest.value, info.unit, file.outline.step, true), date(largest.day)) +
        (file.outline.replicates > 1 ? ` ${words.timeBand}` : '');
  const symbol = unit(info.unit, file.outline.step);
  const columns = words.columns;
  const table = {
    columns: [columns.context, columns.strategy, columns.date, symbol ? `${columns.difference} (${symbol})` : columns.difference, columns.from, columns.until],
    rows: pairs.flatMap((pair, i) => {
      const [context, strategy] = [contextCell(file, pair.cell.context), strategyCell(file, pair.cell.strategy)];
      return Array.from(days.subarray(choices.span.first, choices.span.last + 1), (day, k) => {
        const t = choices.span.first + k;
        return [context, strategy, dayCell(day), bands[i]?.middle[t] ?? NaN, bands[i]?.low[t] ?? NaN, bands[i]?.high[t] ?? NaN];
      });
    }),
  };
  const kinds = [...new Map(pairs.map((pair) => [pair.index, pair])).values()];
  return (
    <Figure name={`compare-time-${info.column}`} title={words.timeTitle(title, reference)} summary={summary} warnings={[told(info.warning)]} table={table} vector={() => svg.current}>
      <Notes file={file} values={[...values.values()]} span={choices.span} />
      <ul class="line-key">
        {kinds.map((pair) => {
          const style = lineStyle(pair.index, dark.value);
          return (
            <li key={pair.index}>
              <svg width="46" height="14" aria-hidden="true">
                <line x1="1" x2="45" y1="7" y2="7" stroke={style.colour} stroke-width="2" stroke-dasharray={style.dash || undefined} />
                <path d={symbolPath(style, 50)} transform="translate(23,7)" fill={style.colour} />
              </svg>
              {choices.of === 'strategies' ? strategyTitle(file, pair.cell.strategy) : contextTitle(file, pair.cell.context)}
            </li>
          );
        })}
      </ul>
      <PlotPicture
        label={summary}
        onPicture={(drawn) => (svg.current = drawn)}
        given={[pairs, values, choices.span.first, choices.span.last, choices.of]}
        draw={(width, theme) => draw(file, choices, pairs, bands, days, width, theme, symbol)}
      />
    </Figure>
  );
}

function draw(
  file: RunFile,
  choices: Choices,
  pairs: readonly Pair[],
  bands: readonly ReturnType<typeof differenceOverTime>[],
  days: Int32Array,
  width: number,
  theme: Theme,
  symbol: string,
): Plot.PlotOptions {
  const { first, last } = choices.span;
  const panelOf = (pair: Pair): string => (choices.of === 'strategies' ? pair.cell.context : pair.cell.strategy);
  const panels = [...new Set(pairs.map(panelOf))];
  const panelTitle = (name: string): string => (choices.of === 'strategies' ? contextTitle(file, name) : strategyTitle(file, name));
  const lines = pairs.map((pair, i) => {
    const style = lineStyle(pair.index, theme.dark);
    const points = Array.from({ length: Math.max(0, last - first + 1) }, (_none, k) => {
      const t = first + k;
      return { day: dateOf(days[t] ?? 0), panel: panelOf(pair), low: bands[i]?.low[t] ?? NaN, middle: bands[i]?.middle[t] ?? NaN, high: bands[i]?.high[t] ?? NaN };
    });
    const every = Math.max(1, Math.floor(points.length / 8));
    return { style, points, dots: points.filter((_one, k) => k % every === Math.floor(every / 2)) };
  });
  const seen = new Set<string>();
  const events = pairs
    .flatMap((pair) => [pair.cell, pair.reference].flatMap((cell) => eventsOf(file.outline.events, cell).map((event) => ({ event, panel: panelOf(pair) }))))
    .filter(({ event, panel }) => {
      const name = `${panel} ${event.kind} ${event.from}`;
      if (seen.has(name) || event.from <= (days[first] ?? 0) || event.from > (days[last] ?? 0)) return false;
      seen.add(name);
      return true;
    })
    .map(({ event, panel }) => ({ day: dateOf(event.from), panel, kind: event.kind, text: told(event.title) }));
  return {
    height: 56 + panels.length * 210,
    marginLeft: 66,
    marginRight: 16,
    marginTop: 28,
    marginBottom: 28,
    x: { type: 'utc', label: null, domain: [dateOf(days[first] ?? 0), dateOf(days[last] ?? 1)] },
    y: { label: symbol || null, nice: true, grid: true, ticks: 5, tickFormat: tick, labelArrow: 'none' },
    fy: { axis: null, domain: panels, padding: 0.16 },
    marks: [
      Plot.frame({ stroke: theme.line }),
      Plot.axisX(dateTicks(days[first] ?? 0, days[last] ?? 1, width)),
      Plot.ruleY([0], { stroke: theme.faint, strokeWidth: 1.4 }),
      Plot.ruleX(events, { x: 'day', fy: 'panel', stroke: (one: { kind: string }) => (one.kind === 'crisis' ? theme.crisis : theme.policy), strokeDasharray: '4 3' }),
      Plot.text(events, { x: 'day', fy: 'panel', frameAnchor: 'top', dx: 4, dy: 5, textAnchor: 'start', text: 'text', fontSize: 10.5, fill: theme.faint }),
      ...lines.flatMap(({ style, points, dots }) => [
        Plot.areaY(points, { x: 'day', y1: 'low', y2: 'high', fy: 'panel', fill: style.colour, fillOpacity: 0.18 }),
        Plot.lineY(points, { x: 'day', y: 'middle', fy: 'panel', stroke: style.colour, strokeWidth: 1.8, ...(style.dash ? { strokeDasharray: style.dash } : {}) }),
        Plot.dot(dots, { x: 'day', y: 'middle', fy: 'panel', symbol: style.symbol, fill: style.colour, r: 3.2 }),
      ]),
      Plot.text(
        panels.map((panel) => ({ panel, text: panels.length > 1 || file.outline.contexts.length > 1 ? panelTitle(panel) : '' })),
        { fy: 'panel', text: 'text', frameAnchor: 'top-left', dy: -6, lineAnchor: 'bottom', fontWeight: 600, fontSize: 12 },
      ),
    ],
  };
}
