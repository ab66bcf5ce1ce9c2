// src/views/network/Replicates.tsx -- says how far the replicate that is drawn stands for the others.
import { useRef } from 'preact/hooks';
import { type Reading, useReading } from '../../figure/reading';
import type { Interval } from '../../study/statistics';
import { estimate, inWords, number, percent, plusMinus, shareEstimate } from '../../words';
import { readScene, type Asked, type Scene, type Shown } from './scene';
import { type Spread, spreadOf } from './replicates';
import { networkWords } from './words';

const calm = 400; // ms: while dates pass quickly, the other replicates are not read

/** The others are read once the picture stands still; null where there are none, or the network is the same in all runs. */
export function useSpread(question: Asked, own: Scene, shown: Shown, instant: number, day: number): Reading<Spread | null> {
  const asked = useRef(0);
  const { file, run, network, by, byTo } = question;
  const several = network.rhythm && file.outline.replicates > 1;
  return useReading(async () => {
    const turn = ++asked.current;
    if (!several) return null;
    await new Promise((done) => setTimeout(done, calm));
    const scenes: Scene[] = [];
    for (let replicate = 0; replicate < file.outline.replicates; ++replicate) {
      if (turn !== asked.current) return null; // something else was asked meanwhile
      scenes.push(replicate === run.replicate ? own : await readScene({ ...question, run: { ...run, replicate } }, instant, day));
    }
    return spreadOf(own, scenes, shown, by.id !== '-community' && byTo?.id !== '-community');
  }, [own, shown]);
}

const counted = ({ mean, half }: Interval): string => [estimate(mean, half), plusMinus(half, mean)].filter(Boolean).join('\u202f');
const shared = ({ mean, half }: Interval): string => `${shareEstimate(mean, half)}${half > 0 ? `\u202f±\u202f${percent(Number(half.toPrecision(2)))}` : ''}`;

export function Replicates({ reading, replicate, replicates, replayed }: { readonly reading: Reading<Spread | null>; readonly replicate: number; readonly replicates: number; readonly replayed: boolean }) {
  const words = inWords(networkWords);
  if (!replayed) return null;
  if (replicates === 1) return <p class="network-note">{words.oneReplicate}</p>;
  if (reading.state === 'reading') return <p class="network-replicates">{words.replicatesWaiting(number(replicates))}</p>;
  const spread = reading.value;
  if (!spread) return null;
  const { ties, inside, trust, held } = spread;
  const share = (count: number): string => percent(count / Math.max(1, held?.ties ?? 0));
  return (
    <div class="network-replicates">
      <p>{words.replicates(number(replicate + 1), number(spread.replicates))}</p>
      <ul>
        <li>{words.spreadTies(counted(ties))}</li>
        <li>{words.spreadInside(shared(inside))}</li>
        {trust && <li>{words.spreadTrust(counted(trust))}</li>}
        {held && held.ties > 0 && <li>{words.held(share(held.everywhere), share(held.half), share(held.alone))}</li>}
      </ul>
    </div>
  );
}
