// src/views/series/Triangle.tsx -- the resilience triangle: performance against the control run, what is lost, lowest point, recovery.
import { scaleLinear } from 'd3-scale';
import { useId, useMemo, useRef } from 'preact/hooks';
import { dayCell } from '../../figure/cells';
import { Figure } from '../../figure/Figure';
import { lineStyle, themes } from '../../figure/palette';
import { Held, useReading } from '../../figure/reading';
import { figureWords } from '../../figure/words';
import { useWidth } from '../../figure/width';
import type { RunFile } from '../../run/client';
import type { DatedEvent, Measure, SeriesInfo } from '../../run/types';
import { dark, language } from '../../state';
import { date, estimate, inWords, number, percent, quantity, shareEstimate, told, typography, unit } from '../../words';
import { failureSentence } from '../../words/failures';
import { apart, areaOf, controlOf, extent, lastThere, pathOf, type RowChoice, shownEvents } from './curves';
import { axisWidth, cut, DateAxis, Events, type Frame, lanesHeight, Mark, mostLanes, partWords, Swatch, textWidth, ticksOf, ValueAxis, xOf } from './parts';
import { capital, liveCount, rowTitle } from './Panel';
import { names } from './read';
import { type Measured, measured } from './resilience';
import { type Shown, triangleContext, triangleLuck, triangleOf, triangleStrategy } from './state';
import { instantBefore } from './time';
import { seriesWords } from './words';

type Words = (typeof seriesWords)['en'];
const mostStrategies = 6;
const colon = (): string => inWords(partWords).colon;

export function TriangleSection({ file, shown }: { readonly file: RunFile; readonly shown: readonly Shown[] }) {
  const words = inWords(seriesWords);
  const { outline } = file;
  const control = controlOf(outline);
  const struck = outline.contexts.filter((context) => outline.events.some((event) => event.kind === 'crisis' && event.choice === context.name));
  const chosen = shown[Math.min(triangleOf.value, shown.length - 1)];
  const context = struck.find((one) => one.name === triangleContext.value) ?? struck[0];
  if (control === null || !context || !chosen)
    return (
      <>
        <h2>{words.triangle}</h2>
        <p>{typography(words.triangleNone)}</p>
      </>
    );
  const strategy = outline.strategies.find((one) => one.name === triangleStrategy.value) ?? outline.strategies[0];
  const luck = triangleLuck.value === 'mean' ? (outline.replicates > 1 ? -1 : 0) : Math.min(outline.replicates - 1, Number(triangleLuck.value) || 0);
  return (
    <>
      <h2>{words.triangle}</h2>
      <p class="intro">{typography(words.triangleIntro)}</p>
      <div class="choices">
        {shown.length > 1 && (
          <label>
            {words.of}
            <select value={String(Math.min(triangleOf.value, shown.length - 1))} onChange={(event) => (triangleOf.value = Number(event.currentTarget.value))}>
              {shown.map((one, i) => (
                <option key={i} value={String(i)}>
                  {titleOf(file, one)}
                </option>
              ))}
            </select>
          </label>
        )}
        {struck.length > 1 && (
          <label>
            {words.crisisContext}
            <select value={context.name} onChange={(event) => (triangleContext.value = event.currentTarget.value)}>
              {struck.map((one) => (
                <option key={one.name} value={one.name}>
                  {told(one.title)}
                </option>
              ))}
            </select>
          </label>
        )}
        {outline.strategies.length > 1 && (
          <label>
            {words.strategy}
            <select value={strategy?.name} onChange={(event) => (triangleStrategy.value = event.currentTarget.value)}>
              {outline.strategies.map((one) => (
                <option key={one.name} value={one.name}>
                  {told(one.title)}
                </option>
              ))}
            </select>
          </label>
        )}
        {outline.replicates > 1 && (
          <label>
            {words.luck}
            <select value={luck < 0 ? 'mean' : String(luck)} onChange={(event) => (triangleLuck.value = event.currentTarget.value)}>
              <option value="mean">{words.meanOfAll}</option>
              {Array.from({ length: outline.replicates }, (_none, i) => (
                <option key={i} value={String(i)}>
                  {i + 1}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      <TriangleFigure file={file} series={chosen.key} row={chosen.row} control={control} context={context.name} strategy={strategy?.name ?? ''} luck={luck} />
    </>
  );
}

function titleOf(file: RunFile, { key, row }: Shown): string {
  const info = file.catalogue.value.get(key);
  return info ? rowTitle(file, info, row) : '…'; // for a moment
}

interface FigureAsked {
  readonly file: RunFile;
  readonly series: string;
  readonly row: RowChoice;
  readonly control: string;
  readonly context: string;
  readonly strategy: string;
  readonly luck: number;
}

function TriangleFigure({ file, series, row, control, context, strategy, luck }: FigureAsked) {
  const words = inWords(seriesWords);
  const { outline } = file;
  const all = outline.strategies.map((one) => one.name);
  const strategies = all.length <= mostStrategies ? all : [strategy, ...all.filter((one) => one !== strategy).slice(0, mostStrategies - 1)];
  const read = useReading(async () => {
    const info = await file.info(series);
    return { info, all: await measured(file, { key: series, row, rows: info.rows, polarity: info.polarity, control, context, strategies, luck }) };
  }, [file, series, row, control, context, strategies.join(), luck, liveCount(file)]);
  const picture = useRef<SVGSVGElement>(null);
  if (read.state === 'failed') return <p role="alert">{typography(failureSentence(read.failure, language.value))}</p>;
  if (!read.value) return <p role="status">{inWords(figureWords).loading}</p>;
  const { info, all: measures } = read.value;
  const main = measures.find((one) => one.strategy === strategy);
  if (!main) return null;
  const days = outline.rhythms['time']?.days ?? new Int32Array();
  const contextTitle = outline.contexts.find((one) => one.name === context)?.title;
  const title = typography(words.triangleTitle(capital(rowTitle(file, info, row)), contextTitle ? told(contextTitle) : context));
  const sentences = toldOf(file, info, row, main, days, words);
  const summary = typography([names(file, context, strategy).short.slice(-1)[0] ?? '', ...sentences].join('. ').replace(/\.\. /g, '. '));
  const warnings = [told(info.warning), outline.resilience ? told(outline.resilience.warning) : '', outline.replicates === 1 ? words.oneLuck : ''];
  return (
    <Held reading={read.state === 'reading'}>
      <Figure
        name={`resilience-${series.replace('.', '-')}${typeof row === 'number' ? `-${row}` : ''}`}
        title={title}
        summary={summary}
        warnings={warnings}
        table={curveTable(file, context, measures, days, words)}
        vector={() => picture.current}
      >
        {main.shape.lowest >= 0 ? (
          <TrianglePicture file={file} measures={measures} main={main} context={context} days={days} label={`${title}. ${summary}`} picture={picture} words={words} />
        ) : null}
        <MeasureTable file={file} info={info} main={main} title={title} words={words} />
      </Figure>
    </Held>
  );
}

/** Half of an interval, in two digits. */
const plus = (half: number, write: (value: number) => string): string =>
  Number.isFinite(half) && half > 0 ? `\u00a0±\u00a0${write(Number(half.toPrecision(2)))}` : '';

function toldOf(file: RunFile, info: SeriesInfo, row: RowChoice, main: Measured, days: Int32Array, words: Words): string[] {
  const { shape, values } = main;
  if (shape.lowest < 0) return [words.undefined];
  const epsilon = file.outline.resilience?.epsilon ?? 0.05;
  const get = (name: string) => values[name] ?? { mean: NaN, half: NaN };
  const horizon = number((days[shape.end] as number) - (days[shape.start] as number));
  const [low, loss, recovery, censored] = ['robustness', 'loss', 'recovery_time', 'censored'].map(get) as [Value, Value, Value, Value];
  const out = [words.robustnessTold(shareEstimate(low.mean, low.half), plus(low.half, percent)), words.lossTold(estimate(loss.mean, loss.half), plus(loss.half, number), horizon)];
  const one = Number.isNaN(censored.half);
  if (censored.mean > 0) {
    if (one) out.push(words.censoredOne(number(recovery.mean)));
    else out.push(words.censoredTold(percent(censored.mean), number(Number.isFinite(recovery.mean) ? recovery.mean : shape.recovery)));
  } else if (recovery.mean === 0) out.push(words.stays(percent(epsilon)));
  else if (Number.isFinite(recovery.mean)) out.push(words.recoveredTold(number(Math.round(recovery.mean)), plus(recovery.half, (half) => number(Math.round(half))), date(Math.round((days[shape.start] as number) + recovery.mean))));
  if (info.polarity === 'more_is_worse') out.push(words.worse);
  if (info.polarity === 'neutral') out.push(words.neutral);
  if (info.polarity === 'undeclared') out.push(words.undeclared);
  const why = typeof row !== 'number' && info.rows > 1 ? words.whySum : file.outline.resilience ? words.whySeries : words.whyNone;
  out.push(main.fromFile ? words.fromFile : words.fromHere(why));
  return out;
}
type Value = Measured['values'][string];

function curveTable(file: RunFile, context: string, measures: readonly Measured[], days: Int32Array, words: Words) {
  const columns = [words.date, ...measures.map((one) => `${words.performanceOf}, ${names(file, context, one.strategy).label}`)];
  const rows = Array.from(days, (day, t) => [dayCell(day), ...measures.map((one) => one.curve[t] as number)]);
  return { columns, rows };
}

/** Main measures, with their meaning from the file. */
function MeasureTable({ file, info, main, title, words }: { readonly file: RunFile; readonly info: SeriesInfo; readonly main: Measured; readonly title: string; readonly words: Words }) {
  const known = file.outline.resilience?.row ?? [];
  const rows = known.filter((measure) => Number.isFinite(main.values[measure.name]?.mean));
  if (rows.length === 0) return null;
  const write = (measure: Measure, { mean, half }: Value): string => {
    const symbol = unit(measure.unit || info.unit, file.outline.step, mean);
    return `${estimate(mean, half)}${symbol ? `\u202f${symbol}` : ''}`;
  };
  const halves = rows.some((measure) => Number.isFinite(main.values[measure.name]?.half));
  return (
    <details>
      <summary>{words.measures}</summary>
      <div class="scroll measures" role="region" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.measure}</th>
              <th scope="col">{words.value}</th>
              {halves && <th scope="col">{words.half}</th>}
              <th scope="col">{words.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((measure) => (
              <tr key={measure.name}>
                <th scope="row">{told(measure.label)}</th>
                <td class="number">{write(measure, main.values[measure.name] ?? { mean: NaN, half: NaN })}</td>
                {halves && <td class="number">{number(Number((main.values[measure.name]?.half ?? NaN).toPrecision(2)))}</td>}
                <td>{typography(told(measure.meaning))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

interface PictureProps {
  readonly file: RunFile;
  readonly measures: readonly Measured[];
  readonly main: Measured;
  readonly context: string;
  readonly days: Int32Array;
  readonly label: string;
  readonly picture: { current: SVGSVGElement | null };
  readonly words: Words;
}

function TrianglePicture(props: PictureProps) {
  const home = useRef<HTMLDivElement>(null);
  const width = useWidth(home);
  return (
    <>
      <div ref={home} class="chart" role="img" aria-label={props.label}>
        {width > 0 && <TriangleDrawing {...props} width={width} />}
      </div>
      {props.measures.length > 1 && (
        <div class="legend">
          <ul>
            {props.measures.map((one) => {
              const its = names(props.file, props.context, one.strategy);
              return (
                <li key={one.strategy}>
                  <Swatch {...lineStyle(its.index, dark.value)} />
                  <span>
                    <span class="name">{its.label}</span>{' '}
                    <strong>
                      {props.words.lowest} {percent(one.values['robustness']?.mean ?? NaN)}
                    </strong>
                  </span>
                </li>
              );
            })}
          </ul>
        </div>
      )}
    </>
  );
}

function TriangleDrawing({ file, measures, main, context, days, picture, words, width }: PictureProps & { readonly width: number }) {
  const id = useId().replace(/[^\w-]/g, '');
  const theme = themes[dark.value ? 'dark' : 'light'];
  const epsilon = file.outline.resilience?.epsilon ?? 0.05;
  const { shape, values } = main;
  const first = Math.max(0, instantBefore(days, (days[shape.start] as number) - 0.15 * ((days[shape.end] as number) - (days[shape.start] as number))));
  const last = shape.end;
  const events: DatedEvent[] = shownEvents(file.outline.events, [context], [main.strategy]).filter((event) => event.from <= (days[last] as number) && event.until > (days[first] as number));
  const { domain, ticks } = useMemo(() => {
    const low = values['robustness']?.mean ?? NaN;
    const range = extent(measures.map((one) => one.curve), first, last, [1, ...(Number.isFinite(low) ? [low] : [])]);
    const domainHere: [number, number] = [range[0], range[1]];
    return { domain: domainHere, ticks: ticksOf(scaleLinear().domain(domainHere).ticks(5), 'percent') };
  }, [measures, first, last, language.value]);
  const labelled = width >= 680 && measures.length > 1;
  const short = measures.map((one) => cut(names(file, context, one.strategy).short.slice(-1)[0] ?? '', width >= 900 ? 34 : 26));
  const top = lanesHeight(Math.min(events.length, mostLanes));
  const height = top + (width < 480 ? 220 : 270) + 28;
  const frame: Frame = {
    left: axisWidth(ticks),
    right: width - (labelled ? Math.min(230, 26 + Math.max(...short.map(textWidth))) : 14),
    top,
    bottom: height - 28,
    from: days[first] as number,
    until: days[last] as number,
  };
  const x = xOf(frame);
  const scale = scaleLinear().domain(domain).range([frame.bottom, frame.top]);
  const y = (value: number): number => scale(value);
  const ones = Float64Array.from(main.curve, () => 1);
  const lost = Float64Array.from(main.curve, (value) => (value > 1 ? 1 : value));
  const start = days[shape.start] as number;
  const lowest = values['robustness']?.mean ?? shape.robustness;
  const lowestDay = start + (values['lowest_day']?.mean ?? (days[shape.lowest] as number) - start);
  const recovery = values['recovery_time']?.mean ?? NaN;
  const censored = (values['censored']?.mean ?? 0) > 0;
  const back = !censored && recovery > 0 ? start + recovery : NaN;
  const halo = { stroke: theme.background, 'stroke-width': 3, 'stroke-opacity': 0.9, 'paint-order': 'stroke' } as const;
  const lowText = typography(`${words.lowest} ${percent(lowest)}`);
  const lossText = `${words.lost}${colon()}${quantity(values['loss']?.mean ?? shape.loss, 'day')}`;
  const lowX = x(lowestDay);
  const leftward = lowX + 10 + textWidth(lowText) > frame.right;
  const lossHalf = textWidth(lossText) * 0.58;
  const middle = Math.max(frame.left + lossHalf, Math.min(frame.right - lossHalf, (lowX + x(Number.isNaN(back) ? (days[last] as number) : back)) / 2));
  const bandSeen = 1 - epsilon > domain[0];
  const ends = measures.map((one) => lastThere(one.curve, first, last));
  const wanted = measures.map((one, i) => y(one.curve[ends[i] as number] ?? 1));
  const placed = apart(wanted, measures.map(() => 16), frame.top, frame.bottom + 6);
  return (
    <svg
      ref={(svg) => {
        picture.current = svg;
      }}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
      fill={theme.text}
    >
      <Events events={events} frame={frame} theme={theme} width={width} id={`${id}hatch`} />
      <ValueAxis frame={frame} theme={theme} ticks={ticks} y={y} />
      <DateAxis frame={frame} theme={theme} />
      <pattern id={`${id}loss`} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width="7" height="7" fill={theme.loss} fill-opacity="0.16" />
        <path d="M0,0V7" stroke={theme.loss} stroke-width="1.4" stroke-opacity="0.6" />
      </pattern>
      <path d={areaOf(days, lost, ones, shape.start, last, x, y)} fill={`url(#${id}loss)`} />
      <path d={`M${frame.left},${y(1)}H${frame.right}`} stroke={theme.text} stroke-width="1.4" />
      <text x={frame.left + 5} y={y(1) - 6} font-size="11" {...halo}>
        {`${percent(1)}${colon()}${words.normal}`}
      </text>
      {bandSeen && (
        <g font-size="11">
          <path d={`M${frame.left},${y(1 - epsilon)}H${frame.right}`} stroke={theme.text} stroke-dasharray="2 4" />
          <text x={frame.left + 5} y={y(1 - epsilon) + 14} {...halo}>
            {typography(words.band(percent(epsilon)))}
          </text>
        </g>
      )}
      {measures.map((one, i) => {
        const look = lineStyle(names(file, context, one.strategy).index, theme.dark);
        const own = one === main;
        const end = ends[i] as number;
        return (
          <g key={one.strategy} font-size="11">
            <path d={pathOf(days, one.curve, first, last, x, y)} fill="none" stroke={look.colour} stroke-width={own ? 2.4 : 1.3} stroke-dasharray={look.dash} stroke-linejoin="round" />
            {end >= 0 && <Mark symbol={look.symbol} colour={look.colour} x={x(days[end] as number)} y={wanted[i] as number} size={4} />}
            {labelled && end >= 0 && (
              <text x={frame.right + 14} y={(placed[i] as number) + 4} font-weight={own ? 600 : undefined}>
                {short[i]}
              </text>
            )}
          </g>
        );
      })}
      {lowest < 1 - 1e-9 && (
        <g font-size="12" font-weight="600">
          <path d={`M${lowX},${y(1)}V${y(lowest)}`} stroke={theme.text} stroke-width="1.2" stroke-dasharray="3 2" />
          <circle cx={lowX} cy={y(lowest)} r="5" fill={theme.background} stroke={theme.text} stroke-width="1.8" />
          <text x={leftward ? lowX - 9 : lowX + 9} y={Math.min(frame.bottom - 4, y(lowest) + 15)} text-anchor={leftward ? 'end' : 'start'} {...halo}>
            {lowText}
          </text>
        </g>
      )}
      {(values['loss']?.mean ?? 0) > 1e-9 && (
        <text x={middle} y={y(1) + 18} text-anchor="middle" font-size="12" font-weight="600" {...halo}>
          {lossText}
        </text>
      )}
      {!Number.isNaN(back) && (
        <g font-size="12" font-weight="600">
          <path d={`M${x(back)},${frame.top}V${frame.bottom}`} stroke={theme.text} stroke-width="1.4" stroke-dasharray="6 3" />
          <text x={x(back) + (x(back) > (frame.left + frame.right) / 2 ? -6 : 6)} y={frame.bottom - 8} text-anchor={x(back) > (frame.left + frame.right) / 2 ? 'end' : 'start'} {...halo}>
            {`${words.recovered}${colon()}${quantity(Math.round(recovery), 'day')}`}
          </text>
        </g>
      )}
      {censored && (
        <text x={frame.right - 4} y={frame.bottom - 8} text-anchor="end" font-size="12" font-weight="600" {...halo}>
          {words.notRecovered}
        </text>
      )}
    </svg>
  );
}
