// src/views/life/lives.ts -- what a life line is made of: spans of one state, extremes of a number, agents worth a look.
import type { Identities, Life } from '../../run/types';

/** A state that was seen at each recording from `first` to `last` (instants of its scale of time). */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly value: number; // NaN: nobody, or not there
  readonly code: string;
}

export function spansOf(life: Life): Span[] {
  const out: { first: number; last: number; value: number; code: string }[] = [];
  const length = life.codes ? life.codes.length : life.numbers.length;
  for (let i = 0; i < length; ++i) {
    const value = life.codes ? (life.codes[i] ? 0 : NaN) : (life.numbers[i] as number);
    const code = life.codes?.[i] ?? '';
    const before = out[out.length - 1];
    if (before && Object.is(before.value, value) && before.code === code) before.last = i;
    else out.push({ first: i, last: i, value, code });
  }
  return out;
}

export interface Course {
  readonly first: number; // instants
  readonly last: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Where a number begins, ends, and is lowest and highest; null if it is nowhere. */
export function courseOf(numbers: ArrayLike<number>): Course | null {
  let out: { first: number; last: number; lowest: number; highest: number } | null = null;
  for (let i = 0; i < numbers.length; ++i) {
    const value = numbers[i] as number;
    if (Number.isNaN(value)) continue;
    if (!out) out = { first: i, last: i, lowest: i, highest: i };
    out.last = i;
    if (value < (numbers[out.lowest] as number)) out.lowest = i;
    if (value > (numbers[out.highest] as number)) out.highest = i;
  }
  return out;
}

/** Slot of the n-th largest number (0: the largest); −1 if there are fewer. */
export function nthLargest(numbers: ArrayLike<number>, n: number): number {
  const slots: number[] = [];
  for (let slot = 0; slot < numbers.length; ++slot) if (!Number.isNaN(numbers[slot] as number)) slots.push(slot);
  slots.sort((a, b) => (numbers[b] as number) - (numbers[a] as number) || a - b);
  return slots[n] ?? -1;
}

/** Later less before, by slot; NaN where one of them is not there. */
export function changes(before: ArrayLike<number>, later: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: Math.min(before.length, later.length) }, (_none, slot) => (later[slot] as number) - (before[slot] as number));
}

/** Slots whose state differs, both being there, or one of them missing if `gaps` (a job lost, an owner gone). */
export function differing(before: ArrayLike<number>, later: ArrayLike<number>, gaps: boolean): number[] {
  const out: number[] = [];
  for (let slot = 0; slot < Math.min(before.length, later.length); ++slot) {
    const [a, b] = [before[slot] as number, later[slot] as number];
    if (Object.is(a, b)) continue;
    if (!gaps && (Number.isNaN(a) || Number.isNaN(b))) continue;
    out.push(slot);
  }
  return out;
}

/** Slots of agents that died (`died`), or were born after the start (`born`). */
export function passing(identities: Identities, what: 'born' | 'died'): number[] {
  const out: number[] = [];
  for (let slot = 0; slot < identities.born.length; ++slot)
    if (what === 'died' ? (identities.died[slot] as number) >= 0 : (identities.born[slot] as number) > 0) out.push(slot);
  return out;
}

/** The id of the file in digits; "" for an agent that was born and died within one step. */
export function idText(identities: Identities, slot: number): string {
  const [high, low] = [identities.high[slot], identities.low[slot]];
  if (high === undefined || low === undefined) return '';
  const id = (BigInt(high) << 32n) | BigInt(low);
  return id === 0n ? '' : id.toString();
}

/** Day of a step, by the recorded instants: the first one on which that step is done; NaN if none is. */
export function dayOfStep(days: ArrayLike<number>, steps: ArrayLike<number>, step: number): number {
  for (let i = 0; i < steps.length; ++i) if ((steps[i] as number) >= step) return days[i] as number;
  return NaN;
}
