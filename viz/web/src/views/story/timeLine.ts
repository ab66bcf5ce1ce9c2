// src/views/story/timeLine.ts -- where dated events stand on a time line: a lane for each context or strategy that has some.
import { scaleUtc } from 'd3-scale';
import type { Choice, DatedEvent } from '../../run/types';
import { dateOf } from '../../words/format';

export interface Bar {
  readonly event: DatedEvent;
  readonly x: number;
  readonly width: number;
  readonly row: number; // from 0, so that no two bars of a lane lie on one another
  readonly clipped: boolean; // it lasts beyond the run
}
export interface Lane {
  readonly choice: Choice;
  readonly kind: DatedEvent['kind'];
  readonly bars: readonly Bar[];
  readonly rows: number;
}
export interface TimeLine {
  readonly lanes: readonly Lane[];
  readonly ticks: readonly { readonly day: number; readonly x: number }[];
}

const labelWidth = 80; // px, "janv. 2020"

/** `first` and `last`: days of the run; `left` and `right`: where they stand on the picture. */
export function timeLine(
  events: readonly DatedEvent[],
  choices: readonly Choice[],
  first: number,
  last: number,
  left: number,
  right: number,
): TimeLine {
  const scale = scaleUtc([dateOf(first), dateOf(Math.max(last, first + 1))], [left, right]);
  const at = (day: number): number => scale(dateOf(Math.min(Math.max(day, first), last)));
  const lanes: Lane[] = [];
  for (const choice of choices)
    for (const kind of ['crisis', 'policy'] as const) {
      const ends: number[] = []; // of each row
      const bars = events
        .filter((event) => event.choice === choice.name && event.kind === kind && event.from <= last && event.until >= first)
        .sort((a, b) => a.from - b.from || a.until - b.until)
        .map((event) => {
          let row = ends.findIndex((end) => end <= event.from);
          if (row < 0) row = ends.length;
          ends[row] = event.until;
          const x = at(event.from);
          return { event, x, width: Math.max(4, at(event.until) - x), row, clipped: event.until > last };
        });
      if (bars.length) lanes.push({ choice, kind, bars, rows: ends.length });
    }
  const ticks = scale
    .ticks(Math.max(2, Math.floor((right - left) / 150)))
    .map((tick) => ({ day: tick.getTime() / 86_400_000, x: scale(tick) }))
    .filter((_tick, i, all) => (((all[1]?.x ?? Infinity) - (all[0]?.x ?? 0)) < labelWidth ? i % 2 === 0 : true)); // no label on another
  return { lanes, ticks };
}
