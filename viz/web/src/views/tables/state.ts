// src/views/tables/state.ts -- which table of what, in the address.
import { numberParam, textParam } from '../../state';

export const kinds = ['date', 'resilience', 'losses', 'agents'] as const;
export type Kind = (typeof kinds)[number];
export const kindParam = textParam('tables.show', 'date');
export const keyParam = textParam('tables.key'); // a series, or "population.*"
export const dateParam = textParam('tables.at');
export const contextsParam = textParam('tables.contexts');
export const strategiesParam = textParam('tables.strategies');
export const populationParam = textParam('tables.of');
export const rowParam = textParam('tables.row');
export const contextParam = textParam('tables.context');
export const strategyParam = textParam('tables.strategy');
export const everySeriesParam = textParam('tables.every');
export const everyMeasureParam = textParam('tables.measures');
export const lossKeyParam = textParam('tables.loss');
export const agentsParam = textParam('tables.agents');
export const replicateParam = numberParam('tables.replicate', 1);
export const sortParam = textParam('tables.sort');
export const orderParam = textParam('tables.order', 'up');
export const whereParam = textParam('tables.where'); // a column of agents
export const whereValueParam = textParam('tables.is');
