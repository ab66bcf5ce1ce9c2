// src/views/life/LifePicture.tsx -- all recorded columns of an agent, one above the other along the same dates.
import { scaleLinear } from 'd3-scale';
import { useId } from 'preact/hooks';
import { dayCell } from '../../figure/cells';
import type { Cell, TableData } from '../../figure/export';
import { lineStyle, type Theme, themes } from '../../figure/palette';
import type { RunFile } from '../../run/client';
import type { DatedEvent, Life } from '../../run/types';
import { dark } from '../../state';
import { date, inWords, typography } from '../../words';
import { extent, pathOf } from '../series/curves';
import { cut, DateAxis, Events, type Frame, lanesHeight, Mark, mostLanes, textWidth, ticksOf, ValueAxis, xOf } from '../series/parts';
import { spansOf } from './lives';
import { columnTold, stateCell, stateTold } from './tell';
import { lifeWords } from './words';

export interface Side {
  readonly name: string;
  readonly lives: readonly Life[];
}

interface LifePictureProps {
  readonly file: RunFile;
  readonly sides: readonly Side[]; // this run, and the one beside
  readonly events: readonly DatedEvent[];
  readonly ended: number; // day of death; NaN: alive
  readonly width: number;
  readonly picture: { current: SVGSVGElement | null };
}

const numberHeight = 92;
const spanHeight = 24;
const headHeight = 20;
const gap = 14;

export function rowHeight(life: Life, sides: number): number {
  return headHeight + gap + (life.column.kind === 'number' ? numberHeight : spanHeight * sides + 4);
}

export function LifePicture({ file, sides, events, ended, width, picture }: LifePictureProps) {
  const words = inWords(lifeWords);
  const id = useId().replace(/[^\w-]/g, '');
  const theme = themes[dark.value ? 'dark' : 'light'];
  const own = sides[0]?.lives ?? [];
  const all = file.outline.rhythms['time']?.days ?? new Int32Array();
  const [from, until] = [all[0] ?? 0, all[all.length - 1] ?? 1];
  const lanes = lanesHeight(Math.min(events.length, mostLanes));
  const heights = own.map((life) => rowHeight(life, sides.length));
  const height = lanes + heights.reduce((sum, one) => sum + one, 0) + 30;
  const narrow = width < 520;
  const frame: Frame = { left: narrow ? 48 : 64, right: width - 14, top: lanes, bottom: height - 28, from, until };
  let top = lanes;
  return (
    <svg
      ref={(svg) => {
        picture.current = svg;
      }}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      fill={theme.text}
    >
      <Events events={events} frame={frame} theme={theme} width={width} id={`${id}hatch`} />
      {own.map((life, i) => {
        const here = top;
        top += heights[i] as number;
        const label = typography(columnTold(file, life.column));
        const lives = sides.map((side) => side.lives.find((one) => one.column.name === life.column.name) ?? null);
        return (
          <g key={life.column.name}>
            <text x={frame.left} y={here + 14} font-size="12" font-weight="600" stroke={theme.background} stroke-width="3" stroke-opacity="0.8" paint-order="stroke">
              <title>{label}</title>
              {cut(label, Math.floor((frame.right - frame.left) / 6.9))}
            </text>
            {life.column.kind === 'number' ? (
              <Numbers lives={lives} frame={{ ...frame, top: here + headHeight + 4, bottom: here + headHeight + numberHeight }} theme={theme} />
            ) : (
              <Spans file={file} lives={lives} sides={sides} frame={{ ...frame, top: here + headHeight, bottom: here + heights[i]! - gap }} theme={theme} />
            )}
          </g>
        );
      })}
      {Number.isFinite(ended) && (
        <g font-size="11">
          <path d={`M${xOf(frame)(ended)},${frame.top}V${frame.bottom}`} stroke={theme.text} stroke-width="1.5" stroke-dasharray="6 3" />
          <text x={xOf(frame)(ended) - 5} y={frame.bottom - 6} text-anchor="end">
            † {words.diedOn(date(ended))}
          </text>
        </g>
      )}
      <DateAxis frame={frame} theme={theme} />
    </svg>
  );
}

function Numbers({ lives, frame, theme }: { readonly lives: readonly (Life | null)[]; readonly frame: Frame; readonly theme: Theme }) {
  const length = Math.max(...lives.map((life) => life?.numbers.length ?? 0));
  const domain = extent(lives.flatMap((life) => (life ? [life.numbers] : [])), 0, length - 1);
  const scale = scaleLinear().domain(domain).range([frame.bottom, frame.top + 6]);
  const y = (value: number): number => scale(value);
  const x = xOf(frame);
  const ticks = ticksOf(scale.ticks(3));
  return (
    <g>
      <ValueAxis frame={frame} theme={theme} ticks={ticks} y={y} />
      {lives.map((life, side) => {
        if (!life) return null;
        const look = lineStyle(side, theme.dark);
        const last = life.numbers.length - 1;
        return (
          <g key={side}>
            <path d={pathOf(life.days, life.numbers, 0, last, x, y)} fill="none" stroke={look.colour} stroke-width="2" stroke-dasharray={look.dash} />
            {last < 60 &&
              Array.from(life.numbers, (value, i) =>
                Number.isNaN(value) ? null : <Mark key={i} symbol={look.symbol} colour={look.colour} x={x(life.days[i] as number)} y={y(value)} size={3} />,
              )}
          </g>
        );
      })}
    </g>
  );
}

interface SpansProps {
  readonly file: RunFile;
  readonly lives: readonly (Life | null)[];
  readonly sides: readonly Side[];
  readonly frame: Frame;
  readonly theme: Theme;
}

/** A bar for each run, cut where the state is seen to change; the text in it says the state. */
function Spans({ file, lives, sides, frame, theme }: SpansProps) {
  const x = xOf(frame);
  const looks = new Map<string, number>();
  const nameOf = (life: Life, value: number, code: string): string => stateTold(file, life.column, value, code);
  return (
    <g font-size="11">
      {lives.map((life, side) => {
        if (!life) return null;
        const top = frame.top + 2 + side * spanHeight;
        const bar = lineStyle(side, theme.dark);
        return (
          <g key={side}>
            <title>{sides[side]?.name}</title>
            <Mark symbol={bar.symbol} colour={bar.colour} x={frame.left - 12} y={top + 9} size={4} />
            {spansOf(life).map((span, i) => {
              const begin = x(life.days[span.first] as number);
              const end = x((life.days[span.last + 1] as number | undefined) ?? frame.until);
              const wide = Math.max(3, end - begin);
              const text = nameOf(life, span.value, span.code);
              const gone = Number.isNaN(span.value);
              if (!looks.has(text)) looks.set(text, looks.size);
              const look = lineStyle(looks.get(text) as number, theme.dark);
              const letters = Math.floor((wide - 10) / 6);
              return (
                <g key={i}>
                  <title>{`${date(life.days[span.first] as number)} – ${text}`}</title>
                  {!gone && <rect x={begin} y={top} width={wide} height={spanHeight - 6} fill={look.colour} fill-opacity="0.22" />}
                  <rect x={begin} y={top} width={wide} height={spanHeight - 6} fill="none" stroke={gone ? theme.faint : look.colour} stroke-width="1" stroke-dasharray={gone ? '2 3' : ''} />
                  {letters >= 3 && (textWidth(text) <= wide - 6 || letters >= 6) && (
                    <text x={begin + 6} y={top + 13} fill={gone ? theme.faint : theme.text}>
                      {cut(text, Math.max(letters, 3))}
                    </text>
                  )}
                </g>
              );
            })}
          </g>
        );
      })}
    </g>
  );
}

/** What stands in a table: all columns of all sides, at each date on which one of them was recorded. */
export function lifeTable(file: RunFile, sides: readonly Side[], dateHead: string): TableData {
  const days = [...new Set(sides.flatMap((side) => side.lives.flatMap((life) => Array.from(life.days).slice(0, Math.max(life.numbers.length, life.codes?.length ?? 0)))))].sort((a, b) => a - b);
  const lines = sides.flatMap((side) => side.lives.map((life) => ({ side, life, at: new Map(Array.from(life.days, (day, i) => [day, i])) })));
  const columns = [
    dateHead,
    ...lines.map(({ side, life }) => `${columnTold(file, life.column)}${sides.length > 1 ? `, ${side.name}` : ''}`),
  ];
  const rows = days.map((day) => [
    dayCell(day),
    ...lines.map(({ life, at }): Cell => {
      const i = at.get(day);
      return i === undefined ? '' : stateCell(file, life.column, life.codes ? 0 : (life.numbers[i] ?? NaN), life.codes?.[i]);
    }),
  ]);
  return { columns, rows };
}

