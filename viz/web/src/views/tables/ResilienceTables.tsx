// src/views/tables/ResilienceTables.tsx -- measures of resilience by function, and who bears the losses.
import { useEffect, useMemo } from 'preact/hooks';
import { unitCell } from '../../figure/cells';
import { besideEachOther, nameOf } from '../../figure/export';
import { SeriesPicker } from '../../figure/SeriesPicker';
import { populationName } from '../../figure/pickerWords';
import { useReading } from '../../figure/reading';
import { figureWords } from '../../figure/words';
import type { RunFile } from '../../run/client';
import { rowLabel } from '../../run/places';
import type { Measure, ResilienceInfo, SeriesInfo } from '../../run/types';
import { goTo, language } from '../../state';
import { inWords, number, percent, told, typography, unit } from '../../words';
import { failureSentence } from '../../words/failures';
import { capital } from '../series/Panel';
import { fromTable, type Value } from '../series/resilience';
import { lossRows, struckContexts } from './compute';
import { Select } from './Choose';
import { useProgress } from './progress';
import { contextParam, everyMeasureParam, everySeriesParam, lossKeyParam, populationParam, rowParam, strategyParam } from './state';
import { TableFigure } from './TableFigure';
import { tableWords } from './words';

const mainMeasures = ['loss', 'robustness', 'lowest_day', 'recovery_time', 'censored', 'hysteresis', 'worst_difference', 'end_difference'];
const lossMeasures = ['loss', 'robustness', 'recovery_time', 'censored', 'mean_loss', 'worst_difference'];
const mostRows = 2000; // in a list
const rounding = 1e-12; // less than this is what is left of equal numbers

function useCase(file: RunFile) {
  const { outline } = file;
  const struck = struckContexts(outline);
  const context = struck.includes(contextParam.value) ? contextParam.value : (struck[0] ?? '');
  const strategy = outline.strategies.some((one) => one.name === strategyParam.value) ? strategyParam.value : (outline.strategies[0]?.name ?? '');
  const titleOf = (list: readonly { name: string; title: { en: string; fr: string } }[], name: string): string => {
    const found = list.find((one) => one.name === name);
    return found ? told(found.title) : name;
  };
  return { struck, context, strategy, contextTitle: titleOf(outline.contexts, context), strategyTitle: titleOf(outline.strategies, strategy), titleOf };
}

function CaseChoice({ file }: { readonly file: RunFile }) {
  const words = inWords(tableWords);
  const { struck, context, strategy, titleOf } = useCase(file);
  const { outline } = file;
  return (
    <>
      {struck.length > 1 && <Select label={words.context} value={context} options={struck.map((name) => ({ value: name, text: titleOf(outline.contexts, name) }))} onChange={(name) => (contextParam.value = name)} />}
      {outline.strategies.length > 1 && (
        <Select label={words.strategy} value={strategy} options={outline.strategies.map((one) => ({ value: one.name, text: told(one.title) }))} onChange={(name) => (strategyParam.value = name)} />
      )}
    </>
  );
}

/** Measures in their order of the file, with the numbers of each as cells. */
function measureColumns(measures: readonly Measure[], many: boolean, symbol: string, step: string): string[] {
  const words = inWords(tableWords);
  return measures.flatMap((measure) => {
    const its = unit(measure.unit || symbol, step);
    const head = `${told(measure.label)}${its ? ` (${its})` : ''}`;
    return many ? [head, words.half] : [head];
  });
}
const measureCells = (measures: readonly Measure[], values: Readonly<Record<string, Value>>, many: boolean): number[] =>
  measures.flatMap((measure) => {
    const value = values[measure.name];
    const half = value?.half ?? NaN;
    return many ? [value?.mean ?? NaN, Math.abs(half) < rounding ? 0 : half] : [value?.mean ?? NaN];
  });

function Meanings({ measures }: { readonly measures: readonly Measure[] }) {
  const words = inWords(tableWords);
  return (
    <details>
      <summary>{words.explain}</summary>
      <dl class="meanings">
        {measures.map((measure) => (
          <div key={measure.name}>
            <dt>{told(measure.label)}</dt>
            <dd>{typography(told(measure.meaning))}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

export function ResilienceTable({ file }: { readonly file: RunFile }) {
  const info = file.outline.resilience;
  return info ? <Functions file={file} info={info} /> : <p>{typography(inWords(tableWords).noControl)}</p>;
}

function Functions({ file, info }: { readonly file: RunFile; readonly info: ResilienceInfo }) {
  const words = inWords(tableWords);
  const { outline } = file;
  const { context, strategy, contextTitle, strategyTitle } = useCase(file);
  const population = outline.populations.find((one) => one.name === populationParam.value) ?? outline.populations.find((one) => one.rows.length === 1) ?? outline.populations[0];
  const rows = population?.rows ?? [];
  const row = Math.max(0, rows.indexOf(rowParam.value));
  const name = population?.name ?? '';
  const every = everySeriesParam.value === '1';
  const keys = (population?.columns ?? []).map((column) => `${name}.${column}`);
  const progress = useProgress(
    keys,
    async (key): Promise<{ series: SeriesInfo; values: Record<string, Value> | null }> => {
      const [series, table] = await Promise.all([file.info(key), file.resilience(`rows/${key.replace('.', '/')}`)]);
      return { series, values: table ? fromTable(info, table, row, context, strategy, -1) : null };
    },
    [file, name, row, context, strategy],
  );
  const measures = everyMeasureParam.value === '1' ? info.row : info.row.filter((measure) => mainMeasures.includes(measure.name));
  const many = info.cells.length > 0;
  const spoken = language.value;
  const shown = useMemo(
    () => progress.found.filter(({ series, values }) => values && (every || series.polarity === 'more_is_better' || series.polarity === 'more_is_worse')),
    [progress, every],
  );
  const table = useMemo(
    () => ({
      columns: [words.indicator, words.more, ...measureColumns(measures, many, '', outline.step), words.unit, words.warning],
      estimates: many ? besideEachOther(2, measures.length) : [],
      rows: shown.map(({ series, values }) => [
        { text: told(series.label), name: series.key },
        words.polarity[series.polarity],
        ...measureCells(measures, values ?? {}, many),
        unitCell(series.unit, outline.step),
        typography(told(series.warning)),
      ]),
    }),
    [shown, measures.length, spoken],
  );
  if (progress.failure) return <p role="alert">{typography(failureSentence(progress.failure, spoken))}</p>;
  const reading = progress.found.length < progress.all ? words.reading(progress.found.length, progress.all) : '';
  const rowTitle = rows.length > 1 ? rowLabel(file, name, row) : populationName(file, name);
  return (
    <>
      <div class="panel choices">
        <Select
          label={words.population}
          value={name}
          options={outline.populations.map((one) => ({ value: one.name, text: populationName(file, one.name) }))}
          onChange={(next) => {
            populationParam.value = next;
            rowParam.value = '';
          }}
        />
        {rows.length > 1 && (
          <Select label={words.row} value={rows[row] ?? ''} options={rows.slice(0, mostRows).map((code, i) => ({ value: code, text: rowLabel(file, name, i) }))} onChange={(next) => (rowParam.value = next)} />
        )}
        <CaseChoice file={file} />
        <label class="inline">
          <input type="checkbox" checked={every} onChange={(event) => (everySeriesParam.value = event.currentTarget.checked ? '1' : '')} />
          {words.allSeries}
        </label>
        <label class="inline">
          <input type="checkbox" checked={everyMeasureParam.value === '1'} onChange={(event) => (everyMeasureParam.value = event.currentTarget.checked ? '1' : '')} />
          {words.allMeasures}
        </label>
      </div>
      <TableFigure
        name={`resilience-${name}`}
        title={typography(words.functions(rowTitle, contextTitle, strategyTitle))}
        summary={typography([words.functionsTold, many ? `${words.meanOf(outline.replicates)} ${words.censoredNote}` : words.oneLuck, reading].filter(Boolean).join(' '))}
        warnings={[told(info.warning)]}
        table={table}
        onRow={(cells) =>
          goTo({ view: 'series', 'series.keys': nameOf(cells[0]), 'series.rows': rows.length > 1 ? `${name}:${rows[row]}` : '', 'series.crisis': context, 'series.strategy': strategy })
        }
      >
        <Meanings measures={measures} />
      </TableFigure>
    </>
  );
}

export function LossTable({ file }: { readonly file: RunFile }) {
  const info = file.outline.resilience;
  return info ? <Losses file={file} info={info} /> : <p>{typography(inWords(tableWords).noControl)}</p>;
}

function Losses({ file, info }: { readonly file: RunFile; readonly info: ResilienceInfo }) {
  const words = inWords(tableWords);
  const { outline } = file;
  const { context, strategy, contextTitle, strategyTitle } = useCase(file);
  const wide = outline.populations.filter((one) => one.rows.length > 1).map((one) => one.name);
  const usual = ['commune.output', 'people.income', 'sector.output', 'commune.jobs'].find((key) => file.hasSeries(key)) ?? file.seriesKeys.find((key) => wide.includes(key.slice(0, key.indexOf('.')))) ?? '';
  const key = file.hasSeries(lossKeyParam.value) ? lossKeyParam.value : usual;
  const population = key.slice(0, key.indexOf('.'));
  const part = key.replace('.', '/');
  useEffect(() => void (key && file.info(key).catch(() => undefined)), [key]);
  const read = useReading(
    async () => (key ? { series: await file.info(key), table: await file.resilience(`rows/${part}`), across: await file.resilience(`across/${part}`) } : null),
    [file, key],
  );
  const value = read.state === 'failed' ? null : read.value;
  const many = info.cells.length > 0;
  const measures = info.row.filter((measure) => lossMeasures.includes(measure.name));
  const spoken = language.value;
  const rows = useMemo(() => (value?.table ? lossRows(info, value.table, context, strategy) : []), [value, context, strategy]);
  const codes = outline.populations.find((one) => one.name === population)?.rows ?? [];
  const table = useMemo(
    () => ({
      columns: [words.rowHead, words.code, ...measureColumns(measures, many, value?.series.unit ?? '', outline.step), `${words.share} (%)`],
      estimates: many ? besideEachOther(2, measures.length) : [],
      rows: rows.map((one) => [rowLabel(file, population, one.row), codes[one.row] ?? '', ...measureCells(measures, one.values, many), 100 * one.share]),
    }),
    [rows, spoken],
  );
  const choices = (
    <div class="panel choices">
      <SeriesPicker file={file} value={key} label={words.series} populations={wide} onChange={(next) => (lossKeyParam.value = next)} />
      <CaseChoice file={file} />
    </div>
  );
  if (read.state === 'failed') return <p role="alert">{typography(failureSentence(read.failure, spoken))}</p>;
  if (!key) return <p>{words.noRows}</p>;
  if (!value) return <p role="status">{inWords(figureWords).loading}</p>;
  if (!value.table)
    return (
      <>
        {choices}
        <p>{words.noRows}</p>
      </>
    );
  const worst = rows[0];
  const loss = worst?.values['loss']?.mean ?? NaN;
  const whole = value.across ? fromTable({ ...info, row: info.across }, value.across, 0, context, strategy, -1) : null;
  const acrossTold = ['hit', 'recovered', 'gini']
    .map((name) => {
      const measure = info.across.find((one) => one.name === name);
      const share = whole?.[name]?.mean ?? NaN;
      return measure && Number.isFinite(share) ? words.across(capital(told(measure.label)), name === 'gini' ? number(share) : percent(share)) : '';
    })
    .filter(Boolean)
    .join(' ');
  const summary = worst && loss > 0 ? words.lossesTold(rowLabel(file, population, worst.row), number(loss), acrossTold) : words.nobodyLoses;
  return (
    <>
      {choices}
      <TableFigure
        name={`losses-${key.replace('.', '-')}`}
        title={typography(words.lossesTitle(`${capital(told(value.series.label))}, ${populationName(file, population)}`, contextTitle, strategyTitle))}
        summary={typography(`${summary} ${many ? words.meanOf(outline.replicates) : words.oneLuck}`)}
        warnings={[told(value.series.warning), told(info.warning)]}
        table={table}
        onRow={(cells) => goTo({ view: 'series', 'series.keys': key, 'series.rows': `${population}:${cells[1]}`, 'series.crisis': context, 'series.strategy': strategy })}
      >
        <Meanings measures={[...measures, ...info.across.filter((one) => ['hit', 'recovered', 'gini'].includes(one.name))]} />
      </TableFigure>
    </>
  );
}
