// src/views/compare/events.ts -- dated crises and policies that hold in a cell.
import type { DatedEvent } from '../../run/types';
import type { Cell } from './read';

export const eventsOf = (events: readonly DatedEvent[], cell: Cell): readonly DatedEvent[] =>
  events.filter((event) => event.choice === (event.kind === 'crisis' ? cell.context : cell.strategy));
