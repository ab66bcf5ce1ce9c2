// src/views/compare/pairs.ts -- which cells are compared with which.
import type { RunFile } from '../../run/client';
import type { Choices } from './choices';
import type { Cell } from './read';

export interface Pair {
  readonly cell: Cell;
  readonly reference: Cell;
  readonly index: number; // of its strategy (or context) in the file: its colour, dash and symbol
}

/** Each chosen strategy against the reference in each chosen context; or each chosen context, with each chosen strategy. */
export function pairsOf(file: RunFile, choices: Choices): Pair[] {
  const { contexts, strategies } = file.outline;
  if (choices.of === 'strategies')
    return choices.contexts.flatMap((context) =>
      choices.strategies
        .filter((one) => one.name !== choices.referenceStrategy.name)
        .map((strategy) => ({
          cell: { context: context.name, strategy: strategy.name },
          reference: { context: context.name, strategy: choices.referenceStrategy.name },
          index: strategies.findIndex((one) => one.name === strategy.name),
        })),
    );
  return choices.strategies.flatMap((strategy) =>
    choices.contexts
      .filter((one) => one.name !== choices.referenceContext.name)
      .map((context) => ({
        cell: { context: context.name, strategy: strategy.name },
        reference: { context: choices.referenceContext.name, strategy: strategy.name },
        index: contexts.findIndex((one) => one.name === context.name),
      })),
  );
}

/** All cells that pairs need, each once. */
export function cellsOf(pairs: readonly Pair[]): Cell[] {
  const seen = new Map<string, Cell>();
  for (const { cell, reference } of pairs) for (const one of [reference, cell]) seen.set(`${one.context}/${one.strategy}`, one);
  return [...seen.values()];
}
