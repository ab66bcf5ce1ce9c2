// src/views/life/Story.tsx -- a life in sentences, with links to the lives that it touches.
import type { ComponentChildren } from 'preact';
import type { RunFile } from '../../run/client';
import type { Life } from '../../run/types';
import { inWords, month, typography } from '../../words';
import { goTo, language } from '../../state';
import type { Side } from './LifePicture';
import { courseOf, spansOf } from './lives';
import { agentOf, columnTold, stateTold, whoIs } from './tell';
import { lifeWords } from './words';

const mostSpans = 8;
const semicolon = (): string => (language.value === 'fr' ? '\u202f; ' : '; ');

export function Story({ file, sides, begun }: { readonly file: RunFile; readonly sides: readonly Side[]; readonly begun: string }) {
  const words = inWords(lifeWords);
  const [own, other] = sides;
  if (!own) return null;
  const besideOf = (life: Life): Life | null => other?.lives.find((one) => one.column.name === life.column.name) ?? null;
  return (
    <section class="story">
      <h3>{words.inWords}</h3>
      <ul>
        <li>{typography(begun)}</li>
        {own.lives.map((life) => (
          <li key={life.column.name}>
            {life.column.kind === 'number' ? (
              <NumberTold life={life} beside={besideOf(life)} where={other?.name ?? ''} file={file} />
            ) : (
              <StateTold life={life} beside={besideOf(life)} where={other?.name ?? ''} file={file} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface TellProps {
  readonly file: RunFile;
  readonly life: Life;
  readonly beside: Life | null;
  readonly where: string;
}

function NumberTold({ file, life, beside, where }: TellProps) {
  const words = inWords(lifeWords);
  const label = columnTold(file, life.column);
  const course = courseOf(life.numbers);
  if (!course) return <>{typography(words.constant(label, '–'))}.</>;
  const at = (i: number): string => stateTold(file, life.column, life.numbers[i] as number);
  const parts: string[] = [];
  const value = (i: number): number => life.numbers[i] as number;
  if (value(course.lowest) === value(course.highest)) parts.push(words.constant(label, at(course.first)));
  else {
    parts.push(words.course(label, at(course.first), at(course.last)));
    const inside = (i: number): boolean => value(i) !== value(course.first) && value(i) !== value(course.last);
    if (inside(course.lowest)) parts.push(words.lowest(at(course.lowest), month(life.days[course.lowest] as number)));
    if (inside(course.highest)) parts.push(words.highest(at(course.highest), month(life.days[course.highest] as number)));
  }
  const theirs = beside && courseOf(beside.numbers);
  if (beside && theirs) {
    const same = beside.numbers.length === life.numbers.length && life.numbers.every((one, i) => Object.is(one, beside.numbers[i]));
    parts.push(same ? words.sameBeside(where) : words.without(where, stateTold(file, beside.column, beside.numbers[theirs.last] as number)));
  }
  return <>{typography(parts.join(language.value === 'fr' ? ' ; ' : '; '))}.</>;
}

function StateTold({ file, life, beside, where }: TellProps) {
  const words = inWords(lifeWords);
  const label = columnTold(file, life.column);
  const name = (column: Life, value: number, code: string): ComponentChildren => {
    const target = agentOf(file, column.column);
    const text = stateTold(file, column.column, value, code);
    if (!target || Number.isNaN(value)) return text;
    return (
      <button type="button" class="link" title={words.goTo(whoIs(file, target, value))} onClick={() => goTo({ 'life.of': target, 'life.agent': String(value + 1) })}>
        {text}
      </button>
    );
  };
  const listed = (of: Life): ComponentChildren => {
    const spans = spansOf(of);
    if (spans.length === 0) return '–';
    return spans.slice(0, mostSpans).map((span, i) => (
      <>
        {i > 0 && ', '}
        {name(of, span.value, span.code)} ({spans.length === 1 ? words.recordedOn(span.last - span.first + 1) : dates(of, span.first, span.last, words.between)})
        {i === mostSpans - 1 && spans.length > mostSpans && ' …'}
      </>
    ));
  };
  const same = beside && JSON.stringify(spansOf(beside)) === JSON.stringify(spansOf(life));
  return (
    <>
      {typography(words.spans(label))} {listed(life)}
      {beside && (same ? `${semicolon()}${typography(words.sameBeside(where))}` : <>{semicolon()}{typography(words.otherBeside(where, ''))}{listed(beside)}</>)}.
    </>
  );
}

const dates = (life: Life, first: number, last: number, between: (a: string, b: string) => string): string =>
  first === last ? month(life.days[first] as number) : between(month(life.days[first] as number), month(life.days[last] as number));

