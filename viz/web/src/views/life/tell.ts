// src/views/life/tell.ts -- a recorded state in words.
import { columnTitle, graphWords } from '../../graph/words';
import { populationName } from '../../figure/pickerWords';
import { rowLabel } from '../../run/places';
import type { RunFile } from '../../run/client';
import type { AgentColumn } from '../../run/types';
import { inWords, number, told, unit } from '../../words';
import { lifeWords } from './words';

export const whoIs = (file: RunFile, population: string, slot: number): string => {
  const words = inWords(lifeWords);
  return words.named(words.singular[population] ?? populationName(file, population), String(slot + 1));
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
  return `${isActivity(column) ? columnTitle(column) : told(column.label)}${symbol ? ` (${symbol})` : ''}`;
}

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
