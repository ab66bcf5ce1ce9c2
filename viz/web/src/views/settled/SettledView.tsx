// src/views/settled/SettledView.tsx -- stated figures beside settled ones, with years and sources.
import * as Plot from '@observablehq/plot';
import { useRef } from 'preact/hooks';
import { sourceCell, unitCell } from '../../figure/cells';
import { DataTable } from '../../figure/DataTable';
import { Figure } from '../../figure/Figure';
import { lineStyle, type Theme } from '../../figure/palette';
import { PlotPicture } from '../../figure/PlotPicture';
import { useReading } from '../../figure/reading';
import type { RunFile } from '../../run/client';
import type { Statement } from '../../run/types';
import { language, textParam } from '../../state';
import { inWords, number, percent, source, tick, typography, unit } from '../../words';
import { failureSentence } from '../../words/failures';
import { figureWords } from '../../figure/words';
import { figureTitle } from './assumptions';
import { farthest, figuresOf, isWhole, residual, residualShare } from './residuals';
import { settledWords } from './words';

const chosen = textParam('settled.figure');

const placeName = (row: Statement, whole: string): string => (isWhole(row) ? whole : row.placeName);

export function SettledView({ file }: { readonly file: RunFile }) {
  const words = inWords(settledWords);
  const reading = useReading(() => file.statements(), [file]);
  if (reading.state === 'failed') return <p role="alert">{typography(failureSentence(reading.failure, language.value))}</p>;
  const statements = reading.value;
  if (!statements) return <p role="status">{inWords(figureWords).loading}</p>;
  const figures = figuresOf(statements);
  const shown = figures.find((one) => one.figure === chosen.value) ?? figures[0];
  if (!shown) return <p>{words.none}</p>;
  const all = figures.flatMap((one) => one.rows);
  const exact = all.filter((row) => residual(row) === 0).length;
  const imputed = all.filter((row) => row.imputed).length;
  const table = {
    columns: [words.place, words.figure, words.year, words.unit, words.stated, words.settled, words.residual, words.residualShare, words.imputed, words.source, words.note],
    rows: all.map((row) => [
      { text: placeName(row, words.whole), name: row.place },
      { text: typography(figureTitle(row, language.value)), name: row.figure },
      row.year > 0 ? String(row.year) : '–',
      unitCell(row.unit),
      row.stated,
      row.settled,
      residual(row),
      100 * residualShare(row),
      row.imputed ? words.yes : words.no,
      sourceCell(row.source),
      sourceCell(row.note),
    ]),
  };
  return (
    <>
      <h2>{words.title}</h2>
      <p class="lead">{words.what}</p>
      <p>{words.count(number(all.length), number(exact), number(imputed))}</p>
      <div class="choices">
        <label>
          {words.figure}
          <select value={shown.figure} onChange={(event) => (chosen.value = event.currentTarget.value)}>
            {figures.map((one) => (
              <option key={one.figure} value={one.figure}>
                {typography(figureTitle(one, language.value))}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Scatter key={shown.figure} rows={shown.rows} label={typography(figureTitle(shown, language.value))} unitWords={unit(shown.unit)} />
      <h3>{words.table}</h3>
      <DataTable table={table} label={words.table} />
    </>
  );
}

function Scatter({ rows, label, unitWords }: { readonly rows: readonly Statement[]; readonly label: string; readonly unitWords: string }) {
  const words = inWords(settledWords);
  const svg = useRef<SVGSVGElement | null>(null);
  const places = rows.filter((row) => !isWhole(row));
  const both = (places.length ? places : rows).filter((row) => Number.isFinite(row.stated) && Number.isFinite(row.settled));
  const most = farthest(both);
  const count = number(both.length);
  const summary = !both.length
    ? words.pictureNone
    : most
      ? words.pictureSummary(count, `${number(residual(most), true)} (${percent(residualShare(most), true)})`, placeName(most, words.whole))
      : words.exact(count);
  const [given, imputed] = [both.filter((row) => !row.imputed), both.filter((row) => row.imputed)];
  const end = both.reduce((largest, row) => Math.max(largest, row.stated, row.settled), 0) || 1;
  const draw = (width: number, theme: Theme): Plot.PlotOptions => {
    const [circle, triangle] = [lineStyle(0, theme.dark), lineStyle(1, theme.dark)];
    return {
      height: Math.min(440, Math.max(280, width / 2)),
      marginLeft: 70,
      marginBottom: 42,
      marginTop: 48,
      x: { label: `${words.stated}${unitWords ? ` (${unitWords})` : ''}`, tickFormat: tick, domain: [0, end], nice: true, ticks: Math.max(3, width / 140) },
      y: { label: `${words.settled}${unitWords ? ` (${unitWords})` : ''}`, tickFormat: tick, domain: [0, end], nice: true, grid: true },
      marks: [
        Plot.line([[0, 0], [end, end]], { stroke: theme.faint, strokeDasharray: '3 3' }),
        Plot.text([''], { frameAnchor: 'top-left', dy: -20, text: () => `${words.isStated}   ${imputed.length ? `${words.isImputed}   ` : ''}- - ${words.equal}`, textAnchor: 'start', fill: theme.faint }),
        Plot.dot(given, { x: 'stated', y: 'settled', stroke: circle.colour, r: 4, symbol: 'circle', title: (row: Statement) => placeName(row, words.whole) }),
        Plot.dot(imputed, { x: 'stated', y: 'settled', stroke: triangle.colour, r: 5, symbol: 'triangle', title: (row: Statement) => placeName(row, words.whole) }),
        Plot.text(labelled(both), { x: 'stated', y: 'settled', text: (row: Statement) => placeName(row, words.whole), dx: -8, textAnchor: 'end', fill: theme.text }),
      ],
    };
  };
  return (
    <Figure
      name="settled"
      title={words.picture(label)}
      summary={summary}
      warnings={[...new Set(rows.map((row) => row.note).filter(Boolean))].slice(0, 3).map((note) => source(note))}
      table={{
        columns: [words.place, words.stated, words.settled, words.residual, words.imputed],
        rows: rows.map((row) => [{ text: placeName(row, words.whole), name: row.place }, row.stated, row.settled, residual(row), row.imputed ? words.yes : words.no]),
      }}
      vector={() => svg.current}
    >
      {both.length > 0 && <PlotPicture label={summary} given={[rows, label]} draw={draw} onPicture={(drawn) => (svg.current = drawn)} />}
    </Figure>
  );
}

/** The largest and the farthest places, at most one label a tenth of the scale, so that names do not lie on one another. */
export function labelled(rows: readonly Statement[]): Statement[] {
  const largest = [...rows].sort((a, b) => b.settled - a.settled);
  const top = largest[0]?.settled ?? 0;
  const out: Statement[] = [];
  for (const row of largest) if (out.length < 6 && out.every((one) => Math.abs(one.settled - row.settled) > top / 16)) out.push(row);
  return out;
}
