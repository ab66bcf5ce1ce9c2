// src/graph/controls.tsx -- what the views of networks and flows are asked with: selects, the run, the date; and waiting.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Reading } from '../figure/reading';
import { figureWords } from '../figure/words';
import type { RunFile } from '../run/client';
import type { Choice, Run } from '../run/types';
import { language, numberParam, textParam, type Param } from '../state';
import { date, inWords, told, typography } from '../words';
import { failureSentence } from '../words/failures';
import { graphWords } from './words';

export interface Option {
  readonly value: string;
  readonly text: string;
}

export interface ChooseProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly onChange: (value: string) => void;
  readonly help?: string;
}

/** A select with its label, and what the choice means below it. */
export function Choose({ label, value, options, onChange, help }: ChooseProps) {
  const id = useId();
  return (
    <>
      <label class="choose">
        {label}
        <select value={value} onChange={(event) => onChange(event.currentTarget.value)} {...(help ? { title: help, 'aria-describedby': id } : {})}>
          {options.map((one) => (
            <option key={one.value} value={one.value}>
              {one.text}
            </option>
          ))}
        </select>
      </label>
      {help && (
        <span id={id} class="for-reader">
          {help}
        </span>
      )}
    </>
  );
}

export interface RunParams {
  readonly context: Param<string>;
  readonly strategy: Param<string>;
  readonly replicate: Param<number>;
}

export const runParams = (view: string): RunParams => ({
  context: textParam(`${view}.context`),
  strategy: textParam(`${view}.strategy`),
  replicate: numberParam(`${view}.replicate`, 1),
});

/** The run that the address names, else the last context and strategy of the file (those with the crisis and the policy), or the first. */
export function runOf(file: RunFile, params: RunParams, otherwise: 'first' | 'last' = 'last'): Run {
  const named = (choices: readonly Choice[], name: string): Choice | undefined => choices.find((one) => one.name === name) ?? choices[otherwise === 'last' ? choices.length - 1 : 0];
  const { contexts, strategies, replicates } = file.outline;
  return {
    context: named(contexts, params.context.value)?.name ?? '',
    strategy: named(strategies, params.strategy.value)?.name ?? '',
    replicate: Math.min(replicates, Math.max(1, Math.round(params.replicate.value))) - 1,
  };
}

export function titleOf(file: RunFile, run: { readonly context: string; readonly strategy: string }): string {
  const { contexts, strategies } = file.outline;
  const context = contexts.find((one) => one.name === run.context);
  const strategy = strategies.find((one) => one.name === run.strategy);
  return [context ? told(context.title) : run.context, strategy ? told(strategy.title) : run.strategy].join(' · ');
}

export function ContextAndStrategy({ file, run, params }: { readonly file: RunFile; readonly run: { readonly context: string; readonly strategy: string }; readonly params: RunParams }) {
  const words = inWords(graphWords);
  const { contexts, strategies } = file.outline;
  const options = (list: readonly Choice[]): Option[] => list.map((one) => ({ value: one.name, text: told(one.title) }));
  return (
    <>
      {contexts.length > 1 && <Choose label={words.context} value={run.context} options={options(contexts)} onChange={(value) => (params.context.value = value)} />}
      {strategies.length > 1 && <Choose label={words.strategy} value={run.strategy} options={options(strategies)} onChange={(value) => (params.strategy.value = value)} />}
    </>
  );
}

/** Which run; what the file has only one of is not asked. */
export function RunChoices({ file, run, params }: { readonly file: RunFile; readonly run: Run; readonly params: RunParams }) {
  const words = inWords(graphWords);
  const { replicates } = file.outline;
  return (
    <>
      <ContextAndStrategy file={file} run={run} params={params} />
      {replicates > 1 && (
        <Choose
          label={words.replicate}
          value={String(run.replicate + 1)}
          options={Array.from({ length: replicates }, (_none, i) => ({ value: String(i + 1), text: words.replicateNumber(i) }))}
          onChange={(value) => (params.replicate.value = Number(value))}
        />
      )}
    </>
  );
}

export const dateOptions = (days: Int32Array): Option[] => Array.from(days, (day, i) => ({ value: String(i), text: date(day) }));

/** While there is nothing to show, says so; a failure is a sentence. */
export function Waiting<T>({ reading, children }: { readonly reading: Reading<T>; readonly children: (value: T) => ComponentChildren }) {
  if (reading.state === 'failed') return <p role="alert">{typography(failureSentence(reading.failure, language.value))}</p>;
  if (reading.value === null) return <p role="status">{inWords(figureWords).loading}</p>;
  return <div aria-busy={reading.state === 'reading'}>{children(reading.value)}</div>;
}
