// src/views/network/NetworkView.tsx -- replay over a network: the whole by groups, or one agent and those around.
import { useSignal } from '@preact/signals';
import { useReading } from '../../figure/reading';
import { capital, type GroupChoice, groupChoices, graphWords, networkDays, populationTitle, slotsOf } from '../../graph';
import { Choose, RunChoices, runOf, runParams, Waiting } from '../../graph/controls';
import type { RunFile } from '../../run/client';
import type { AgentPopulation, NetworkInfo } from '../../run/types';
import { language, numberParam, textParam } from '../../state';
import { inWords, told } from '../../words';
import { beforeOf, type NetworkAsked, networkTitle } from './asked';
import { EgoView } from './EgoView';
import { type Names, realActors } from './names';
import { Player } from './Player';
import { RecordLines } from './RecordLines';
import { WholeView } from './WholeView';
import { networkWords } from './words';
import './network.css';

const networkParam = textParam('network.of');
const modeParam = textParam('network.mode', 'whole');
const byParam = textParam('network.by');
const byToParam = textParam('network.to');
const atParam = numberParam('network.at', -1);
const sinceParam = textParam('network.since', 'previous');
const speedParam = numberParam('network.speed', 1);
const params = runParams('network');

export function NetworkView({ file }: { readonly file: RunFile }) {
  const words = inWords(networkWords);
  const { networks } = file.outline;
  const network = networks.find((one) => one.name === networkParam.value) ?? networks.find((one) => one.rhythm) ?? networks[0];
  return (
    <>
      <h2>{words.heading}</h2>
      <p>{words.intro}</p>
      {network ? <Opened file={file} network={network} /> : (
        <>
          <p>{words.none}</p>
          <RecordLines lines={{ networks: { trust: 'year', supply: 'start' } }} />
        </>
      )}
    </>
  );
}

function Opened({ file, network }: { readonly file: RunFile; readonly network: NetworkInfo }) {
  const run = runOf(file, params);
  const reading = useReading(async () => {
    const [agents, statements] = await Promise.all([file.agents(), file.statements()]);
    return { agents, real: realActors(statements), firstSlots: network.from === network.to ? 0 : await slotsOf(file, run, network.from, network, null) };
  }, [file, network.name, run.context, run.strategy, run.replicate]);
  return <Waiting reading={reading}>{({ agents, real, firstSlots }) => <Asking file={file} network={network} agents={agents} names={{ file, network, real, firstSlots, lives: agents.filter((one) => one.columns.length > 0).map((one) => one.name) }} />}</Waiting>;
}

const chosenOf = (choices: readonly GroupChoice[], id: string): GroupChoice | undefined => choices.find((one) => one.id === id) ?? choices[0];

function Asking({ file, network, agents, names }: { readonly file: RunFile; readonly network: NetworkInfo; readonly agents: readonly AgentPopulation[]; readonly names: Names }) {
  const words = inWords(networkWords);
  const shared = inWords(graphWords);
  const busy = useSignal(false);
  const run = runOf(file, params);
  const days = networkDays(file, run, network);
  const wanted = Math.round(atParam.value);
  const instant = wanted < 0 || wanted >= days.length ? days.length - 1 : wanted;
  const one = network.from === network.to;
  const choices = groupChoices(file, agents, network.from, network);
  const toChoices = one ? [] : groupChoices(file, agents, network.to, null);
  const by = chosenOf(choices, byParam.value);
  const byTo = one ? null : (chosenOf(toChoices, byToParam.value) ?? null);
  const ego = modeParam.value === 'ego';
  const trust = ['good', 'bad'].filter((name) => network.columns.some((column) => column.name === name));
  const asked: NetworkAsked = {
    file,
    run,
    network,
    days,
    instant,
    before: beforeOf(sinceParam.value, instant),
    columns: trust.length === 2 ? trust : [],
    columnWarnings: network.columns.filter((column) => trust.includes(column.name)).map((column) => told(column.warning)),
  };
  const options = (list: readonly GroupChoice[]) => list.map((choice) => ({ value: choice.id, text: capital(choice.title) }));
  const recorded = choices.some((choice) => choice.column && choice.column.kind !== 'boolean');
  return (
    <>
      <div class="choices">
        {file.outline.networks.length > 1 && (
          <Choose
            label={shared.network}
            value={network.name}
            options={file.outline.networks.map((its) => ({ value: its.name, text: capital(networkTitle(its)) }))}
            onChange={(value) => (networkParam.value = value)}
            help={told(network.meaning)}
          />
        )}
        <Choose label={words.show} value={ego ? 'ego' : 'whole'} options={(['whole', 'ego'] as const).map((mode) => ({ value: mode, text: capital(words.modes[mode]) }))} onChange={(value) => (modeParam.value = value)} />
        {network.rhythm && <RunChoices file={file} run={run} params={params} />}
        {by && <Choose label={one ? words.by : words.byFrom} value={by.id} options={options(choices)} onChange={(value) => (byParam.value = value)} help={by.meaning} />}
        {byTo && <Choose label={words.byTo} value={byTo.id} options={options(toChoices)} onChange={(value) => (byToParam.value = value)} help={byTo.meaning} />}
        {days.length > 1 && (
          <Choose label={words.since} value={sinceParam.value} options={(['previous', 'first', 'none'] as const).map((since) => ({ value: since, text: words.sinces[since] }))} onChange={(value) => (sinceParam.value = value)} />
        )}
      </div>
      <p class="network-note">
        {capital(told(network.meaning))}. {by?.meaning ? `${capital(by.title)} : ${by.meaning}.`.replace(' :', language.value === 'fr' ? '\u202f:' : ':').replace('..', '.') : ''}
      </p>
      {network.rhythm ? (
        days.length > 1 ? (
          <Player days={days} at={instant} onChange={(at) => (atParam.value = at === days.length - 1 ? -1 : at)} busy={busy.value} speed={speedParam.value} onSpeed={(speed) => (speedParam.value = speed)} />
        ) : (
          <p>{words.oneDate}</p>
        )
      ) : (
        <details class="network-note">
          <summary>{words.settledOnly}</summary>
          <RecordLines lines={{ networks: { [network.name]: 'quarter' } }} />
        </details>
      )}
      {!recorded && (
        <details class="network-note">
          <summary>{words.noColumns(populationTitle(network.from))}</summary>
          <RecordLines lines={{ agents: network.from === 'actor' ? { 'actor.sphere': 'year', 'actor.role': 'year', 'actor.place': 'year' } : { [`${network.from}.branch`]: 'year', [`${network.from}.place`]: 'year' } }} />
        </details>
      )}
      {by && days.length > 0 && (one || byTo) && (ego ? <EgoView asked={asked} by={by} byTo={byTo} names={names} onBusy={(on) => (busy.value = on)} /> : <WholeView asked={asked} by={by} byTo={byTo} names={names} onBusy={(on) => (busy.value = on)} />)}
    </>
  );
}
