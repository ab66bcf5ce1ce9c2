// src/views/flows/FlowFigure.tsx -- reads flows, says what matters of them and draws one of the pictures.
import { useRef } from 'preact/hooks';
import { Figure } from '../../figure/Figure';
import { themes } from '../../figure/palette';
import { useReading } from '../../figure/reading';
import { useWidth } from '../../figure/width';
import { columnSums, graphWords, type Matrix, rowSums, total, withinShare } from '../../graph';
import { titleOf, Waiting } from '../../graph/controls';
import type { Run } from '../../run/types';
import { dark, language } from '../../state';
import { interval } from '../../study/statistics';
import { date, estimate, inWords, number, percent, told, unit } from '../../words';
import { difference, extreme, labelsOf, shapeOf, tell } from './flow';
import { Chord, MatrixPicture, Sankey } from './pictures';
import { type FlowAsked, readFlow, type ReadFlow } from './sources';
import { flowWords } from './words';

export interface FigureAsked {
  readonly flow: FlowAsked;
  readonly runs: readonly Run[];
  readonly others: readonly Run[]; // to compare with; none: nothing
  readonly instant: number;
  readonly otherInstant: number;
  readonly since: number; // of jobs
  readonly against: 'none' | 'date' | 'run';
  readonly settled: boolean; // a network that no run recorded again
  readonly picture: 'sankey' | 'chord' | 'matrix';
  readonly top: number;
}

/** What was read, with the question that it answers: while the next is read, date and numbers stay together. */
interface Both {
  readonly asked: FigureAsked;
  readonly here: readonly ReadFlow[];
  readonly there: readonly ReadFlow[];
}

export function FlowFigure({ asked }: { readonly asked: FigureAsked }) {
  const { flow, runs, others, instant, otherInstant, since, against } = asked;
  const name = (run: Run): string => `${run.context}/${run.strategy}/${run.replicate}`;
  const reading = useReading<Both>(async () => {
    const read = (list: readonly Run[], at: number): Promise<ReadFlow[]> => Promise.all(list.map((run) => readFlow(flow, run, at, since)));
    const [here, there] = await Promise.all([read(runs, instant), read(others, otherInstant)]);
    return { asked, here, there };
  }, [flow.file, flow.source.id, flow.by.id, flow.byTo.id, flow.weight.id, runs.map(name).join(), others.map(name).join(), instant, otherInstant, since, against, language.value]);
  return <Waiting reading={reading}>{(both) => <Shown asked={{ ...both.asked, picture: isPlain(both.asked) ? asked.picture : 'matrix', top: asked.top }} both={both} />}</Waiting>;
}

/** Whether more than a matrix can show it. */
const isPlain = (asked: FigureAsked): boolean => asked.against === 'none' && !asked.flow.weight.isMean;

function Shown({ asked, both }: { readonly asked: FigureAsked; readonly both: Both }) {
  const words = inWords(flowWords);
  const shared = inWords(graphWords);
  const home = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const width = useWidth(home);
  const { flow, runs, others, instant, otherInstant, since, against, top } = asked;
  const { file, source, by, byTo, weight } = flow;
  const first = both.here[0] as ReadFlow;
  const same = by === byTo;
  // While the next groups are read, the last flows are still there, with another shape.
  if (first.above.rows !== by.labels.length || first.above.columns !== byTo.labels.length) return <div ref={home} />;
  const compares = against !== 'none' && both.there.length === both.here.length;
  const shape = shapeOf([...both.here, ...both.there], top, same);
  const shownHere = tell(both.here, shape);
  const shownThere = compares ? tell(both.there, shape) : null;
  const changed = compares ? difference(both.here, both.there, shape) : null;
  const rowLabels = labelsOf(shape.rows, by.labels, words.others);
  const columnLabels = labelsOf(shape.columns, byTo.labels, words.others);
  const matrix = changed?.matrix ?? shownHere.matrix;
  const days = source.days(runs[0] as Run);
  const symbol = weight.unit === words.ties || weight.unit === words.persons ? weight.unit : unit(weight.unit, file.outline.step);
  const withUnit = (text: string): string => (symbol ? `${text}\u202f${symbol}` : text);
  const show = (value: number): string => {
    const text = weight.isMean ? number(Math.round(value * 1000) / 1000) : Math.abs(value) < 10 && !Number.isInteger(value) ? number(Number(value.toPrecision(2))) : number(Math.round(value));
    return changed && value > 0 ? `+${text}` : text.replace(/^-/, '−');
  };
  const replicateTitle = runs.length > 1 ? `, ${words.meanOf(runs.length)}` : file.outline.replicates > 1 && source.kind === 'ties' ? `, ${words.replicate((runs[0]?.replicate ?? 0) + 1)}` : '';
  const runTitle = (run: Run): string => (asked.settled ? shared.asSettled : `${titleOf(file, run)}${replicateTitle}`);
  const cellName = (i: number): [string, string] => [rowLabels[Math.floor(i / matrix.columns)] as string, columnLabels[i % matrix.columns] as string];
  // What is said is of groups with a name.
  const isOthers = (i: number): boolean => (shape.rows.others.length > 0 && Math.floor(i / matrix.columns) === matrix.rows - 1) || (shape.columns.others.length > 0 && i % matrix.columns === matrix.columns - 1);
  const withNames = (of: Matrix): Matrix => ({ ...of, values: of.values.map((value, i) => (isOthers(i) ? 0 : value)) });
  const [here, there] = [date(days[instant] as number), date(days[otherInstant] as number)];
  const totals = interval(both.here.map((one) => total(one.above)));
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;
  const sentences: string[] = [];
  if (changed) {
    sentences.push(words.versus(`${here}, ${runTitle(runs[0] as Run)}`, against === 'date' ? there : titleOf(file, others[0] as Run)));
    const named = withNames(changed.matrix);
    const [up, down] = [extreme(named, 1), extreme(named, -1)];
    if (up >= 0) sentences.push(words.rise(...cellName(up), withUnit(show(changed.matrix.values[up] as number))));
    if (down >= 0) sentences.push(words.fall(...cellName(down), withUnit(show(changed.matrix.values[down] as number))));
    if (changed.matrix.values.every((value) => !value)) sentences.push(words.noDifference);
  } else if (source.kind === 'jobs') {
    const moved = totals.mean;
    const stayed = mean(both.here.map((one) => one.outside));
    const from = date(days[since] as number);
    sentences.push(moved === 0 ? words.nobodyMoved(from, here, number(stayed)) : words.moved({ from, to: here, run: runTitle(runs[0] as Run), moved: number(moved), same: number(stayed) }));
  } else if (!weight.isMean) {
    const spread = Number.isNaN(totals.half) || totals.half === 0 ? '' : number(Number(totals.half.toPrecision(2)));
    sentences.push(words.total({ date: here, run: runTitle(runs[0] as Run), total: words.overall(withUnit(estimate(totals.mean, totals.half)), spread) }));
  } else sentences.push(`${here}, ${runTitle(runs[0] as Run)}.`);
  if (!changed) {
    const whole = total(shownHere.matrix);
    const best = extreme(withNames(shownHere.matrix), 1);
    if (same && !weight.isMean && whole > 0 && source.kind !== 'jobs') sentences.push(words.within(percent(mean(both.here.map((one) => withinShare(one.above))))));
    const value = shownHere.matrix.values[best] as number;
    if (best < 0) source.kind !== 'jobs' && sentences.push(words.nothing);
    else sentences.push(weight.isMean ? words.largestMean(...cellName(best), show(value)) : words.largest(...cellName(best), withUnit(show(value)), percent(value / whole)));
  }
  const summary = sentences.join(' ');
  const [rowTotals, whole] = [rowSums(matrix), total(matrix)];
  const several = runs.length > 1;
  const valueHead = `${weight.title}${symbol && symbol !== weight.title ? ` (${symbol})` : ''}`;
  const rows = [...matrix.values].flatMap((value, i) => {
    const [from, to] = cellName(i);
    if (changed && shownThere) {
      const [a, b] = [shownHere.matrix.values[i] as number, shownThere.matrix.values[i] as number];
      return a || b ? [[from, to, a, b, value, ...(several ? [changed.cells[i]?.half ?? NaN] : [])]] : [];
    }
    if (!value || Number.isNaN(value)) return [];
    const row = Math.floor(i / matrix.columns);
    return [[from, to, value, ...(several ? [shownHere.cells[i]?.half ?? NaN] : []), ...(weight.isMean ? [] : [value / (rowTotals[row] as number), value / whole])]];
  });
  const columns = changed
    ? [words.rowHead, words.columnHead, `${valueHead}, ${words.here}`, `${valueHead}, ${words.there}`, words.difference, ...(several ? [words.half] : [])]
    : [words.rowHead, words.columnHead, valueHead, ...(several ? [words.half] : []), ...(weight.isMean ? [] : [words.partOfRow, words.partOfAll])];
  const hidden = shape.rows.others.length;
  const outside = source.kind === 'ties' ? mean(both.here.map((one) => one.outside)) : 0;
  const unknown = mean(both.here.map((one) => one.unknown));
  const sameThing = compares && (against === 'date' ? instant === otherInstant : runs[0]?.context === others[0]?.context && runs[0]?.strategy === others[0]?.strategy);
  const notes = [
    ...(sameThing ? [words.sameThing] : []),
    ...(changed && several ? [words.hollow] : []),
    ...(changed && !several ? [words.oneReplicate] : []),
    ...(hidden ? [words.folded(number(shape.rows.shown.length), number(hidden))] : []),
    ...(outside > 0 ? [words.noGroup(number(outside))] : []),
    ...(unknown > 0 ? [shared.unknownTies(number(unknown))] : []),
  ];
  const given = { matrix, rowLabels, columnLabels, same, width, theme: themes[dark.value ? 'dark' : 'light'], show, picture };
  const groups = same ? by.title : `${by.title} – ${byTo.title}`;
  const empty = columnSums(matrix).every((value) => value === 0) && !changed;
  return (
    <Figure
      name={`flows-${source.id.replace(/^-/, '')}-${asked.picture}`}
      title={(changed ? words.differenceTitle : words.title)(source.title, groups)}
      summary={summary}
      warnings={[told(source.warning), told(by.warning), told(byTo.warning), told(weight.warning)]}
      table={{ columns, rows }}
      vector={empty ? undefined : () => picture.current}
    >
      <div ref={home} class="scroll flow-home" role="region" aria-label={words.scroll} tabIndex={0}>
        {width > 0 && !empty && (
          <div role="img" aria-label={`${summary} ${words.label}`}>
            {asked.picture === 'matrix' ? <MatrixPicture {...given} cells={changed?.cells ?? null} /> : asked.picture === 'chord' ? <Chord {...given} /> : <Sankey {...given} />}
          </div>
        )}
      </div>
      {notes.length > 0 && (
        <ul class="network-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Figure>
  );
}

