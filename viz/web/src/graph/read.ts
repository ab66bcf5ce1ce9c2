// src/graph/read.ts -- reads what networks need from a run file: ties between slots, groups of agents, dates.
import type { RunFile } from '../run/client';
import { rowLabel } from '../run/places';
import { type AgentColumn, type AgentPopulation, type Bilingual, type NetworkInfo, type Run, runName } from '../run/types';
import { inWords, told } from '../words';
import { byDegree, classified, communities, degreeClasses, type GroupOf, mostCommunities, namedNumbers } from './groups';
import { slotLookup, type SlotOf, type Ties, tiesBetween } from './ties';
import { columnTitle, graphWords } from './words';

/** Days of a rhythm that a run has recorded already. */
export function recordedDays(file: RunFile, run: Run, rhythm: string): Int32Array {
  const all = file.outline.rhythms[rhythm]?.days ?? new Int32Array();
  const series = file.outline.rhythms['time']?.days ?? new Int32Array();
  const recorded = file.reached[runName(run)] ?? 0;
  if (recorded >= series.length) return all;
  const last = recorded ? (series[recorded - 1] as number) : -Infinity;
  return all.filter((day) => day <= last);
}

/** Dates at which a network can be shown in a run; the first alone if it was recorded as it was settled. */
export function networkDays(file: RunFile, run: Run, network: NetworkInfo): Int32Array {
  return network.rhythm ? recordedDays(file, run, network.rhythm) : (file.outline.rhythms['time']?.days ?? new Int32Array()).slice(0, 1);
}

/** Number of the last day that is not after one; 0 if all are. */
export function lastUpTo(days: Int32Array, day: number): number {
  let at = 0;
  while (at + 1 < days.length && (days[at + 1] as number) <= day) ++at;
  return at;
}

async function lookup(file: RunFile, run: Run, population: string, agents: readonly AgentPopulation[]): Promise<SlotOf> {
  return slotLookup(agents.some((one) => one.name === population) ? await file.identities(run, population) : null);
}

/** Ties of a network at an instant of `networkDays`. */
export async function readTies(file: RunFile, run: Run, network: NetworkInfo, instant: number, columns: readonly string[]): Promise<Ties> {
  const agents = await file.agents();
  const [edges, from, to] = await Promise.all([
    network.rhythm ? file.edges(run, network.name, network.rhythm, instant, columns) : file.settledEdges(network.name, columns),
    lookup(file, run, network.from, agents),
    lookup(file, run, network.to, agents),
  ]);
  return tiesBetween(edges, from, to);
}

/** Slots of a population: as recorded, else as its ties need. */
export async function slotsOf(file: RunFile, run: Run, population: string, network: NetworkInfo | null, ties: Ties | null): Promise<number> {
  const recorded = (await file.agents()).some((one) => one.name === population);
  let most = recorded ? (await file.identities(run, population)).low.length : (file.outline.populations.find((one) => one.name === population)?.rows.length ?? 0);
  if (!recorded && network && ties) {
    if (network.from === population) for (const slot of ties.from) most = Math.max(most, slot + 1);
    if (network.to === population) for (const slot of ties.to) most = Math.max(most, slot + 1);
  }
  return most;
}

/** A way to put the agents of a population into groups. */
export interface GroupChoice {
  readonly id: string; // in the address
  readonly title: string;
  readonly meaning: string;
  readonly warning: Bilingual;
  readonly labels: readonly string[];
  readonly column: AgentColumn | null;
  readonly keys: readonly number[];
}

const none: Bilingual = { en: '', fr: '' };

function ofColumn(file: RunFile, column: AgentColumn): GroupChoice | null {
  const words = inWords(graphWords);
  const choice = { id: column.name, title: columnTitle(column), meaning: told(column.meaning), warning: column.warning, column };
  if (column.kind === 'enumeration') return { ...choice, labels: column.members.map((one) => told(one.label) || one.name), keys: column.members.map((one) => one.value) };
  if (column.kind === 'boolean') return { ...choice, labels: column.name === 'active' ? words.active : [words.yes, words.no], keys: [1, 0] };
  if (column.kind === 'link') {
    const rows = file.outline.populations.find((one) => one.name === column.linksTo)?.rows ?? [];
    return rows.length > 1 ? { ...choice, labels: rows.map((_row, i) => rowLabel(file, column.linksTo, i)), keys: rows.map((_row, i) => i) } : null;
  }
  const named = column.kind === 'number' ? namedNumbers(told(column.meaning)) : new Map<number, string>();
  return named.size ? { ...choice, labels: [...named.values()], keys: [...named.keys()] } : null;
}

/** All ways for a population: its recorded columns, each row by itself, and what the ties alone say (of a network within it). */
export function groupChoices(file: RunFile, agents: readonly AgentPopulation[], population: string, network: NetworkInfo | null): GroupChoice[] {
  const words = inWords(graphWords);
  const found = (agents.find((one) => one.name === population)?.columns ?? []).flatMap((column) => ofColumn(file, column) ?? []);
  const rows = file.outline.populations.find((one) => one.name === population)?.rows ?? [];
  if (rows.length > 1)
    found.push({ id: '-row', title: words.itself, meaning: '', warning: none, labels: rows.map((_row, i) => rowLabel(file, population, i)), column: null, keys: rows.map((_row, i) => i) });
  if (network && network.from === network.to && network.from === population) {
    const labels = degreeClasses.map((from, i) => words.degrees(from, (degreeClasses[i + 1] ?? 0) - 1));
    found.push({ id: '-degree', title: words.degree, meaning: words.degreeMeaning, warning: none, labels, column: null, keys: degreeClasses });
    const numbered = Array.from({ length: mostCommunities }, (_none, i) => words.communityNumber(i));
    found.push({ id: '-community', title: words.community, meaning: words.communityMeaning, warning: none, labels: [...numbered, words.otherCommunities], column: null, keys: [] });
  }
  // What tells most comes first: it is shown unless another is asked for. Yes or no tells least.
  const preferred = ['sphere', 'branch', 'role', 'topic', 'place', 'home'];
  const rank = (choice: GroupChoice): number => (preferred.indexOf(choice.id) + 1 || preferred.length + (choice.column?.kind === 'boolean' ? 3 : choice.column ? 1 : 2));
  return found.sort((a, b) => rank(a) - rank(b));
}

/** Groups of the slots of a population at a date: the last recorded one that is not after it. */
export async function readGroups(file: RunFile, run: Run, population: string, choice: GroupChoice, day: number, network: NetworkInfo | null): Promise<GroupOf> {
  if (choice.column) {
    const days = recordedDays(file, run, choice.column.rhythm);
    const frame = await file.frame(run, population, choice.column, lastUpTo(days, day));
    return classified(frame.numbers, choice.keys);
  }
  if (choice.id === '-row' || !network) return Int32Array.from(choice.keys);
  const days = networkDays(file, run, network);
  const ties = await readTies(file, run, network, choice.id === '-degree' ? lastUpTo(days, day) : 0, []);
  const slots = await slotsOf(file, run, population, network, ties);
  return choice.id === '-degree' ? byDegree(ties, slots) : communities(ties, slots);
}
