// src/graph/ties.ts -- the ties of a network between slots: who is behind an id, what is new, what is lost, which to draw.

/** Directed ties between slots; `columns` run along them. */
export interface Ties {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** Ties of which an end is nobody that the file knows of: they are left out. */
  readonly unknown: number;
}

export type SlotOf = (id: number) => number;
const twoTo32 = 4294967296;

/**
 * Slot of an id, −1 if nobody has it. Ids of newborn agents have 64 bits, and lose the last ones on both sides alike; should two
 * of them become the same number, neither is taken for the other.
 */
export function slotLookup(identities: { readonly high: Uint32Array; readonly low: Uint32Array } | null): SlotOf {
  if (!identities) return (id) => (id >= 1 && id < twoTo32 ? id - 1 : -1);
  const { high, low } = identities;
  const settled = settledPart(high, low);
  const others = new Map<number, number>();
  for (let slot = settled; slot < low.length; ++slot) {
    const id = (high[slot] as number) * twoTo32 + (low[slot] as number);
    if (id !== 0) others.set(id, others.has(id) ? -1 : slot);
  }
  return (id) => (id >= 1 && id <= settled ? id - 1 : (others.get(id) ?? -1));
}

/** How many slots from the first have id = slot + 1. */
function settledPart(high: Uint32Array, low: Uint32Array): number {
  let slot = 0;
  while (slot < low.length && high[slot] === 0 && low[slot] === slot + 1) ++slot;
  return slot;
}

export function tiesBetween(
  edges: { readonly from: Float64Array; readonly to: Float64Array; readonly columns: Readonly<Record<string, Float64Array>> },
  fromSlot: SlotOf,
  toSlot: SlotOf,
): Ties {
  const count = edges.from.length;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  let unknown = 0;
  for (let i = 0; i < count; ++i) {
    from[i] = fromSlot(edges.from[i] as number);
    to[i] = toSlot(edges.to[i] as number);
    if ((from[i] as number) < 0 || (to[i] as number) < 0) ++unknown;
  }
  return unknown ? { ...chosen({ from, to, columns: edges.columns, unknown }, (i) => (from[i] as number) >= 0 && (to[i] as number) >= 0), unknown } : { from, to, columns: edges.columns, unknown };
}

/** The ties that a question is answered with yes for. */
export function chosen(ties: Ties, wanted: (tie: number) => boolean): Ties {
  const kept: number[] = [];
  for (let i = 0; i < ties.from.length; ++i) if (wanted(i)) kept.push(i);
  const columns: Record<string, Float64Array> = {};
  for (const [name, values] of Object.entries(ties.columns)) columns[name] = Float64Array.from(kept, (i) => values[i] as number);
  return { from: Int32Array.from(kept, (i) => ties.from[i] as number), to: Int32Array.from(kept, (i) => ties.to[i] as number), columns, unknown: ties.unknown };
}

/** One number for a pair; exact below 2²⁶ slots. */
const pair = (from: number, to: number): number => from * 67_108_864 + to;

/** Slots reach 2²⁶ at most: 67 million agents. */
function pairs(ties: Ties): Set<number> {
  const all = new Set<number>();
  for (let i = 0; i < ties.from.length; ++i) all.add(pair(ties.from[i] as number, ties.to[i] as number));
  return all;
}

export interface Changes {
  /** Number of each tie of `now` that was not there before, and of `before` that is there no more. */
  readonly gained: Int32Array;
  readonly lost: Int32Array;
}

export function changesBetween(before: Ties, now: Ties): Changes {
  const [was, is] = [pairs(before), pairs(now)];
  const missing = (of: Ties, there: Set<number>): Int32Array => {
    const out: number[] = [];
    for (let i = 0; i < of.from.length; ++i) if (!there.has(pair(of.from[i] as number, of.to[i] as number))) out.push(i);
    return Int32Array.from(out);
  };
  return { gained: missing(now, was), lost: missing(before, is) };
}

/** In how many of these networks each tie of `own` is. */
export function heldIn(own: Ties, all: readonly Ties[]): Int32Array {
  const out = new Int32Array(own.from.length);
  const last = new Int32Array(out.length).fill(-1); // network in which it was found last
  const at = new Map<number, number>();
  for (let i = 0; i < out.length; ++i) at.set(pair(own.from[i] as number, own.to[i] as number), i);
  all.forEach((ties, network) => {
    for (let k = 0; k < ties.from.length; ++k) {
      const i = at.get(pair(ties.from[k] as number, ties.to[k] as number));
      if (i === undefined || last[i] === network) continue;
      last[i] = network;
      (out[i] as number) += 1;
    }
  });
  return out;
}

/** True if each tie has its counterpart: lines then need no arrows. */
export function isMutual(ties: Ties): boolean {
  const all = pairs(ties);
  for (let i = 0; i < ties.from.length; ++i) if (!all.has(pair(ties.to[i] as number, ties.from[i] as number))) return false;
  return true;
}

/** A number from 0 to 1 that looks like chance and is always the same for the same pair (mixing of MurmurHash3). */
export function mixed(a: number, b = 0): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / twoTo32;
}

/** At most `most` of some ties, the same at each call and, as far as they last, at each instant. A pair's two directions go together. */
export function sampled(ties: Ties, of: Int32Array, most: number): Int32Array {
  if (of.length <= most) return of;
  const place = (i: number): number => {
    const [a, b] = [ties.from[i] as number, ties.to[i] as number];
    return mixed(Math.min(a, b), Math.max(a, b));
  };
  return Int32Array.from(of)
    .sort((one, other) => place(one) - place(other) || one - other)
    .slice(0, most)
    .sort();
}

/** Beta reputation: trust of a tie from fading counts of good and bad experience (docs/methods/collaboration.md). */
export const trustOf = (good: number, bad: number): number => (good + 1) / (good + bad + 2);

/** Trust along the ties; null if the network keeps no such counts. */
export function trustAlong(ties: Ties): Float64Array | null {
  const { good, bad } = ties.columns;
  return good && bad ? Float64Array.from(good, (one, i) => trustOf(one, bad[i] as number)) : null;
}
