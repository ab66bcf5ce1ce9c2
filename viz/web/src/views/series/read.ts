// src/views/series/read.ts -- reads the curves of a picture: each run's row, sum or mean, with what it is compared with.
import type { RunFile } from '../../run/client';
import type { Run, SeriesKey } from '../../run/types';
import { band } from '../../study/statistics';
import { told } from '../../words';
import type { Line } from './Chart';
import { against, controlOf, type Mode, type RowChoice, rowValues } from './curves';

const atOnceBytes = 64 * 1024 * 1024;

/** One curve for each run. Wide series are read run by run, so that never more than one is in memory whole. */
export async function curvesOf(file: RunFile, runs: readonly Run[], key: SeriesKey, row: RowChoice): Promise<Float64Array[]> {
  const instants = file.outline.rhythms['time']?.days.length ?? 0;
  const rows = file.outline.populations.find((one) => key.startsWith(`${one.name}.`))?.rows.length ?? 1;
  const slice = (values: Float64Array): Float64Array => rowValues(values, Math.max(1, Math.round(values.length / instants)), row);
  if (rows * instants * 8 * runs.length <= atOnceBytes) return (await file.series(runs, key)).map(slice);
  const out: Float64Array[] = [];
  for (const run of runs) out.push(slice((await file.series([run], key))[0] as Float64Array));
  return out;
}

export interface Asked {
  readonly key: SeriesKey;
  readonly row: RowChoice;
  readonly contexts: readonly string[];
  readonly strategies: readonly string[];
  readonly mode: Mode;
  readonly share: number; // quantile of the band's lower end
}

export const runsOf = (file: RunFile, context: string, strategy: string): Run[] =>
  Array.from({ length: file.outline.replicates }, (_none, replicate) => ({ context, strategy, replicate }));

/** The lines of one picture. A reference is no line: its difference from itself says nothing. */
export async function linesOf(file: RunFile, { key, row, contexts, strategies, mode, share }: Asked): Promise<Line[]> {
  const { outline } = file;
  const control = controlOf(outline);
  const firstStrategy = outline.strategies[0]?.name ?? '';
  const cells = contexts
    .flatMap((context) => strategies.map((strategy) => ({ context, strategy })))
    .filter(({ context, strategy }) => (mode === 'value' ? true : mode === 'strategy' ? strategy !== firstStrategy : control !== null && context !== control));
  const referenceOf = ({ context, strategy }: { context: string; strategy: string }) =>
    mode === 'strategy' ? { context, strategy: firstStrategy } : { context: control ?? context, strategy };
  const wanted = cells.flatMap((cell) => runsOf(file, cell.context, cell.strategy));
  const values = await curvesOf(file, wanted, key, row);
  const references =
    mode === 'value' ? values : await curvesOf(file, cells.flatMap((cell) => { const of = referenceOf(cell); return runsOf(file, of.context, of.strategy); }), key, row);
  return cells.map((cell, i) => {
    const [from, until] = [i * outline.replicates, (i + 1) * outline.replicates];
    const replicates = values.slice(from, until).map((curve, k) => against(curve, references[from + k] as Float64Array, mode));
    return { ...cell, ...names(file, cell.context, cell.strategy), replicates, band: bandOf(replicates, share) };
  });
}

/** Replicates that are not there (an unfinished run) do not blank those that are. */
export function bandOf(replicates: readonly Float64Array[], share: number): Line['band'] {
  const begun = replicates.filter((values) => values.some((value) => !Number.isNaN(value)));
  return band(begun.length ? begun : replicates, share);
}

export function names(file: RunFile, context: string, strategy: string): { id: string; label: string; short: readonly string[]; index: number } {
  const { contexts, strategies } = file.outline;
  const c = contexts.findIndex((one) => one.name === context);
  const s = strategies.findIndex((one) => one.name === strategy);
  const [contextTitle, strategyTitle] = [contexts[c], strategies[s]].map((one) => (one ? told(one.title) : ''));
  const parts = [contexts.length > 1 ? contextTitle : '', strategies.length > 1 || contexts.length === 1 ? strategyTitle : ''].filter(
    (one): one is string => !!one,
  );
  return { id: `${context} ${strategy}`, label: parts.join(' · '), short: parts, index: c * strategies.length + s };
}
