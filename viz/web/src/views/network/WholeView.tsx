// src/views/network/WholeView.tsx -- the whole network by groups: what is read, said and drawn.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { Figure } from '../../figure/Figure';
import { themes } from '../../figure/palette';
import { useReading } from '../../figure/reading';
import { useWidth } from '../../figure/width';
import { at, capital, discs, type GroupChoice, graphWords, isMutual, membersOf, networkDays, total, trustAlong, withinShare } from '../../graph';
import { Choose, titleOf, Waiting } from '../../graph/controls';
import { dark, language, textParam } from '../../state';
import { date, inWords, number, percent, told } from '../../words';
import { agentName, type Names } from './names';
import { bandsOf, drawnBands, type Lines, mostPoints, WholePicture } from './WholePicture';
import { networkTitle, type NetworkAsked, openEgo } from './asked';
import { readScene, type Scene, shownGroups, wholeOf } from './scene';
import { Replicates, useSpread } from './Replicates';
import { networkWords } from './words';

const measureParam = textParam('network.width', 'ties');
const linesParam = textParam('network.lines', 'changed');
const zoomParam = textParam('network.zoom');

/** What was read, with the question that it answers: while the next is read, date and numbers stay together. */
interface Laid {
  readonly asked: NetworkAsked;
  readonly by: GroupChoice;
  readonly byTo: GroupChoice | null;
  readonly scene: Scene;
  readonly earlier: Scene | null;
  readonly reference: Scene; // of the first run at its first date: the layout follows from it
}

export function WholeView({ asked, by, byTo, names, onBusy }: { readonly asked: NetworkAsked; readonly by: GroupChoice; readonly byTo: GroupChoice | null; readonly names: Names; readonly onBusy: (busy: boolean) => void }) {
  const { file, run, network, days, instant, before, columns } = asked;
  const reading = useReading<Laid>(async () => {
    const question = { file, run, network, by, byTo, columns };
    const [scene, earlier, first] = await Promise.all([
      readScene(question, instant, days[instant] as number),
      before >= 0 ? readScene(question, before, days[before] as number) : Promise.resolve(null),
      readScene({ ...question, run: { ...run, context: file.outline.contexts[0]?.name ?? run.context, strategy: file.outline.strategies[0]?.name ?? run.strategy } }, 0, networkDays(file, run, network)[0] as number).catch(() => null),
    ]);
    return { asked, by, byTo, scene, earlier, reference: first ?? scene };
  }, [file, run.context, run.strategy, run.replicate, network.name, instant, before, by.id, byTo?.id, language.value]);
  const waits = reading.state === 'reading';
  useEffect(() => onBusy(waits), [waits]); // an older reading that ends late does not say that the newest is there
  return (
    <Waiting reading={reading}>
      {(laid) => <WholeFigure names={names} laid={laid} />}
    </Waiting>
  );
}

function WholeFigure({ names, laid }: { readonly names: Names; readonly laid: Laid }) {
  const words = inWords(networkWords);
  const shared = inWords(graphWords);
  const { asked, by, byTo } = laid;
  const { file, run, network, days, instant, before } = asked;
  const home = useRef<HTMLDivElement>(null);
  const picture = useRef<SVGSVGElement>(null);
  const near = useSignal(-1);
  const width = useWidth(home);
  const height = Math.round(Math.max(380, Math.min(720, width * 0.6)));
  const theme = themes[dark.value ? 'dark' : 'light'];
  const labels = [...by.labels, ...(byTo?.labels ?? [])];
  const most = width < 600 ? 10 : 24;
  const { whole, reference, shown } = useMemo(() => {
    const shown = shownGroups(labels, membersOf(laid.reference.groups, labels.length), most, words.others);
    return { whole: wholeOf(laid.scene, laid.earlier, shown), reference: wholeOf(laid.reference, null, shown), shown };
  }, [laid, most]);
  const spread = useSpread({ file, run, network, by, byTo, columns: asked.columns }, laid.scene, shown, instant, days[instant] as number);
  const overAll = spread.state === 'ready' ? (spread.value?.counts ?? null) : null;
  const mutual = useMemo(() => isMutual(whole.ties), [whole]);
  const trust = useMemo(() => trustAlong(whole.ties), [whole]);
  const laidOut = useMemo(() => (width ? discs(reference.members, reference.counts, { width, height: height - (width < 600 ? 40 : 20) }, width < 600 ? 9 : 14) : []), [reference, width, height]);
  // A disc's area follows the members of the date; its place stays.
  const sized = useMemo(
    () => laidOut.map((disc, i) => ({ ...disc, radius: disc.radius * Math.sqrt(Math.min(1.6, (whole.members[i] as number) / Math.max(1, reference.members[i] as number)) || 1) })),
    [laidOut, whole],
  );
  const measure = measureParam.value === 'share' || (measureParam.value === 'trust' && whole.trust) ? (measureParam.value as 'share' | 'trust') : 'ties';
  const matrix = measure === 'ties' ? whole.counts : measure === 'share' ? whole.share : (whole.trust ?? whole.counts);
  const bands = bandsOf(matrix, mutual);
  const lineChoices: readonly Lines[] = before >= 0 ? ['changed', 'some', 'none'] : ['none', 'some'];
  const lines: Lines = lineChoices.find((one) => one === linesParam.value) ?? (lineChoices[0] as Lines);
  const inside = Float64Array.from(whole.labels, (_label, group) => {
    let out = 0;
    for (let other = 0; other < whole.labels.length; ++other) out += at(whole.counts, group, other);
    return at(whole.counts, group, group) / out;
  });
  const groupTitle = byTo ? `${by.title} – ${byTo.title}` : by.title;
  const runTitle = network.rhythm ? titleOf(file, run) : shared.asSettled;
  const agents = whole.members.reduce((sum, one) => sum + one, 0);
  const points = Math.min(mostPoints, agents);
  const summary = [
    words.summary({ date: date(days[instant] as number), run: runTitle, ties: number(whole.ties.from.length), mutual, agents: number(agents), inside: percent(withinShare(whole.counts)) }),
    ...(trust ? [words.meanTrust(number(trust.reduce((sum, one) => sum + one, 0) / trust.length))] : []),
    ...(whole.changes ? [words.changed(date(days[before] as number), number(whole.changes.gained.length), number(whole.changes.lost.length))] : []),
  ].join(' ');
  const rows = whole.labels.flatMap((from, a) =>
    whole.labels.flatMap((to, b) => {
      const count = at(whole.counts, a, b);
      const [gained, lost] = [whole.gained ? at(whole.gained, a, b) : 0, whole.lost ? at(whole.lost, a, b) : 0];
      const cell = overAll?.[a * whole.labels.length + b];
      if (!count && !gained && !lost && !cell?.mean) return [];
      return [[from, to, count, at(whole.share, a, b), ...(whole.trust ? [at(whole.trust, a, b)] : []), ...(whole.changes ? [gained, lost] : []), ...(cell ? [cell.mean, cell.half] : [])]];
    }),
  );
  const notes = [
    ...(bands.length > drawnBands(whole.labels.length) ? [words.strongest(number(drawnBands(whole.labels.length)), number(bands.length))] : []),
    ...(points < agents ? [words.members(number(points), number(agents))] : []),
    ...(whole.outside ? [words.noGroup(number(whole.outside))] : []),
    ...(whole.ties.unknown ? [shared.unknownTies(number(whole.ties.unknown))] : []),
  ];
  return (
    <>
      <div class="choices">
        <Choose
          label={words.measure}
          value={measure}
          options={(['ties', 'share', ...(whole.trust ? (['trust'] as const) : [])] as const).map((one) => ({ value: one, text: words.measures[one] }))}
          onChange={(value) => (measureParam.value = value)}
          help={words.measureHelp[measure]}
        />
        <Choose
          label={words.lines}
          value={lines}
          options={lineChoices.map((one) => ({ value: one, text: words.lineChoices[one] }))}
          onChange={(value) => (linesParam.value = value)}
        />
      </div>
      <p class="network-note">{words.measureHelp[measure]}</p>
      <Figure
        name={`network-${network.name}`}
        title={words.title(networkTitle(network), groupTitle)}
        summary={summary}
        warnings={[told(network.warning), told(by.warning), byTo ? told(byTo.warning) : '', ...(whole.trust ? asked.columnWarnings : [])]}
        table={{
          columns: [words.from, words.to, words.tieCount, words.shareHead, ...(whole.trust ? [words.trustHead] : []), ...(whole.changes ? [words.gainedHead, words.lostHead] : []), ...(overAll ? [words.meanTies(number(file.outline.replicates)), words.halfTies] : [])],
          rows,
        }}
        vector={() => picture.current}
      >
        <div ref={home}>
          {width > 0 && (
            <WholePicture
              whole={whole}
              discs={sized}
              bands={bands}
              measure={measure}
              mutual={mutual}
              inside={inside}
              lines={lines}
              width={width}
              height={height}
              theme={theme}
              label={`${summary} ${words.label}`}
              zoom={zoomParam}
              picture={picture}
              onNear={(slot) => (near.value = slot)}
              onSlot={(slot) => openEgo(slot)}
            />
          )}
        </div>
        <p class="near" aria-hidden="true">
          {near.value >= 0 ? capital(words.nearest(agentName(names, near.value), whole.labels[whole.groups[near.value] ?? -1] ?? '')) : words.zoomHint}
        </p>
        <Replicates reading={spread} replicate={run.replicate} replicates={file.outline.replicates} replayed={network.rhythm !== ''} />
        {notes.length > 0 && (
          <ul class="network-notes">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </Figure>
      {total(whole.counts) === 0 && <p role="status">{summary}</p>}
    </>
  );
}
