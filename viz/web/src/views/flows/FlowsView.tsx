// src/views/flows/FlowsView.tsx -- flows between groups: which ones, of which run and date, against what, and as which picture.
import { useReading } from '../../figure/reading';
import { capital, type GroupChoice, populationTitle } from '../../graph';
import { Choose, ContextAndStrategy, dateOptions, runOf, runParams, Waiting } from '../../graph/controls';
import type { RunFile } from '../../run/client';
import type { AgentPopulation, Run } from '../../run/types';
import { numberParam, textParam } from '../../state';
import { inWords, told } from '../../words';
import { RecordLines } from '../network/RecordLines';
import { FlowFigure, type FigureAsked } from './FlowFigure';
import { type Source, sourcesOf } from './sources';
import { flowWords } from './words';
import '../network/network.css';
import './flows.css';

const whatParam = textParam('flows.what');
const byParam = textParam('flows.by');
const toParam = textParam('flows.to');
const weightParam = textParam('flows.weight');
const pictureParam = textParam('flows.picture', 'sankey');
const topParam = numberParam('flows.top', 10);
const atParam = numberParam('flows.at', -1);
const sinceParam = numberParam('flows.since', 0);
const againstParam = textParam('flows.against', 'none');
const params = runParams('flows');
const otherParams = { ...runParams('flows.other'), replicate: params.replicate };
const replicateParam = textParam('flows.replicate', 'all');

export function FlowsView({ file }: { readonly file: RunFile }) {
  const words = inWords(flowWords);
  const reading = useReading(() => file.agents(), [file]);
  return (
    <>
      <h2>{words.heading}</h2>
      <p>{words.intro}</p>
      <Waiting reading={reading}>
        {(agents) => {
          const sources = sourcesOf(file, agents);
          const source = sources.find((one) => one.id === whatParam.value) ?? sources.find((one) => one.id === 'supply' && one.rows.some(telling)) ?? sources[0];
          return source ? (
            <Asking key={source.id} file={file} agents={agents} sources={sources} source={source} />
          ) : (
            <>
              <p>{words.none}</p>
              <RecordLines lines={{ agents: { 'firm.branch': 'year', 'firm.place': 'year' }, networks: { supply: 'start' } }} />
            </>
          );
        }}
      </Waiting>
    </>
  );
}

/** Groups by a recorded column that says more than yes or no. */
const telling = (choice: GroupChoice): boolean => choice.column !== null && choice.column.kind !== 'boolean';

interface AskingProps {
  readonly file: RunFile;
  readonly agents: readonly AgentPopulation[];
  readonly sources: readonly Source[];
  readonly source: Source;
}

const tops = [5, 8, 10, 15, 20, 30];

function Asking({ file, agents, sources, source }: AskingProps) {
  const words = inWords(flowWords);
  const run = runOf(file, params);
  const other = runOf(file, otherParams, 'first');
  const { replicates, contexts, strategies } = file.outline;
  const days = source.days(run);
  const last = days.length - 1;
  const instant = atParam.value < 0 || atParam.value > last ? last : Math.round(atParam.value);
  const since = Math.min(last, Math.max(0, Math.round(sinceParam.value)));
  const by = source.rows.find((one) => one.id === byParam.value) ?? source.rows[0];
  const byTo = source.columns ? (source.columns.find((one) => one.id === toParam.value) ?? source.columns[0]) : by;
  const weight = source.weights.find((one) => one.id === weightParam.value) ?? source.weights[0];
  const manyRuns = contexts.length * strategies.length > 1;
  const canDate = source.kind !== 'jobs' && days.length > 1;
  // A network as it was settled is the same in all runs.
  const settled = source.kind === 'ties' && !file.outline.networks.find((one) => one.name === source.id)?.rhythm;
  const against = againstParam.value === 'date' && canDate ? 'date' : againstParam.value === 'run' && manyRuns && !settled ? 'run' : 'none';
  const replicate = replicateParam.value === 'all' ? -1 : Math.min(replicates, Math.max(1, Number(replicateParam.value) || 1)) - 1;
  const isMean = weight?.isMean ?? false;
  const wanted = pictureParam.value === 'chord' || pictureParam.value === 'matrix' ? pictureParam.value : 'sankey';
  const picture = against !== 'none' || isMean ? 'matrix' : wanted === 'chord' && by !== byTo ? 'sankey' : wanted;
  const groupOptions = (list: readonly GroupChoice[]) => list.map((one) => ({ value: one.id, text: capital(one.title) }));
  const runsOf = (its: { context: string; strategy: string }): Run[] =>
    (settled || replicates < 2 ? [0] : replicate >= 0 ? [replicate] : Array.from({ length: replicates }, (_none, i) => i)).map((one) => ({ context: its.context, strategy: its.strategy, replicate: one }));
  // While runs are still being written: the replicates that have got to the date, here and in what they are compared with.
  const [all, allOthers] = [runsOf(run), runsOf(other)];
  const thatFar = all.map((one, i) => source.days(one).length > instant && (against !== 'run' || source.days(allOthers[i] as Run).length > instant));
  const kept = (runs: readonly Run[]): Run[] => runs.filter((_one, i) => thatFar[i]);
  const asked: FigureAsked | null =
    by && byTo && weight && thatFar.includes(true)
      ? {
          flow: { file, agents, source, by, byTo, weight },
          runs: kept(all),
          others: against === 'run' ? kept(allOthers) : against === 'date' ? kept(all) : [],
          instant,
          otherInstant: against === 'date' ? since : instant,
          since,
          against,
          settled,
          picture,
          top: Math.max(2, Math.round(topParam.value)),
        }
      : null;
  const hasColumns = source.kind !== 'ties' || [...source.rows, ...(source.columns ?? [])].some(telling);
  const noWork = !sources.some((one) => one.kind === 'commuting');
  return (
    <>
      <div class="choices">
        <Choose label={words.what} value={source.id} options={sources.map((one) => ({ value: one.id, text: capital(one.title) }))} onChange={(value) => (whatParam.value = value)} help={source.meaning} />
        {by && (source.rows.length > 1 || source.columns) && <Choose label={source.columns ? words.rows : words.by} value={by.id} options={groupOptions(source.rows)} onChange={(value) => (byParam.value = value)} help={by.meaning} />}
        {source.columns && byTo && <Choose label={words.columns} value={byTo.id} options={groupOptions(source.columns)} onChange={(value) => (toParam.value = value)} help={byTo.meaning} />}
        {weight && source.weights.length > 1 && <Choose label={words.weight} value={weight.id} options={source.weights.map((one) => ({ value: one.id, text: capital(one.title) }))} onChange={(value) => (weightParam.value = value)} help={weight.meaning} />}
        <Choose label={words.picture} value={wanted} options={(['sankey', 'chord', 'matrix'] as const).map((one) => ({ value: one, text: capital(words.pictures[one]) }))} onChange={(value) => (pictureParam.value = value)} />
        <Choose label={words.top} value={String(topParam.value)} options={[...new Set([...tops, topParam.value])].sort((a, b) => a - b).map((one) => ({ value: String(one), text: words.topNumber(String(one)) }))} onChange={(value) => (topParam.value = Number(value))} />
      </div>
      <div class="choices">
        {!settled && <ContextAndStrategy file={file} run={run} params={params} />}
        {!settled && replicates > 1 && (
          <Choose
            label={words.replicates}
            value={replicate < 0 ? 'all' : String(replicate + 1)}
            options={[{ value: 'all', text: words.all(replicates) }, ...Array.from({ length: replicates }, (_none, i) => ({ value: String(i + 1), text: String(i + 1) }))]}
            onChange={(value) => (replicateParam.value = value)}
          />
        )}
        {source.kind === 'jobs' && days.length > 1 && <Choose label={words.fromDate} value={String(since)} options={dateOptions(days)} onChange={(value) => (sinceParam.value = Number(value))} />}
        {days.length > 1 && <Choose label={source.kind === 'jobs' ? words.untilDate : words.date} value={String(instant)} options={dateOptions(days)} onChange={(value) => (atParam.value = Number(value) === last ? -1 : Number(value))} />}
        {(canDate || (manyRuns && !settled)) && (
          <Choose
            label={words.against}
            value={against}
            options={(['none', ...(canDate ? (['date'] as const) : []), ...(manyRuns && !settled ? (['run'] as const) : [])] as const).map((one) => ({ value: one, text: words.againsts[one] }))}
            onChange={(value) => (againstParam.value = value)}
          />
        )}
        {against === 'date' && <Choose label={words.againstDate} value={String(since)} options={dateOptions(days)} onChange={(value) => (sinceParam.value = Number(value))} />}
        {against === 'run' && contexts.length > 1 && <Choose label={words.otherContext} value={other.context} options={contexts.map((one) => ({ value: one.name, text: told(one.title) }))} onChange={(value) => (otherParams.context.value = value)} />}
        {against === 'run' && strategies.length > 1 && <Choose label={words.otherStrategy} value={other.strategy} options={strategies.map((one) => ({ value: one.name, text: told(one.title) }))} onChange={(value) => (otherParams.strategy.value = value)} />}
      </div>
      {weight && <p class="network-note">{[capital(source.meaning), weight.meaning !== source.meaning ? capital(weight.meaning) : ''].filter(Boolean).map((one) => `${one.replace(/\.$/, '')}.`).join(' ')}</p>}
      {picture === 'matrix' && wanted !== 'matrix' && <p class="network-note" role="status">{words.onlyMatrix}</p>}
      {picture === 'sankey' && wanted === 'chord' && <p class="network-note" role="status">{words.onlySquare}</p>}
      {asked && <FlowFigure asked={asked} />}
      {!hasColumns && (
        <details class="network-note">
          <summary>{words.noColumns(populationTitle(source.population))}</summary>
          <RecordLines lines={{ agents: source.population === 'actor' ? { 'actor.sphere': 'year', 'actor.role': 'year', 'actor.place': 'year' } : { [`${source.population}.branch`]: 'year', [`${source.population}.place`]: 'year' } }} />
        </details>
      )}
      {noWork && (
        <details class="network-note">
          <summary>{words.moreLines}</summary>
          <RecordLines lines={{ agents: { 'citizen.employer': 'year', 'citizen.home': 'year', 'firm.branch': 'year', 'firm.place': 'year' } }} />
        </details>
      )}
    </>
  );
}
