// src/views/compare/GridPicture.tsx -- a grid of coloured cells with a number printed in each: the numbers are read, the colours guide.
import { useEffect, useId, useRef } from 'preact/hooks';
import { wrap } from '../../figure/export';
import { textOn, themes } from '../../figure/palette';
import { useWidth } from '../../figure/width';
import { dark } from '../../state';

export interface GridCell {
  readonly text: string;
  readonly under: string; // a second, smaller line
  readonly colour: string; // "none": an outline; "": nothing known, hatched
  readonly framed: boolean;
  readonly told: string; // under the pointer
}

export interface GridPictureProps {
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly cells: readonly (readonly GridCell[])[]; // [row][column]
  readonly cellHeight?: number; // px
  readonly legend: { readonly from: string; readonly until: string; readonly colours: readonly string[]; readonly told: string } | null;
  readonly label: string;
  readonly onPicture: (svg: SVGSVGElement | null) => void;
}

const cellLeast = 92; // px
const boldLetter = 7.5; // px at 12 px, on average

export function GridPicture({ columns, rows, cells, cellHeight = 46, legend, label, onPicture }: GridPictureProps) {
  const home = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const width = useWidth(home);
  const id = useId();
  useEffect(() => onPicture(svg.current));
  const theme = themes[dark.value ? 'dark' : 'light'];
  const longest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const side = Math.min(longest * boldLetter + 14, width < 600 ? 120 : 270);
  const each = Math.min(190, Math.max(cellLeast, (width - side - 8) / Math.max(1, columns.length)));
  const heads = columns.map((column) => wrap(column, Math.floor((each - 6) / boldLetter)));
  const top = 12 + Math.max(1, ...heads.map((one) => one.length)) * 15;
  const whole = side + columns.length * each + 4;
  const swatch = Math.min(20, (columns.length * each) / (legend?.colours.length ?? 1));
  const height = top + rows.length * cellHeight + (legend ? 64 : 6);
  return (
    <div ref={home} class="plot grid-picture" role="region" tabIndex={0} aria-label={label}>
      {width > 0 && (
        <svg ref={svg} width={Math.ceil(whole)} height={height} viewBox={`0 0 ${Math.ceil(whole)} ${height}`} font-size="12" fill={theme.text} role="img" aria-label={label}>
          <defs>
            <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
              <path d="M0,6 L6,0" stroke={theme.line} stroke-width="1" />
            </pattern>
          </defs>
          {heads.map((lines, c) =>
            lines.map((text, i) => (
              <text key={`${c} ${i}`} x={side + (c + 0.5) * each} y={top - 8 - (lines.length - 1 - i) * 15} text-anchor="middle" font-weight={600}>
                {text}
              </text>
            )),
          )}
          {rows.map((row, r) => {
            const lines = wrap(row, Math.floor((side - 8) / boldLetter));
            return lines.map((text, i) => (
              <text key={`${r} ${i}`} x={side - 8} y={top + (r + 0.5) * cellHeight + 4 + (i - (lines.length - 1) / 2) * 14} text-anchor="end" font-weight={600}>
                {text}
              </text>
            ));
          })}
          {cells.map((line, r) =>
            line.map((cell, c) => {
              const [x, y] = [side + c * each, top + r * cellHeight];
              const ink = cell.colour && cell.colour !== 'none' ? textOn(cell.colour) : theme.text;
              return (
                <g key={`${r} ${c}`}>
                  <title>{cell.told}</title>
                  <rect x={x + 1} y={y + 1} width={each - 2} height={cellHeight - 2} fill={cell.colour || `url(#${id})`} stroke={cell.colour === 'none' ? theme.line : 'none'} />
                  {cell.framed && <rect x={x + 3} y={y + 3} width={each - 6} height={cellHeight - 6} fill="none" stroke={ink} stroke-width={2} />}
                  <text x={x + each / 2} y={y + cellHeight / 2 + (cell.under ? -1 : 5)} text-anchor="middle" font-size={14} fill={ink}>
                    {cell.text}
                  </text>
                  {cell.under && (
                    <text x={x + each / 2} y={y + cellHeight / 2 + 14} text-anchor="middle" font-size={10.5} fill={ink}>
                      {cell.under}
                    </text>
                  )}
                </g>
              );
            }),
          )}
          {legend && (
            <g transform={`translate(${side},${top + rows.length * cellHeight + 16})`} font-size={10.5} fill={theme.faint}>
              {legend.colours.map((colour, i) => (
                <rect key={i} x={i * swatch} width={swatch + 0.3} height={10} fill={colour} />
              ))}
              <text y={24}>{legend.from}</text>
              <text x={legend.colours.length * swatch} y={24} text-anchor="end">
                {legend.until}
              </text>
              <text y={40}>{legend.told}</text>
            </g>
          )}
        </svg>
      )}
    </div>
  );
}
