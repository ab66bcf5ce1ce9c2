// src/views/network/EgoView.tsx -- one agent and those around: who is chosen, what is read, said, drawn and listed.
import { useSignal } from '@preact/signals';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { DataTable } from '../../figure/DataTable';
import { dayCell } from '../../figure/cells';
import type { Cell } from '../../figure/export';
import { Figure } from '../../figure/Figure';
import { themes } from '../../figure/palette';
import { useReading } from '../../figure/reading';
import { useWidth } from '../../figure/width';
import { capital, type GroupChoice, graphWords, knownTo, partners as partnersOfAll, populationTitle } from '../../graph';
import { Choose, titleOf, Waiting } from '../../graph/controls';
import { dark, goTo, language, textParam } from '../../state';
import { date, inWords, number, percent, told } from '../../words';
import type { NetworkAsked } from './asked';
import { networkTitle, openEgo } from './asked';
import { bestConnected, circleOf, mostAround, mostFaint } from './circle';
import { EgoPicture } from './EgoPicture';
import { agentName, type Names, populationOf } from './names';
import { readScene, type Scene } from './scene';
import { networkWords } from './words';

const agentParam = textParam('network.agent');
const depthParam = textParam('network.depth', '1');
const zoomParam = textParam('network.zoom');
const mostDates = 60; // of which all partners are looked up, to give each a place of its own

/** What was read, with the question that it answers: while the next is read, date and numbers stay together. */
interface Around {
  readonly asked: NetworkAsked;
  readonly by: GroupChoice;
  readonly byTo: GroupChoice | null;
  readonly scene: Scene;
  readonly before: Scene | null;
  readonly all: readonly Scene[]; // at all dates, if they are not too many
  readonly degrees: Int32Array;
}

interface EgoProps {
  readonly asked: NetworkAsked;
  readonly by: GroupChoice;
  readonly byTo: GroupChoice | null;
  readonly names: Names;
}

export function EgoView({ onBusy, ...props }: EgoProps & { readonly onBusy: (busy: boolean) => void }) {
  const { asked, by, byTo } = props;
  const { file, run, network, days, instant, before } = asked;
  const dated = network.columns.some((column) => column.name === 'exchanged') ? ['exchanged'] : [];
  const reading = useReading<Around>(async () => {
    const question = { file, run, network, by, byTo, columns: [...asked.columns, ...dated] };
    const read = (at: number): Promise<Scene> => readScene(question, at, days[at] as number);
    const wanted = days.length <= mostDates ? [...days.keys()] : [...new Set([0, before, instant, days.length - 1])].filter((at) => at >= 0);
    const all = await Promise.all(wanted.map(read));
    const scene = all[wanted.indexOf(instant)] as Scene;
    return { asked, by, byTo, scene, before: before >= 0 ? (all[wanted.indexOf(before)] ?? null) : null, all, degrees: partnersOfAll(scene.ties, scene.groups.length) };
  }, [file, run.context, run.strategy, run.replicate, network.name, instant, before, by.id, byTo?.id, language.value]);
  const waits = reading.state === 'reading';
  useEffect(() => onBusy(waits), [waits]); // an older reading that ends late does not say that the newest is there
  return <Waiting reading={reading}>{(around) => <Ego asked={around.asked} by={around.by} byTo={around.byTo} names={props.names} around={around} />}</Waiting>;
}

function Ego(props: EgoProps & { readonly around: Around }) {
  const words = inWords(networkWords);
  const { asked, names, around } = props;
  const { degrees } = around;
  const id = useId();
  const wanted = agentParam.value;
  const last = degrees.length - 1;
  const known = wanted === '' ? bestConnected(degrees) : Number(wanted) - 1;
  const valid = Number.isInteger(known) && known >= 0 && known <= last;
  const choose = openEgo;
  const anyOne = (): void => {
    const some = [...degrees.keys()].filter((slot) => (degrees[slot] as number) > 0);
    const one = some[Math.floor(Math.random() * some.length)];
    if (one !== undefined) choose(one);
  };
  const real = [...names.real].filter(([slot]) => slot <= last && names.network.from === 'actor').sort(([, a], [, b]) => a.localeCompare(b));
  return (
    <>
      <div class="choices">
        <label for={id}>
          {capital(words.agent(populationTitle(asked.network.from)))}
          <input id={id} type="number" min={1} max={last + 1} value={valid ? known + 1 : wanted} onChange={(event) => choose(Number(event.currentTarget.value) - 1)} />
        </label>
        <button type="button" onClick={() => choose(bestConnected(degrees))}>
          {words.most}
        </button>
        <button type="button" onClick={anyOne}>
          {words.any}
        </button>
        {real.length > 0 && (
          <Choose
            label={words.namedAgents}
            value={names.real.has(known) ? String(known) : ''}
            options={[...(names.real.has(known) ? [] : [{ value: '', text: `– ${words.pick} –` }]), ...real.map(([slot, name]) => ({ value: String(slot), text: name }))]}
            onChange={(value) => value !== '' && choose(Number(value))}
          />
        )}
        <Choose
          label={words.depth}
          value={depthParam.value === '2' ? '2' : '1'}
          options={(['1', '2'] as const).map((depth) => ({ value: depth, text: words.depths[depth] }))}
          onChange={(value) => (depthParam.value = value)}
        />
      </div>
      {valid ? <EgoFigure {...props} slot={known} /> : <p role="status">{words.noSuch(wanted, number(last + 1))}</p>}
    </>
  );
}

function EgoFigure({ asked, by, byTo, names, around, slot }: EgoProps & { readonly around: Around; readonly slot: number }) {
  const words = inWords(networkWords);
  const shared = inWords(graphWords);
  const { file, run, network, days, instant, before } = asked;
  const { scene } = around;
  const home = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const near = useSignal(-1);
  const width = useWidth(home);
  const height = Math.round(Math.max(420, Math.min(760, width * 0.7)));
  const depth = depthParam.value === '2' ? 2 : 1;
  const labels = [...by.labels, ...(byTo?.labels ?? [])];
  const groupName = (one: number): string => labels[scene.groups[one] ?? -1] ?? (around.before ? labels[around.before.groups[one] ?? -1] : undefined) ?? '';
  const circle = useMemo(() => {
    const ever = [...new Set(around.all.flatMap((its) => knownTo(its.ties, slot)))];
    return circleOf(scene.ties, around.before?.ties ?? null, slot, ever, (one) => scene.groups[one] ?? -1, depth);
  }, [around, slot, depth]);
  const hasTrust = asked.columns.length === 2;
  const name = agentName(names, slot);
  const its = populationOf(names, slot);
  const day = date(days[instant] as number);
  const mean = (values: readonly number[]): number => {
    const known = values.filter((value) => !Number.isNaN(value));
    return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : NaN;
  };
  const both = circle.partners.filter((one) => one.out >= 0 && one.into >= 0).length;
  const summary = (
    circle.partners.length === 0
      ? [words.egoAlone(capital(name), day)]
      : [
          words.egoSummary({ date: day, run: network.rhythm ? titleOf(file, run) : shared.asSettled, name, partners: number(circle.partners.length), mutual: percent(both / circle.partners.length) }),
          ...(hasTrust ? [words.egoTrust(number(mean(circle.partners.map((one) => one.trusts))), number(mean(circle.partners.map((one) => one.trusted))))] : []),
        ]
  )
    .concat(around.before ? [words.egoChanged(date(days[before] as number), number(circle.partners.filter((one) => one.gained).length), number(circle.lost.length))] : [])
    .concat(groupName(slot) ? [words.egoGroup(groupName(slot))] : [])
    .join(' ');
  const exchanged = scene.ties.columns['exchanged'];
  const lastExchange = (ties: readonly number[]): Cell => {
    const known = ties.filter((i) => i >= 0).map((i) => exchanged?.[i] ?? NaN).filter((value) => value > 0);
    return known.length ? dayCell(Math.max(...known)) : words.never;
  };
  const compared = around.before !== null;
  const rows: Cell[][] = [
    ...circle.partners.map((one) => [
      agentName(names, one.slot),
      one.slot + 1,
      groupName(one.slot),
      words.directions[one.out < 0 ? 'into' : one.into < 0 ? 'out' : 'both'],
      ...(hasTrust ? [one.trusts, one.trusted] : []),
      ...(exchanged ? [lastExchange([one.out, one.into])] : []),
      words.states[compared ? (one.gained ? 'gained' : 'kept') : 'unknown'],
    ]),
    ...circle.lost.map((one) => [agentName(names, one), one + 1, groupName(one), words.directions.lost, ...(hasTrust ? [NaN, NaN] : []), ...(exchanged ? [''] : []), words.states.lost]),
  ];
  const table = {
    columns: [words.partner, words.number, words.group, words.direction, ...(hasTrust ? [words.trusts, words.trusted] : []), ...(exchanged ? [words.exchanged] : []), words.state],
    rows,
  };
  const notes = [
    ...(circle.tooMany ? [words.tooMany(number(mostAround))] : []),
    ...(circle.within.length > mostFaint ? [words.amongSome(number(mostFaint), number(circle.within.length))] : circle.within.length ? [words.amongThem(number(circle.within.length))] : []),
    ...(scene.ties.unknown ? [shared.unknownTies(number(scene.ties.unknown))] : []),
  ];
  return (
    <>
      <Figure
        name={`network-${network.name}-${slot + 1}`}
        title={words.egoTitle(`${capital(name)} (${networkTitle(network)})`)}
        summary={summary}
        warnings={[told(network.warning), told(by.warning), ...asked.columnWarnings]}
        table={table}
        vector={() => picture.current}
      >
        <div ref={home}>
          {width > 0 && (
            <EgoPicture
              slot={slot}
              circle={circle}
              ties={scene.ties}
              groups={scene.groups}
              labels={labels}
              names={names}
              width={width}
              height={height}
              theme={themes[dark.value ? 'dark' : 'light']}
              compared={compared}
              hasTrust={hasTrust}
              label={`${summary} ${words.egoLabel(name)}`}
              zoom={zoomParam}
              picture={picture}
              onNear={(one) => (near.value = one)}
              onSlot={(one) => one !== slot && openEgo(one)}
            />
          )}
        </div>
        <p class="near" aria-hidden="true">
          {near.value >= 0 ? capital(words.nearest(agentName(names, near.value), groupName(near.value))) : words.zoomHint}
        </p>
        {notes.length > 0 && (
          <ul class="network-notes">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </Figure>
      {names.lives.includes(its.population) && (
        <p>
          <button
            type="button"
            onClick={() => goTo({ view: 'life', 'life.of': its.population, 'life.agent': String(its.slot + 1), 'life.context': run.context, 'life.strategy': run.strategy, 'life.replicate': String(run.replicate + 1) })}
          >
            {words.life}
          </button>
        </p>
      )}
      {rows.length > 0 && (
        <>
          <h3>{words.partners}</h3>
          <p class="network-note">{words.chooseRow}</p>
          <DataTable table={table} label={words.partners} onRow={(row) => openEgo(Number(row[1]) - 1)} />
        </>
      )}
    </>
  );
}
