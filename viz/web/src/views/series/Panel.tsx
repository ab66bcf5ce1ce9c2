// src/views/series/Panel.tsx -- one indicator, one row: picture, what its lines are and say at the cursor, data table.
import { useMemo, useRef } from 'preact/hooks';
import { dayCell } from '../../figure/cells';
import type { Cell } from '../../figure/export';
import { Figure } from '../../figure/Figure';
import { lineStyle } from '../../figure/palette';
import { populationName } from '../../figure/pickerWords';
import { Held, useReading } from '../../figure/reading';
import { figureWords } from '../../figure/words';
import { rowLabel } from '../../run/places';
import type { RunFile } from '../../run/client';
import type { SeriesInfo, SeriesKey } from '../../run/types';
import { dark, goTo, language } from '../../state';
import { date, estimate, inWords, shareEstimate, told, typography, unit } from '../../words';
import { failureSentence } from '../../words/failures';
import { isoDate } from '../../words/format';
import { Chart, settledPicture, type Line } from './Chart';
import { firstThere, lastThere, type Mode, type RowChoice, shownEvents } from './curves';
import { mostLanes, Swatch } from './parts';
import { linesOf, names } from './read';
import { bandParam, cursor, cursorParam, eachParam } from './state';
import { seriesWords } from './words';

export interface PanelProps {
  readonly file: RunFile;
  readonly series: SeriesKey;
  readonly row: RowChoice;
  readonly contexts: readonly string[];
  readonly strategies: readonly string[];
  readonly mode: Mode;
  readonly first: number;
  readonly last: number;
}

/** "production", "production, Lens", "production, sum of all rows". */
export function rowTitle(file: RunFile, info: SeriesInfo, row: RowChoice): string {
  const words = inWords(seriesWords);
  if (info.rows === 1) return told(info.label);
  const place = typeof row === 'number' ? rowLabel(file, info.population, row) : `${populationName(file, info.population)} (${words[row]})`;
  return `${told(info.label)}, ${place}`;
}

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(language.value) + text.slice(1);

/** A change of what is recorded of a live run; null for a file at rest. */
export const liveCount = (file: RunFile): unknown => file.live.value?.recorded.value ?? null;

export function Panel({ file, series, row, contexts, strategies, mode, first, last }: PanelProps) {
  const words = inWords(seriesWords);
  const kind = bandParam.value;
  const info = useReading(() => file.info(series), [file, series]);
  const share = kind === 'range' ? 0 : 0.05;
  const read = useReading(
    () => linesOf(file, { key: series, row, contexts, strategies, mode, share }),
    [file, series, row, contexts.join(), strategies.join(), mode, share, liveCount(file)],
  );
  const picture = useRef<SVGSVGElement>(null);
  const spoken = language.value;
  const lines = useMemo(
    () => (read.state === 'failed' ? [] : (read.value ?? [])).map((line) => ({ ...line, ...names(file, line.context, line.strategy) })),
    [read, spoken],
  );
  if (info.state === 'failed' || read.state === 'failed') {
    const failure = info.state === 'failed' ? info.failure : read.state === 'failed' ? read.failure : null;
    return <p role="alert">{failure ? typography(failureSentence(failure, language.value)) : ''}</p>;
  }
  if (!info.value || !read.value) return <p role="status" class="chart waiting">{inWords(figureWords).loading}</p>;
  const days = file.outline.rhythms['time']?.days ?? new Int32Array();
  const symbol = mode === 'percent' ? '%' : unit(info.value.unit, file.outline.step);
  const title = typography(`${capital(rowTitle(file, info.value, row))}${words.modeTitle[mode]}${symbol && mode !== 'percent' ? ` (${symbol})` : ''}`);
  const replicates = file.outline.replicates;
  const withBand = kind !== 'none' && replicates > 1;
  const events = shownEvents(file.outline.events, contexts, strategies).filter((event) => event.until > (days[first] as number) && event.from <= (days[last] as number));
  const there = lines.some((line) => lastThere(line.band.middle, first, last) >= 0);
  const signed = mode === 'control' || mode === 'strategy';
  const said = (value: number, half = NaN): string => (mode === 'percent' ? shareEstimate(value / 100, half / 100) : estimate(value, half, signed));
  // Two ends that round to the same text get the digits that tell them apart.
  const ends = (from: number, until: number): [string, string] =>
    from !== until && said(from) === said(until) ? [said(from, Math.abs(until - from)), said(until, Math.abs(until - from))] : [said(from), said(until)];
  const summary = there
    ? [
        `${words.shownFrom(date(days[first] as number), date(days[last] as number))}.`,
        ...lines.slice(0, 6).map((line) => {
          const [from, until] = [firstThere(line.band.middle, first, last), lastThere(line.band.middle, first, last)];
          return from < 0 ? '' : `${words.lineSummary(line.label, ...ends(line.band.middle[from] as number, line.band.middle[until] as number))}.`;
        }),
        replicates > 1 ? words.medianOf(replicates, kind) : words.oneLuck,
        kind === '90' && replicates > 1 && replicates < 20 ? words.few(replicates) : '',
        mode !== 'value' ? words.paired : '',
        events.length > mostLanes ? `${words.onlyFirst(mostLanes, events.slice(mostLanes).map((event) => `${told(event.title)} (${date(event.from)})`))}.` : '',
      ]
        .filter(Boolean)
        .join(' ')
    : lines.length === 0
      ? mode === 'value'
        ? words.noLines
        : words.noLinesReference
      : words.nothingRecorded;
  const level =
    mode === 'value'
      ? null
      : { value: mode === 'percent' ? 100 : 0, label: mode === 'strategy' ? words.firstStrategy : words.control };
  const warnings = [told(info.value.warning)];
  const table = tableOf(lines, days, first, last, withBand, symbol, words);
  return (
    <Held reading={read.state === 'reading'}>
      <Figure
        name={`${series.replace('.', '-')}${typeof row === 'number' ? `-${row}` : ''}${mode === 'value' ? '' : `-${mode}`}`}
        title={title}
        summary={typography(summary)}
        warnings={warnings}
        table={table}
        vector={() => settledPicture(picture)}
      >
        {there ? (
          <>
            <Chart
              days={days}
              first={first}
              last={last}
              lines={lines}
              withBand={withBand}
              each={eachParam.value === '1'}
              events={events}
              level={level}
              cursor={cursor}
              onZoom={(from, until) => goTo({ 'series.from': isoDate(from), 'series.until': isoDate(until) })}
              onRest={() => {
                const day = days[cursor.peek()];
                if (day !== undefined) cursorParam.value = isoDate(day);
              }}
              label={`${title}. ${typography(summary)}`}
              picture={picture}
            />
            <Legend lines={lines} days={days} first={first} last={last} withBand={withBand} said={said} />
          </>
        ) : null}
      </Figure>
    </Held>
  );
}

type SeriesWords = (typeof seriesWords)['en'];

function tableOf(lines: readonly Line[], days: Int32Array, first: number, last: number, withBand: boolean, symbol: string, words: SeriesWords) {
  const suffix = symbol ? ` (${symbol})` : '';
  const single = (lines[0]?.replicates.length ?? 1) === 1;
  const columns = [
    words.date,
    ...lines.flatMap((line) =>
      withBand
        ? [`${line.label}, ${words.median}${suffix}`, `${line.label}, ${words.low}`, `${line.label}, ${words.high}`]
        : [single ? `${line.label}${suffix}` : `${line.label}, ${words.median}${suffix}`],
    ),
  ];
  const rows: Cell[][] = [];
  for (let t = first; t <= last; ++t)
    rows.push([
      dayCell(days[t]),
      ...lines.flatMap((line) => {
        const middle = line.band.middle[t] as number;
        return withBand ? [middle, line.band.low[t] as number, line.band.high[t] as number] : [middle];
      }),
    ]);
  return { columns, rows };
}

interface LegendProps {
  readonly lines: readonly Line[];
  readonly days: Int32Array;
  readonly first: number;
  readonly last: number;
  readonly withBand: boolean;
  /** `half`: of the band, for as many digits as tell its ends apart. */
  readonly said: (value: number, half?: number) => string;
}

function Legend({ lines, days, first, last, withBand, said }: LegendProps) {
  const words = inWords(seriesWords);
  const inside = cursor.value >= first && cursor.value <= last;
  const ends = lines.map((line) => lastThere(line.band.middle, first, last));
  const at = inside ? cursor.value : Math.max(...ends);
  return (
    <div class="legend">
      <p class="when">
        {inside ? words.at(date(days[at] as number)) : `${words.atLast} (${date(days[at] as number)})`}
      </p>
      <ul>
        {lines.map((line) => {
          const look = lineStyle(line.index, dark.value);
          const [low, middle, high] = [line.band.low, line.band.middle, line.band.high].map((curve) => curve[at] as number) as [number, number, number];
          const half = [low, middle, high].every((value) => Number.isInteger(value) && Math.abs(value) < 1e6) ? NaN : (high - low) / 2;
          return (
            <li key={line.id}>
              <Swatch {...look} />
              <span>
                <span class="name">{line.label}</span> <strong>{said(middle, half)}</strong>
                {withBand && Number.isFinite(low) && low !== high && <span class="range"> ({words.between(said(low, half), said(high, half))})</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
