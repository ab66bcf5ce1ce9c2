// src/views/network/EgoPicture.tsx -- one agent in the middle, partners on a ring, theirs on an outer one.
import type { RefObject } from 'preact';
import { lineStyle, type Theme } from '../../figure/palette';
import { glyph, type GroupOf, short, type Ties } from '../../graph';
import type { Param } from '../../state';
import { inWords } from '../../words';
import { agentName, type Names } from './names';
import { type Circle, mostFaint } from './circle';
import { networkWords } from './words';
import { ZoomPan } from './ZoomPan';

export interface EgoPictureProps {
  readonly slot: number;
  readonly circle: Circle;
  readonly ties: Ties;
  readonly groups: GroupOf;
  readonly labels: readonly string[];
  readonly names: Names;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly compared: boolean;
  readonly hasTrust: boolean;
  readonly label: string;
  readonly zoom: Param<string>;
  readonly picture: RefObject<SVGSVGElement | null>;
  readonly onNear: (slot: number) => void;
  readonly onSlot: (slot: number) => void;
}

const namedAtMost = 70;

export function EgoPicture(props: EgoPictureProps) {
  const { slot, circle, ties, groups, labels, names, width, height, theme } = props;
  const words = inWords(networkWords);
  const around = new Set([...circle.partners.map((one) => one.slot), ...circle.lost, ...circle.second.keys(), slot]);
  const used = [...new Set([...around].map((one) => groups[one] ?? -1))].filter((group) => group >= 0).sort((a, b) => a - b);
  const marks = [
    ...(props.hasTrust ? [{ text: words.legendWidth, kind: 'wide' }] : []),
    ...(circle.partners.some((one) => one.out < 0 || one.into < 0) ? [{ text: words.legendOneWay, kind: 'arrow' }] : []),
    ...(props.compared ? [{ text: words.legendNew, kind: 'new' }, { text: words.legendGone, kind: 'gone' }] : []),
    ...used.map((group) => ({ text: short(labels[group] ?? '', 34), kind: String(group) })),
  ];
  const legend = inRows(marks, width - 20);
  const legendHeight = legend.rows * 18 + 10;
  const room = height - legendHeight;
  const [cx, cy] = [width / 2, room / 2];
  const dense = circle.angles.size > namedAtMost;
  const outer = Math.max(80, Math.min(width, room) / 2 - (dense ? 16 : width < 600 ? 58 : 84));
  const inner = circle.second.size ? outer * 0.55 : outer;
  const where = new Map<number, [number, number, number]>([[slot, [cx, cy, 0]]]);
  circle.angles.forEach((angle, one) => where.set(one, [cx + inner * Math.cos(angle), cy + inner * Math.sin(angle), angle]));
  circle.secondAngles.forEach((angle, one) => where.set(one, [cx + outer * Math.cos(angle), cy + outer * Math.sin(angle), angle]));
  const faint = circle.within.subarray(0, mostFaint);
  // Spokes begin some way off the middle, where they would run into each other.
  const crowd = circle.partners.length;
  const hub = Math.min(inner * 0.4, Math.max(14, crowd * 0.35));
  const thin = Math.min(1, 90 / Math.max(1, crowd));
  const spoke = (x: number, y: number): string => {
    const length = Math.hypot(x - cx, y - cy) || 1;
    return `M${(cx + ((x - cx) * hub) / length).toFixed(1)} ${(cy + ((y - cy) * hub) / length).toFixed(1)}L${x.toFixed(1)} ${y.toFixed(1)}`;
  };
  let web = '';
  for (const i of faint) {
    const [a, b] = [where.get(ties.from[i] as number), where.get(ties.to[i] as number)];
    if (!a || !b) continue;
    // Bent towards the middle, so that the ring stays readable.
    const [mx, my] = [(a[0] + b[0]) / 2 + (cx - (a[0] + b[0]) / 2) * 0.35, (a[1] + b[1]) / 2 + (cy - (a[1] + b[1]) / 2) * 0.35];
    web += `M${a[0].toFixed(1)} ${a[1].toFixed(1)}Q${mx.toFixed(1)} ${my.toFixed(1)} ${b[0].toFixed(1)} ${b[1].toFixed(1)}`;
  }
  const size = (scale: number): number => (circle.angles.size > 150 ? 3 : circle.angles.size > 60 ? 4 : 6) / Math.sqrt(scale);
  const nearest = (x: number, y: number, scale: number): number => {
    let [best, found] = [(12 / scale) ** 2, -1];
    for (const one of around) {
      const place = where.get(one);
      if (!place) continue;
      const d = (place[0] - x) ** 2 + (place[1] - y) ** 2;
      if (d < best) [best, found] = [d, one];
    }
    return found;
  };
  const sign = (one: number, scale: number, hollow: boolean) => {
    const [x, y] = where.get(one) as [number, number, number];
    const group = groups[one] ?? -1;
    const colour = group < 0 ? theme.faint : lineStyle(group, theme.dark).colour;
    return <path d={glyph(Math.max(0, group), x, y, size(scale))} fill={hollow ? theme.background : colour} stroke={colour} stroke-width={hollow ? 1.4 / scale : 0} />;
  };
  const label = (one: number, scale: number) => {
    const [x, y, angle] = where.get(one) as [number, number, number];
    const left = Math.cos(angle) < 0;
    const degrees = (angle * 180) / Math.PI + (left ? 180 : 0);
    const gap = (size(scale) + 5) * (left ? -1 : 1);
    return (
      <text transform={`translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${degrees.toFixed(1)})`} x={gap} dy="0.35em" text-anchor={left ? 'end' : 'start'} font-size={(circle.angles.size > 40 ? 9 : 10.5) / scale} fill={theme.text}>
        {short(agentName(names, one), width < 600 ? 12 : 18)}
      </text>
    );
  };
  return (
    <ZoomPan
      width={width}
      height={height}
      label={props.label}
      param={props.zoom}
      picture={props.picture}
      onPoint={(x, y, scale) => props.onNear(nearest(x, y, scale))}
      onClick={(x, y, scale) => {
        const one = nearest(x, y, scale);
        if (one >= 0) props.onSlot(one);
      }}
      still={
        <g transform={`translate(10 ${room + 6})`}>
          <rect x={-10} y={-8} width={width} height={legendHeight + 4} fill={theme.background} />
          {marks.map((mark, i) => {
            const [x, y] = legend.places[i] as [number, number];
            return (
              <g key={mark.kind} transform={`translate(${x} ${y})`}>
                {mark.kind === 'wide' ? (
                  <path d="M0 8L20 5.5V12.5z" fill={theme.faint} />
                ) : mark.kind === 'arrow' ? (
                  <path d="M0 9H18M18 9l-6 -4v8z" stroke={theme.faint} fill={theme.faint} />
                ) : mark.kind === 'new' ? (
                  <path d="M0 9H20" stroke={theme.text} stroke-width={3} />
                ) : mark.kind === 'gone' ? (
                  <path d="M0 9H20" stroke={theme.loss} stroke-width={2} stroke-dasharray="4 2" />
                ) : (
                  <path d={glyph(Number(mark.kind), 12, 9, 5)} fill={lineStyle(Number(mark.kind), theme.dark).colour} />
                )}
                <text x={26} y={13} font-size={12} fill={theme.text}>
                  {mark.text}
                </text>
              </g>
            );
          })}
        </g>
      }
    >
      {(scale) => (
        <>
          {web && <path d={web} fill="none" stroke={theme.faint} stroke-opacity={faint.length > 800 ? 0.12 : 0.25} stroke-width={0.8 / scale} />}
          {circle.lost.map((one) => {
            const [x, y] = where.get(one) as [number, number, number];
            return <path key={`lost ${one}`} d={spoke(x, y)} stroke={theme.loss} stroke-width={1.4 / scale} stroke-dasharray={`${4 / scale} ${2 / scale}`} />;
          })}
          {circle.partners.map((one) => {
            const [x, y] = where.get(one.slot) as [number, number, number];
            const known = [one.trusts, one.trusted].filter((value) => !Number.isNaN(value));
            const trust = known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : 0.5;
            const wide = 0.5 + Math.max(0, trust - 0.25) * 5;
            const arrow = one.out < 0 ? towards(x, y, cx, cy, hub) : one.into < 0 ? towards(cx, cy, x, y, 9) : '';
            return (
              <g key={one.slot}>
                <path d={spoke(x, y)} stroke={one.gained ? theme.text : theme.faint} stroke-opacity={one.gained ? 1 : 0.7} stroke-width={(one.gained ? Math.max(1.6, wide * thin) : wide * thin) / Math.sqrt(scale)} />
                {arrow && <path d={arrow} fill={one.gained ? theme.text : theme.faint} />}
              </g>
            );
          })}
          {[...circle.second.keys()].map((one) => (
            <g key={one}>{sign(one, scale * 1.6, false)}</g>
          ))}
          {circle.lost.map((one) => (
            <g key={one}>{sign(one, scale, true)}</g>
          ))}
          {circle.partners.map((one) => (
            <g key={one.slot}>
              {sign(one.slot, scale, false)}
              {(!dense || scale > 2.5) && !circle.second.size && label(one.slot, scale)}
            </g>
          ))}
          <circle cx={cx} cy={cy} r={size(scale) + 5 / scale} fill={theme.background} stroke={theme.text} stroke-width={2 / scale} />
          {sign(slot, scale, false)}
        </>
      )}
    </ZoomPan>
  );
}

/** An arrow head on the way from one point to another, some way before its end. */
function towards(x1: number, y1: number, x2: number, y2: number, before: number): string {
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const [x, y] = [x2 - ux * before, y2 - uy * before];
  return `M${x.toFixed(1)} ${y.toFixed(1)}L${(x - ux * 8 - uy * 4).toFixed(1)} ${(y - uy * 8 + ux * 4).toFixed(1)}L${(x - ux * 8 + uy * 4).toFixed(1)} ${(y - uy * 8 - ux * 4).toFixed(1)}z`;
}

/** Places of texts that go on in rows, by their letters. */
function inRows(marks: readonly { text: string }[], width: number): { rows: number; places: [number, number][] } {
  let [x, row] = [0, 0];
  const places = marks.map(({ text }): [number, number] => {
    const own = 46 + text.length * 6.4;
    if (x > 0 && x + own > width) [x, row] = [0, row + 1];
    const place: [number, number] = [x, row * 18];
    x += own;
    return place;
  });
  return { rows: row + 1, places };
}
