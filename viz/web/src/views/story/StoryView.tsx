// src/views/story/StoryView.tsx -- what the run is about: question, territory, futures, options, and dated events on a time line.
import { useRef } from 'preact/hooks';
import { dayCell, sourceCell } from '../../figure/cells';
import { Figure } from '../../figure/Figure';
import { useReading } from '../../figure/reading';
import { lineStyle, themes } from '../../figure/palette';
import { useWidth } from '../../figure/width';
import type { RunFile } from '../../run/client';
import type { Statement } from '../../run/types';
import { placesOf, scenarioOf, used } from '../../run/places';
import { address, dark, goTo } from '../../state';
import { date, estimate, inWords, month, number, told, unit } from '../../words';
import { isWhole } from '../settled/residuals';
import { Findings, SeriesWarnings } from './Findings';
import { preferredSeries } from './preferred';
import { sparkLine, sparkLines, type Spark } from './spark';
import { timeLine } from './timeLine';
import { storyWords } from './words';
import './story.css';

function text(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'en' in value && 'fr' in value) return told(value as { en: string; fr: string });
  return null;
}

/** As settled: of the territory as a whole, else all of its places together. */
export function inhabitantsOf(statements: readonly Statement[]): { inhabitants: number; year: number } | null {
  const rows = statements.filter((row) => row.figure === 'inhabitants' && Number.isFinite(row.settled));
  const whole = rows.filter(isWhole);
  const counted = whole.length ? whole : rows;
  return counted.length ? { inhabitants: counted.reduce((sum, row) => sum + row.settled, 0), year: counted[0]?.year ?? NaN } : null;
}

export function StoryView({ file }: { readonly file: RunFile }) {
  const words = inWords(storyWords);
  const { outline } = file;
  const scenario = scenarioOf(file);
  const territory = used(scenario['territory']);
  const territoryTitle = text(territory['title']);
  const [goals, method] = [text(scenario['goals']), text(scenario['method'])];
  const places = placesOf(file).size;
  const touring = Boolean(address.value['tour']); // the tour asks for a prediction before any result is shown
  const days = outline.rhythms['time']?.days ?? new Int32Array();
  const [first, last] = [days[0] ?? NaN, days[days.length - 1] ?? NaN];
  const counted = useReading(async () => inhabitantsOf(await file.statements()), [file]).value;
  return (
    <>
      <section class="panel question">
        <h2>{words.asked}</h2>
        <p class="asked">{told(outline.question) || words.noQuestion}</p>
        {!touring && <Findings file={file} />}
        <dl>
          {goals && (
            <>
              <dt>{words.goals}</dt>
              <dd>{goals}</dd>
            </>
          )}
          {method && (
            <>
              <dt>{words.method}</dt>
              <dd>{method}</dd>
            </>
          )}
          <dt>{words.territory}</dt>
          <dd>
            {territoryTitle}
            {territoryTitle && places > 0 && <br />}
            {places > 0 &&
              (counted
                ? words.places(number(places), number(counted.inhabitants), String(counted.year))
                : words.communes(number(places)))}
          </dd>
          <dt>{words.contexts}</dt>
          <dd>
            <ul>
              {outline.contexts.map((one) => (
                <li key={one.name}>
                  {told(one.title)}
                  {outline.resilience?.reference === one.name && ` (${words.control})`}
                </li>
              ))}
            </ul>
          </dd>
          <dt>{words.strategies}</dt>
          <dd>
            <ul>
              {outline.strategies.map((one) => (
                <li key={one.name}>{told(one.title)}</li>
              ))}
            </ul>
          </dd>
        </dl>
        <p class="faint">
          {words.runs(number(outline.contexts.length), number(outline.strategies.length), number(outline.replicates), number(file.runs.length))},{' '}
          {words.time(date(first), date(last), number(outline.steps), words.step[outline.step] ?? outline.step)}.
        </p>
      </section>
      <EventsFigure file={file} first={first} last={last} />
      {!touring && <WhereToLook file={file} />}
    </>
  );
}

const laneHeight = 26;
const axisHeight = 24;

function EventsFigure({ file, first, last }: { readonly file: RunFile; readonly first: number; readonly last: number }) {
  const words = inWords(storyWords);
  const { events, contexts, strategies } = file.outline;
  const home = useRef<HTMLDivElement>(null);
  const drawing = useRef<SVGSVGElement>(null);
  const width = useWidth(home);
  const theme = themes[dark.value ? 'dark' : 'light'];
  if (!events.length) return <p>{words.noEvents}</p>;
  const line = timeLine(events, [...contexts, ...strategies], first, last, 8, Math.max(60, width - 8));
  const end = (until: number): string => (until > last ? words.open : date(until - 1));
  const halo = { stroke: theme.background, 'stroke-width': 4, 'stroke-opacity': 0.85, 'paint-order': 'stroke' }; // read over lines and edges of bars
  const titles = new Map([...contexts, ...strategies].map((one) => [one.name, told(one.title)]));
  let top = 0;
  const lanes = line.lanes.map((lane) => {
    const y = top;
    top += laneHeight * (lane.rows + 1);
    return { ...lane, y };
  });
  const crises = events.filter((event) => event.kind === 'crisis').length;
  return (
    <Figure
      name="events"
      title={words.timeLine}
      summary={words.timeLineSummary(number(crises), number(events.length - crises))}
      warnings={[]}
      table={{
        columns: [words.who, words.kind, words.what, words.from, words.until, words.source],
        rows: events.map((event) => [
          { text: titles.get(event.choice) ?? event.choice, name: event.choice },
          event.kind === 'crisis' ? words.crisis : words.policy,
          told(event.title),
          dayCell(event.from),
          dayCell(event.until - 1),
          sourceCell(event.source),
        ]),
      }}
      vector={() => drawing.current}
    >
      <div ref={home}>
        <svg ref={drawing} class="time-line" width={width} height={top + axisHeight} viewBox={`0 0 ${width} ${top + axisHeight}`} role="img" aria-label={words.timeLine} font-size="13">
          {line.ticks.map((tick) => (
            <g key={tick.day}>
              <line x1={tick.x} x2={tick.x} y1={0} y2={top} stroke={theme.line} />
              <text x={tick.x} y={top + 17} text-anchor={tick.x < 36 ? 'start' : tick.x > width - 36 ? 'end' : 'middle'} fill={theme.faint} font-size="12">
                {month(tick.day)}
              </text>
            </g>
          ))}
          {lanes.map((lane) => (
            <g key={lane.choice.name + lane.kind}>
              <text x={8} y={lane.y + 17} fill={theme.faint} {...halo}>
                {lane.kind === 'crisis' ? '⚡' : '✦'} {told(lane.choice.title)}
              </text>
              {lane.bars.map((bar) => {
                const y = lane.y + laneHeight * (bar.row + 1) - 2;
                const colour = lane.kind === 'crisis' ? theme.crisis : theme.policy;
                const label = told(bar.event.title);
                const wide = bar.width > label.length * 7.2;
                const right = bar.x + bar.width + 6 + label.length * 7.2 < width;
                const left = !wide && !right && bar.x - 6 > label.length * 7.2;
                return (
                  <g key={bar.event.title.en + bar.event.from}>
                    <title>{`${label}, ${words.always(date(bar.event.from), end(bar.event.until))}`}</title>
                    <rect x={bar.x} y={y} width={bar.width} height={laneHeight - 6} rx={3} fill={colour} fill-opacity={0.22} stroke={colour} stroke-dasharray={lane.kind === 'policy' ? '5 3' : undefined} />
                    <text
                      x={wide ? bar.x + 6 : right ? bar.x + bar.width + 6 : left ? bar.x - 6 : Math.max(8, width - 8 - label.length * 7.2)}
                      y={y + 14}
                      text-anchor={left ? 'end' : 'start'}
                      fill={theme.text}
                      {...halo}
                    >
                      {label}
                    </text>
                  </g>
                );
              })}
            </g>
          ))}
        </svg>
      </div>
    </Figure>
  );
}

const cardWidth = 260;
const cardHeight = 84;

function WhereToLook({ file }: { readonly file: RunFile }) {
  const words = inWords(storyWords);
  const keys = preferredSeries(file.seriesKeys);
  const infos = useReading(() => Promise.all(keys.map((key) => file.info(key))), [file]).value;
  if (!keys.length) return null;
  return (
    <section>
      <h2>{words.look}</h2>
      <p class="faint">{words.lookHint}</p>
      <ul class="legend">
        {file.outline.contexts.flatMap((context) =>
          file.outline.strategies.map((strategy) => {
            const look = lineStyle(file.outline.contexts.indexOf(context) * file.outline.strategies.length + file.outline.strategies.indexOf(strategy), dark.value);
            return (
              <li key={context.name + strategy.name}>
                <svg width="34" height="12" aria-hidden="true">
                  <line x1="1" x2="33" y1="6" y2="6" stroke={look.colour} stroke-width="2" stroke-dasharray={look.dash} />
                </svg>{' '}
                {told(context.title)}, {told(strategy.title)}
              </li>
            );
          }),
        )}
      </ul>
      <div class="cards">
        {keys.map((key) => (
          <Card key={key} file={file} series={key} />
        ))}
      </div>
      {infos && <SeriesWarnings infos={infos} />}
    </section>
  );
}

function Card({ file, series }: { readonly file: RunFile; readonly series: string }) {
  const words = inWords(storyWords);
  const recorded = file.live.value?.recorded.value;
  const reading = useReading<{ label: string; unit: string; symbol: string; warning: string; lines: Spark[] } | null>(async () => {
    const [info, lines] = await Promise.all([file.info(series), sparkLines(file, series)]);
    return { label: told(info.label), unit: unit(info.unit, file.outline.step), symbol: info.unit, warning: told(info.warning), lines };
  }, [file, series, recorded, inWords(storyWords)]);
  const got = reading.value;
  if (!got) return <div class="card" aria-hidden="true" />;
  const ends = got.lines.map((line) => line.last).filter(Number.isFinite);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  // Ends that round to the same text get the digits that tell them apart.
  const [from, until] = number(low) === number(high) ? [estimate(low, (high - low) / 2), estimate(high, (high - low) / 2)] : [number(low), number(high)];
  const range = low === high ? number(low) : `${from} – ${until}`;
  return (
    <button type="button" class="card" onClick={() => goTo({ view: 'series', 'series.keys': series, 'series.rows': '' })}>
      <span class="card-label">{got.label}</span>
      <svg width={cardWidth} height={cardHeight} viewBox={`0 0 ${cardWidth} ${cardHeight}`} aria-hidden="true">
        {got.lines.map((line, i) => {
          const look = lineStyle(i, dark.value);
          return <path key={i} d={sparkLine(line, got.lines, cardWidth, cardHeight)} fill="none" stroke={look.colour} stroke-width="1.8" stroke-dasharray={look.dash} />;
        })}
      </svg>
      <span class="card-end">
        {words.atEnd([range, low === high ? unit(got.symbol, file.outline.step, low) : got.unit].filter(Boolean).join('\u202f'))} {got.warning && <span aria-hidden="true">⚠</span>}
        {got.warning && <span class="for-reader">{got.warning}</span>}
      </span>
    </button>
  );
}
