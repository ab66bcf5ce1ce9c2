// src/views/network/asked.ts -- what the reader asked of the network view, as kept in the address.
import type { RunFile } from '../../run/client';
import type { NetworkInfo, Run } from '../../run/types';
import { graphWords } from '../../graph';
import { goTo } from '../../state';
import { inWords, told } from '../../words';

export interface NetworkAsked {
  readonly file: RunFile;
  readonly run: Run;
  readonly network: NetworkInfo;
  readonly days: Int32Array;
  readonly instant: number;
  readonly before: number; // instant to compare with; −1: none
  readonly columns: readonly string[]; // of edges, to be read
  readonly columnWarnings: readonly string[];
}

export function networkTitle(network: NetworkInfo): string {
  return inWords(graphWords).networkTitle[network.name] ?? told(network.meaning) ?? network.name;
}

export const openEgo = (slot: number): void => goTo({ 'network.mode': 'ego', 'network.agent': String(slot + 1), 'network.zoom': '' });

/** Instant to compare with, for "previous", "first" or "none". */
export function beforeOf(since: string, instant: number): number {
  if (since === 'none' || instant === 0) return -1;
  return since === 'first' ? 0 : instant - 1;
}
