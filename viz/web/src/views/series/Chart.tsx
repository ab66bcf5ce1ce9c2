// src/views/series/Chart.tsx -- curves with bands along time, their names at their ends, dated events, a cursor, a window to drag.
import { scaleLinear } from 'd3-scale';
import { useSignal, type Signal } from '@preact/signals';
import { useId, useMemo, useRef } from 'preact/hooks';
import { lineStyle, themes } from '../../figure/palette';
import { useWidth } from '../../figure/width';
import type { DatedEvent } from '../../run/types';
import { dark, language } from '../../state';
import type { Band } from '../../study/statistics';
import { apart, areaOf, extent, lastThere, pathOf } from './curves';
import { axisWidth, cut, DateAxis, dayAt, Events, type Frame, lanesHeight, Mark, mostLanes, textWidth, ticksOf, ValueAxis, xOf } from './parts';
import { nearestInstant } from './time';

export interface Line {
  readonly id: string;
  readonly context: string;
  readonly strategy: string;
  readonly label: string;
  /** The same in one or two short lines. */
  readonly short: readonly string[];
  readonly index: number; // of its look
  readonly replicates: readonly Float64Array[];
  readonly band: Band;
}

export interface ChartProps {
  readonly days: Int32Array;
  readonly first: number; // instants of the window
  readonly last: number;
  readonly lines: readonly Line[];
  readonly withBand: boolean;
  readonly each: boolean;
  readonly events: readonly DatedEvent[];
  /** A level to compare with, as 100 % or 0. */
  readonly level: { readonly value: number; readonly label: string } | null;
  readonly cursor: Signal<number>; // instant; −1: none
  readonly onZoom: (from: number, until: number) => void;
  readonly onRest: () => void;
  readonly label: string;
  readonly picture: { current: SVGSVGElement | null };
}

const shortest = 12; // px of a drag that counts

export function Chart({ days, first, last, lines, withBand, each, events, level, cursor, onZoom, onRest, label, picture }: ChartProps) {
  const home = useRef<HTMLDivElement>(null);
  const width = useWidth(home);
  return (
    <div ref={home} class="chart" role="img" aria-label={label}>
      {width > 0 && (
        <Drawing {...{ days, first, last, lines, withBand, each, events, level, cursor, onZoom, onRest, label, picture, width }} />
      )}
    </div>
  );
}

function Drawing({ days, first, last, lines, withBand, each, events, level, cursor, onZoom, onRest, picture, width }: ChartProps & { readonly width: number }) {
  const id = useId().replace(/[^\w-]/g, '');
  const theme = themes[dark.value ? 'dark' : 'light'];
  const drag = useSignal<readonly [number, number] | null>(null); // px
  const labelled = width >= 680;
  const seen = events.filter((event) => event.until > (days[first] as number) && event.from <= (days[last] as number));
  const made = useMemo(() => {
    const curves = lines.flatMap((line) => [
      line.band.middle,
      ...(withBand ? [line.band.low, line.band.high] : []),
      ...(each ? line.replicates : []),
    ]);
    const domain = extent(curves, first, last, level ? [level.value] : []);
    const scale = scaleLinear().domain(domain);
    const ticks = ticksOf(scale.ticks(width < 480 ? 4 : 6));
    return { domain, ticks };
  }, [lines, first, last, withBand, each, level?.value, width, language.value]);
  const letters = width >= 900 ? 34 : 26;
  const nameWidth = labelled ? Math.min(26 + 5.9 * letters, 26 + Math.max(...lines.flatMap((line) => line.short).map(textWidth), level ? textWidth(level.label) : 0)) : 14;
  const top = lanesHeight(Math.min(seen.length, mostLanes));
  const height = top + (width < 480 ? 220 : 290) + 28;
  const frame: Frame = {
    left: axisWidth(made.ticks),
    right: width - nameWidth,
    top,
    bottom: height - 28,
    from: days[first] as number,
    until: days[last] as number,
  };
  const x = xOf(frame);
  const scale = scaleLinear().domain(made.domain).range([frame.bottom, frame.top]);
  const y = (value: number): number => scale(value);
  const looks = lines.map((line) => lineStyle(line.index, theme.dark));
  const drawn = useMemo(
    () =>
      lines.map((line) => ({
        middle: pathOf(days, line.band.middle, first, last, x, y),
        band: withBand ? areaOf(days, line.band.low, line.band.high, first, last, x, y) : '',
        each: each ? line.replicates.map((values) => pathOf(days, values, first, last, x, y)).join('') : '',
      })),
    [lines, first, last, withBand, each, width, made, frame.right, height],
  );
  const ends = lines.map((line) => lastThere(line.band.middle, first, last));
  const names = lines.map((line) => line.short.map((text) => cut(text, letters)));
  const wanted = lines.map((line, i) => (ends[i] === -1 ? frame.bottom : y(line.band.middle[ends[i] as number] as number)));
  const placed = apart(wanted, names.map((text) => text.length * 13 + 4), frame.top - 6, frame.bottom + 6);
  const place = (event: PointerEvent & { currentTarget: SVGSVGElement }): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return Math.min(frame.right, Math.max(frame.left, ((event.clientX - box.left) * width) / box.width));
  };
  const instantAt = (px: number): number => first + nearestInstant(days.subarray(first, last + 1), dayAt(frame, px));
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
      onPointerDown={(event) => {
        if (event.button === 0 && event.pointerType === 'mouse') drag.value = [place(event), place(event)];
      }}
      onPointerMove={(event) => {
        const px = place(event);
        cursor.value = instantAt(px);
        if (drag.value) drag.value = [drag.value[0], px];
      }}
      onPointerUp={() => {
        const pulled = drag.value;
        drag.value = null;
        if (pulled && Math.abs(pulled[0] - pulled[1]) > shortest) {
          const [a, b] = [instantAt(Math.min(...pulled)), instantAt(Math.max(...pulled))];
          if (b > a + 1) onZoom(days[a] as number, days[b] as number);
        }
      }}
      onPointerLeave={() => {
        drag.value = null;
        onRest();
      }}
    >
      <Events events={seen} frame={frame} theme={theme} width={width} id={`${id}hatch`} />
      <ValueAxis frame={frame} theme={theme} ticks={made.ticks} y={y} />
      <DateAxis frame={frame} theme={theme} />
      {level && (
        <g font-size="11">
          <path d={`M${frame.left},${y(level.value)}H${frame.right}`} stroke={theme.text} stroke-width="1.4" stroke-dasharray="1 3" />
          <text x={frame.left + 5} y={y(level.value) - 5} fill={theme.text} stroke={theme.background} stroke-width="3" paint-order="stroke">
            {level.label}
          </text>
        </g>
      )}
      {drawn.map((one, i) => (
        <path key={`b${i}`} d={one.band} fill={looks[i]?.colour} fill-opacity={lines.length > 4 ? 0.13 : 0.2} />
      ))}
      {drawn.map((one, i) => (
        <path key={`e${i}`} d={one.each} fill="none" stroke={looks[i]?.colour} stroke-width="0.7" stroke-opacity="0.6" />
      ))}
      {drawn.map((one, i) => (
        <path key={`m${i}`} d={one.middle} fill="none" stroke={looks[i]?.colour} stroke-width="2" stroke-dasharray={looks[i]?.dash} stroke-linejoin="round" />
      ))}
      {lines.map((line, i) => {
        const end = ends[i] as number;
        const look = looks[i];
        if (end < 0 || !look) return null;
        const [ex, ey] = [x(days[end] as number), wanted[i] as number];
        const ly = placed[i] as number;
        const text = names[i] as string[];
        return (
          <g key={line.id} font-size="11">
            <Mark symbol={look.symbol} colour={look.colour} x={ex} y={ey} size={4} />
            {labelled && (
              <>
                <path d={`M${ex + 5},${ey}L${frame.right + 14},${ly}`} stroke={look.colour} stroke-width="0.8" fill="none" />
                <text fill={theme.text} y={ly - ((text.length - 1) * 13) / 2 + 4}>
                  {text.map((part, k) => (
                    <tspan key={k} x={frame.right + 18} dy={k === 0 ? 0 : 13}>
                      {part}
                    </tspan>
                  ))}
                </text>
              </>
            )}
          </g>
        );
      })}
      <Cursor {...{ cursor, days, lines, frame, y, first, last }} />
      {drag.value && Math.abs(drag.value[0] - drag.value[1]) > shortest && (
        <rect
          class="not-exported"
          x={Math.min(...drag.value)}
          width={Math.abs(drag.value[0] - drag.value[1])}
          y={frame.top}
          height={frame.bottom - frame.top}
          fill={theme.policy}
          fill-opacity="0.18"
          stroke={theme.policy}
        />
      )}
    </svg>
  );
}

interface CursorProps {
  readonly cursor: Signal<number>;
  readonly days: Int32Array;
  readonly lines: readonly Line[];
  readonly frame: Frame;
  readonly y: (value: number) => number;
  readonly first: number;
  readonly last: number;
}

function Cursor({ cursor, days, lines, frame, y, first, last }: CursorProps) {
  const theme = themes[dark.value ? 'dark' : 'light'];
  const at = cursor.value;
  if (at < first || at > last) return null;
  const px = xOf(frame)(days[at] as number);
  return (
    <g class="not-exported" pointer-events="none">
      <path d={`M${px.toFixed(1)},${frame.top}V${frame.bottom}`} stroke={theme.text} stroke-width="1" />
      {lines.map((line) => {
        const value = line.band.middle[at] as number;
        return Number.isFinite(value) ? (
          <circle key={line.id} cx={px} cy={y(value)} r="3.5" fill={lineStyle(line.index, theme.dark).colour} stroke={theme.background} stroke-width="1.2" />
        ) : null;
      })}
    </g>
  );
}

/** The picture without what belongs to the moment: cursor and dragged window. */
export function settledPicture(picture: { current: SVGSVGElement | null }): SVGSVGElement | null {
  const svg = picture.current?.cloneNode(true) as SVGSVGElement | undefined;
  for (const one of svg?.querySelectorAll('.not-exported') ?? []) one.remove();
  return svg ?? null;
}
