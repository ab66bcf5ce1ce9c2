// src/views/compare/Hold.tsx -- which options hold in which futures: regret against the best of each context, and how often each
// strategy is better, worse or undecided. Indicators are never added up.
import { useRef } from 'preact/hooks';
import { contextCell, strategyCell } from '../../figure/cells';
import { Figure } from '../../figure/Figure';
import { sequentialColour } from '../../figure/palette';
import { useReading } from '../../figure/reading';
import type { RunFile } from '../../run/client';
import type { Polarity, SeriesInfo, SeriesKey } from '../../run/types';
import { colon, date, estimate, inWords, number, plusMinus, told, unit } from '../../words';
import { ChooseCells, ChooseOne, ChooseSeries, ChooseWay, ChooseWindow, choose, optionsOf, polarityOf, titleOf, type Choices } from './choices';
import { ChooseList } from './Differences';
import { GridPicture, type GridCell } from './GridPicture';
import { largestRegret, measured, paired, regrets, sharedSpan, signs, tally, verdictOf, type Verdict } from './measure';
import { Notes, sentence, Waiting, withUnit } from './Notes';
import { readCells, standing, type Cell } from './read';
import { warningsOf } from './warnings';
import { compareWords } from './words';

interface Read {
  readonly key: SeriesKey;
  readonly row: number;
  readonly info: SeriesInfo;
  readonly contexts: readonly string[];
  readonly strategies: readonly string[];
  readonly values: readonly (readonly (readonly Float64Array[])[])[]; // [context][strategy][replicate]
}

async function readAll(file: RunFile, key: SeriesKey, row: number, contexts: readonly string[], strategies: readonly string[]): Promise<Read> {
  const cells = contexts.flatMap((context) => strategies.map((strategy): Cell => ({ context, strategy })));
  const [info, values] = await Promise.all([file.info(key), readCells(file, key, row, cells)]);
  return { key, row, info, contexts, strategies, values: contexts.map((_none, c) => strategies.map((_other, s) => values[c * strategies.length + s] ?? [])) };
}

/** Means over the window, over what all strategies of a context have: [context][strategy][replicate]. */
const meansOf = (read: Read, choices: Choices): number[][][] =>
  read.values.map((strategies) => {
    const span = sharedSpan(strategies.flat(), choices.span);
    return strategies.map((replicates) => replicates.map((values) => measured(values, span, 'mean')));
  });

const hasDirection = (polarity: Polarity): polarity is 'more_is_better' | 'more_is_worse' => polarity === 'more_is_better' || polarity === 'more_is_worse';

export function Hold({ file, choices }: { readonly file: RunFile; readonly choices: Choices }) {
  const words = inWords(compareWords);
  const contexts = choices.contexts.map((one) => one.name);
  const reference = choices.referenceStrategy.name;
  const named = choices.strategies.map((one) => one.name);
  const strategies = named.includes(reference) ? named : [reference, ...named];
  const given = [file, contexts.join(), strategies.join(), standing(file)];
  const one = useReading(() => readAll(file, choices.key, choices.row, contexts, strategies), [...given, choices.key, choices.row]);
  const all = useReading(() => Promise.all(choices.list.map((key) => readAll(file, key, 0, contexts, strategies))), [...given, choices.list.join()]);
  const info = file.catalogue.value.get(choices.key);
  if (file.outline.strategies.length < 2) return <p>{file.outline.contexts.length < 2 ? words.oneOfBoth : words.oneStrategy}</p>;
  return (
    <>
      <p class="compare-intro">{words.holdIntro}</p>
      <div class="choices panel">
        <ChooseOne label={words.reference} all={optionsOf(file.outline.strategies)} value={reference} onChange={(name) => choose('ref', name)} />
        <ChooseWindow file={file} choices={choices} />
        <ChooseCells file={file} choices={choices} />
        <ChooseList file={file} choices={choices} />
      </div>
      <Waiting reading={all}>{(read) => <Often file={file} choices={choices} all={read} />}</Waiting>
      <div class="choices panel">
        <ChooseSeries file={file} choices={choices} />
        {info && <ChooseWay info={info} choices={choices} />}
      </div>
      <Waiting reading={one}>{(read) => <Regrets file={file} choices={choices} read={read} />}</Waiting>
    </>
  );
}

const titleFor = (file: RunFile, strategy: string): string => {
  const found = file.outline.strategies.find((one) => one.name === strategy);
  return found ? told(found.title) : strategy;
};

function Often({ file, choices, all }: { readonly file: RunFile; readonly choices: Choices; readonly all: readonly Read[] }) {
  const words = inWords(compareWords);
  const svg = useRef<SVGSVGElement | null>(null);
  const reference = choices.referenceStrategy.name;
  const judged = all.filter((one) => hasDirection(one.info.polarity));
  const without = all.filter((one) => !hasDirection(one.info.polarity));
  const options = (all[0]?.strategies ?? []).filter((one) => one !== reference);
  const counts = judged.map((read) => {
    const means = meansOf(read, choices);
    const base = read.strategies.indexOf(reference);
    return options.map((option) => {
      const at = read.strategies.indexOf(option);
      return tally(means.map((context): Verdict => verdictOf(paired(context[at] ?? [], context[base] ?? []), read.info.polarity)));
    });
  });
  const left = without.length ? words.noDirection(without.map((one) => titleOf(file, one.info, one.row)).join(', ')) : '';
  if (judged.length === 0) return <p>{left}</p>;
  const short = (count: ReturnType<typeof tally>): string =>
    (['better', 'worse', 'chance', 'zero'] as const).filter((one) => count[one] > 0).map((one) => `${signs[one]}\u202f${count[one]}`).join('  ') || '–';
  const cells = counts.map((row, r) =>
    row.map((count, c): GridCell => {
      const decided = count.better + count.worse;
      const text = short(count);
      return {
        text,
        under: '',
        colour: decided + count.chance + count.zero === 0 ? '' : 'none',
        framed: false,
        told: colon(`${titleOf(file, (judged[r] as Read).info, 0)}, ${titleFor(file, options[c] ?? '')}`, text),
      };
    }),
  );
  // By name: how many indicators are better would be a score.
  const summary = options
    .map((option, c) => {
      const named = (verdict: 'better' | 'worse'): string =>
        judged.flatMap((read, r) => ((counts[r]?.[c]?.[verdict] ?? 0) > 0 ? [`${titleOf(file, read.info, read.row)} (${counts[r]?.[c]?.[verdict]})`] : [])).join(', ');
      return words.holdOne(titleFor(file, option), named('better') || words.nobody, named('worse') || words.nobody);
    })
    .join(' ');
  const columns = words.columns;
  return (
    <Figure
      name="compare-options"
      title={words.holdTitle(told(choices.referenceStrategy.title))}
      summary={`${summary}${left ? ` ${left}` : ''}`}
      warnings={warningsOf(judged.map((one) => ({ title: titleOf(file, one.info, one.row), warning: told(one.info.warning) })))}
      table={{
        columns: [columns.indicator, columns.strategy, columns.better, columns.worse, columns.undecided, columns.zero],
        rows: judged.flatMap((read, r) =>
          options.map((option, c) => {
            const count = counts[r]?.[c];
            return [{ text: titleOf(file, read.info, read.row), name: read.key }, strategyCell(file, option), count?.better ?? 0, count?.worse ?? 0, count?.chance ?? 0, count?.zero ?? 0];
          }),
        ),
      }}
      vector={() => svg.current}
    >
      <Notes file={file} values={judged[0]?.values.flat() ?? []} span={choices.span} />
      <GridPicture
        columns={options.map((one) => titleFor(file, one))}
        rows={judged.map((one) => `${titleOf(file, one.info, one.row)} ${one.info.polarity === 'more_is_better' ? '(+)' : '(−)'}`)}
        cells={cells}
        cellHeight={34}
        legend={null}
        label={summary}
        onPicture={(drawn) => (svg.current = drawn)}
      />
      <p class="compare-key">
        {words.holdKey} · (+) {words.polarity.more_is_better} · (−) {words.polarity.more_is_worse} · {words.window(date(choices.from), date(choices.until))}
      </p>
    </Figure>
  );
}

function Regrets({ file, choices, read }: { readonly file: RunFile; readonly choices: Choices; readonly read: Read }) {
  const words = inWords(compareWords);
  const svg = useRef<SVGSVGElement | null>(null);
  const { info } = read;
  const polarity = polarityOf(info, choices.way);
  const title = titleOf(file, info, read.row);
  if (!hasDirection(polarity)) return <p>{words.noDirectionHere}</p>;
  const means = meansOf(read, choices);
  const byContext = means.map((strategies) => regrets(strategies, polarity));
  const largest = read.strategies.map((_none, s) => largestRegret(byContext.map((context) => context[s]?.regret ?? { mean: NaN, half: NaN, count: 0 })));
  const most = Math.max(0, ...largest.filter((one) => !Number.isNaN(one)));
  const colour = (value: number): string => (Number.isNaN(value) ? '' : sequentialColour(most > 0 ? 0.75 * (value / most) : 0));
  const step = file.outline.step;
  const contextTitles = read.contexts.map((name) => told(file.outline.contexts.find((one) => one.name === name)?.title ?? { en: name, fr: name }));
  const known = largest.filter((one) => !Number.isNaN(one));
  const least = known.length ? Math.min(...known) : NaN;
  const bests = read.strategies.filter((_none, s) => largest[s] === least);
  const summary =
    known.length < largest.length
      ? words.regretUnknown
      : most === 0
        ? words.regretNone
        : words.regretSummary(bests.map((one) => titleFor(file, one)).join(', '), withUnit(least, info.unit, step));
  const rows = read.strategies.map((strategy, s) => {
    const own = byContext.map((context) => context[s]);
    const top = largest[s] ?? NaN;
    return { strategy, own, largest: top, topText: estimate(top, own.find((one) => one?.regret.mean === top)?.regret.half ?? NaN) };
  });
  const cells = rows.map(({ strategy, own, largest: top, topText }) => [
    ...own.map((one, c): GridCell => {
      const regret = one?.regret ?? { mean: NaN, half: NaN, count: 0 };
      const tie = !one?.best && verdictOf(regret, polarity) === 'chance';
      return {
        text: estimate(regret.mean, regret.half),
        under: one?.best ? words.best : Number.isNaN(regret.half) ? '' : `${plusMinus(regret.half, regret.mean)}${tie ? ` ${signs.chance}` : ''}`,
        colour: colour(regret.mean),
        framed: one?.best ?? false,
        told: colon(`${titleFor(file, strategy)}, ${contextTitles[c] ?? ''}`, number(regret.mean)),
      };
    }),
    ...(byContext.length > 1 ? [{ text: topText, under: '', colour: colour(top), framed: false, told: colon(`${titleFor(file, strategy)}, ${words.largest}`, number(top)) }] : []),
  ]);
  const columns = words.columns;
  const symbol = unit(info.unit, step);
  return (
    <Figure
      name={`compare-regret-${info.column}`}
      title={words.regretTitle(symbol ? `${title} (${symbol})` : title)}
      summary={`${summary} ${sentence(words.regretMeaning)} ${sentence(`${words.measures.mean}, ${words.window(date(choices.from), date(choices.until))}${words.between}${words.polarity[polarity]}`)}`}
      warnings={[told(info.warning)]}
      table={{
        columns: [columns.strategy, columns.context, symbol ? `${columns.regret} (${symbol})` : columns.regret, columns.half, columns.verdict],
        estimates: [[2, 3]],
        rows: rows.flatMap(({ strategy, own }) =>
          own.map((one, c) => [strategyCell(file, strategy), contextCell(file, read.contexts[c] ?? ''), one?.regret.mean ?? NaN, one?.regret.half ?? NaN, one?.best ? words.best : one && verdictOf(one.regret, polarity) === 'chance' ? words.tie : '']),
        ),
      }}
      vector={() => svg.current}
    >
      <Notes file={file} values={read.values.flat()} span={choices.span} />
      <GridPicture
        columns={[...contextTitles, ...(byContext.length > 1 ? [words.largest] : [])]}
        rows={read.strategies.map((one) => titleFor(file, one))}
        cells={cells}
        legend={null}
        label={summary}
        onPicture={(drawn) => (svg.current = drawn)}
      />
      <p class="compare-key">
        {signs.chance} {words.tie}
      </p>
    </Figure>
  );
}
