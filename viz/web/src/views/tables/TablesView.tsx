// src/views/tables/TablesView.tsx -- the numbers themselves: at a date, of resilience, of losses, of agents.
import type { FunctionComponent } from 'preact';
import type { RunFile } from '../../run/client';
import { inWords } from '../../words';
import { AgentTable } from './AgentTable';
import { DateTable } from './DateTable';
import { LossTable, ResilienceTable } from './ResilienceTables';
import { type Kind, kindParam, kinds } from './state';
import { tableWords } from './words';
import '../series/series.css';
import './tables.css';

const shown: Readonly<Record<Kind, FunctionComponent<{ readonly file: RunFile }>>> = {
  date: DateTable,
  resilience: ResilienceTable,
  losses: LossTable,
  agents: AgentTable,
};

export function TablesView({ file }: { readonly file: RunFile }) {
  const words = inWords(tableWords);
  const kind = kinds.find((one) => one === kindParam.value) ?? 'date';
  const Component = shown[kind];
  return (
    <>
      <h2>{words.title}</h2>
      <div class="kinds" role="group" aria-label={words.title}>
        {kinds.map((one) => (
          <button key={one} type="button" aria-pressed={one === kind} onClick={() => (kindParam.value = one)}>
            {words.kinds[one]}
          </button>
        ))}
      </div>
      <Component key={kind} file={file} />
    </>
  );
}
