// src/views/flows/pictures.tsx -- the same flows as bands from left to right, as bands across a circle, and as a matrix with numbers.
import { chordDirected, ribbonArrow } from 'd3-chord';
import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import { arc } from 'd3-shape';
import type { RefObject } from 'preact';
import { divergingColour, lineStyle, sequentialColour, textOn, type Theme } from '../../figure/palette';
import { at, columnSums, type Matrix, rowSums, short } from '../../graph';
import { includesZero, type Interval } from '../../study/statistics';
import { colon, inWords } from '../../words';
import { flowWords } from './words';

export interface FlowPictureProps {
  readonly matrix: Matrix;
  readonly rowLabels: readonly string[];
  readonly columnLabels: readonly string[];
  readonly same: boolean;
  readonly width: number;
  readonly theme: Theme;
  readonly show: (value: number) => string;
  readonly picture: RefObject<SVGSVGElement | null>;
}

interface Node {
  readonly name: string;
  readonly group: number;
  readonly left: boolean;
}

export function Sankey({ matrix, rowLabels, columnLabels, same, width, theme, show, picture }: FlowPictureProps) {
  const words = inWords(flowWords);
  const narrow = width < 640;
  const margin = narrow ? 92 : Math.min(250, width * 0.23);
  const letters = narrow ? 13 : Math.floor(margin / 7);
  const most = Math.max(rowLabels.length, columnLabels.length);
  const height = Math.max(320, Math.min(900, most * 44 + 40));
  const [out, into] = [rowSums(matrix), columnSums(matrix)];
  const nodes: Node[] = [
    ...rowLabels.map((name, group) => ({ name, group, left: true })).filter(({ group }) => (out[group] as number) > 0),
    ...columnLabels.map((name, group) => ({ name, group, left: false })).filter(({ group }) => (into[group] as number) > 0),
  ];
  const index = new Map(nodes.map((node, i) => [`${node.left} ${node.group}`, i]));
  const links: { source: number; target: number; value: number; row: number }[] = [];
  for (let row = 0; row < matrix.rows; ++row)
    for (let column = 0; column < matrix.columns; ++column) {
      const value = at(matrix, row, column);
      if (value > 0) links.push({ source: index.get(`true ${row}`) as number, target: index.get(`false ${column}`) as number, value, row });
    }
  const graph = sankey<Node, { row: number }>()
    .nodeWidth(12)
    .nodePadding(most > 12 ? 12 : 18)
    .nodeSort(null)
    .extent([
      [margin, 28],
      [width - margin, height - 8],
    ])({ nodes: nodes.map((node) => ({ ...node })), links });
  const path = sankeyLinkHorizontal();
  // Columns share the colours of the rows where they are the same groups.
  const colour = (node: Node): string => (node.left || same ? lineStyle(node.group, theme.dark).colour : theme.faint);
  return (
    <svg ref={picture} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <text x={margin} y={16} text-anchor="end" font-size={12} font-weight={600} fill={theme.text}>
        {words.leaves}
      </text>
      <text x={width - margin} y={16} font-size={12} font-weight={600} fill={theme.text}>
        {words.arrives}
      </text>
      <g fill="none">
        {graph.links.map((link, i) => (
          <path key={i} d={path(link) ?? ''} stroke={lineStyle(link.row, theme.dark).colour} stroke-opacity={theme.dark ? 0.5 : 0.42} stroke-width={Math.max(0.6, link.width ?? 0)} class="flow-band">
            <title>{colon(`${(link.source as unknown as Node).name} → ${(link.target as unknown as Node).name}`, show(link.value))}</title>
          </path>
        ))}
      </g>
      {graph.nodes.map((node, i) => {
        const [x0, x1, y0, y1] = [node.x0 ?? 0, node.x1 ?? 0, node.y0 ?? 0, node.y1 ?? 0];
        const x = node.left ? x0 - 6 : x1 + 6;
        const middle = (y0 + y1) / 2;
        return (
          <g key={i}>
            <rect x={x0} y={y0} width={x1 - x0} height={Math.max(1, y1 - y0)} fill={colour(node)} />
            <text y={middle} text-anchor={node.left ? 'end' : 'start'} font-size={narrow ? 10.5 : 12} fill={theme.text}>
              <title>{node.name}</title>
              <tspan x={x} dy="-0.1em">
                {short(node.name, letters)}
              </tspan>
              <tspan x={x} dy="1.1em" font-size={narrow ? 9.5 : 10.5} fill={theme.faint}>
                {show(node.value ?? 0)}
              </tspan>
            </text>
          </g>
        );
      })}
    </svg>
  );
}

export function Chord({ matrix, rowLabels, width, theme, show, picture }: FlowPictureProps) {
  const narrow = width < 640;
  const labelRoom = narrow ? 84 : 168;
  const side = Math.min(width, 900);
  const radius = Math.max(70, side / 2 - labelRoom);
  const height = 2 * (radius + labelRoom);
  const chords = chordDirected().padAngle(Math.min(0.05, 1.2 / Math.max(1, matrix.rows)))(Array.from({ length: matrix.rows }, (_none, row) => Array.from(matrix.values.subarray(row * matrix.columns, (row + 1) * matrix.columns))));
  const ring = arc<{ startAngle: number; endAngle: number }>().innerRadius(radius).outerRadius(radius + 10);
  const ribbon = ribbonArrow<unknown, (typeof chords)[number], unknown>().radius(radius - 1).padAngle(0.6 / radius).headRadius(Math.min(10, radius / 14));
  const shown = chords.groups.filter((group) => group.endAngle > group.startAngle);
  return (
    <svg ref={picture} width={width} height={height} viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`} aria-hidden="true">
      {chords.map((one) => (
        <path key={`${one.source.index} ${one.target.index}`} d={String(ribbon(one) ?? '')} fill={lineStyle(one.source.index, theme.dark).colour} fill-opacity={theme.dark ? 0.55 : 0.5} stroke={theme.background} stroke-width={0.5} class="flow-band">
          <title>{colon(`${rowLabels[one.source.index]} → ${rowLabels[one.target.index]}`, show(one.source.value))}</title>
        </path>
      ))}
      {shown.map((group) => {
        const middle = (group.startAngle + group.endAngle) / 2;
        const turned = middle > Math.PI;
        return (
          <g key={group.index}>
            <path d={ring(group) ?? ''} fill={lineStyle(group.index, theme.dark).colour}>
              <title>{`${rowLabels[group.index]} : ${show(group.value)}`}</title>
            </path>
            <text transform={`rotate(${((middle * 180) / Math.PI - 90).toFixed(2)}) translate(${radius + 16} 0)${turned ? ' rotate(180)' : ''}`} dy="0.35em" text-anchor={turned ? 'end' : 'start'} font-size={narrow ? 10 : 11.5} fill={theme.text}>
              <title>{rowLabels[group.index]}</title>
              {short(rowLabels[group.index] as string, narrow ? 12 : 23)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

export interface MatrixPictureProps extends FlowPictureProps {
  /** Cells of a difference: with their intervals; null for plain values. */
  readonly cells: readonly Interval[] | null;
}

export function MatrixPicture({ matrix, rowLabels, columnLabels, same, width, theme, show, picture, cells }: MatrixPictureProps) {
  const words = inWords(flowWords);
  const narrow = width < 640;
  const left = narrow ? 104 : Math.min(280, width * 0.26);
  const top = narrow ? 92 : 140;
  const cell = Math.max(38, Math.min(74, (width - left - 40) / matrix.columns));
  const tall = Math.max(24, Math.min(34, cell * 0.62));
  const whole = Math.max(width, left + cell * matrix.columns + 60);
  const height = top + tall * matrix.rows + 8;
  const known = [...matrix.values].filter((value) => !Number.isNaN(value));
  const largest = Math.max(...known.map(Math.abs), 0) || 1;
  const least = cells ? 0 : Math.min(...known.filter((value) => value !== 0), largest);
  // Square root: a few large flows would leave all others white.
  const colourOf = (value: number): string =>
    cells
      ? divergingColour(Math.sign(value) * Math.sqrt(Math.abs(value) / largest))
      : value === 0
        ? theme.background
        : sequentialColour(largest > least ? 0.06 + 0.94 * Math.sqrt((value - least) / (largest - least)) : 0.5);
  return (
    <svg ref={picture} width={whole} height={height} viewBox={`0 0 ${whole} ${height}`} aria-hidden="true">
      <text x={left - 8} y={top - 8} text-anchor="end" font-size={11} fill={theme.faint}>
        {`${words.rowHead} ↓ ${words.columnHead} →`}
      </text>
      {columnLabels.map((label, column) => (
        <text key={column} transform={`translate(${left + cell * (column + 0.5) + 4} ${top - 6}) rotate(-48)`} font-size={narrow ? 10 : 11.5} fill={theme.text}>
          <title>{label}</title>
          {short(label, narrow ? 14 : 25)}
        </text>
      ))}
      {rowLabels.map((label, row) => (
        <text key={row} x={left - 8} y={top + tall * (row + 0.5)} dy="0.35em" text-anchor="end" font-size={narrow ? 10.5 : 12} fill={theme.text}>
          <title>{label}</title>
          {short(label, narrow ? 15 : Math.floor(left / 7))}
        </text>
      ))}
      {[...matrix.values].map((value, i) => {
        const [row, column] = [Math.floor(i / matrix.columns), i % matrix.columns];
        const interval = cells?.[i];
        const hollow = interval ? includesZero(interval) && !Number.isNaN(interval.half) : false;
        const empty = Number.isNaN(value) || value === 0;
        const fill = empty || hollow ? theme.background : colourOf(value);
        return (
          <g key={i} transform={`translate(${(left + cell * column).toFixed(1)} ${(top + tall * row).toFixed(1)})`}>
            <rect x={0.5} y={0.5} width={cell - 1} height={tall - 1} fill={fill} stroke={same && row === column ? theme.text : theme.line} stroke-width={same && row === column ? 1.2 : 0.6} stroke-dasharray={hollow ? '3 2' : undefined}>
              <title>{colon(`${rowLabels[row]} → ${columnLabels[column]}`, Number.isNaN(value) ? '–' : show(value))}</title>
            </rect>
            <text x={cell / 2} y={tall / 2} dy="0.35em" text-anchor="middle" font-size={cell < 44 ? 9.5 : 11} fill={empty || hollow ? theme.faint : textOn(fill)}>
              {Number.isNaN(value) ? '' : value === 0 ? '·' : `${hollow ? '~' : ''}${show(value)}`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
