// src/views/life/find.ts -- finds an agent worth a look: the largest, one that failed, one at random.
import type { RunFile } from '../../run/client';
import type { AgentColumn, AgentPopulation, Run } from '../../run/types';
import { changes, differing, nthLargest, passing } from './lives';

/** "random", "died", "born", or "largest:COLUMN", "loss:COLUMN", "rise:COLUMN", "turned:COLUMN", "changed:COLUMN". */
export type Wish = string;

export function wishesOf(population: AgentPopulation): { readonly what: string; readonly column: AgentColumn | null }[] {
  const out: { what: string; column: AgentColumn | null }[] = [{ what: 'random', column: null }];
  for (const column of population.columns) {
    if (column.kind === 'number') for (const what of ['largest', 'loss', 'rise']) out.push({ what, column });
    else if (column.kind === 'boolean') out.push({ what: 'turned', column });
    else if (column.kind !== 'code') out.push({ what: 'changed', column });
  }
  return [...out, { what: 'died', column: null }, { what: 'born', column: null }];
}

/** Slot of the n-th agent of that kind; −1 if there is none (or no further one). */
export async function found(file: RunFile, run: Run, population: AgentPopulation, wish: Wish, n: number): Promise<number> {
  const [what, name] = wish.split(':') as [string, string | undefined];
  const identities = await file.identities(run, population.name);
  if (what === 'died' || what === 'born') return passing(identities, what)[n] ?? -1;
  const column = population.columns.find((one) => one.name === name);
  if (!column) return identities.born.length ? Math.floor(Math.random() * identities.born.length) : -1;
  const instants = file.outline.rhythms[column.rhythm]?.days.length ?? 0;
  const at = async (instant: number) => (await file.frame(run, population.name, column, instant)).numbers;
  const first = await at(0);
  if (what === 'largest') return nthLargest(first, n);
  if (what === 'loss' || what === 'rise') {
    const later = await at(instants - 1);
    const by = changes(first, later);
    const slot = nthLargest(what === 'rise' ? by : by.map((value) => -value), n);
    return slot >= 0 && (what === 'rise' ? (by[slot] as number) > 0 : (by[slot] as number) < 0) ? slot : -1;
  }
  const seen = new Set<number>();
  for (let instant = 1; instant < instants; ++instant) {
    const later = await at(instant);
    if (later.length === 0) break;
    for (const slot of differing(first, later, column.kind === 'link')) {
      if (what === 'turned' && !(first[slot] === 1 && later[slot] === 0)) continue;
      seen.add(slot);
      if (seen.size > n) return [...seen][n] as number;
    }
  }
  return -1;
}
