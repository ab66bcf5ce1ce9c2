// src/views/scenario/ScenarioView.tsx -- every parameter with unit, range and source; the scenario itself; provenance.
import { sourceCell, unitCell } from '../../figure/cells';
import { DataTable } from '../../figure/DataTable';
import { type Cell, csvOf, saveCsv } from '../../figure/export';
import { useReading } from '../../figure/reading';
import { saveBlob } from '../../figure/save';
import { figureWords } from '../../figure/words';
import type { RunFile } from '../../run/client';
import type { Parameter } from '../../run/types';
import { language, textParam } from '../../state';
import { inWords, number, told, typography } from '../../words';
import { failureSentence } from '../../words/failures';
import { valueText } from './value';
import { scenarioWords } from './words';
import './scenario.css';

const only = textParam('scenario.only');
const shownLetters = 300_000;

export const isAssumed = (row: Parameter): boolean => /\bassumed\b/i.test(row.source);

/** "0 – 1", "≥ 0"; empty where nothing is declared. */
export function rangeText(low: number, high: number): string {
  if (Number.isFinite(low) && Number.isFinite(high)) return `${number(low)} – ${number(high)}`;
  if (Number.isFinite(low)) return `≥ ${number(low)}`;
  return Number.isFinite(high) ? `≤ ${number(high)}` : '';
}

/** "energy-shock/energy-price-2021.gas_shield": the context or strategy that brings it in; all runs, if it is of none. */
function whereCell(file: RunFile, instance: string): Cell {
  const name = instance.slice(0, Math.max(0, instance.indexOf('/')));
  const choice = [...file.outline.contexts, ...file.outline.strategies].find((one) => one.name === name);
  return choice ? { text: told(choice.title), name } : { text: inWords(scenarioWords).everywhere, name: '' };
}

export function ScenarioView({ file }: { readonly file: RunFile }) {
  const words = inWords(scenarioWords);
  const reading = useReading(() => file.parameters(), [file]);
  if (reading.state === 'failed') return <p role="alert">{typography(failureSentence(reading.failure, language.value))}</p>;
  const rows = reading.value;
  if (!rows) return <p role="status">{inWords(figureWords).loading}</p>;
  const assumed = rows.filter(isAssumed);
  const shown = only.value ? assumed : rows;
  const table = {
    columns: [words.meaning, words.value, words.unit, words.range, words.where, words.source],
    rows: shown.map((row): Cell[] => [
      { text: told(row.meaning), name: `${row.instance}.${row.parameter}`, withName: true },
      row.value !== '' && Number.isFinite(Number(row.value)) ? Number(row.value) : { text: valueText(row.value, language.value), name: row.value },
      unitCell(row.unit),
      rangeText(row.low, row.high),
      whereCell(file, row.instance),
      sourceCell(row.source),
    ]),
  };
  const { outline } = file;
  const forkedFrom = outline.attributes['forked_from'];
  const provenance: [string, string][] = [
    [words.file, outline.fileName],
    [words.size, words.megabytes(number(Math.round(outline.size / 1e5) / 10))],
    [words.seed, outline.seed],
    [words.replicates, number(outline.replicates)],
    [words.steps, words.stepsOf(number(outline.steps), words.step[outline.step] ?? outline.step)],
    ...Object.entries(outline.attributes)
      .filter(([name]) => /^(version|commit|compiler|created|.*_version|forked_.*)$/.test(name))
      .map(([name, value]): [string, string] => [words.attribute[name] ?? name, value]),
  ];
  return (
    <>
      <h2>{words.title}</h2>
      <p>{words.count(number(rows.length), number(assumed.length), number(new Set(rows.map((row) => row.instance)).size))}</p>
      <div class="choices">
        <label class="inline">
          <input type="checkbox" checked={only.value !== ''} onChange={(event) => (only.value = event.currentTarget.checked ? 'assumed' : '')} />
          {words.only}
        </label>
        <button type="button" onClick={() => saveCsv(`${file.id}-parameters`, csvOf(table, [], '', inWords(figureWords).inFile))}>
          CSV
        </button>
      </div>
      <DataTable table={table} label={words.parameters} />
      <h3>{words.json}</h3>
      <p>{words.jsonHint}</p>
      <p>
        <button type="button" onClick={() => saveBlob(`${outline.name || file.id}.json`, new Blob([outline.scenario], { type: 'application/json' }))}>
          {words.save}
        </button>
      </p>
      {forkedFrom ? (
        <p>{typography(words.fork(forkedFrom))}</p>
      ) : (
        <p>
          {typography(words.again)} <code>{`sillon run ${outline.fileName} -o again.h5`}</code>
        </p>
      )}
      <pre class="scenario" tabIndex={0} role="region" aria-label={words.json} lang="en">
        {outline.scenario.length > shownLetters ? `${outline.scenario.slice(0, shownLetters)}\n…` : outline.scenario}
      </pre>
      <h3>{words.provenance}</h3>
      <table class="provenance">
        <tbody>
          {provenance.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
