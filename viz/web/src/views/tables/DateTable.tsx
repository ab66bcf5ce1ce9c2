// src/views/tables/DateTable.tsx -- all rows of a series at a date, or all series of a population of one row, run by run.
import { useMemo } from 'preact/hooks';
import { unitCell } from '../../figure/cells';
import { besideEachOther, nameOf } from '../../figure/export';
import { SeriesPicker } from '../../figure/SeriesPicker';
import { populationName } from '../../figure/pickerWords';
import { Held, useReading } from '../../figure/reading';
import { figureWords } from '../../figure/words';
import type { RunFile } from '../../run/client';
import { rowLabel } from '../../run/places';
import type { SeriesInfo } from '../../run/types';
import { goTo, language } from '../../state';
import type { Interval } from '../../study/statistics';
import { date, inWords, told, typography, unit } from '../../words';
import { failureSentence } from '../../words/failures';
import { Checks } from '../series/Choices';
import { capital, liveCount } from '../series/Panel';
import { names, runsOf } from '../series/read';
import { daysReached } from '../series/time';
import { atInstant } from './compute';
import { DateChoice, instantOf, Select } from './Choose';
import { useProgress } from './progress';
import { contextsParam, keyParam, strategiesParam } from './state';
import { TableFigure } from './TableFigure';
import { tableWords } from './words';

const atOnceBytes = 64 * 1024 * 1024;
const most = 6; // columns of runs that nobody asked for

interface Cell {
  readonly context: string;
  readonly strategy: string;
}

export function DateTable({ file }: { readonly file: RunFile }) {
  const words = inWords(tableWords);
  const { outline } = file;
  const days = daysReached(file);
  const wide = outline.populations.filter((one) => one.rows.length > 1);
  const usual = ['commune.output', 'commune.jobs', 'sector.output'].find((key) => file.hasSeries(key)) ?? (wide[0] ? `${wide[0].name}.${wide[0].columns[0]}` : `${outline.populations[0]?.name ?? ''}.*`);
  const asked = keyParam.value;
  const key = file.hasSeries(asked) || outline.populations.some((one) => asked === `${one.name}.*`) ? asked : usual;
  const population = outline.populations.find((one) => one.name === key.slice(0, key.indexOf('.')));
  const instant = instantOf(days, true);
  const chosen = (param: string, all: readonly { name: string }[], upTo: number): string[] => {
    if (param === 'none') return [];
    const found = all.map((one) => one.name).filter((name) => param.split(',').includes(name));
    return found.length ? found : all.slice(0, upTo).map((one) => one.name);
  };
  const contexts = chosen(contextsParam.value, outline.contexts, most);
  const strategies = chosen(strategiesParam.value, outline.strategies, Math.max(1, Math.floor(most / Math.min(most, outline.contexts.length))));
  const cells = contexts.flatMap((context) => strategies.map((strategy) => ({ context, strategy })));
  const asText = (list: readonly string[]): string => list.join(',') || 'none';
  if (!population || days.length === 0) return null;
  const all = key.endsWith('.*') || population.rows.length === 1;
  return (
    <>
      <div class="panel">
        <div class="choices">
          <Select
            label={words.population}
            value={population.name}
            options={outline.populations.map((one) => ({ value: one.name, text: populationName(file, one.name) }))}
            onChange={(name) => {
              const next = outline.populations.find((one) => one.name === name);
              const column = key.slice(key.indexOf('.') + 1);
              if (next) keyParam.value = next.rows.length === 1 ? `${name}.*` : `${name}.${next.columns.includes(column) ? column : (next.columns[0] ?? '*')}`;
            }}
          />
          {!all && <SeriesPicker file={file} value={key} label={words.series} populations={[population.name]} onChange={(next) => (keyParam.value = next)} />}
          <DateChoice label={words.date} days={days} instant={instant} />
        </div>
        <div class="choices">
          {outline.contexts.length > 1 && <Checks legend={words.contexts} all={outline.contexts} chosen={contexts} onChange={(list) => (contextsParam.value = asText(list))} />}
          {outline.strategies.length > 1 && <Checks legend={words.strategies} all={outline.strategies} chosen={strategies} onChange={(list) => (strategiesParam.value = asText(list))} />}
        </div>
      </div>
      {all ? <AllSeries file={file} population={population.name} cells={cells} instant={instant} days={days} /> : <AllRows file={file} series={key} cells={cells} instant={instant} days={days} />}
    </>
  );
}

interface PartProps {
  readonly file: RunFile;
  readonly cells: readonly Cell[];
  readonly instant: number;
  readonly days: Int32Array;
}

const cellNames = (cells: readonly Cell[]): string => cells.map((cell) => `${cell.context}/${cell.strategy}`).join();

/** Heads and cells: mean, and ± beside it where there are several replicates. */
function heads(file: RunFile, cells: readonly Cell[], suffix: string): string[] {
  const words = inWords(tableWords);
  return cells.flatMap((cell) => {
    const { label } = names(file, cell.context, cell.strategy);
    return file.outline.replicates > 1 ? [`${label}${suffix}`, words.half] : [`${label}${suffix}`];
  });
}
const pairs = (file: RunFile, first: number, cells: readonly Cell[]) => (file.outline.replicates > 1 ? besideEachOther(first, cells.length) : []);
const numbersOf = (file: RunFile, of: Interval | undefined): number[] => (file.outline.replicates > 1 ? [of?.mean ?? NaN, of?.half ?? NaN] : [of?.mean ?? NaN]);

function AllRows({ file, series, cells, instant, days }: PartProps & { readonly series: string }) {
  const words = inWords(tableWords);
  const read = useReading(async () => {
    const info = await file.info(series);
    const runs = cells.flatMap((cell) => runsOf(file, cell.context, cell.strategy));
    const part = (values: Float64Array): Float64Array => values.slice(instant * info.rows, (instant + 1) * info.rows);
    const parts: Float64Array[] = [];
    const each = Math.max(1, Math.floor(atOnceBytes / (days.length * info.rows * 8))); // runs in memory at once
    for (let at = 0; at < runs.length; at += each) parts.push(...(await file.series(runs.slice(at, at + each), series)).map(part));
    const { replicates } = file.outline;
    return { info, all: cells.map((_cell, i) => atInstant(parts.slice(i * replicates, (i + 1) * replicates), info.rows, 0)) };
  }, [file, series, cellNames(cells), instant, liveCount(file)]);
  const population = series.slice(0, series.indexOf('.'));
  const codes = file.outline.populations.find((one) => one.name === population)?.rows ?? [];
  const spoken = language.value;
  const value = read.state === 'failed' ? null : read.value;
  const table = useMemo(() => {
    if (!value) return null;
    const symbol = unit(value.info.unit, file.outline.step);
    return {
      columns: [words.rowHead, words.code, ...heads(file, cells, symbol ? ` (${symbol})` : '')],
      estimates: pairs(file, 2, cells),
      rows: codes.map((code, row) => [rowLabel(file, population, row), code, ...value.all.flatMap((cell) => numbersOf(file, cell[row]))]),
    };
  }, [value, spoken]);
  if (read.state === 'failed') return <p role="alert">{typography(failureSentence(read.failure, spoken))}</p>;
  if (!value || !table) return <p role="status">{inWords(figureWords).loading}</p>;
  const short = Math.max(0, ...value.all.map((cell) => file.outline.replicates - Math.max(0, ...cell.map((one) => one.count))));
  const summary = [file.outline.replicates > 1 ? words.meanOf(file.outline.replicates) : words.oneLuck, short > 0 ? words.missing(short) : ''].filter(Boolean).join(' ');
  return (
    <Held reading={read.state === 'reading'}>
      <TableFigure
        name={`${series.replace('.', '-')}-at-a-date`}
        title={typography(words.atDate(capital(told(value.info.label)), date(days[instant] ?? NaN)))}
        summary={typography(summary)}
        warnings={[told(value.info.warning)]}
        table={table}
        onRow={(row) => goTo({ view: 'series', 'series.keys': series, 'series.rows': `${population}:${row[1]}` })}
      />
    </Held>
  );
}

function AllSeries({ file, population, cells, instant, days }: PartProps & { readonly population: string }) {
  const words = inWords(tableWords);
  const columns = file.outline.populations.find((one) => one.name === population)?.columns ?? [];
  const keys = columns.map((column) => `${population}.${column}`);
  const runs = cells.flatMap((cell) => runsOf(file, cell.context, cell.strategy));
  const { replicates } = file.outline;
  const progress = useProgress(
    keys,
    async (key): Promise<{ info: SeriesInfo; all: Interval[] }> => {
      const [info, values] = await Promise.all([file.info(key), file.series(runs, key)]);
      return { info, all: cells.map((_cell, i) => atInstant(values.slice(i * replicates, (i + 1) * replicates), 1, instant)[0] as Interval) };
    },
    [file, population, cellNames(cells), instant, liveCount(file)],
  );
  const table = useMemo(
    () => ({
      columns: [words.indicator, words.unit, ...heads(file, cells, ''), words.warning],
      estimates: pairs(file, 2, cells),
      rows: progress.found.map(({ info, all }) => [{ text: told(info.label), name: info.key }, unitCell(info.unit, file.outline.step), ...all.flatMap((one) => numbersOf(file, one)), typography(told(info.warning))]),
    }),
    [progress, language.value],
  );
  const said = [replicates > 1 ? words.meanOf(replicates) : words.oneLuck, progress.found.length < progress.all ? words.reading(progress.found.length, progress.all) : ''].filter(Boolean).join(' ');
  if (progress.failure) return <p role="alert">{typography(failureSentence(progress.failure, language.value))}</p>;
  return (
    <TableFigure
      name={`${population}-at-a-date`}
      title={typography(words.atDate(words.wholePopulation(populationName(file, population)), date(days[instant] ?? NaN)))}
      summary={typography(said)}
      warnings={[]}
      table={table}
      onRow={(row) => goTo({ view: 'series', 'series.keys': nameOf(row[0]) })}
    />
  );
}
