// src/views/network/names.ts -- what an agent is called: as the territory's file names it, as a row, or by its number: slot + 1, which is its id in the settled world.
import type { RunFile } from '../../run/client';
import { rowLabel } from '../../run/places';
import type { NetworkInfo, Statement } from '../../run/types';
import { inWords } from '../../words';
import { graphWords, populationTitle } from '../../graph';

export interface Names {
  readonly file: RunFile;
  readonly network: NetworkInfo;
  readonly firstSlots: number; // slots of the first population; those of the second come after them
  readonly real: ReadonlyMap<number, string>; // of actors
  readonly lives: readonly string[]; // populations that have life lines
}

/** Real actors that the territory's file names: slot and name, in the table of statements. */
export function realActors(statements: readonly Statement[]): Map<number, string> {
  return new Map(statements.filter((one) => one.figure === 'real_actor' && Number.isFinite(one.settled) && one.note !== '').map((one) => [one.settled, one.note]));
}

export function populationOf(names: Names, slot: number): { population: string; slot: number } {
  const { network, firstSlots } = names;
  return network.from === network.to || slot < firstSlots ? { population: network.from, slot } : { population: network.to, slot: slot - firstSlots };
}

export function agentName(names: Names, slot: number): string {
  const its = populationOf(names, slot);
  const real = its.population === 'actor' ? names.real.get(its.slot) : undefined;
  if (real) return real;
  const rows = names.file.outline.populations.find((one) => one.name === its.population)?.rows.length ?? 0;
  return rows > 1 ? rowLabel(names.file, its.population, its.slot) : inWords(graphWords).slot(populationTitle(its.population), its.slot + 1);
}
