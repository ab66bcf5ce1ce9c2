// src/views/compare/Differences.tsx -- differences to a reference, replicate by replicate: several indicators at once as dots with
// intervals around zero, one of them over time.
import { useRef } from 'preact/hooks';
import { contextCell, strategyCell, unitCell } from '../../figure/cells';
import { Figure } from '../../figure/Figure';
import { lineStyle } from '../../figure/palette';
import { useReading } from '../../figure/reading';
import { SeriesHelp, SeriesPicker } from '../../figure/SeriesPicker';
import type { RunFile } from '../../run/client';
import type { SeriesInfo, SeriesKey } from '../../run/types';
import type { Interval } from '../../study/statistics';
import { dark } from '../../state';
import { colon, date, estimate, inWords, number, percent, plusMinus, shareEstimate, told, unit } from '../../words';
import { ChooseCells, ChooseOne, ChooseReference, ChooseSeries, ChooseWindow, choose, titleOf, type Choices } from './choices';
import { meanOf, measured, paired, relative, sharedSpan, signs, verdictOf, type Verdict } from './measure';
import { cellTitle, contextTitle, Notes, strategyTitle, Waiting } from './Notes';
import { OverTime } from './OverTime';
import { cellsOf, pairsOf, type Pair } from './pairs';
import { cellName, readCells, standing } from './read';
import { RowsPicture, type RowGroup, type RowLine } from './RowsPicture';
import { warningsOf } from './warnings';
import { compareWords } from './words';

export interface Line {
  readonly pair: Pair;
  readonly difference: Interval;
  readonly reference: number; // mean of the reference over the window
  readonly verdict: Verdict;
}
interface Compared {
  readonly key: SeriesKey;
  readonly row: number;
  readonly info: SeriesInfo;
  readonly pairs: readonly Pair[];
  readonly values: ReadonlyMap<string, Float64Array[]>; // by cell
}

async function readCompared(file: RunFile, key: SeriesKey, row: number, pairs: readonly Pair[]): Promise<Compared> {
  const cells = cellsOf(pairs);
  const [info, values] = await Promise.all([file.info(key), readCells(file, key, row, cells)]);
  return { key, row, info, pairs, values: new Map(cells.map((cell, i) => [cellName(cell), values[i] ?? []])) };
}

/** The differences of means over the window; of runs not whole, over what both of a pair have. */
export function linesOf(one: Compared, choices: Choices): Line[] {
  return one.pairs.map((pair) => {
    const own = one.values.get(cellName(pair.cell)) ?? [];
    const other = one.values.get(cellName(pair.reference)) ?? [];
    const span = sharedSpan([...own, ...other], choices.span);
    const difference = paired(
      own.map((values) => measured(values, span, 'mean')),
      other.map((values) => measured(values, span, 'mean')),
    );
    return { pair, difference, reference: meanOf(other, span), verdict: verdictOf(difference, one.info.polarity) };
  });
}

export function Differences({ file, choices }: { readonly file: RunFile; readonly choices: Choices }) {
  const words = inWords(compareWords);
  const pairs = pairsOf(file, choices);
  const all = useReading(
    () => Promise.all(choices.list.map((key) => readCompared(file, key, 0, pairs))),
    [file, choices.list.join(), JSON.stringify(pairs), standing(file)],
  );
  const one = useReading(() => readCompared(file, choices.key, choices.row, pairs), [file, choices.key, choices.row, JSON.stringify(pairs), standing(file)]);
  const { contexts, strategies } = file.outline;
  if (contexts.length < 2 && strategies.length < 2) return <p>{words.oneOfBoth}</p>;
  const short = choices.of === 'strategies' ? (strategies.length < 2 ? words.oneStrategy : '') : contexts.length < 2 ? words.oneContext : '';
  return (
    <>
      <div class="choices panel">
        <ChooseReference file={file} choices={choices} />
        <ChooseWindow file={file} choices={choices} />
        <ChooseOne
          label={words.scale}
          all={[
            { name: '', text: words.own },
            { name: 'percent', text: words.percent },
          ]}
          value={choices.scale === 'percent' ? 'percent' : ''}
          onChange={(name) => choose('scale', name)}
        />
        <ChooseCells file={file} choices={choices} />
        <ChooseList file={file} choices={choices} />
      </div>
      {short && <p>{short}</p>}
      {!short && pairs.length === 0 && <p>{words.nothingChosen}</p>}
      {pairs.length > 0 && <Waiting reading={all}>{(compared) => <Rows file={file} choices={choices} compared={compared} />}</Waiting>}
      {pairs.length > 0 && (
        <>
          <div class="choices panel">
            <ChooseSeries file={file} choices={choices} />
          </div>
          <Waiting reading={one}>
            {(read) => <OverTime file={file} choices={choices} info={read.info} title={titleOf(file, read.info, read.row)} pairs={read.pairs} values={read.values} />}
          </Waiting>
        </>
      )}
    </>
  );
}

/** The indicators that are compared, each with its meaning at hand; one can be added or removed. */
export function ChooseList({ file, choices }: { readonly file: RunFile; readonly choices: Choices }) {
  const words = inWords(compareWords);
  const catalogue = file.catalogue.value;
  const singles = file.outline.populations.filter((one) => one.rows.length <= 1).map((one) => one.name);
  const set = (keys: readonly SeriesKey[]): void => choose('list', keys.join(','));
  const label = (key: SeriesKey): string => {
    const info = catalogue.get(key);
    return info ? titleOf(file, info, 0) : '…'; // for a moment
  };
  return (
    <>
      <ul class="series-chips" aria-label={words.indicators}>
        {choices.list.map((key) => (
          <li key={key}>
            <span>{label(key)}</span>
            <SeriesHelp file={file} series={key} />
            {choices.list.length > 1 && (
              <button type="button" aria-label={words.remove(label(key))} title={words.remove(label(key))} onClick={() => set(choices.list.filter((other) => other !== key))}>
                ✕
              </button>
            )}
          </li>
        ))}
      </ul>
      <SeriesPicker
        file={file}
        value=""
        label={words.more}
        {...(singles.length ? { populations: singles } : {})}
        onChange={(key) => {
          if (key && !choices.list.includes(key)) set([...choices.list, key]);
        }}
      />
    </>
  );
}

const bound = (lines: readonly Interval[]): number =>
  lines.reduce((most, one) => (Number.isNaN(one.mean) ? most : Math.max(most, Math.abs(one.mean) + (one.half || 0))), 0);

function Rows({ file, choices, compared }: { readonly file: RunFile; readonly choices: Choices; readonly compared: readonly Compared[] }) {
  const words = inWords(compareWords);
  const svg = useRef<SVGSVGElement | null>(null);
  const step = file.outline.step;
  const inPercent = choices.scale === 'percent';
  const rows = compared.map((one) => ({ one, lines: linesOf(one, choices) }));
  const shownOf = (line: Line): Interval => (inPercent ? relative(line.difference, line.reference) : line.difference);
  const common = inPercent ? bound(rows.flatMap(({ lines }) => lines.map(shownOf))) : 0;
  const options = new Set(rows[0]?.lines.map((line) => line.pair.index)).size; // of what is set against the reference
  const severalHeads = options > 1 && (choices.of === 'strategies' ? choices.contexts.length > 1 : choices.strategies.length > 1);
  const text = (line: Line): string => {
    const shown = shownOf(line);
    const brief = words.brief[line.verdict];
    if (line.verdict === 'missing' || line.verdict === 'zero') return `${signs[line.verdict]} ${brief}`;
    const relatively = inPercent && !Number.isNaN(shown.mean);
    const { mean: middle, half } = relatively ? shown : line.difference;
    const say = relatively ? shareEstimate : estimate;
    const interval = Number.isNaN(half) ? '' : `\u202f${relatively ? `±\u202f${percent(Number(half.toPrecision(2)))}` : plusMinus(half, middle)}`;
    const note = inPercent && !relatively ? ` (${words.referenceZero})` : '';
    return `${say(middle, half, true)}${interval} ${signs[line.verdict]} ${brief}${note}`;
  };
  const groups = rows.map(({ one, lines }): RowGroup => {
    const most = (inPercent ? common : bound(lines.map(shownOf))) * 1.06;
    const end = (value: number): string => (inPercent ? percent(value, true) : number(Number(value.toPrecision(2)), true));
    const symbol = unit(one.info.unit, step);
    return {
      title: symbol && !inPercent ? `${titleOf(file, one.info, one.row)} (${symbol})` : titleOf(file, one.info, one.row),
      scale: [-most, most],
      ends: [end(-most), end(most)],
      zero: true,
      lines: lines.map((line): RowLine => {
        const shown = shownOf(line);
        const titles = [contextTitle(file, line.pair.cell.context), strategyTitle(file, line.pair.cell.strategy)];
        const [head, option] = choices.of === 'strategies' ? titles : [titles[1], titles[0]];
        const label = options > 1 ? option : lines.length > 1 ? head : ''; // the title names it
        return {
          label: label ?? '',
          head: severalHeads ? (head ?? '') : '',
          at: shown.mean,
          low: line.verdict === 'zero' ? NaN : shown.mean - shown.half,
          high: line.verdict === 'zero' ? NaN : shown.mean + shown.half,
          before: NaN,
          hollow: line.verdict === 'chance' || line.verdict === 'zero' || line.verdict === 'single',
          style: lineStyle(line.pair.index, dark.value),
          text: text(line),
          told: colon(`${titleOf(file, one.info, one.row)}, ${cellTitle(file, line.pair.cell)}`, `${text(line)} (${words.verdict[line.verdict]})`),
        };
      }),
    };
  });
  const flat = rows.flatMap(({ one, lines }) => lines.map((line) => ({ one, line })));
  const real = flat.filter(({ line }) => ['better', 'worse', 'higher', 'lower'].includes(line.verdict));
  const counted = new Map<string, number>();
  for (const { one, line } of real) {
    const name = `${titleOf(file, one.info, one.row)} ${signs[line.verdict]} ${words.brief[line.verdict]}`;
    counted.set(name, (counted.get(name) ?? 0) + 1);
  }
  const named = [...counted].map(([name, count]) => (count > 1 ? `${name} (${count})` : name));
  const window = words.window(date(choices.from), date(choices.until));
  const reference = told((choices.of === 'strategies' ? choices.referenceStrategy : choices.referenceContext).title);
  const most = 8; // names told in the summary; the table has all
  const summary = words.differenceSummary(
    flat.length,
    named.length ? `${named.slice(0, most).join(words.between)}${named.length > most ? ' …' : ''}` : words.nobody,
    flat.filter(({ line }) => line.verdict === 'chance').length,
    flat.filter(({ line }) => line.verdict === 'zero').length,
  );
  const columns = words.columns;
  const table = {
    columns: [columns.indicator, columns.unit, columns.context, columns.strategy, columns.difference, columns.half, columns.mean + ' (' + columns.reference + ')', columns.share, columns.verdict, columns.replicates],
    estimates: [[4, 5]] as const,
    rows: flat.map(({ one, line }) => [
      { text: titleOf(file, one.info, one.row), name: one.key },
      unitCell(one.info.unit, step),
      contextCell(file, line.pair.cell.context),
      strategyCell(file, line.pair.cell.strategy),
      line.difference.mean,
      line.difference.half,
      line.reference,
      100 * relative(line.difference, line.reference).mean,
      words.verdict[line.verdict],
      line.difference.count,
    ]),
  };
  return (
    <Figure
      name="compare-differences"
      title={words.differenceTitle(options === 1 && rows[0]?.lines[0] ? optionTitle(file, choices, rows[0].lines[0].pair) : '', reference, window)}
      summary={summary}
      warnings={warningsOf(compared.map((one) => ({ title: titleOf(file, one.info, one.row), warning: told(one.info.warning) })))}
      table={table}
      vector={() => svg.current}
    >
      <Notes file={file} values={compared[0] ? [...compared[0].values.values()] : []} span={choices.span} />
      <RowsPicture groups={groups} label={summary} onPicture={(drawn) => (svg.current = drawn)} />
      <p class="compare-key">{words.key}</p>
    </Figure>
  );
}

const optionTitle = (file: RunFile, choices: Choices, pair: Pair): string =>
  choices.of === 'strategies' ? strategyTitle(file, pair.cell.strategy) : contextTitle(file, pair.cell.context);
