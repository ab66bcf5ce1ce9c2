// src/views/compare/RowsPicture.tsx -- rows of dots with intervals, in groups that each have a scale of their own. One SVG,
// which is also what is exported.
import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, symbolWye, type SymbolType } from 'd3-shape';
import { useEffect, useRef } from 'preact/hooks';
import { wrap } from '../../figure/export';
import { themes, type LineStyle } from '../../figure/palette';
import { useWidth } from '../../figure/width';
import { dark } from '../../state';

export interface RowLine {
  readonly label: string;
  /** Written once above the lines that share it. */
  readonly head: string;
  readonly at: number; // NaN: nothing is drawn
  readonly low: number; // NaN: no interval
  readonly high: number;
  readonly before: number; // where an arrow comes from; NaN: none
  readonly hollow: boolean;
  readonly style: LineStyle;
  readonly text: string; // at the right
  readonly told: string; // under the pointer
}

export interface RowGroup {
  readonly title: string;
  readonly scale: readonly [number, number];
  readonly ends: readonly [string, string]; // the scale in numbers
  readonly zero: boolean; // a line at zero
  readonly lines: readonly RowLine[];
}

const shapes: Record<LineStyle['symbol'], SymbolType> = {
  circle: symbolCircle,
  square: symbolSquare,
  triangle: symbolTriangle,
  diamond: symbolDiamond,
  cross: symbolCross,
  star: symbolStar,
  wye: symbolWye,
};
export const symbolPath = (style: LineStyle, size = 70): string => symbol(shapes[style.symbol], size)() ?? '';

const letter = 6.9; // px at 12 px, on average
const boldLetter = 8; // px at 13 px

const cut = (text: string, letters: number): string => (text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`);

interface Placed {
  readonly group: RowGroup;
  readonly top: number;
  readonly title: readonly string[];
  readonly lines: readonly { readonly line: RowLine; readonly head: number; readonly y: number }[]; // head: NaN if not written
  readonly bottom: number;
}

interface Columns {
  readonly narrow: boolean;
  readonly title: number; // widths, px
  readonly label: number;
  readonly text: number;
  readonly from: number; // the track
  readonly until: number;
}

export function columnsOf(width: number, groups: readonly RowGroup[]): Columns {
  const narrow = width < 760;
  const lines = groups.flatMap((group) => group.lines);
  const longest = (pick: (line: RowLine) => string): number => lines.reduce((most, line) => Math.max(most, pick(line).length), 0);
  const text = Math.min(narrow ? width * 0.62 : 320, longest((line) => line.text) * letter + 12);
  const label = Math.min(narrow ? width * 0.5 : Math.max(120, width * 0.2), longest((line) => line.label) * letter + 14);
  const title = narrow ? width : Math.min(260, width * 0.24);
  return narrow
    ? { narrow, title, label, text, from: 10, until: width - 10 }
    : { narrow, title, label, text, from: title + label + 16, until: width - text - 10 };
}

function placed(groups: readonly RowGroup[], columns: Columns): { rows: Placed[]; height: number } {
  const each = columns.narrow ? 38 : 22;
  let y = 4;
  const rows = groups.map((group): Placed => {
    const top = y;
    const title = wrap(group.title, Math.floor(columns.title / boldLetter));
    y += columns.narrow ? title.length * 16 + 6 : 6;
    let head = '';
    const lines = group.lines.map((line) => {
      let headY = NaN;
      if (line.head && line.head !== head) {
        head = line.head;
        headY = y + 11;
        y += 17;
      }
      const own = y + (columns.narrow ? 26 : 11);
      y += each;
      return { line, head: headY, y: own };
    });
    y = Math.max(y + 16, top + (columns.narrow ? 0 : title.length * 16 + 10));
    const bottom = y;
    y += 10;
    return { group, top, title, lines, bottom };
  });
  return { rows, height: y };
}

export interface RowsPictureProps {
  readonly groups: readonly RowGroup[];
  readonly label: string;
  readonly onPicture: (svg: SVGSVGElement | null) => void;
}

export function RowsPicture({ groups, label, onPicture }: RowsPictureProps) {
  const home = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(home);
  const theme = themes[dark.value ? 'dark' : 'light'];
  useEffect(() => onPicture(svg.current));
  const columns = columnsOf(Math.max(280, width), groups);
  const { rows, height } = placed(groups, columns);
  return (
    <div ref={home} class="plot" role="img" aria-label={label}>
      {width > 0 && (
        <svg ref={svg} width={width} height={height} viewBox={`0 0 ${Math.max(280, width)} ${height}`} font-size="12" fill={theme.text} aria-hidden="true">
          {rows.map((row, g) => (
            <Group key={g} row={row} columns={columns} colours={theme} />
          ))}
        </svg>
      )}
    </div>
  );
}

function Group({ row, columns, colours }: { readonly row: Placed; readonly columns: Columns; readonly colours: (typeof themes)['light'] }) {
  const { group, lines } = row;
  const [low, high] = group.scale;
  const known = high > low;
  const x = (value: number): number =>
    known ? columns.from + ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (columns.until - columns.from) : (columns.from + columns.until) / 2;
  const first = (lines[0]?.y ?? row.top) - 11;
  const last = (lines[lines.length - 1]?.y ?? row.top) + 10;
  const labelFrom = columns.narrow ? columns.from : columns.title + 8;
  return (
    <g>
      <line x1={0} x2={columns.until + (columns.narrow ? 10 : columns.text + 10)} y1={row.bottom + 4} y2={row.bottom + 4} stroke={colours.line} stroke-width={0.6} />
      {row.title.map((text, i) => (
        <text key={i} x={0} y={row.top + 15 + i * 16} font-size={13} font-weight={600}>
          {text}
        </text>
      ))}
      {known &&
        [low, high].map((value, i) => <line key={i} x1={x(value)} x2={x(value)} y1={first} y2={last} stroke={colours.line} stroke-width={1} />)}
      {group.zero && known && <line x1={x(0)} x2={x(0)} y1={first - 2} y2={last + 2} stroke={colours.faint} stroke-width={1.4} />}
      {known && (
        <g font-size={10.5} fill={colours.faint}>
          <text x={x(low)} y={last + 13} text-anchor="start">
            {group.ends[0]}
          </text>
          {group.zero && (
            <text x={x(0)} y={last + 13} text-anchor="middle">
              0
            </text>
          )}
          <text x={x(high)} y={last + 13} text-anchor="end">
            {group.ends[1]}
          </text>
        </g>
      )}
      {lines.map(({ line, head, y }, i) => (
        <g key={i}>
          {!Number.isNaN(head) && (
            <text x={labelFrom} y={head} fill={colours.faint} font-style="italic">
              {line.head}
            </text>
          )}
          <title>{line.told}</title>
          <text x={labelFrom} y={columns.narrow ? y - 11 : y + 4}>
            {cut(line.label, Math.floor((columns.narrow ? columns.until - columns.from - line.text.length * letter - 8 : columns.label) / letter))}
          </text>
          <text x={columns.narrow ? columns.until : columns.until + 12} y={columns.narrow ? y - 11 : y + 4} text-anchor={columns.narrow ? 'end' : 'start'}>
            {line.text}
          </text>
          <line x1={columns.from} x2={columns.until} y1={y} y2={y} stroke={colours.line} stroke-width={0.5} />
          {!Number.isNaN(line.at) && <Mark line={line} x={x} y={y} background={colours.background} />}
        </g>
      ))}
    </g>
  );
}

function Mark({ line, x, y, background }: { readonly line: RowLine; readonly x: (value: number) => number; readonly y: number; readonly background: string }) {
  const { colour } = line.style;
  const [from, to] = [x(line.before), x(line.at)];
  const far = !Number.isNaN(line.before) && Math.abs(to - from) > 3;
  const way = Math.sign(to - from);
  return (
    <g stroke={colour} fill={colour}>
      {!Number.isNaN(line.before) && <circle cx={from} cy={y} r={3.5} fill={background} stroke-width={1.4} />}
      {far && <line x1={from + way * 3.5} x2={to} y1={y} y2={y} stroke-width={1.6} stroke-dasharray={line.style.dash || undefined} />}
      {far && Math.abs(to - from) > 24 && (
        <path d={`M${to - way * 8},${y} l${-way * 7},-4 l0,8 z`} stroke="none" />
      )}
      {!Number.isNaN(line.low) && !Number.isNaN(line.high) && (
        <path d={`M${x(line.low)},${y - 4} v8 m0,-4 H${x(line.high)} m0,-4 v8`} fill="none" stroke-width={2} />
      )}
      <path d={symbolPath(line.style)} transform={`translate(${to},${y})`} fill={line.hollow ? background : colour} stroke-width={1.6} />
    </g>
  );
}
