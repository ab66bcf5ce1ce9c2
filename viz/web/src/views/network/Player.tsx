// src/views/network/Player.tsx -- play, pause, step, speed and scrub over recorded dates.
import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { date, inWords } from '../../words';
import { Choose } from '../../graph/controls';
import { networkWords } from './words';

export interface PlayerProps {
  readonly days: Int32Array;
  readonly at: number;
  readonly onChange: (at: number) => void;
  /** True while the picture of the date before is not there yet: playing waits for it. */
  readonly busy: boolean;
  readonly speed: number;
  readonly onSpeed: (speed: number) => void;
}

const speeds = [0.5, 1, 2, 4, 8];

export function Player({ days, at, onChange, busy, speed, onSpeed }: PlayerProps) {
  const words = inWords(networkWords);
  const playing = useSignal(false);
  const id = useId();
  const last = days.length - 1;
  const on = playing.value && last > 0;
  useEffect(() => {
    if (!on || busy) return undefined;
    if (at >= last) {
      playing.value = false;
      return undefined;
    }
    const timer = setTimeout(() => onChange(at + 1), 1000 / speed);
    return () => clearTimeout(timer);
  }, [on, busy, at, last, speed]);
  const step = (to: number): void => {
    playing.value = false;
    onChange(Math.min(last, Math.max(0, to)));
  };
  const toggle = (): void => {
    if (!playing.value && at >= last) onChange(0);
    playing.value = !playing.value;
  };
  const said = `${date(days[at] as number)}, ${words.of(at + 1, days.length)}`;
  return (
    <div class="network-player" role="group" aria-label={words.player}>
      <button type="button" aria-label={words.firstDate} title={words.firstDate} disabled={at <= 0} onClick={() => step(0)}>
        <span aria-hidden="true">|◂◂</span>
      </button>
      <button type="button" aria-label={words.back} title={words.back} disabled={at <= 0} onClick={() => step(at - 1)}>
        <span aria-hidden="true">◂</span>
      </button>
      <button type="button" class="play" onClick={toggle} disabled={last < 1}>
        <span aria-hidden="true">{on ? '⏸\ufe0e' : '▶\ufe0e'}</span> {on ? words.pause : words.play}
      </button>
      <button type="button" aria-label={words.next} title={words.next} disabled={at >= last} onClick={() => step(at + 1)}>
        <span aria-hidden="true">▸</span>
      </button>
      <button type="button" aria-label={words.lastDate} title={words.lastDate} disabled={at >= last} onClick={() => step(last)}>
        <span aria-hidden="true">▸▸|</span>
      </button>
      <label class="scrub" for={id}>
        <span class="for-reader">{words.scrub}</span>
        <input id={id} type="range" min={0} max={last} step={1} value={at} aria-valuetext={said} disabled={last < 1} onInput={(event) => step(Number(event.currentTarget.value))} />
      </label>
      <output for={id}>
        <strong>{date(days[at] as number)}</strong> <span class="faint">({words.of(at + 1, days.length)})</span>
      </output>
      <Choose label={words.speed} value={String(speed)} options={speeds.map((one) => ({ value: String(one), text: one.toLocaleString(document.documentElement.lang || 'en') }))} onChange={(value) => onSpeed(Number(value))} />
    </div>
  );
}
