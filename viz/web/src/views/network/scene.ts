// src/views/network/scene.ts -- a network at one date, by groups; where two populations are tied, they stand in one numbering.
import type { RunFile } from '../../run/client';
import type { NetworkInfo, Run } from '../../run/types';
import { between, changesBetween, type Changes, emptyMatrix, type Folding, folding, type GroupChoice, type GroupOf, type Matrix, membersOf, possible, quotient, readGroups, readTies, slotsOf, type Ties, trustAlong } from '../../graph';

/** A network whose ends are numbered together: those of the second population, if it is another, come after the first's. */
export interface Scene {
  readonly ties: Ties;
  readonly groups: GroupOf; // as chosen, of both populations
  readonly firstSlots: number; // slots of the first population
}

export interface Asked {
  readonly file: RunFile;
  readonly run: Run;
  readonly network: NetworkInfo;
  readonly by: GroupChoice;
  readonly byTo: GroupChoice | null; // null: one population
  readonly columns: readonly string[];
}

export async function readScene(asked: Asked, instant: number, day: number): Promise<Scene> {
  const { file, run, network, by, byTo } = asked;
  const ties = await readTies(file, run, network, instant, asked.columns);
  const own = byTo === null ? network : null;
  const slots = await slotsOf(file, run, network.from, network, ties);
  const first = filled(await readGroups(file, run, network.from, by, day, own), slots);
  if (!byTo) return { ties, groups: first, firstSlots: slots };
  const second = filled(await readGroups(file, run, network.to, byTo, day, null), await slotsOf(file, run, network.to, network, ties));
  return {
    ties: { ...ties, to: ties.to.map((slot) => slot + slots) },
    groups: joined(first, second, by.labels.length),
    firstSlots: slots,
  };
}

/** Groups for as many slots as there are: those that no frame holds have none. */
export function filled(groups: GroupOf, slots: number): GroupOf {
  if (groups.length >= slots) return groups;
  const out = new Int32Array(slots).fill(-1);
  out.set(groups);
  return out;
}

export function joined(first: GroupOf, second: GroupOf, firstLabels: number): GroupOf {
  const out = new Int32Array(first.length + second.length);
  out.set(first);
  second.forEach((group, i) => (out[first.length + i] = group < 0 ? -1 : group + firstLabels));
  return out;
}

/** Groups that are shown: those with the most members, the others as one. */
export interface Shown {
  readonly labels: readonly string[];
  readonly of: Int32Array; // group as chosen -> group as shown, −1: empty
}

export function shownGroups(labels: readonly string[], members: ArrayLike<number>, most: number, others: (count: number) => string): Shown {
  const fold: Folding = folding(members, most);
  const order = [...fold.shown].sort((a, b) => a - b);
  const of = new Int32Array(labels.length).fill(-1);
  order.forEach((group, i) => (of[group] = i));
  for (const group of fold.others) of[group] = order.length;
  const shown = order.map((group) => labels[group] as string);
  return { labels: fold.others.length ? [...shown, others(fold.others.length)] : shown, of };
}

/** What the picture and the table show. */
export interface Whole {
  readonly labels: readonly string[];
  readonly groups: GroupOf; // as shown
  readonly members: Int32Array;
  readonly ties: Ties;
  readonly counts: Matrix;
  readonly share: Matrix;
  readonly trust: Matrix | null;
  readonly before: Ties | null;
  readonly changes: Changes | null;
  readonly gained: Matrix | null;
  readonly lost: Matrix | null;
  readonly outside: number; // ties with an end in no group
}

export const regrouped = (groups: GroupOf, shown: Shown): GroupOf => groups.map((group) => (group < 0 ? -1 : (shown.of[group] as number)));

export function wholeOf(scene: Scene, before: Scene | null, shown: Shown): Whole {
  const size = shown.labels.length;
  const groups = regrouped(scene.groups, shown);
  const sum = (ties: Ties, of: GroupOf, weight: Float64Array | null = null): Matrix => between(ties, of, of, size, size, weight);
  const members = membersOf(groups, size);
  const counts = sum(scene.ties, groups);
  const trust = trustAlong(scene.ties);
  const changes = before ? changesBetween(before.ties, scene.ties) : null;
  // A lost tie belongs to the groups that its ends had then: they may be dead now.
  const was = before ? regrouped(before.groups, shown) : null;
  return {
    labels: shown.labels,
    groups,
    members,
    ties: scene.ties,
    counts,
    share: quotient(counts, possible(members, members, true)),
    trust: trust ? quotient(sum(scene.ties, groups, trust), counts) : null,
    before: before?.ties ?? null,
    changes,
    gained: changes ? sum(part(scene.ties, changes.gained), groups) : null,
    lost: changes && before && was ? sum(part(before.ties, changes.lost), was) : changes ? emptyMatrix(size, size) : null,
    outside: scene.ties.from.length - counts.values.reduce((all, one) => all + one, 0),
  };
}

/** Some ties without their columns. */
function part(ties: Ties, of: Int32Array): Ties {
  return { from: of.map((i) => ties.from[i] as number), to: of.map((i) => ties.to[i] as number), columns: {}, unknown: 0 };
}
