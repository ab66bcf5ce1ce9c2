// src/run/types.ts -- what a run file says of itself, as plain data (docs/formats/run-file.md).

export interface Bilingual {
  readonly en: string;
  readonly fr: string;
}

/** A context or a strategy. */
export interface Choice {
  readonly name: string;
  readonly title: Bilingual;
}

/** A dated crisis or policy; days since 1970-01-01, `until` is the first day after. */
export interface DatedEvent {
  readonly choice: string;
  readonly kind: 'crisis' | 'policy';
  readonly title: Bilingual;
  readonly from: number;
  readonly until: number;
  readonly source: string;
}

/** One run among contexts × strategies × replicates. */
export interface Run {
  readonly context: string;
  readonly strategy: string;
  readonly replicate: number;
}

/** `population.column`, as in `territory.jobs`. */
export type SeriesKey = string;

export type Polarity = 'more_is_better' | 'more_is_worse' | 'neutral' | 'undeclared';

export interface SeriesInfo {
  readonly key: SeriesKey;
  readonly population: string;
  readonly column: string;
  readonly rows: number; // 1, or one for each row of the population
  readonly unit: string;
  readonly label: Bilingual;
  readonly meaning: Bilingual;
  readonly warning: Bilingual; // empty texts: none
  readonly polarity: Polarity;
}

/** Where a population with series stands: its row names in order (codes, or numbers). */
export interface PopulationInfo {
  readonly name: string;
  readonly meaning: Bilingual;
  readonly rows: readonly string[];
  readonly columns: readonly string[]; // of its series
}

/** Instants at which something was recorded; days since 1970-01-01, and steps done. */
export interface Rhythm {
  readonly name: string; // "time", "time_year" ...
  readonly days: Int32Array;
  readonly steps: Uint32Array;
}

export interface Member {
  readonly value: number;
  readonly name: string;
  readonly label: Bilingual;
}

export interface AgentColumn {
  readonly name: string;
  readonly unit: string;
  readonly label: Bilingual;
  readonly meaning: Bilingual;
  readonly warning: Bilingual;
  readonly kind: 'number' | 'boolean' | 'enumeration' | 'link' | 'code';
  readonly members: readonly Member[]; // of an enumeration
  readonly linksTo: string; // population, of a link
  readonly rhythm: string; // name of its scale of time
}

export interface AgentPopulation {
  readonly name: string;
  readonly slots: number;
  readonly columns: readonly AgentColumn[];
}

/** Who had each slot: id = high × 2³² + low; steps of birth (0: there from the start) and death (−1: alive). */
export interface Identities {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
  readonly born: Int32Array;
  readonly died: Int32Array;
}

/** One column of all agents at one instant, by slot. NaN: not born, dead, or nobody. Codes come as texts. */
export interface Frame {
  readonly day: number;
  readonly numbers: Float64Array;
  readonly codes: readonly string[] | null;
}

/** One column of one agent at all its instants. */
export interface Life {
  readonly column: AgentColumn;
  readonly days: Int32Array;
  readonly numbers: Float64Array;
  readonly codes: readonly string[] | null;
}

export interface NetworkInfo {
  readonly name: string;
  readonly from: string; // populations
  readonly to: string;
  readonly meaning: Bilingual;
  readonly warning: Bilingual;
  readonly columns: readonly AgentColumn[];
  readonly settledEdges: number; // 0 if it is recorded in runs alone
  readonly rhythm: string; // scale of time along which runs recorded it again; empty: only as settled
}

/** Edges at one instant: ends as ids, high × 2³² + low (of the settled world: slot + 1; those of newborn agents lose their last bits, as `Identities` do when put together the same way). */
export interface Edges {
  readonly day: number;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly columns: Readonly<Record<string, Float64Array>>;
}

export interface Statement {
  readonly place: string; // code; "*": the territory as a whole
  readonly placeName: string;
  readonly figure: string;
  readonly label: Bilingual;
  readonly unit: string;
  readonly source: string;
  readonly note: string;
  readonly year: number;
  readonly stated: number; // NaN: missing
  readonly settled: number;
  readonly imputed: boolean;
}

export interface Parameter {
  readonly instance: string;
  readonly parameter: string;
  readonly unit: string;
  readonly value: string;
  readonly source: string;
  readonly low: number;
  readonly high: number;
  readonly meaning: Bilingual;
}

export interface Measure {
  readonly name: string;
  readonly unit: string; // empty: that of the series
  readonly label: Bilingual;
  readonly meaning: Bilingual;
}

/** `/resilience`: what crises did against the control. Null in `Outline` if the file has none, or it is not whole. */
export interface ResilienceInfo {
  readonly reference: string; // the control context
  readonly epsilon: number;
  readonly window: number;
  readonly windowUnit: string;
  readonly warning: Bilingual;
  readonly row: readonly Measure[];
  readonly across: readonly Measure[];
  readonly whole: readonly Measure[];
  readonly runs: readonly Run[];
  readonly cells: readonly { context: string; strategy: string }[]; // empty if there is one replicate
}

/** Numbers of one part of /resilience: `values[(which * rows + row) * measures + measure]`. */
export interface ResilienceTable {
  readonly rows: number;
  readonly measures: readonly string[];
  readonly runs: Float64Array; // along ResilienceInfo.runs
  readonly mean: Float64Array | null; // along ResilienceInfo.cells
  readonly half: Float64Array | null; // half of Student's 95 % interval
}

/** What is read at once when a file is opened. */
export interface Outline {
  readonly fileName: string;
  readonly size: number;
  readonly name: string;
  readonly title: Bilingual;
  readonly question: Bilingual;
  readonly scenario: string; // JSON
  readonly seed: string;
  readonly replicates: number;
  readonly steps: number;
  readonly step: string; // day, week or month
  readonly complete: boolean;
  readonly interrupted: string;
  readonly attributes: Readonly<Record<string, string>>; // the root's others: version, commit, created ...
  readonly contexts: readonly Choice[];
  readonly strategies: readonly Choice[];
  readonly events: readonly DatedEvent[];
  readonly warnings: readonly Bilingual[];
  readonly rhythms: Readonly<Record<string, Rhythm>>; // "time" is that of series
  readonly populations: readonly PopulationInfo[];
  readonly networks: readonly NetworkInfo[];
  readonly resilience: ResilienceInfo | null;
  readonly recorded: Readonly<Record<string, number>>; // by `runName`, instants of the series
}

export const runName = (run: Run): string => `${run.context}/${run.strategy}/${run.replicate}`;

/** Why a file cannot be shown; `words/failures.ts` has the sentence for each. */
export type FailureCode =
  | 'empty'
  | 'not-hdf5'
  | 'truncated'
  | 'not-a-run'
  | 'other-version'
  | 'filter'
  | 'missing'
  | 'damaged'
  | 'changed'
  | 'unreachable'
  | 'no-wasm'
  | 'bug';

export class RunFailure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly detail: string,
    readonly fileName = '',
  ) {
    super(`${code}: ${detail}`);
  }
}
