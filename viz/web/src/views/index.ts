// src/views/index.ts -- all views, in the order of the menu.
import type { FunctionComponent } from 'preact';
import type { RunFile } from '../run/client';
import type { Bilingual } from '../run/types';
import { CompareView } from './compare/CompareView';
import { FlowsView } from './flows/FlowsView';
import { LifeView } from './life/LifeView';
import { NetworkView } from './network/NetworkView';
import { ReplayView } from './replay/ReplayView';
import { ScenarioView } from './scenario/ScenarioView';
import { SeriesView } from './series/SeriesView';
import { SettledView } from './settled/SettledView';
import { StoryView } from './story/StoryView';
import { TablesView } from './tables/TablesView';
import { VectorsView } from './vectors/VectorsView';

export interface View {
  readonly name: string; // in the address
  readonly title: Bilingual;
  readonly Component: FunctionComponent<{ readonly file: RunFile }>;
}

export const views: readonly View[] = [
  { name: 'story', title: { en: 'Story', fr: 'Récit' }, Component: StoryView },
  { name: 'series', title: { en: 'Trajectories', fr: 'Trajectoires' }, Component: SeriesView },
  { name: 'compare', title: { en: 'Comparison', fr: 'Comparaison' }, Component: CompareView },
  { name: 'vectors', title: { en: 'Axes and challenges', fr: 'Axes et défis' }, Component: VectorsView },
  { name: 'replay', title: { en: 'Map', fr: 'Carte' }, Component: ReplayView },
  { name: 'network', title: { en: 'Network', fr: 'Réseau' }, Component: NetworkView },
  { name: 'flows', title: { en: 'Flows', fr: 'Flux' }, Component: FlowsView },
  { name: 'life', title: { en: 'Life line', fr: 'Ligne de vie' }, Component: LifeView },
  { name: 'tables', title: { en: 'Tables', fr: 'Tableaux' }, Component: TablesView },
  { name: 'settled', title: { en: 'Stated and settled', fr: 'Sources et calage' }, Component: SettledView },
  { name: 'scenario', title: { en: 'Scenario', fr: 'Scénario' }, Component: ScenarioView },
];
