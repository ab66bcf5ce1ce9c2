// src/views/network/WholePicture.tsx -- groups as discs full of their members, ties between groups as bands, new and lost ties one by one.
import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { lineStyle, type Theme } from '../../figure/palette';
import { at, bent, clearBend, type Disc, glyph, linesOf, type Matrix, places, pointed, sampled, short } from '../../graph';
import type { Param } from '../../state';
import { inWords, number, percent } from '../../words';
import type { Whole } from './scene';
import { networkWords } from './words';
import { ZoomPan } from './ZoomPan';

export const mostPoints = 6000;
/** Single ties that are drawn of each kind: fewer where they would cross many groups, or in little room. */
export const mostSingle = (groups: number, width: number): number => (width < 600 ? 200 : groups > 8 ? 500 : 1500);

/** Bands that are drawn: all between few groups, the widest between many. */
export const drawnBands = (groups: number): number => (groups <= 8 ? 56 : 26);

export interface Band {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** Bands between groups, widest first. Where all ties are mutual, each pair has one band. */
export function bandsOf(matrix: Matrix, mutual: boolean): Band[] {
  const out: Band[] = [];
  for (let from = 0; from < matrix.rows; ++from)
    for (let to = 0; to < matrix.columns; ++to) {
      const value = at(matrix, from, to);
      if (from !== to && value > 0 && !(mutual && to < from)) out.push({ from, to, value });
    }
  return out.sort((a, b) => b.value - a.value || a.from - b.from || a.to - b.to);
}

export type Lines = 'changed' | 'some' | 'none';

/** Points and single ties of the picture, as paths; and how many of how many were drawn. */
export function drawn(whole: Whole, discs: readonly Disc[], lines: Lines, width: number) {
  const slots = pointed(whole.groups, mostPoints);
  const where = places(whole.groups, slots, discs);
  const least = Math.min(...discs.map((disc, i) => disc.radius / Math.sqrt(Math.max(1, whole.members[i] as number))).filter((one) => one > 0), 6);
  const radius = Math.max(0.8, Math.min(3.2, least * 0.55));
  const points = discs.map(() => '');
  for (const slot of slots) {
    const group = whole.groups[slot] as number;
    points[group] += glyph(group, where[2 * slot] as number, where[2 * slot + 1] as number, radius);
  }
  const placed = (ties: Whole['ties'], of: Int32Array): Int32Array =>
    of.filter((i) => !Number.isNaN((where[2 * (ties.from[i] as number)] as number) + (where[2 * (ties.to[i] as number)] as number)));
  const pick = (ties: Whole['ties'], of: Int32Array): { path: string; count: number; all: number } => {
    const some = sampled(ties, placed(ties, of), mostSingle(discs.length, width));
    return { path: linesOf(ties, some, where), count: some.length, all: of.length };
  };
  const every = (ties: Whole['ties']): Int32Array => Int32Array.from(ties.from, (_slot, i) => i);
  return {
    where,
    slots,
    radius,
    points,
    gained: lines === 'changed' && whole.changes ? pick(whole.ties, whole.changes.gained) : null,
    lost: lines === 'changed' && whole.changes && whole.before ? pick(whole.before, whole.changes.lost) : null,
    some: lines === 'some' ? pick(whole.ties, every(whole.ties)) : null,
  };
}

export interface WholePictureProps {
  readonly whole: Whole;
  readonly discs: readonly Disc[];
  readonly bands: readonly Band[];
  readonly measure: 'ties' | 'share' | 'trust';
  readonly mutual: boolean;
  readonly inside: Float64Array; // by group: part of its ties that stay within
  readonly lines: Lines;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly label: string;
  readonly zoom: Param<string>;
  readonly picture: RefObject<SVGSVGElement | null>;
  readonly onNear: (slot: number) => void;
  readonly onSlot: (slot: number) => void;
}

export function WholePicture(props: WholePictureProps) {
  const { whole, discs, bands, measure, mutual, inside, lines, width, height, theme, zoom, picture } = props;
  const words = inWords(networkWords);
  const made = useMemo(() => drawn(whole, discs, lines, width), [whole, discs, lines, width]);
  const curves = bands.slice(0, drawnBands(discs.length)).map((band) => bent(discs[band.from] as Disc, discs[band.to] as Disc, clearBend(discs, band.from, band.to, !mutual)));
  const show = measure === 'ties' ? (value: number) => number(Math.round(value)) : measure === 'share' ? (value: number) => percent(value) : number;
  const widest = bands[0]?.value ?? 1;
  const low = measure === 'trust' ? Math.min(...bands.map((band) => band.value), 0.5) : 0;
  const strokeOf = (value: number): number => (measure === 'trust' ? 1 + (9 * (value - low)) / Math.max(1e-9, widest - low) : Math.max(0.7, (discs.length > 8 ? 9 : 13) * Math.sqrt(value / widest)));
  const narrow = width < 600;
  const numbered = narrow ? 5 : 12;
  const free = uncovered(curves, discs, narrow).slice(0, numbered);
  const nearest = (x: number, y: number, scale: number): number => {
    let [best, found] = [(10 / scale) ** 2, -1];
    for (const slot of made.slots) {
      const d = ((made.where[2 * slot] as number) - x) ** 2 + ((made.where[2 * slot + 1] as number) - y) ** 2;
      if (d < best) [best, found] = [d, slot];
    }
    return found;
  };
  const legend = [
    ...(made.gained ? [{ text: words.legendGained(words.drawn(number(made.gained.count), number(made.gained.all))), colour: theme.text, dash: '' }] : []),
    ...(made.lost ? [{ text: words.legendLost(words.drawn(number(made.lost.count), number(made.lost.all))), colour: theme.loss, dash: '4 2' }] : []),
    ...(made.some ? [{ text: words.legendSome(words.drawn(number(made.some.count), number(made.some.all))), colour: theme.faint, dash: '' }] : []),
  ];
  const still = legend.map((one, i) => (
    <g key={one.text} transform={narrow ? `translate(10 ${height - 12 - 16 * (legend.length - 1 - i)})` : `translate(${14 + i * 250} ${height - 12})`}>
      <rect x={-6} y={-13} width={narrow ? width : 240} height={18} fill={theme.background} fill-opacity={0.8} />
      <line x1={0} x2={24} y1={-4} y2={-4} stroke={one.colour} stroke-width={2} stroke-dasharray={one.dash || undefined} />
      <text x={30} font-size={12} fill={theme.text} stroke={theme.background} stroke-width={3} paint-order="stroke">
        {one.text}
      </text>
    </g>
  ));
  return (
    <ZoomPan
      width={width}
      height={height}
      label={props.label}
      param={zoom}
      picture={picture}
      still={still}
      onPoint={(x, y, scale) => props.onNear(nearest(x, y, scale))}
      onClick={(x, y, scale) => {
        const slot = nearest(x, y, scale);
        if (slot >= 0) props.onSlot(slot);
      }}
    >
      {(scale) => (
        <>
          {bands.slice(0, curves.length).map((band, i) => {
            const curve = curves[i] as (typeof curves)[number];
            return (
              <g key={`${band.from} ${band.to}`}>
                <path d={curve.path} fill="none" stroke={theme.faint} stroke-opacity={0.32} stroke-width={strokeOf(band.value)}>
                  <title>{`${whole.labels[band.from]} ${mutual ? '–' : '→'} ${whole.labels[band.to]} : ${show(band.value)}`}</title>
                </path>
                {!mutual && <path d={arrowHead(discs[band.to] as Disc, curve, 2.5 + strokeOf(band.value) / 2)} fill={theme.faint} />}
              </g>
            );
          })}
          {made.some && <path d={made.some.path} fill="none" stroke={theme.text} stroke-opacity={0.13} stroke-width={0.7 / scale} />}
          {discs.map((disc, group) => {
            const style = lineStyle(group, theme.dark);
            return (
              (whole.members[group] as number) > 0 && (
                <g key={group}>
                  <circle cx={disc.x} cy={disc.y} r={disc.radius} fill={theme.background} fill-opacity={0.8} stroke={style.colour} stroke-width={1.6 / scale} stroke-dasharray={style.dash || undefined} />
                  <path d={made.points[group]} fill={style.colour} fill-opacity={0.75} />
                </g>
              )
            );
          })}
          {made.gained && <path d={made.gained.path} fill="none" stroke={theme.text} stroke-opacity={(discs.length > 8 ? 0.3 : theme.dark ? 0.5 : 0.35) * (made.gained.count > 300 ? 0.7 : 1)} stroke-width={0.8 / scale} />}
          {made.lost && <path d={made.lost.path} fill="none" stroke={theme.loss} stroke-width={1.4 / scale} stroke-dasharray={`${4 / scale} ${2 / scale}`} />}
          {free.map((i) => {
            const [band, curve] = [bands[i] as Band, curves[i] as (typeof curves)[number]];
            return (
              <text key={`${band.from} ${band.to}`} x={curve.x} y={curve.y + 4 / scale} font-size={11 / scale} text-anchor="middle" fill={theme.text} stroke={theme.background} stroke-width={3 / scale} paint-order="stroke">
                {show(band.value)}
              </text>
            );
          })}
          {discs.map((disc, group) => {
            const members = whole.members[group] as number;
            if (!members) return null;
            return (
              <text key={group} text-anchor="middle" fill={theme.text} stroke={theme.background} stroke-width={3.5 / scale} paint-order="stroke">
                <title>{whole.labels[group]}</title>
                <tspan x={disc.x} y={disc.y + disc.radius + 13 / scale} font-size={12 / scale} font-weight={600}>
                  {short(whole.labels[group] as string, narrow ? 15 : discs.length > 12 ? 20 : 30)}
                </tspan>
                {(discs.length <= 20 || scale > 1.8) && (
                  <tspan x={disc.x} dy={13 / scale} font-size={10.5 / scale}>
                    {`${number(members)}${inside[group] === undefined || Number.isNaN(inside[group]) || narrow ? '' : ` · ${words.inside(percent(inside[group] as number))}`}`}
                  </tspan>
                )}
              </text>
            );
          })}
        </>
      )}
    </ZoomPan>
  );
}

/** A small triangle where a bent line ends at a disc. */
function arrowHead(disc: Disc, curve: { x: number; y: number }, size: number): string {
  const [dx, dy] = [disc.x - curve.x, disc.y - curve.y];
  const length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length];
  const [x, y] = [disc.x - ux * (disc.radius + 1), disc.y - uy * (disc.radius + 1)];
  return `M${x.toFixed(1)} ${y.toFixed(1)}L${(x - ux * size * 1.8 - uy * size).toFixed(1)} ${(y - uy * size * 1.8 + ux * size).toFixed(1)}L${(x - ux * size * 1.8 + uy * size).toFixed(1)} ${(y - uy * size * 1.8 - ux * size).toFixed(1)}z`;
}

/** Bands whose number finds room beside the labels of groups and the numbers of wider bands. */
function uncovered(curves: readonly { x: number; y: number }[], discs: readonly Disc[], narrow: boolean): number[] {
  const half = narrow ? 55 : 75;
  const taken = discs.map((disc) => ({ x: disc.x, y: disc.y + disc.radius + 14, wide: half, tall: 18 }));
  const out: number[] = [];
  curves.forEach(({ x, y }, i) => {
    if (taken.some((one) => Math.abs(one.x - x) < one.wide + 18 && Math.abs(one.y - y) < one.tall + 7)) return;
    if (discs.some((disc) => Math.hypot(disc.x - x, disc.y - y) < disc.radius)) return;
    taken.push({ x, y, wide: 18, tall: 7 });
    out.push(i);
  });
  return out;
}
