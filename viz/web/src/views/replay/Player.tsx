// src/views/replay/Player.tsx -- play, pause, step, speed and scrub along the dates of a run; jumps to what happened.
import { type ReadonlySignal, type Signal, useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { language, type Param } from '../../state';
import { date, inWords, month, told } from '../../words';
import { formatDate } from '../../words/format';
import type { Jump } from './values';
import { replayWords } from './words';

export const speeds = [1, 2, 5, 10, 20, 30, 60] as const; // steps per second

/** The system asks for less motion: the replay begins slowly. Nothing moves between two dates for anyone. */
export const lessMotion = typeof matchMedia !== 'undefined' && matchMedia('(prefers-reduced-motion: reduce)').matches;
export const usualSpeed = lessMotion ? 2 : 10;

export interface PlayerProps {
  readonly days: Int32Array;
  readonly last: number; // last instant with values
  readonly at: Signal<number>;
  readonly playing: Signal<boolean>;
  readonly speed: Param<number>;
  readonly jumps: readonly Jump[];
  /** Writes the date into the address. */
  readonly settle: () => void;
}

const settleEvery = 1000; // ms, while it plays

/** Keys are left to what they mean where the focus is. */
const takesSpace = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('button, select, summary, a, textarea, [role="region"], input:not([type="range"])') !== null;

/** How far a replay has got after `elapsed` ms: whole steps, and what is left of one. */
export function advanced(due: number, elapsed: number, speed: number): { steps: number; due: number } {
  const all = due + (Math.min(elapsed, 500) / 1000) * speed; // a sleeping tab does not jump
  const steps = Math.floor(all);
  return { steps, due: all - steps };
}

export function Player({ days, last, at, playing, speed, jumps, settle }: PlayerProps) {
  const words = inWords(replayWords);
  const end = days.length - 1;
  const go = (instant: number): void => {
    at.value = Math.max(0, Math.min(end, instant));
    settle();
  };
  const toggle = (): void => {
    if (!playing.value && at.value >= last) at.value = 0;
    playing.value = !playing.value;
    if (!playing.value) settle();
  };
  useSignalEffect(() => {
    if (!playing.value) return undefined;
    let before = performance.now();
    let settled = before;
    let due = 0;
    const step = (now: number): void => {
      const next = advanced(due, Math.max(0, now - before), speed.peek());
      due = next.due;
      before = now;
      if (next.steps > 0) at.value = Math.min(Math.max(last, at.peek()), at.peek() + next.steps);
      if (at.peek() >= last) {
        playing.value = false;
        settle();
        return;
      }
      if (now - settled > settleEvery) {
        settled = now;
        settle();
      }
      frame = requestAnimationFrame(step);
    };
    let frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== ' ' || event.ctrlKey || event.altKey || event.metaKey || takesSpace(event.target)) return;
      event.preventDefault();
      toggle();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
  const share = (instant: number): string => `${end > 0 ? (100 * instant) / end : 0}%`;
  const bands = jumps.filter((one) => one.edge === 'from');
  const until = (jump: Jump): number => jumps.find((one) => one.edge === 'until' && one.title.en === jump.title.en)?.instant ?? end;
  return (
    <section class="replay-player" aria-label={words.player}>
      <div class="replay-player-buttons">
        <button type="button" class="replay-play" onClick={toggle}>
          <Sign path={playing.value ? signs.pause : signs.play} /> {playing.value ? words.pause : words.play}
        </button>
        <button type="button" title={words.toStart} aria-label={words.toStart} onClick={() => go(0)}>
          <Sign path={signs.start} />
        </button>
        <button type="button" title={words.back} aria-label={words.back} onClick={() => go(at.value - 1)}>
          <Sign path={signs.back} />
        </button>
        <button type="button" title={words.forward} aria-label={words.forward} onClick={() => go(at.value + 1)}>
          <Sign path={signs.forward} />
        </button>
        <button type="button" title={words.toEnd} aria-label={words.toEnd} onClick={() => go(last)}>
          <Sign path={signs.end} />
        </button>
        <label>
          <span class="for-reader">{words.speed}</span>
          <select value={String(speed.value)} title={words.speed} onChange={(event) => (speed.value = Number(event.currentTarget.value))}>
            {[...new Set([...speeds, speed.value])].sort((a, b) => a - b).map((one) => (
              <option key={one} value={String(one)}>
                {words.perSecond(one)}
              </option>
            ))}
          </select>
        </label>
        <DateText days={days} at={at} />
      </div>
      <div class="replay-scrub">
        <div class="replay-bands" aria-hidden="true">
          {bands.map((one) => (
            <span key={one.title.en + one.instant} class={`replay-band ${one.kind}`} style={{ left: share(one.instant), width: `calc(${share(until(one))} - ${share(one.instant)})` }}>
              {told(one.title)}
            </span>
          ))}
        </div>
        <Scrub days={days} at={at} label={words.date} settle={settle} />
        <div class="replay-ends" aria-hidden="true">
          <span>{month(days[0] ?? NaN)}</span>
          <span>{month(days[end] ?? NaN)}</span>
        </div>
      </div>
      {jumps.length > 0 && (
        <p class="replay-jumps">
          <span>{words.jump}</span>{' '}
          {jumps.slice(0, 10).map((one) => {
            const when = date(one.day);
            return (
              <button key={`${one.title.en} ${one.edge} ${one.instant}`} type="button" onClick={() => go(one.instant)}>
                {one.edge === 'from' ? words.begins(told(one.title), when) : words.ends(told(one.title), when)}
              </button>
            );
          })}
        </p>
      )}
      <details class="replay-keys">
        <summary>{words.keysTitle}</summary>
        <p>{words.keys}</p>
        <p>{words.zoomKeys}</p>
        <p>
          {words.steps} {lessMotion ? words.lessMotion(usualSpeed) : ''}
        </p>
      </details>
    </section>
  );
}

// Drawn, since fonts lack some of these signs.
const signs = {
  play: 'M3 2L14 8L3 14Z',
  pause: 'M3 2H7V14H3ZM9 2H13V14H9Z',
  start: 'M2 2H4V14H2ZM14 2V14L5 8Z',
  back: 'M12 2V14L3 8Z',
  forward: 'M4 2L13 8L4 14Z',
  end: 'M12 2H14V14H12ZM2 2L11 8L2 14Z',
} as const;

function Sign({ path }: { readonly path: string }) {
  return (
    <svg class="replay-sign" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} fill="currentColor" />
    </svg>
  );
}

function DateText({ days, at }: { readonly days: Int32Array; readonly at: ReadonlySignal<number> }) {
  return (
    <output class="replay-date" aria-live="off">
      {date(days[at.value] ?? NaN)}
    </output>
  );
}

interface ScrubProps {
  readonly days: Int32Array;
  readonly at: Signal<number>;
  readonly label: string;
  readonly settle: () => void;
}

function Scrub({ days, at, label, settle }: ScrubProps) {
  return (
    <input
      type="range"
      class="replay-scrub-range"
      min={0}
      max={Math.max(0, days.length - 1)}
      step={1}
      value={at.value}
      aria-label={label}
      aria-valuetext={formatDate(days[at.value] ?? NaN, language.value)}
      onInput={(event) => {
        at.value = Number(event.currentTarget.value);
        settle();
      }}
    />
  );
}
