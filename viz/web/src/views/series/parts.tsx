// src/views/series/parts.tsx -- parts of a picture along time: axes, dated events, swatches.
import type { DatedEvent } from '../../run/types';
import type { Theme } from '../../figure/palette';
import { bilingual, inWords, month, percent, tick, told } from '../../words';
import { dateOf } from '../../words/format';
import { language } from '../../state';
import { dateTicks, type DateTick } from './time';

export interface Frame {
  readonly left: number;
  readonly right: number; // x of the last instant
  readonly top: number;
  readonly bottom: number;
  readonly from: number; // days
  readonly until: number;
}

export const xOf = (frame: Frame) => (day: number): number =>
  frame.left + ((day - frame.from) / Math.max(1, frame.until - frame.from)) * (frame.right - frame.left);
export const dayAt = (frame: Frame, x: number): number =>
  frame.from + ((x - frame.left) / Math.max(1, frame.right - frame.left)) * (frame.until - frame.from);

export const laneHeight = 19;
export const mostLanes = 5;
export const lanesHeight = (events: number): number => (events === 0 ? 10 : Math.min(events, mostLanes) * laneHeight + 12);

const letter = 6.1; // px, of 11 px text
export const textWidth = (text: string): number => text.length * letter;

export const partWords = bilingual({
  en: { crisis: 'crisis', policy: 'policy', colon: ': ' },
  fr: { crisis: 'crise', policy: 'politique', colon: '\u202f: ' },
});

/** A text in no more than `letters` letters. */
export const cut = (text: string, letters: number): string => (text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`);

function tickText(tick: DateTick): string {
  if (tick.kind === 'year') return String(dateOf(tick.day).getUTCFullYear());
  if (tick.kind === 'month') return month(tick.day);
  return new Intl.DateTimeFormat(language.value === 'fr' ? 'fr-FR' : 'en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(dateOf(tick.day));
}

export function DateAxis({ frame, theme, texts = true }: { readonly frame: Frame; readonly theme: Theme; readonly texts?: boolean }) {
  const x = xOf(frame);
  const ticks = dateTicks(frame.from, frame.until, frame.right - frame.left, 78);
  return (
    <g font-size="11">
      <path d={`M${frame.left},${frame.bottom + 0.5}H${frame.right}`} stroke={theme.faint} fill="none" />
      {ticks.map((one) => (
        <g key={one.day} transform={`translate(${x(one.day).toFixed(1)},${frame.bottom})`}>
          <path d="M0,0V5" stroke={theme.faint} />
          {texts && (
            <text y="18" text-anchor="middle" fill={theme.text}>
              {tickText(one)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

export interface Tick {
  readonly value: number;
  readonly text: string;
}

export function ValueAxis({ frame, theme, ticks, y }: { readonly frame: Frame; readonly theme: Theme; readonly ticks: readonly Tick[]; readonly y: (value: number) => number }) {
  return (
    <g font-size="11">
      {ticks.map((one) => (
        <g key={one.value} transform={`translate(0,${y(one.value).toFixed(1)})`}>
          <path d={`M${frame.left},0H${frame.right}`} stroke={theme.line} stroke-opacity="0.6" />
          <text x={frame.left - 6} y="4" text-anchor="end" fill={theme.text}>
            {one.text}
          </text>
        </g>
      ))}
    </g>
  );
}

/** Ticks with as many digits as tell them apart: 70.161 M and 70.162 M, not twice 70.16 M. */
export function ticksOf(values: readonly number[], style: 'decimal' | 'percent' = 'decimal'): Tick[] {
  let texts = values.map((value) => (style === 'percent' ? percent(value) : tick(value)));
  for (let digits = 5; digits <= 12 && new Set(texts).size < values.length; ++digits) {
    const large = style === 'decimal' && values.some((value) => Math.abs(value) >= 1e4);
    const format = new Intl.NumberFormat(language.value === 'fr' ? 'fr-FR' : 'en-GB', { style, maximumSignificantDigits: digits, notation: large ? 'compact' : 'standard' });
    texts = values.map((value) => format.format(value).replace(/^-/, '−').replace(/\s/g, '\u202f'));
  }
  return values.map((value, i) => ({ value, text: texts[i] as string }));
}

/** Left margin that the texts of an axis need. */
export const axisWidth = (ticks: readonly Tick[]): number => Math.max(34, 14 + Math.max(0, ...ticks.map((one) => textWidth(one.text))));

/** Crises shade the picture; each event has a bar with its name above it. */
export function Events({ events, frame, theme, width, id }: { readonly events: readonly DatedEvent[]; readonly frame: Frame; readonly theme: Theme; readonly width: number; readonly id: string }) {
  const words = inWords(partWords);
  const x = xOf(frame);
  const clamp = (day: number): number => Math.min(frame.right, Math.max(frame.left, x(day)));
  const seen = events.filter((event) => event.until > frame.from && event.from <= frame.until);
  return (
    <g font-size="11">
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill={theme.crisis} fill-opacity="0.18" />
        <path d="M0,0V6" stroke={theme.crisis} stroke-width="2.5" stroke-opacity="0.35" />
      </pattern>
      {seen.map((event, i) =>
        event.kind === 'crisis' ? (
          <rect key={i} x={clamp(event.from)} y={frame.top} width={Math.max(1, clamp(event.until) - clamp(event.from))} height={frame.bottom - frame.top} fill={theme.crisis} fill-opacity="0.09" />
        ) : null,
      )}
      {seen.slice(0, mostLanes).map((event, i) => {
        const top = 2 + i * laneHeight;
        const [from, until] = [clamp(event.from), clamp(event.until)];
        const colour = event.kind === 'crisis' ? theme.crisis : theme.policy;
        const whole = `${words[event.kind]}${words.colon}${told(event.title)}`;
        const most = Math.max(10, Math.floor((width - frame.left - 8) / letter));
        const text = cut(whole, most);
        const atEnd = from + 6 + textWidth(text) > width - 2;
        const start = atEnd ? Math.max(frame.left, width - 6 - textWidth(text)) : from + 6;
        return (
          <g key={i}>
            <title>{whole}</title>
            <rect x={from} y={top} width={Math.max(2, until - from)} height={laneHeight - 4} fill={event.kind === 'crisis' ? `url(#${id})` : colour} fill-opacity={event.kind === 'crisis' ? 1 : 0.16} />
            <path d={`M${from},${top}v${laneHeight - 4}`} stroke={colour} stroke-width="3" />
            <text x={start} y={top + 11.5} fill={theme.text} stroke={theme.background} stroke-width="4" stroke-linejoin="round" paint-order="stroke">
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** What stands for a line in a list: colour, dash and symbol, as in the picture. */
export function Mark({ symbol, colour, x = 0, y = 0, size = 4.5 }: { readonly symbol: string; readonly colour: string; readonly x?: number; readonly y?: number; readonly size?: number }) {
  const r = size;
  const shapes: Record<string, string> = {
    square: `M${-r},${-r}h${2 * r}v${2 * r}h${-2 * r}Z`,
    triangle: `M0,${-r * 1.2}L${r * 1.15},${r}L${-r * 1.15},${r}Z`,
    diamond: `M0,${-r * 1.3}L${r},0L0,${r * 1.3}L${-r},0Z`,
    cross: `M${-r},${-r / 2.5}H${-r / 2.5}V${-r}H${r / 2.5}V${-r / 2.5}H${r}V${r / 2.5}H${r / 2.5}V${r}H${-r / 2.5}V${r / 2.5}H${-r}Z`,
    star: `M0,${-r * 1.3}L${r * 0.35},${-r * 0.35}L${r * 1.3},0L${r * 0.35},${r * 0.35}L0,${r * 1.3}L${-r * 0.35},${r * 0.35}L${-r * 1.3},0L${-r * 0.35},${-r * 0.35}Z`,
    wye: `M${-r},${-r}L0,${r * 1.2}L${r},${-r}L0,${-r * 0.3}Z`,
  };
  const at = `translate(${x.toFixed(1)},${y.toFixed(1)})`;
  const d = shapes[symbol];
  return d ? <path d={d} fill={colour} transform={at} /> : <circle r={r} fill={colour} transform={at} />;
}

export function Swatch({ colour, dash, symbol }: { readonly colour: string; readonly dash: string; readonly symbol: string }) {
  return (
    <svg class="swatch" width="38" height="14" viewBox="0 0 38 14" aria-hidden="true">
      <path d="M1,7H37" stroke={colour} stroke-width="2.2" stroke-dasharray={dash} fill="none" />
      <Mark symbol={symbol} colour={colour} x={19} y={7} size={4} />
    </svg>
  );
}
