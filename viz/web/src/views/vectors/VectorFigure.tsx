// src/views/vectors/VectorFigure.tsx -- one challenge or axis: its parts as rows, each with its own scale and unit.
import { useRef } from 'preact/hooks';
import { contextCell, strategyCell, unitCell } from '../../figure/cells';
import { Figure } from '../../figure/Figure';
import { lineStyle } from '../../figure/palette';
import { useReading } from '../../figure/reading';
import type { RunFile } from '../../run/client';
import type { SeriesInfo } from '../../run/types';
import { dark } from '../../state';
import type { Interval } from '../../study/statistics';
import { colon, date, estimate, inWords, number, plusMinus, tick, told, unit } from '../../words';
import { sharedSpan, signs, type Verdict } from '../compare/measure';
import { Notes, sentence, Waiting } from '../compare/Notes';
import { readCells, standing, type Cell } from '../compare/read';
import { RowsPicture, type RowGroup, type RowLine } from '../compare/RowsPicture';
import { warningsOf } from '../compare/warnings';
import { compareWords } from '../compare/words';
import { changeOf, digitsFor, scaleOf, silent, type Change } from './change';
import type { Part, Vector } from './definition';
import type { VectorChoices } from './chosen';
import { vectorWords } from './words';

interface PartRead {
  readonly part: Part;
  readonly info: SeriesInfo;
  readonly values: readonly (readonly Float64Array[])[]; // [cell][replicate]
}
interface Read {
  readonly cells: readonly Cell[];
  readonly parts: readonly PartRead[];
}

export interface VectorFigureProps {
  readonly file: RunFile;
  readonly vector: Vector;
  readonly title: string;
  readonly choices: VectorChoices;
}

/** The chosen cells, and those of the reference behind them. */
function cellsOf(choices: VectorChoices): Cell[] {
  const names = choices.strategies.map((one) => one.name);
  const all = names.includes(choices.reference.name) ? names : [choices.reference.name, ...names];
  return choices.contexts.flatMap((context) => all.map((strategy) => ({ context: context.name, strategy })));
}

export function VectorFigure({ file, vector, title, choices }: VectorFigureProps) {
  const cells = cellsOf(choices);
  const recorded = vector.parts.filter((part) => file.hasSeries(part.series));
  const reading = useReading(async (): Promise<Read> => {
    const parts = await Promise.all(
      recorded.map(async (part) => {
        const [info, values] = await Promise.all([file.info(part.series), readCells(file, part.series, 0, cells)]);
        return { part, info, values };
      }),
    );
    return { cells, parts };
  }, [file, vector.name, JSON.stringify(cells), standing(file)]);
  return <Waiting reading={reading}>{(read) => <Shown file={file} vector={vector} title={title} choices={choices} read={read} />}</Waiting>;
}

function Shown({ file, vector, title, choices, read }: VectorFigureProps & { readonly read: Read }) {
  const words = inWords(vectorWords);
  const comparing = inWords(compareWords);
  const svg = useRef<SVGSVGElement | null>(null);
  const days = file.outline.rhythms['time']?.days ?? new Int32Array();
  const step = file.outline.step;
  const missing = vector.parts.filter((part) => !file.hasSeries(part.series));
  const quiet = read.parts.filter((one) => silent(one.values));
  const moving = read.parts.filter((one) => !silent(one.values));
  const after = sharedSpan(read.parts.flatMap((one) => one.values.flat()), { first: 0, last: choices.after }).last;
  const shown = read.cells.flatMap((cell, c) => (choices.strategies.some((one) => one.name === cell.strategy) ? [{ cell, c }] : []));
  const referenceOf = (cell: Cell): number => read.cells.findIndex((one) => one.context === cell.context && one.strategy === choices.reference.name);
  const rows = moving.map((one) => ({
    ...one,
    lines: shown.map(({ cell, c }) => ({
      cell,
      change: changeOf(one.values[c] ?? [], one.values[referenceOf(cell)] ?? [], choices.before, after, one.part.direction, one.part.zeroIsEmpty),
    })),
  }));
  const strategyTitle = (name: string): string => told(file.outline.strategies.find((one) => one.name === name)?.title ?? { en: name, fr: name });
  const contextTitle = (name: string): string => told(file.outline.contexts.find((one) => one.name === name)?.title ?? { en: name, fr: name });
  const severalStrategies = file.outline.strategies.length > 1;
  const end = (value: number, scale: readonly [number, number]): string => (Number.isNaN(value) ? '' : tick(Number(value.toPrecision(digitsFor(scale)))));
  // One replicate has no interval: an arrow says which way it went, no more.
  const signOf = (of: Verdict, difference: Interval): string => (of === 'single' ? signs[difference.mean > 0 ? 'higher' : 'lower'] : signs[of]);
  const text = (cell: Cell, part: Part, change: Change): string => {
    if (Number.isNaN(change.after.mean)) return part.zeroIsEmpty ? words.empty : comparing.brief.missing;
    const half = change.after.half > 0 ? `\u202f${plusMinus(change.after.half, change.after.mean)}` : '';
    const since = Number.isNaN(change.before.mean) ? '' : ` · ${words.since} ${signOf(change.changed, change.change)}`;
    const against = severalStrategies && cell.strategy !== choices.reference.name ? ` · ${words.against} ${signOf(change.differs, change.difference)}` : '';
    return `${estimate(change.after.mean, change.after.half)}${half}${since}${against}`;
  };
  const groups = rows.map(({ info, part, lines }): RowGroup => {
    const scale = scaleOf(lines.map((one) => one.change));
    const symbol = unit(info.unit, step);
    const way = part.direction === 'more_is_better' ? ' (+)' : part.direction === 'more_is_worse' ? ' (−)' : '';
    return {
      title: `${told(info.label)}${symbol ? `, ${symbol}` : ''}${way}`,
      scale,
      ends: [end(scale[0], scale), end(scale[1], scale)],
      zero: false,
      lines: lines.map(({ cell, change }): RowLine => ({
        label: strategyTitle(cell.strategy),
        head: choices.contexts.length > 1 ? contextTitle(cell.context) : '',
        at: change.after.mean,
        low: change.after.half > 0 ? change.after.mean - change.after.half : NaN,
        high: change.after.half > 0 ? change.after.mean + change.after.half : NaN,
        before: change.before.mean,
        hollow: change.differs === 'chance' && cell.strategy !== choices.reference.name,
        style: lineStyle(
          file.outline.strategies.findIndex((one) => one.name === cell.strategy),
          dark.value,
        ),
        text: text(cell, part, change),
        told: colon(`${told(info.label)}, ${strategyTitle(cell.strategy)}`, `${number(change.before.mean)} → ${text(cell, part, change)}`),
      })),
    };
  });
  const summary = [words.dates(date(days[choices.before] ?? NaN), date(days[after] ?? NaN)) + '.', ...sentences()].join(' ');
  const columns = words.columns;
  const table = {
    columns: [columns.part, columns.unit, columns.direction, columns.context, columns.strategy, columns.before, columns.half, columns.after, columns.half, columns.change, columns.half, columns.reading, columns.difference, columns.half, columns.reading],
    estimates: [[5, 6], [7, 8], [9, 10], [12, 13]] as const,
    rows: rows.flatMap(({ info, part, lines }) =>
      lines.map(({ cell, change }) => [
        { text: told(info.label), name: part.series },
        unitCell(info.unit, step),
        words.direction[part.direction],
        contextCell(file, cell.context),
        strategyCell(file, cell.strategy),
        change.before.mean,
        change.before.half,
        change.after.mean,
        change.after.half,
        change.change.mean,
        change.change.half,
        comparing.verdict[change.changed],
        cell.strategy === choices.reference.name ? NaN : change.difference.mean,
        cell.strategy === choices.reference.name ? NaN : change.difference.half,
        cell.strategy === choices.reference.name ? comparing.columns.reference : comparing.verdict[change.differs],
      ]),
    ),
  };
  return (
    <Figure
      name={`vector-${vector.name}`}
      title={title}
      summary={`${told(vector.question)} ${summary.charAt(0).toLocaleUpperCase()}${summary.slice(1)}`}
      warnings={warningsOf(rows.map(({ info }) => ({ title: told(info.label), warning: told(info.warning) })))}
      table={table}
      vector={() => svg.current}
    >
      <Notes file={file} values={moving[0]?.values ?? []} span={{ first: 0, last: choices.after }} />
      {after < choices.after && moving.length > 0 && <p>{words.shared(date(days[after] ?? NaN))}</p>}
      {read.parts.length === 0 ? (
        <p>{words.nothing}</p>
      ) : moving.length === 0 ? (
        <p>{words.quiet}</p>
      ) : (
        <>
          <RowsPicture groups={groups} label={summary} onPicture={(drawn) => (svg.current = drawn)} />
        </>
      )}
      <Lists read={read} missing={missing} quiet={quiet} step={step} />
    </Figure>
  );

  /** Which parts are better and worse, by name: a count would be a score. */
  function sentences(): string[] {
    if (file.outline.replicates < 2) return [];
    const names = (wanted: 'better' | 'worse', pick: (change: Change) => string, cell: Cell): string =>
      rows
        .flatMap(({ info, lines }) => (lines.some((one) => one.cell === cell && pick(one.change) === wanted) ? [told(info.label)] : []))
        .join(', ');
    if (!severalStrategies) {
      const [only] = shown;
      if (!only) return [];
      const [better, worse] = [names('better', (one) => one.changed, only.cell), names('worse', (one) => one.changed, only.cell)];
      return better || worse ? [better ? words.alone(better) : '', worse ? words.aloneWorse(worse) : ''].filter(Boolean) : [words.aloneNone];
    }
    const others = shown.filter(({ cell }) => cell.strategy !== choices.reference.name);
    if (others.length === 0 || rows.length === 0) return [];
    return [
      words.against1(told(choices.reference.title)),
      ...others.flatMap(({ cell }) => {
        const who = choices.contexts.length > 1 ? `${strategyTitle(cell.strategy)} (${contextTitle(cell.context)})` : strategyTitle(cell.strategy);
        const [better, worse] = [names('better', (one) => one.differs, cell), names('worse', (one) => one.differs, cell)];
        return better || worse ? [better ? words.better(who, better) : '', worse ? words.worse(who, worse) : ''].filter(Boolean) : [words.none(who)];
      }),
    ];
  }
}

function Lists({ read, missing, quiet, step }: { readonly read: Read; readonly missing: readonly Part[]; readonly quiet: readonly PartRead[]; readonly step: string }) {
  const words = inWords(vectorWords);
  return (
    <div class="vector-lists">
      {missing.length > 0 && (
        <>
          <p>{words.missing}</p>
          <ul>
            {missing.map((part) => (
              <li key={part.series}>
                <code>{part.series}</code> – {told(part.why)}
              </li>
            ))}
          </ul>
        </>
      )}
      {quiet.length > 0 && (
        <>
          <p>{words.silent}</p>
          <ul>
            {quiet.map(({ part, info }) => (
              <li key={part.series}>{told(info.label)}</li>
            ))}
          </ul>
        </>
      )}
      {read.parts.length > 0 && (
        <details>
          <summary>{words.parts}</summary>
          <dl>
            {read.parts.map(({ part, info }) => (
              <div key={part.series}>
                <dt>
                  {told(info.label)} {unit(info.unit, step) && `(${unit(info.unit, step)})`}
                </dt>
                <dd>
                  {sentence(told(info.meaning))} {sentence(colon(words.direction[part.direction], told(part.why)))}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
