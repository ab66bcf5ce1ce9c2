// src/views/replay/MapFigure.tsx -- one map, or two in step, with legend, summary, table and exports of the date that is shown.
import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { dayCell } from '../../figure/cells';
import type { Cell, TableData } from '../../figure/export';
import { Figure } from '../../figure/Figure';
import { themes } from '../../figure/palette';
import { useWidth } from '../../figure/width';
import type { MapLayout } from '../../map/layout';
import { ringArea } from '../../map/layout';
import { MapCanvas } from '../../map/MapCanvas';
import { cellBoxes } from '../../map/raster';
import { chanceFrom, classOf, type ColourScale } from '../../map/scale';
import { isVisible, placedNames, surfaceOf } from '../../map/surface';
import { legendPicture, type LegendWords, mapPicture } from '../../map/vector';
import { mapWords } from '../../map/words';
import { readZoom, writeZoom } from '../../map/zoom';
import { ZoomTools } from '../../map/ZoomTools';
import { dark, language, textParam } from '../../state';
import { date, inWords, number, percent, tick } from '../../words';
import { isoDate } from '../../words/format';
import { halfAt, isChance, isChange, isShare, type Mode, type Shown, valueAt } from './values';
import { replayWords } from './words';

const zoomParam = textParam('replay.zoom');

export interface MapFigureProps {
  readonly label: string; // of the series
  readonly unit: string; // in words
  readonly warnings: readonly string[];
  readonly mode: Mode;
  readonly sideTitles: readonly string[];
  readonly baseTitles: readonly string[]; // '' where there is none
  readonly shown: Shown;
  readonly scale: ColourScale;
  readonly days: Int32Array;
  readonly at: ReadonlySignal<number>;
  readonly settled: number; // the instant that words and table speak of
  readonly layout: MapLayout;
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly sizes: readonly number[]; // of communes, for the choice of names; NaN: unknown
  readonly notes: string; // what kind of map it is
  readonly selected: number;
  readonly onSelect: (row: number) => void;
}

const tinyShare = 0.001;

/** A share in per cent; tiny ones with two digits that count, where the usual way would say 0 %. */
export function saidShare(share: number): string {
  if (share === 0 || !Number.isFinite(share) || Math.abs(share) >= tinyShare) return percent(share, true);
  return `${number(Number((100 * share).toPrecision(2)), true)}${language.value === 'fr' ? '\u202f' : ''}%`;
}

/** A value with its unit, in the reader's words. */
export function saidValue(value: number, mode: Mode, unit: string): string {
  if (!Number.isFinite(value)) return '–';
  if (isShare(mode)) return saidShare(value);
  return `${number(value, isChange(mode))}${unit ? `\u202f${unit}` : ''}`;
}

export interface Extremes {
  readonly most: number; // rows; −1: no value
  readonly least: number;
  readonly above: number;
  readonly below: number;
  readonly zero: number;
  readonly missing: number;
}

export function extremesOf(value: (row: number) => number, rows: number): Extremes {
  const out = { most: -1, least: -1, above: 0, below: 0, zero: 0, missing: 0 };
  let [high, low] = [-Infinity, Infinity];
  for (let row = 0; row < rows; ++row) {
    const one = value(row);
    if (Number.isNaN(one)) {
      ++out.missing;
      continue;
    }
    if (one > high) [high, out.most] = [one, row];
    if (one < low) [low, out.least] = [one, row];
    if (one > 0) ++out.above;
    else if (one < 0) ++out.below;
    else ++out.zero;
  }
  return out;
}

const mostNames = 14;
const mostNamed = 5000; // communes in view beyond which none is named
const sideBySide = 760; // px
const gap = 24;

export function MapFigure(props: MapFigureProps) {
  const { label, unit, warnings, mode, sideTitles, shown, scale, days, at, settled, layout, names, sizes, selected, onSelect } = props;
  const words = inWords(replayWords);
  const mapText = inWords(mapWords);
  const spoken = language.value;
  const theme = themes[dark.value ? 'dark' : 'light'];
  const home = useRef<HTMLDivElement>(null);
  const width = useWidth(home);
  const count = shown.sides.length;
  const beside = count > 1 && width >= sideBySide;
  const own = beside ? Math.floor((width - gap) / 2) : Math.min(width, 1000);
  const written = zoomParam.value;
  const boxes = useMemo(() => cellBoxes(layout.cells), [layout]);
  const surface = useMemo(
    () => (own > 40 ? surfaceOf(layout, own, own < 500 ? 520 : 640, window.devicePixelRatio || 1, readZoom(written), boxes) : null),
    [layout, own, written],
  );
  const zoom = useSignal(readZoom(written));
  useSignalEffect(() => {
    zoom.value = readZoom(zoomParam.value);
  });
  const settle = (): void => {
    zoomParam.value = writeZoom(zoom.peek());
    zoom.value = readZoom(zoomParam.peek());
  };
  const placed = useMemo(() => {
    if (!surface) return [];
    const areas = new Float64Array(layout.rows);
    for (const cell of layout.cells) if (cell.row >= 0) areas[cell.row] = (areas[cell.row] ?? 0) + cell.rings.reduce((sum, ring) => sum + ringArea(ring), 0);
    const known = sizes.some((size) => size > 0);
    const seen = layout.cells.reduce((sum, _cell, i) => sum + (isVisible(surface, i) ? 1 : 0), 0);
    const most = seen > mostNamed ? 0 : Math.round((surface.zoom.k > 1 ? 2 : 1) * mostNames * Math.min(1, surface.width / 600));
    return placedNames(surface, (row) => (known ? (sizes[row] ?? 0) : (areas[row] ?? 0)), most);
  }, [surface, sizes]);
  const fills = useMemo(
    () =>
      shown.sides.map((side) => (instant: number, into: Int8Array): void => {
        for (let row = 0; row < into.length; ++row) {
          const value = valueAt(mode, side, shown.rows, instant, row);
          const found = classOf(scale, value);
          into[row] = side.spread && isChance(value, halfAt(mode, side, shown, instant, row)) ? found + chanceFrom : found;
        }
      }),
    [shown, scale, mode],
  );
  const value = (side: number, row: number, instant = settled): number => {
    const of = shown.sides[side];
    return of ? valueAt(mode, of, shown.rows, instant, row) : NaN;
  };
  const half = (side: number, row: number, instant = settled): number => {
    const of = shown.sides[side];
    return of ? halfAt(mode, of, shown, instant, row) : NaN;
  };
  /** A value with its interval, and what that says. */
  const withInterval = (side: number, row: number, instant: number): string => {
    const [own, around] = [value(side, row, instant), half(side, row, instant)];
    const said = saidValue(own, mode, unit);
    if (Number.isNaN(around) || Number.isNaN(own) || (own === 0 && around === 0)) return said;
    return `${said} ± ${isShare(mode) ? percent(around) : number(around)}${isChance(own, around) ? `\n(${words.chance})` : ''}`;
  };
  const colon = spoken === 'fr' ? '\u202f: ' : ': ';
  const tell = (row: number, instant: number): string =>
    [names[row] ?? '', ...shown.sides.map((_side, i) => `${count > 1 ? `${sideTitles[i]}${colon}` : ''}${withInterval(i, row, instant)}`)].join('\n');
  const uncertain = isChange(mode) && shown.sides.some((side) => side.spread);
  const heading = words.figure(label, isChange(mode) ? words.modes[mode] : '');
  const when = date(days[settled] ?? NaN);
  const summary = useMemo(
    () =>
      shown.sides
        .map((_side, i) => {
          const found = extremesOf((row) => value(i, row), shown.rows);
          const side = sideTitles[i] ?? '';
          if (found.most < 0) return words.summaryNothing(when, side);
          const said = (row: number): string => saidValue(value(i, row), mode, unit);
          let byChance = 0;
          if (uncertain) for (let row = 0; row < shown.rows; ++row) if (isChance(value(i, row), half(i, row))) ++byChance;
          return [
            value(i, found.most) === value(i, found.least)
              ? words.summarySame(when, side, said(found.most))
              : words.summaryValues(when, side, names[found.most] ?? '', said(found.most), names[found.least] ?? '', said(found.least)),
            isChange(mode) ? words.summarySigns(number(found.above), number(found.below), number(found.zero)) : '',
            uncertain ? (byChance > 0 ? words.summaryChance(number(byChance)) : found.zero === 0 ? words.summarySure : '') : '',
            found.missing ? words.summaryMissing(number(found.missing)) : '',
          ]
            .filter(Boolean)
            .join(' ');
        })
        .join(' '),
    [shown, settled, spoken, mode, sideTitles.join()],
  );
  const legendWords: LegendWords = {
    bound: (bound) => (bound === 0 ? mapText.zero : isShare(mode) ? saidShare(bound) : tick(bound)),
    noValue: mapText.noValue,
    dots: mapText.dots,
    chance: uncertain ? mapText.chance : '',
    unit: isShare(mode) ? words.modes[mode] : unit ? `${label} (${unit})` : label,
  };
  const table = useMemo(() => tableOf(props, words), [shown, settled, spoken, mode, names]);
  const picture = (): SVGSVGElement | null =>
    surface &&
    mapPicture({
      surface,
      scale,
      theme,
      names: placed,
      date: date(days[at.peek()] ?? NaN),
      legend: legendWords,
      panels: shown.sides.map((_side, i) => {
        const classes = new Int8Array(shown.rows);
        fills[i]?.(at.peek(), classes);
        return { title: sideTitles[i] ?? '', classes, tell: (row: number) => tell(row, at.peek()) };
      }),
    });
  return (
    <Figure
      name={`map-${isoDate(days[settled] ?? NaN)}`}
      title={heading}
      summary={`${summary} ${props.notes}`}
      warnings={[...warnings, !isChange(mode) ? '' : shown.replicates.length > 1 ? words.means(shown.replicates.length) : words.oneLuck]}
      table={table}
      vector={picture}
    >
      <ZoomTools zoom={zoom} settle={settle} />
      <div ref={home} class="replay-maps">
        {surface &&
          shown.sides.map((_side, i) => (
            <div key={i} class="replay-one-map">
              <h4>{sideTitles[i]}</h4>
              <MapCanvas
                surface={surface}
                scale={scale}
                theme={theme}
                names={placed}
                classes={fills[i] as (instant: number, into: Int8Array) => void}
                at={at}
                zoom={zoom}
                settle={settle}
                tell={tell}
                label={words.mapOf(heading, sideTitles[i] ?? '')}
                selected={selected}
                onSelect={onSelect}
              />
            </div>
          ))}
      </div>
      <Legend scale={scale} words={legendWords} width={Math.min(width, 760)} spoken={spoken} />
    </Figure>
  );
}

interface LegendProps {
  readonly scale: ColourScale;
  readonly words: LegendWords;
  readonly width: number;
  readonly spoken: string;
}

function Legend({ scale, words, width, spoken }: LegendProps) {
  const home = useRef<HTMLDivElement>(null);
  const isDark = dark.value;
  useEffect(() => {
    if (width > 40) home.current?.replaceChildren(legendPicture(scale, words, themes[isDark ? 'dark' : 'light'], width));
  }, [scale, width, isDark, spoken, words.unit, words.chance]);
  const bounds = scale.bounds.map(words.bound).join(' | ');
  return <div ref={home} class="map-legend" role="img" aria-label={`${words.unit}${spoken === 'fr' ? '\u202f' : ''}: ${bounds || '–'}`} />;
}

/** Values of all communes at the date; rows are made when they are asked for. */
function tableOf(props: MapFigureProps, words: typeof replayWords.en): TableData {
  const { mode, shown, days, settled, codes, names, sideTitles, baseTitles, unit, label } = props;
  const inUnit = (text: string): string => (unit ? `${text} [${unit}]` : text);
  const modeTitle = words.modes[mode];
  const heads = [words.name, words.code, words.date];
  shown.sides.forEach((side, i) => {
    heads.push(inUnit(`${sideTitles[i]} – ${label}`));
    if (side.base) heads.push(inUnit(`${baseTitles[i]} – ${label}`));
    const inMode = (text: string): string => (isShare(mode) ? text : inUnit(text));
    if (isChange(mode)) heads.push(inMode(`${sideTitles[i]} – ${modeTitle}`));
    if (side.spread) heads.push(inMode(`${sideTitles[i]} – ${words.half}${isShare(mode) ? ' [%]' : ''}`), `${sideTitles[i]} – ${words.chance}`);
  });
  let made: Cell[][] | null = null;
  return {
    columns: heads,
    get rows() {
      made ??= codes.map((own, row) => {
        const cells: Cell[] = [names[row] ?? own, own, dayCell(days[settled])];
        for (const side of shown.sides) {
          cells.push(side.own[settled * shown.rows + row] ?? NaN);
          if (side.base) cells.push(side.base[settled * shown.rows + row] ?? NaN);
          const value = valueAt(mode, side, shown.rows, settled, row);
          const times = isShare(mode) ? 100 : 1;
          if (isChange(mode)) cells.push(value * times);
          if (!side.spread) continue;
          const half = halfAt(mode, side, shown, settled, row);
          cells.push(half * times, Number.isNaN(value) || Number.isNaN(half) ? '–' : isChance(value, half) ? words.yes : words.no);
        }
        return cells;
      });
      return made;
    },
  };
}
