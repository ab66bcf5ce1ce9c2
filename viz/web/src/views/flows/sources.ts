// src/views/flows/sources.ts -- what can flow in a file: ties of its networks, moves between jobs, commuting; and how it is read.
import type { RunFile } from '../../run/client';
import { rowLabel } from '../../run/places';
import type { AgentColumn, AgentPopulation, Bilingual, NetworkInfo, Run } from '../../run/types';
import { inWords, told } from '../../words';
import { between, emptyMatrix, type GroupChoice, groupChoices, type GroupOf, graphWords, lastUpTo, moves, networkDays, readGroups, readTies, recordedDays, trustAlong } from '../../graph';
import { networkTitle } from '../network/asked';
import type { Flow } from './flow';
import { flowWords } from './words';

export interface Weight {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  readonly unit: string;
  readonly warning: Bilingual;
  readonly isMean: boolean;
}

/** One thing that flows. */
export interface Source {
  readonly id: string; // in the address
  readonly kind: 'ties' | 'jobs' | 'commuting';
  readonly title: string;
  readonly meaning: string;
  readonly warning: Bilingual;
  readonly days: (run: Run) => Int32Array;
  readonly rows: readonly GroupChoice[];
  readonly columns: readonly GroupChoice[] | null; // null: those of the rows
  readonly weights: readonly Weight[];
  readonly population: string; // whose columns make groups
}

const none: Bilingual = { en: '', fr: '' };

/** Column of an agent that leads to where it works, and to where it lives, as far as they are recorded. */
interface Work {
  readonly population: string;
  readonly employer: AgentColumn;
  readonly firms: string;
  readonly home: AgentColumn | null;
  readonly place: AgentColumn | null; // of firms
}

export function workOf(agents: readonly AgentPopulation[]): Work | null {
  for (const its of agents) {
    const employer = its.columns.find((column) => column.name === 'employer' && column.kind === 'link');
    if (!employer) continue;
    const home = its.columns.find((column) => column.name === 'home' && column.kind === 'link') ?? null;
    const place = agents.find((one) => one.name === employer.linksTo)?.columns.find((column) => column.kind === 'link' && column.linksTo === home?.linksTo) ?? null;
    return { population: its.name, employer, firms: employer.linksTo, home, place };
  }
  return null;
}

function weightsOf(network: NetworkInfo): Weight[] {
  const words = inWords(flowWords);
  const ties: Weight = { id: 'ties', title: words.weights['ties'] as string, meaning: words.tiesMeaning, unit: words.ties, warning: none, isMean: false };
  const sums = network.columns
    .filter((column) => column.kind === 'number' && (column.unit === 'EUR' || column.name === 'share'))
    .map((column): Weight => ({ id: column.name, title: words.weights[column.name] ?? told(column.label), meaning: told(column.meaning), unit: column.unit === '1' ? '' : column.unit, warning: column.warning, isMean: false }));
  const counts = ['good', 'bad'].map((name) => network.columns.find((column) => column.name === name));
  const trust: Weight[] = counts.every(Boolean)
    ? [{ id: 'trust', title: words.weights['trust'] as string, meaning: words.trustMeaning, unit: '', warning: counts[0]?.warning ?? none, isMean: true }]
    : [];
  return [ties, ...sums, ...trust];
}

export function sourcesOf(file: RunFile, agents: readonly AgentPopulation[]): Source[] {
  const words = inWords(flowWords);
  const found = file.outline.networks.map((network): Source => ({
    id: network.name,
    kind: 'ties',
    title: networkTitle(network),
    meaning: told(network.meaning),
    warning: network.warning,
    days: (run) => networkDays(file, run, network),
    rows: groupChoices(file, agents, network.from, network.from === network.to ? network : null),
    columns: network.from === network.to ? null : groupChoices(file, agents, network.to, null),
    weights: weightsOf(network),
    population: network.from,
  }));
  const work = workOf(agents);
  if (!work) return found;
  const person: Weight = { id: 'persons', title: words.persons, meaning: told(work.employer.meaning), unit: words.persons, warning: work.employer.warning, isMean: false };
  const days = (run: Run): Int32Array => recordedDays(file, run, work.employer.rhythm);
  const anyJob: GroupChoice = { id: '-any', title: words.anyJobTitle, meaning: '', warning: none, labels: [words.anyJob], column: null, keys: [] };
  const byFirm = [...groupChoices(file, agents, work.firms, null), anyJob].map((choice) => ({ ...choice, labels: [...choice.labels, words.noJob] }));
  found.push({ id: '-jobs', kind: 'jobs', title: words.jobs, meaning: told(work.employer.meaning), warning: work.employer.warning, days, rows: byFirm, columns: null, weights: [person], population: work.firms });
  if (work.home && work.place) {
    const { home, place } = work;
    const rows = file.outline.populations.find((one) => one.name === home.linksTo)?.rows ?? [];
    const communes: GroupChoice = {
      id: '-commune',
      title: inWords(graphWords).column['place'] ?? '',
      meaning: told(home.meaning),
      warning: { en: [home.warning.en, place.warning.en].filter(Boolean).join(' '), fr: [home.warning.fr, place.warning.fr].filter(Boolean).join(' ') },
      labels: rows.map((_row, i) => rowLabel(file, home.linksTo, i)),
      column: home,
      keys: rows.map((_row, i) => i),
    };
    found.push({ id: '-commuting', kind: 'commuting', title: words.commuting, meaning: told(work.employer.meaning), warning: work.employer.warning, days, rows: [communes], columns: null, weights: [person], population: work.population });
  }
  return found;
}

export interface FlowAsked {
  readonly file: RunFile;
  readonly agents: readonly AgentPopulation[];
  readonly source: Source;
  readonly by: GroupChoice;
  readonly byTo: GroupChoice; // the same as `by` where rows and columns are
  readonly weight: Weight;
}

/** A flow with what does not show in it. */
export interface ReadFlow extends Flow {
  readonly outside: number; // ties with an end in no group; persons who did not move
  readonly unknown: number;
}

/** `instant` and, for jobs, `since` count along the source's days. */
export async function readFlow(asked: FlowAsked, run: Run, instant: number, since: number): Promise<ReadFlow> {
  if (asked.source.kind === 'ties') return readTieFlow(asked, run, instant);
  const work = workOf(asked.agents) as Work;
  return asked.source.kind === 'jobs' ? readJobFlow(asked, work, run, since, instant) : readCommuting(asked, work, run, instant);
}

async function readTieFlow({ file, source, by, byTo, weight }: FlowAsked, run: Run, instant: number): Promise<ReadFlow> {
  const network = file.outline.networks.find((one) => one.name === source.id) as NetworkInfo;
  const needed = weight.id === 'ties' ? [] : weight.isMean ? ['good', 'bad'] : [weight.id];
  const day = source.days(run)[instant] as number;
  const own = network.from === network.to ? network : null;
  const [ties, from, to] = await Promise.all([
    readTies(file, run, network, instant, needed),
    readGroups(file, run, network.from, by, day, own),
    readGroups(file, run, network.to, byTo, day, own),
  ]);
  const [rows, columns] = [by.labels.length, byTo.labels.length];
  const counts = between(ties, from, to, rows, columns);
  const along = weight.id === 'ties' ? null : weight.isMean ? trustAlong(ties) : (ties.columns[weight.id] ?? null);
  const outside = ties.from.length - counts.values.reduce((sum, one) => sum + one, 0);
  return { above: along ? between(ties, from, to, rows, columns, along) : counts, below: weight.isMean ? counts : null, outside, unknown: ties.unknown };
}

/** Groups of persons by where they work: those of their establishment; the last group: no job here; −1: not recorded. */
export function byEmployer(employer: Float64Array, firms: GroupOf | null, jobless: number, alive: (slot: number) => boolean): GroupOf {
  return Int32Array.from(employer, (its, slot) => (Number.isNaN(its) ? (alive(slot) ? jobless : -1) : firms ? (firms[its] ?? -1) : 0));
}

async function readJobFlow({ file, by, source }: FlowAsked, work: Work, run: Run, since: number, instant: number): Promise<ReadFlow> {
  const days = source.days(run);
  const steps = file.outline.rhythms[work.employer.rhythm]?.steps ?? new Uint32Array();
  const { born, died } = await file.identities(run, work.population);
  const jobless = by.labels.length - 1;
  const read = async (at: number): Promise<{ groups: GroupOf; employer: Float64Array }> => {
    const frame = await file.frame(run, work.population, work.employer, at);
    const firms = by.id === '-any' ? null : await readGroups(file, run, work.firms, { ...by, labels: by.labels.slice(0, -1) }, days[at] as number, null);
    const done = steps[at] ?? 0;
    // Born in step 0: there from the start. What is born or dies in a step is counted with the state after it.
    const alive = (slot: number): boolean => ((born[slot] ?? 0) === 0 || (born[slot] as number) < done) && ((died[slot] ?? -1) < 0 || (died[slot] as number) >= done);
    return { groups: byEmployer(frame.numbers, firms, jobless, alive), employer: frame.numbers };
  };
  const [then, now] = [await read(since), await read(instant)];
  const changed = (slot: number): boolean => !Object.is(then.employer[slot], now.employer[slot]);
  let stayed = 0;
  for (let slot = 0; slot < Math.min(then.groups.length, now.groups.length); ++slot)
    if ((then.groups[slot] as number) >= 0 && (now.groups[slot] as number) >= 0 && !changed(slot)) ++stayed;
  return { above: moves(then.groups, now.groups, by.labels.length, changed), below: null, outside: stayed, unknown: 0 };
}

async function readCommuting({ file, by, source }: FlowAsked, work: Work, run: Run, instant: number): Promise<ReadFlow> {
  const day = source.days(run)[instant] as number;
  const { home, place } = work as { home: AgentColumn; place: AgentColumn };
  const at = (column: AgentColumn): number => lastUpTo(recordedDays(file, run, column.rhythm), day);
  const [employer, homes, places] = await Promise.all([
    file.frame(run, work.population, work.employer, instant),
    file.frame(run, work.population, home, at(home)),
    file.frame(run, work.firms, place, at(place)),
  ]);
  const size = by.labels.length;
  const above = emptyMatrix(size, size);
  employer.numbers.forEach((its, slot) => {
    const [from, to] = [homes.numbers[slot] ?? NaN, Number.isNaN(its) ? NaN : (places.numbers[its] ?? NaN)];
    if (!Number.isNaN(from) && !Number.isNaN(to)) (above.values[from * size + to] as number) += 1;
  });
  return { above, below: null, outside: 0, unknown: 0 };
}
