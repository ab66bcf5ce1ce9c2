// src/views/network/replicates.ts -- one replicate's network beside those of the others: means with intervals, and how many have its ties.
import { between, heldIn, type Matrix, over, total, trustAlong, withinShare } from '../../graph';
import { interval, mean, type Interval } from '../../study/statistics';
import { regrouped, type Scene, type Shown } from './scene';

/** Of the ties of the replicate that is shown. */
export interface Held {
  readonly ties: number;
  readonly everywhere: number; // in all replicates
  readonly half: number; // in half of them at least
  readonly alone: number; // in this one only
}

export interface Spread {
  readonly replicates: number;
  readonly ties: Interval;
  readonly inside: Interval; // share of the ties that stay within a group
  readonly trust: Interval | null;
  readonly counts: readonly Interval[] | null; // of ties from group to group, as `Whole.counts` has them
  readonly held: Held | null;
}

export function heldOf(own: Scene, all: readonly Scene[]): Held {
  const counts = heldIn(
    own.ties,
    all.map((one) => one.ties),
  );
  return {
    ties: counts.length,
    everywhere: counts.filter((count) => count === all.length).length,
    half: counts.filter((count) => 2 * count >= all.length).length,
    alone: counts.filter((count) => count === 1).length,
  };
}

export const mostTies = 2_000_000; // of all replicates together: beyond it single ties are not looked up

/** `own` is one of `all`. `comparable`: groups mean the same in each replicate. */
export function spreadOf(own: Scene, all: readonly Scene[], shown: Shown, comparable: boolean): Spread {
  const size = shown.labels.length;
  const matrices: Matrix[] = all.map((scene) => {
    const groups = regrouped(scene.groups, shown);
    return between(scene.ties, groups, groups, size, size, null);
  });
  const trusts = all.map((scene) => trustAlong(scene.ties));
  const known = trusts.filter((one) => one !== null && one.length > 0) as Float64Array[];
  const inside = matrices.filter((one) => total(one) > 0).map(withinShare);
  return {
    replicates: all.length,
    ties: interval(all.map((scene) => scene.ties.from.length)),
    inside: interval(inside),
    trust: known.length === all.length ? interval(known.map(mean)) : null,
    counts: comparable ? over(matrices).cells : null,
    held: all.reduce((sum, scene) => sum + scene.ties.from.length, 0) <= mostTies ? heldOf(own, all) : null,
  };
}
