// src/views/scenario/ScenarioView.tsx -- every parameter with unit, range and source; the scenario itself; provenance.
import { DataTable } from '../../figure/DataTable';
import { csvOf, saveCsv } from '../../figure/export';
import { useReading } from '../../figure/reading';
import { saveBlob } from '../../figure/save';
import { figureWords } from '../../figure/words';
import type { RunFile } from '../../run/client';
import type { Parameter } from '../../run/types';
import { language, textParam } from '../../state';
import { inWords, number, told, typography, unit } from '../../words';
import { failureSentence } from '../../words/failures';
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

export function ScenarioView({ file }: { readonly file: RunFile }) {
  const words = inWords(scenarioWords);
  const reading = useReading(() => file.parameters(), [file]);
  if (reading.state === 'failed') return <p role="alert">{typography(failureSentence(reading.failure, language.value))}</p>;
  const rows = reading.value;
  if (!rows) return <p role="status">{inWords(figureWords).loading}</p>;
  const assumed = rows.filter(isAssumed);
  const shown = only.value ? assumed : rows;
  const table = {
    columns: [words.process, words.parameter, words.value, words.unit, words.range, words.meaning, words.source],
    rows: shown.map((row) => [
      row.instance,
      row.parameter,
      row.value !== '' && Number.isFinite(Number(row.value)) ? Number(row.value) : row.value || '–',
      unit(row.unit),
      rangeText(row.low, row.high),
      told(row.meaning),
      row.source,
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
        <button type="button" onClick={() => saveCsv(`${file.id}-parameters`, csvOf(table, [], ''))}>
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
