// src/views/life/state.ts -- which agent of which run, in the address.
import type { RunFile } from '../../run/client';
import type { Run } from '../../run/types';
import { numberParam, textParam } from '../../state';
import { controlOf } from '../series/curves';

export const populationParam = textParam('life.of');
export const agentParam = numberParam('life.agent', 1); // slot + 1, which is the id in the settled world
export const contextParam = textParam('life.context');
export const strategyParam = textParam('life.strategy');
export const replicateParam = numberParam('life.replicate', 1); // from 1
export const besideParam = textParam('life.beside'); // "context/strategy", "none", or "" for the usual one
export const findParam = textParam('life.find', 'random');

export function runOf(file: RunFile): Run {
  const { contexts, strategies, replicates, events } = file.outline;
  const struck = contexts.find((one) => events.some((event) => event.kind === 'crisis' && event.choice === one.name));
  const context = contexts.find((one) => one.name === contextParam.value) ?? struck ?? contexts[0];
  const strategy = strategies.find((one) => one.name === strategyParam.value) ?? strategies[0];
  const replicate = Math.min(replicates, Math.max(1, Math.round(replicateParam.value))) - 1;
  return { context: context?.name ?? '', strategy: strategy?.name ?? '', replicate };
}

/** The run that is looked at beside: by itself the control, or what differs from this one. */
export function besideOf(file: RunFile, run: Run): Run | null {
  const { contexts, strategies } = file.outline;
  const asked = besideParam.value;
  if (asked === 'none') return null;
  const same = (context: string, strategy: string): boolean => context === run.context && strategy === run.strategy;
  const [context, strategy] = asked.split('/') as [string, string | undefined];
  if (contexts.some((one) => one.name === context) && strategies.some((one) => one.name === strategy) && strategy && !same(context, strategy))
    return { context, strategy, replicate: run.replicate };
  const control = controlOf(file.outline);
  if (control !== null && control !== run.context) return { ...run, context: control };
  const other = contexts.find((one) => one.name !== run.context);
  if (other) return { ...run, context: other.name };
  const otherStrategy = strategies.find((one) => one.name !== run.strategy);
  return otherStrategy ? { ...run, strategy: otherStrategy.name } : null;
}
