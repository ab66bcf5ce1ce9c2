// src/views/story/Findings.tsx -- in a few lines: what each crisis and each option changed, with intervals, and what it left as it was.
import { figureWords } from '../../figure/words';
import { useReading } from '../../figure/reading';
import type { RunFile } from '../../run/client';
import type { SeriesInfo } from '../../run/types';
import { goTo, language } from '../../state';
import { date, estimate, inWords, number, plusMinus, shareEstimate, told, unit } from '../../words';
import { readCells, standing } from '../compare/read';
import { type Asked, askedOf, type Finding, findingOf, inShares, sorted } from './findings';
import { preferredSeries } from './preferred';
import { storyWords } from './words';

interface Found {
  readonly asked: Asked;
  readonly findings: readonly Finding[];
}

async function readFindings(file: RunFile, asked: readonly Asked[], keys: readonly string[]): Promise<{ infos: ReadonlyMap<string, SeriesInfo>; found: Found[] }> {
  const days = file.outline.rhythms['time']?.days ?? new Int32Array();
  const cells = asked.flatMap((one) => [one.cell, one.reference]);
  const read = await Promise.all(
    keys.map(async (key) => {
      const info = await file.info(key);
      const values = await readCells(file, key, 0, cells);
      return { info, values };
    }),
  );
  return {
    infos: new Map(keys.map((key, k) => [key, (read[k] as (typeof read)[number]).info])),
    found: asked.map((one, i) => ({
      asked: one,
      findings: keys.map((key, k) => {
        const { info, values } = read[k] as (typeof read)[number];
        return findingOf(key, info.polarity, values[2 * i] ?? [], values[2 * i + 1] ?? [], days, one.from);
      }),
    })),
  };
}

export function Findings({ file }: { readonly file: RunFile }) {
  const words = inWords(storyWords);
  const { outline } = file;
  const asked = askedOf(outline);
  // Of series with a row for each commune there is no single number.
  const keys = preferredSeries(file.seriesKeys, 12).filter((key) => (outline.populations.find((one) => key.startsWith(`${one.name}.`))?.rows.length ?? 1) <= 1);
  const reading = useReading(() => readFindings(file, asked, keys), [file, standing(file)]);
  if (!asked.length || !keys.length) return null;
  const got = reading.value;
  return (
    <div class="findings">
      <h2>{words.shows}</h2>
      {!got ? <p role="status">{inWords(figureWords).loading}</p> : got.found.map((one) => <Answer key={`${one.asked.cell.context}/${one.asked.cell.strategy}`} file={file} found={one} infos={got.infos} />)}
      <p class="faint small">{words.howFound(number(outline.replicates), outline.replicates > 1)}</p>
      {got && <SeriesWarnings infos={[...got.infos.values()]} />}
      <p>
        <button type="button" onClick={() => goTo({ view: 'compare', 'compare.part': 'difference' })}>
          {words.allDifferences}
        </button>
      </p>
    </div>
  );
}

/** Of several series at once, folded: each with what it belongs to. */
export function SeriesWarnings({ infos }: { readonly infos: readonly SeriesInfo[] }) {
  const words = inWords(storyWords);
  const warned = infos.filter((info) => told(info.warning));
  if (!warned.length) return null;
  return (
    <details class="small series-warnings">
      <summary>
        <span aria-hidden="true">⚠ </span>
        {words.seriesWarnings(number(warned.length))}
      </summary>
      <dl>
        {warned.map((info) => (
          <div key={info.label.en}>
            <dt>{told(info.label)}</dt>
            <dd>{told(info.warning)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

const mostTold = 4;

function Answer({ file, found, infos }: { readonly file: RunFile; readonly found: Found; readonly infos: ReadonlyMap<string, SeriesInfo> }) {
  const words = inWords(storyWords);
  const { contexts, strategies } = file.outline;
  const { of, cell, reference, from } = found.asked;
  const title = (all: typeof contexts, name: string): string => told(all.find((one) => one.name === name)?.title ?? { en: name, fr: name });
  const [what, against, where] =
    of === 'context'
      ? [title(contexts, cell.context), title(contexts, reference.context), strategies.length > 1 ? title(strategies, cell.strategy) : '']
      : [title(strategies, cell.strategy), title(strategies, reference.strategy), contexts.length > 1 ? title(contexts, cell.context) : ''];
  const { moved, chance, same } = sorted(found.findings);
  const names = (list: readonly Finding[]): string => list.map(({ key }) => told((infos.get(key) as SeriesInfo).label)).join(', ');
  const rest = moved.slice(mostTold);
  return (
    <div class="finding">
      <h3>{words.against(what, against, where)}</h3>
      <p class="faint small">{words.since(date(from))}</p>
      {moved.length > 0 ? (
        <table class="moved">
          <tbody>
            {moved.slice(0, mostTold).map((one) => (
              <tr key={one.key}>
                <th scope="row">
                  <button type="button" class="link" onClick={() => goTo({ view: 'series', 'series.keys': one.key, 'series.rows': '' })}>
                    {told((infos.get(one.key) as SeriesInfo).label)}
                  </button>
                </th>
                <td class="number">
                  <strong>{amount(one, infos.get(one.key) as SeriesInfo, file.outline.step)}</strong>
                </td>
                <td class="number faint">{half(one)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>{words.nothingMoved}</p>
      )}
      {rest.length > 0 && <p class="small">{words.alsoMoved(rest.map((one) => `${told((infos.get(one.key) as SeriesInfo).label)} (${amount(one, infos.get(one.key) as SeriesInfo, file.outline.step)})`).join(', '))}</p>}
      {chance.length > 0 && <p class="small">{words.byChance(names(chance))}</p>}
      {same.length > 0 && <p class="small">{words.unchanged(names(same))}</p>}
    </div>
  );
}

/** As a share of the reference, else in the series' own unit. */
function amount(one: Finding, info: SeriesInfo, step: string): string {
  const { difference, share } = one;
  if (inShares(one)) return shareEstimate(share.mean, share.half, true);
  const word = unit(info.unit, step, difference.mean);
  return `${estimate(difference.mean, difference.half, true)}${word ? `\u202f${word}` : ''}`;
}

function half(one: Finding): string {
  if (!inShares(one)) return plusMinus(one.difference.half, one.difference.mean);
  const text = plusMinus(100 * one.share.half, 100 * one.share.mean);
  return text && `${text}${language.value === 'fr' ? '\u202f' : ''}%`;
}
