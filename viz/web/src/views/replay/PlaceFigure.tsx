// src/views/replay/PlaceFigure.tsx -- the trajectory of the chosen commune, with the date of the map.
import * as Plot from '@observablehq/plot';
import { useRef } from 'preact/hooks';
import { dayCell } from '../../figure/cells';
import { Figure } from '../../figure/Figure';
import { lineStyle, type Theme } from '../../figure/palette';
import { PlotPicture } from '../../figure/PlotPicture';
import { dark, language } from '../../state';
import { date, inWords, month, tick } from '../../words';
import { dateOf } from '../../words/format';
import { useReading } from '../../figure/reading';
import type { RunFile } from '../../run/client';
import { saidShare, saidValue } from './MapFigure';
import { isChange, isShare, type Jump, type Mode, readRow, type RowLine, type Shown, type Side, sideName, valueAt } from './values';
import { replayWords } from './words';

export interface PlaceFigureProps {
  readonly file: RunFile;
  readonly seriesKey: string;
  readonly sides: readonly Side[];
  readonly name: string;
  readonly row: number;
  readonly label: string;
  readonly unit: string;
  readonly warnings: readonly string[];
  readonly mode: Mode;
  readonly sideTitles: readonly string[];
  readonly shown: Shown;
  readonly days: Int32Array;
  readonly settled: number;
  readonly jumps: readonly Jump[];
}

/** The lines are those of the map at once; their intervals come when the row was read in each replicate. */
export function PlaceFigure({ file, seriesKey, sides, name, row, label, unit, warnings, mode, sideTitles, shown, days, settled, jumps }: PlaceFigureProps) {
  const words = inWords(replayWords);
  const picture = useRef<SVGSVGElement | null>(null);
  const lines = shown.sides.map((side) => Float64Array.from(days, (_day, instant) => valueAt(mode, side, shown.rows, instant, row)));
  const of = `${seriesKey} ${row} ${mode} ${sides.map(sideName).join()} ${shown.replicates.join()}`;
  const many = shown.replicates.length > 1;
  const reading = useReading(
    async () => ({ of, lines: many ? await readRow(file, seriesKey, row, sides, mode, shown.replicates) : ([] as RowLine[]) }),
    [file, of, shown],
  );
  const bands = reading.value?.of === of ? reading.value.lines : [];
  const title = words.placeTitle(name, label, isChange(mode) ? words.modes[mode] : '');
  const said = (value: number): string => saidValue(value, mode, unit);
  const summary = lines
    .map((values, i) => {
      const known = values.filter((value) => Number.isFinite(value));
      if (!known.length) return words.summaryNothing(date(days[settled] ?? NaN), sideTitles[i] ?? '');
      const [least, most] = [known.reduce((a, b) => Math.min(a, b)), known.reduce((a, b) => Math.max(a, b))];
      return words.placeSummary(sideTitles[i] ?? '', said(values[0] ?? NaN), said(least), said(most), said(values[settled] ?? NaN), date(days[settled] ?? NaN));
    })
    .join(' ');
  const told = bands.length ? `${summary} ${words.placeBand(shown.replicates.length)}` : summary;
  const draw = (width: number, theme: Theme): Plot.PlotOptions => {
    const times = Array.from(days, dateOf);
    const anyNegative = isChange(mode) || lines.some((values) => values.some((value) => value < 0));
    return {
      height: 240,
      marginLeft: 64,
      marginTop: 24,
      marginBottom: 30,
      x: { type: 'utc', label: null, ticks: Math.max(2, Math.floor(width / 130)), tickFormat: (day: Date) => month(day.getTime() / 86_400_000) },
      y: {
        label: isShare(mode) ? null : unit || null,
        grid: true,
        nice: true,
        ticks: 5,
        tickFormat: (value: number) => (isShare(mode) ? saidShare(value) : tick(value)),
      },
      marks: [
        Plot.ruleX(
          jumps.map((jump) => dateOf(days[jump.instant] ?? NaN)),
          { stroke: theme.crisis, strokeDasharray: '3 3' },
        ),
        anyNegative ? Plot.ruleY([0], { stroke: theme.faint }) : null,
        ...bands.map(({ middle, half }, i) =>
          Plot.areaY(times, {
            x: times,
            y1: Array.from(middle, (value, t) => value - (half[t] as number)),
            y2: Array.from(middle, (value, t) => value + (half[t] as number)),
            fill: lineStyle(i, theme.dark).colour,
            fillOpacity: 0.18,
          }),
        ),
        ...lines.map((values, i) => {
          const style = lineStyle(i, theme.dark);
          return Plot.line(times, { x: times, y: Array.from(values), stroke: style.colour, strokeDasharray: style.dash, strokeWidth: 1.8 });
        }),
        Plot.ruleX([dateOf(days[settled] ?? NaN)], { stroke: theme.text, strokeWidth: 1.5 }),
        Plot.dot(
          lines.map((values, i) => ({ value: values[settled] ?? NaN, i })).filter((one) => Number.isFinite(one.value)),
          { x: () => dateOf(days[settled] ?? NaN), y: 'value', fill: (one: { i: number }) => lineStyle(one.i, theme.dark).colour, r: 4.5, stroke: theme.background },
        ),
      ],
    };
  };
  const inUnit = isShare(mode) ? ' [%]' : unit ? ` [${unit}]` : '';
  const times100 = isShare(mode) ? 100 : 1;
  const heads = [words.date, ...sideTitles.slice(0, lines.length).flatMap((side, i) => [`${side}${inUnit}`, ...(bands[i] ? [`${side} – ${words.half}${inUnit}`] : [])])];
  return (
    <Figure
      name={`place-${name}`}
      title={title}
      summary={told}
      warnings={warnings}
      vector={() => picture.current}
      table={{
        columns: heads,
        rows: Array.from(days, (day, instant) => [dayCell(day), ...lines.flatMap((values, i) => [values[instant] ?? NaN, ...(bands[i] ? [bands[i].half[instant] ?? NaN] : [])].map((value) => value * times100))]),
      }}
    >
      {lines.length > 1 && (
        <p class="replay-line-key">
          {lines.map((_line, i) => {
            const style = lineStyle(i, dark.value);
            return (
              <span key={i}>
                <svg width="34" height="10" aria-hidden="true">
                  <line x1="1" y1="5" x2="33" y2="5" stroke={style.colour} stroke-width="2.5" stroke-dasharray={style.dash} />
                </svg>{' '}
                {sideTitles[i]}
              </span>
            );
          })}
        </p>
      )}
      <PlotPicture
        draw={draw}
        given={[shown, row, mode, settled, language.value, label, bands]}
        label={`${title}. ${summary}`}
        onPicture={(svg) => (picture.current = svg)}
      />
    </Figure>
  );
}
