// src/views/replay/ReplayView.tsx -- a map of communes played along the dates of a run, or two maps in step.
import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { Held, useReading } from '../../figure/reading';
import { figureWords } from '../../figure/words';
import type { MapLayout } from '../../map/layout';
import { OutlineFailure } from '../../map/outlines';
import { unpackedLayout } from '../../map/packed';
import { colourScale } from '../../map/scale';
import { mostCircles, schematicLayout } from '../../map/schematic';
import { mapWords } from '../../map/words';
import type { RunFile } from '../../run/client';
import { placesOf, rowLabel } from '../../run/places';
import type { Outline } from '../../run/types';
import { language, numberParam, outlines, textParam } from '../../state';
import { inWords, number, told, typography, unit as unitInWords } from '../../words';
import { failureSentence } from '../../words/failures';
import { isoDate } from '../../words/format';
import { CommuneChoice } from './CommuneChoice';
import { MapFigure } from './MapFigure';
import { OutlinesBox, outlinesParam } from './OutlinesBox';
import { PlaceFigure } from './PlaceFigure';
import { Player, usualSpeed } from './Player';
import {
  baseOf,
  communePopulations,
  controlOf,
  firstDate,
  usualMode,
  instantAt,
  isChange,
  jumpsOf,
  type Mode,
  modesFor,
  readShown,
  sampled,
  type Side,
  sideName,
  sidesOf,
} from './values';
import { replayWords } from './words';
import './replay.css';

const seriesParam = textParam('replay.series');
const modeParam = textParam('replay.mode');
const leftParam = textParam('replay.left');
const rightParam = textParam('replay.right');
const luckParam = textParam('replay.luck', 'mean');
const dateParam = textParam('replay.at');
const speedParam = numberParam('replay.speed', usualSpeed);
const placeParam = textParam('replay.place');
const layoutParam = textParam('replay.layout', 'circles');

export function ReplayView({ file }: { readonly file: RunFile }) {
  const words = inWords(replayWords);
  const known = placesOf(file);
  const populations = useMemo(() => communePopulations(file.outline, (code) => known.has(code)), [file]);
  const keys = useMemo(() => file.seriesKeys.filter((key) => populations.includes(key.slice(0, key.indexOf('.')))), [file]);
  const [first] = keys;
  return (
    <>
      <h2>{words.title}</h2>
      {first ? <Replay file={file} keys={keys} first={first} /> : <p>{words.noCommunes}</p>}
    </>
  );
}

function titleOf(outline: Outline, { context, strategy }: Side): string {
  const toldIn = (list: Outline['contexts'], name: string): string => {
    const found = list.find((one) => one.name === name);
    return found ? told(found.title) : name;
  };
  const parts = [
    ...(outline.contexts.length > 1 || outline.strategies.length === 1 ? [toldIn(outline.contexts, context)] : []),
    ...(outline.strategies.length > 1 ? [toldIn(outline.strategies, strategy)] : []),
  ];
  return parts.join(' · ');
}

interface ReplayProps {
  readonly file: RunFile;
  readonly keys: readonly string[];
  readonly first: string;
}

function Replay({ file, keys, first }: ReplayProps) {
  const words = inWords(replayWords);
  const { outline } = file;
  const days = outline.rhythms['time']?.days ?? new Int32Array();
  const key = keys.includes(seriesParam.value) ? seriesParam.value : first;
  const population = key.slice(0, key.indexOf('.'));
  const codes = outline.populations.find((one) => one.name === population)?.rows ?? [];

  const sides = sidesOf(outline);
  const find = (name: string): Side | undefined => sides.find((one) => sideName(one) === name);
  const control = controlOf(outline);
  const usual = sides.find((one) => control !== null && one.context !== control) ?? (control === null ? sides[sides.length - 1] : sides[0]);
  const left = find(leftParam.value) ?? usual ?? { context: '', strategy: '' };
  const right = find(rightParam.value);
  const chosen = right ? [left, right] : [left];
  const possible = modesFor(outline);
  const mode: Mode = possible.find((one) => one === modeParam.value) ?? usualMode(outline, left);
  const replicate = luckParam.value === 'mean' ? -1 : Number(luckParam.value) - 1;
  const luck = outline.replicates > 1 && replicate >= 0 && replicate < outline.replicates ? replicate : outline.replicates > 1 ? -1 : 0;

  const live = file.live.value;
  const info = useReading(() => file.info(key), [file, key]);
  const reading = useReading(
    () => readShown(file, key, codes.length, chosen, mode, luck).then((shown) => ({ shown, mode, scale: colourScale(sampled(mode, shown), isChange(mode)) })),
    [file, key, chosen.map(sideName).join(), mode, luck, live?.recorded.value],
  );
  const ground = useGround(file, population, codes);

  const largest = useMemo(() => ground.sizes.reduce((best, size, row) => (size > (ground.sizes[best] ?? 0) ? row : best), -1), [ground.sizes]);
  const selected = placeParam.value === '' ? largest : codes.indexOf(placeParam.value);
  const select = (row: number): void => {
    placeParam.value = codes[row] ?? 'none';
  };

  const at = useSignal(0);
  const playing = useSignal(false);
  const begin = firstDate(outline, left.context, mode, left.strategy);
  const begins = useSignal(begin);
  begins.value = begin;
  const settled = useComputed(() => {
    const written = instantAt(days, dateParam.value);
    return written >= 0 ? written : begins.value;
  });
  useSignalEffect(() => {
    at.value = settled.value;
  });
  const settle = (): void => {
    dateParam.value = isoDate(days[at.peek()] ?? NaN);
  };

  const titles = chosen.map((side) => titleOf(outline, side));
  const bases = chosen.map((side) => baseOf(outline, mode, side));
  const baseTitles = bases.map((base) => (base ? titleOf(outline, base) : ''));
  const jumps = useMemo(() => jumpsOf(outline, chosen), [file, chosen.map(sideName).join()]);
  const about = info.state === 'failed' ? null : info.value;
  const read = reading.state === 'failed' ? null : reading.value;
  const failed = reading.state === 'failed' ? reading.failure : info.state === 'failed' ? info.failure : null;
  const ready = about?.key === key && read && read.shown.rows === codes.length && read.shown.sides.length === chosen.length && ground.layout;
  const unit = about ? unitInWords(about.unit, outline.step) : '';
  const same = chosen.filter((side, i) => {
    const base = bases[i];
    return base && sideName(base) === sideName(side);
  });
  return (
    <>
      <Choices file={file} keys={keys} chosenKey={key} mode={mode} possible={possible} sides={sides} left={left} right={right} luck={luck}>
        <CommuneChoice codes={codes} names={ground.names} selected={selected} onSelect={select} />
      </Choices>
      {about && (
        <details class="replay-help">
          <summary>{words.help}</summary>
          <p>
            {told(about.label)}
            {language.value === 'fr' ? '\u202f' : ''}: {typography(told(about.meaning))}. {unit && `${words.unit}${language.value === 'fr' ? '\u202f' : ''}: ${unit}.`}
          </p>
          {mode === 'start' && <p>{words.startHelp}</p>}
          {baseTitles[0] && <p>{words.against([...new Set(baseTitles)].join(' ; '))}</p>}
          <p>{words.intro}</p>
        </details>
      )}
      {same.map((side) => (
        <p key={sideName(side)} role="note">
          {words.isBase(titleOf(outline, side))}
        </p>
      ))}
      {failed && <p role="alert">{typography(failureSentence(failed, language.value))}</p>}
      {!failed && !ready && <p role="status">{inWords(figureWords).loading}</p>}
      {ready && about && ground.layout && (
        <Held reading={reading.state === 'reading'}>
          {read.shown.last === 0 && read.scale.bounds.length === 0 && Number.isNaN(read.shown.sides[0]?.own[0] ?? NaN) && <p role="status">{words.noValues}</p>}
          <Player days={days} last={read.shown.last} at={at} playing={playing} speed={speedParam} jumps={jumps} settle={settle} />
          <div class={selected >= 0 && chosen.length === 1 ? 'replay-pictures beside' : 'replay-pictures'}>
            <MapFigure
              label={told(about.label)}
              unit={unit}
              warnings={[typography(told(about.warning))]}
              mode={read.mode}
              sideTitles={titles}
              baseTitles={baseTitles}
              shown={read.shown}
              scale={read.scale}
              days={days}
              at={at}
              settled={settled.value}
              layout={ground.layout}
              codes={codes}
              names={ground.names}
              sizes={ground.sizes}
              notes={ground.notes}
              selected={selected}
              onSelect={select}
            />
            {selected >= 0 && (
              <PlaceFigure
                file={file}
                seriesKey={key}
                sides={chosen}
                name={ground.names[selected] ?? ''}
                row={selected}
                label={told(about.label)}
                unit={unit}
                warnings={[typography(told(about.warning))]}
                mode={read.mode}
                sideTitles={titles}
                shown={read.shown}
                days={days}
                settled={settled.value}
                jumps={jumps}
              />
            )}
          </div>
        </Held>
      )}
      <details class="replay-outlines-details" open={outlines.value !== null || outlinesParam.value !== ''}>
        <summary>{words.outlines}</summary>
        <OutlinesBox said={ground.said} problem={ground.problem} />
      </details>
    </>
  );
}

interface Ground {
  readonly layout: MapLayout | null; // null: places are still being read
  readonly names: readonly string[];
  readonly sizes: readonly number[];
  readonly notes: string;
  readonly said: string;
  readonly problem: OutlineFailure | null;
}

const mostStated = 3000; // communes beyond which statements are too many to read for the sake of sizes

/** Where communes are drawn: the reader's outlines, else a schematic map. */
function useGround(file: RunFile, population: string, codes: readonly string[]): Ground {
  const words = inWords(mapWords);
  const spoken = language.value;
  const given = outlines.value;
  const wanted = layoutParam.value === 'tiles' || layoutParam.value === 'equal' ? layoutParam.value : 'circles';
  const inhabitants = useReading(async () => {
    const out = new Map<string, number>();
    if (codes.length > mostStated) return out;
    for (const one of await file.statements()) if (one.figure === 'inhabitants' && !out.has(one.place)) out.set(one.place, one.stated);
    return out;
  }, [file, population]);
  const known = placesOf(file);
  const laying = useReading(async () => ({ given, codes, laid: given ? await given.lay(codes) : null }), [given, file, population]);
  const placed = laying.value && laying.value.given === given && laying.value.codes === codes ? laying.value.laid : null;
  const laid = placed instanceof OutlineFailure ? null : placed;
  const names = useMemo(
    () => codes.map((code, row) => known.get(code)?.name ?? laid?.titles[row] ?? rowLabel(file, population, row)),
    [file, population, laid],
  );
  const counted = inhabitants.state === 'reading' ? null : inhabitants.state === 'ready' ? inhabitants.value : new Map<string, number>();
  const sizes = useMemo(() => codes.map((code) => counted?.get(code) ?? NaN), [counted === null, file, population]);
  const layout = useMemo(() => {
    if (laid) return unpackedLayout(laid.layout, names);
    if (!counted) return null;
    const spots = codes.map((code, row) => {
      const place = known.get(code);
      return { row, code, name: names[row] ?? code, latitude: place?.latitude ?? NaN, longitude: place?.longitude ?? NaN, size: sizes[row] ?? NaN };
    });
    const sized = wanted === 'circles' && !sizes.some((size) => size > 0) ? 'equal' : wanted;
    return schematicLayout(spots, sized);
  }, [laid, names, sizes, wanted]);
  const kind = layout ? words.kinds[layout.kind](given?.fileName ?? '') : '';
  const unplaced = layout && layout.unplaced > 0 ? words.unplaced(number(layout.unplaced)) : '';
  return {
    layout,
    names,
    sizes,
    notes: typography(`${kind} ${unplaced}`.trim(), spoken),
    said: laid
      ? [words.joined(number(laid.joined), number(laid.rowsAlone), number(laid.shapesAlone), laid.property), laid.rowsAlone > 0 ? words.otherYear : '', words.coordinates[laid.coordinates]].filter(Boolean).join(' ')
      : '',
    problem: placed instanceof OutlineFailure ? placed : null,
  };
}

interface ChoicesProps {
  readonly file: RunFile;
  readonly keys: readonly string[];
  readonly chosenKey: string;
  readonly mode: Mode;
  readonly possible: readonly Mode[];
  readonly sides: readonly Side[];
  readonly left: Side;
  readonly right: Side | undefined;
  readonly luck: number;
  readonly children: ComponentChildren;
}

function Choices({ file, keys, chosenKey, mode, possible, sides, left, right, luck, children }: ChoicesProps) {
  const words = inWords(replayWords);
  const { outline } = file;
  const catalogue = file.catalogue.value;
  const places = outline.populations.find((one) => chosenKey.startsWith(`${one.name}.`))?.rows.length ?? 0;
  const name = (key: string): string => {
    const known = catalogue.get(key);
    return known ? told(known.label) : key;
  };
  return (
    <div class="choices replay-choices">
      <label>
        {words.series}
        <select value={chosenKey} onChange={(event) => (seriesParam.value = event.currentTarget.value)}>
          {keys.map((key) => (
            <option key={key} value={key}>
              {name(key)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.mode}
        <select value={mode} onChange={(event) => (modeParam.value = event.currentTarget.value)}>
          {possible.map((one) => (
            <option key={one} value={one}>
              {words.modes[one]}
            </option>
          ))}
        </select>
      </label>
      {sides.length > 1 && (
        <>
          <label>
            {words.left}
            <select value={sideName(left)} onChange={(event) => (leftParam.value = event.currentTarget.value)}>
              {sides.map((side) => (
                <option key={sideName(side)} value={sideName(side)}>
                  {titleOf(outline, side)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.right}
            <select value={right ? sideName(right) : ''} onChange={(event) => (rightParam.value = event.currentTarget.value)}>
              <option value="">{words.none}</option>
              {sides.map((side) => (
                <option key={sideName(side)} value={sideName(side)}>
                  {titleOf(outline, side)}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      {outline.replicates > 1 && (
        <label>
          {words.luck}
          <select value={luck < 0 ? 'mean' : String(luck + 1)} onChange={(event) => (luckParam.value = event.currentTarget.value)}>
            <option value="mean">{words.mean(outline.replicates)}</option>
            {Array.from({ length: outline.replicates }, (_none, i) => (
              <option key={i} value={String(i + 1)}>
                {words.replicate(i + 1)}
              </option>
            ))}
          </select>
        </label>
      )}
      {!outlines.value && places <= mostCircles && (
        <label>
          {words.layout}
          <select value={layoutParam.value} onChange={(event) => (layoutParam.value = event.currentTarget.value)}>
            {(['circles', 'equal', 'tiles'] as const).map((one) => (
              <option key={one} value={one}>
                {words.layouts[one]}
              </option>
            ))}
          </select>
        </label>
      )}
      {children}
    </div>
  );
}
