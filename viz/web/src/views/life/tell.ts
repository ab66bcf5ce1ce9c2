// src/views/life/tell.ts -- a recorded state in words.
import type { Cell } from '../../figure/export';
import { namedNumbers } from '../../graph/groups';
import { columnTitle, graphWords } from '../../graph/words';
import { populationName } from '../../figure/pickerWords';
import { rowLabel } from '../../run/places';
import type { RunFile } from '../../run/client';
import type { AgentColumn } from '../../run/types';
import { inWords, number, told, unit } from '../../words';
import { lifeWords } from './words';

export const whoIs = (file: RunFile, population: string, slot: number): string => {
  const words = inWords(lifeWords);
  return words.named(words.singular[population] ?? inWords(graphWords).population[population] ?? populationName(file, population), String(slot + 1));
};

/** Where a link leads that has a life line of its own; null for places and branches, which have names. */
export function agentOf(file: RunFile, column: AgentColumn): string | null {
  if (column.kind !== 'link' || file.outline.populations.some((one) => one.name === column.linksTo && one.rows.length > 1)) return null;
  return column.linksTo;
}

/** The file's own label of it is a sentence about "false". */
export const isActivity = (column: AgentColumn): boolean => column.kind === 'boolean' && column.name === 'active';

/** What a column says, with the unit of its numbers. */
export function columnTold(file: RunFile, column: AgentColumn): string {
  const symbol = column.kind === 'number' ? unit(column.unit, file.outline.step) : '';
  return `${columnTitled(column)}${symbol ? ` (${symbol})` : ''}`;
}

/** The file's short label, or the page's own name of a column that files before labels describe as "false once ...", or the meaning. */
export const columnTitled = (column: AgentColumn): string => (isActivity(column) ? columnTitle(column) : told(column.label));

export function stateTold(file: RunFile, column: AgentColumn, value: number, code = ''): string {
  const words = inWords(lifeWords);
  if (column.kind === 'code') return code || words.nobody;
  if (Number.isNaN(value)) return column.kind === 'number' ? '–' : words.nobody;
  if (isActivity(column)) return inWords(graphWords).active[value === 1 ? 0 : 1] ?? '';
  if (column.kind === 'boolean') return value === 1 ? words.yes : words.no;
  if (column.kind === 'enumeration') {
    const member = column.members.find((one) => one.value === value);
    return member ? told(member.label) || member.name : String(value);
  }
  if (column.kind === 'link') return agentOf(file, column) ? whoIs(file, column.linksTo, value) : rowLabel(file, column.linksTo, value);
  return number(value);
}

const numberNames = new Map<string, ReadonlyMap<number, string>>();

/** The same as a cell: numbers stay numbers, states have their name in the file beside their words. */
export function stateCell(file: RunFile, column: AgentColumn, value: number, code = ''): Cell {
  if (column.kind === 'number') {
    const meaning = told(column.meaning);
    let names = numberNames.get(meaning);
    if (!names) numberNames.set(meaning, (names = namedNumbers(meaning)));
    const text = names.get(value);
    return text === undefined ? value : { text, name: String(value) };
  }
  const text = stateTold(file, column, value, code);
  if (column.kind === 'code' || Number.isNaN(value)) return text;
  if (column.kind === 'link') return { text, name: agentOf(file, column) ? String(value + 1) : (file.outline.populations.find((one) => one.name === column.linksTo)?.rows[value] ?? String(value)) };
  return { text, name: column.members.find((one) => one.value === value)?.name ?? String(value) };
}
