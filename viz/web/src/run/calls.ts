// src/run/calls.ts -- what the page asks of the worker, and what it gets.
import type {
  AgentPopulation,
  Edges,
  FailureCode,
  Frame,
  Identities,
  Life,
  Outline,
  Parameter,
  ResilienceTable,
  Run,
  SeriesInfo,
  SeriesKey,
  Statement,
} from './types';

/** A dropped file, or the address of one that `sillon view` serves. */
export interface Place {
  readonly name: string;
  readonly file: File | null;
  readonly address: string;
  readonly growing: boolean; // a run is still being written to it
}

export interface Calls {
  open(place: Place): { handle: number; outline: Outline };
  close(handle: number): void;
  /** Opens a growing file anew, to see what was recorded since; the old opening stays if that fails. */
  renew(handle: number): void;
  describe(handle: number, keys: readonly SeriesKey[]): SeriesInfo[];
  series(handle: number, runs: readonly Run[], key: SeriesKey): Float64Array[];
  rowSeries(handle: number, run: Run, key: SeriesKey, row: number): Float64Array;
  agents(handle: number): AgentPopulation[];
  identities(handle: number, run: Run, population: string): Identities;
  frame(handle: number, run: Run, population: string, column: string, instant: number, rhythm: string): Frame;
  life(handle: number, run: Run, population: string, slot: number): Life[];
  settledEdges(handle: number, name: string, columns: readonly string[]): Edges;
  edges(handle: number, run: Run, name: string, columns: readonly string[], instant: number, rhythm: string): Edges;
  statements(handle: number): Statement[];
  parameters(handle: number): Parameter[];
  resilience(handle: number, part: string): ResilienceTable | null;
}

export interface Call<Name extends keyof Calls> {
  readonly id: number;
  readonly name: Name;
  readonly background: boolean; // it waits until nothing else is asked
  readonly args: Parameters<Calls[Name]>;
}
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: { readonly code: FailureCode; readonly detail: string } };
