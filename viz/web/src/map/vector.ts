// src/map/vector.ts -- maps and their legend in vectors: what exports hold, from the same shapes as the canvas.
import type { Theme } from '../figure/palette';
import { dotOn, lineColour, outsideColour, unknownColours } from './colours';
import type { Cell } from './layout';
import { chanceFrom, type ColourScale } from './scale';
import { isVisible, type PlacedName, type Surface } from './surface';

const svgNamespace = 'http://www.w3.org/2000/svg';

export function svgElement(name: string, attributes: Readonly<Record<string, string | number>>, text = ''): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  if (text) element.textContent = text;
  return element;
}

let patternsMade = 0; // names in a page must differ

/** Stripes, dots and lines as on the canvas; answers what fills a class (−1: no value; from `chanceFrom` on: with lines). */
function patterns(into: SVGElement, scale: ColourScale, theme: Theme): (found: number) => string {
  const stem = `map${++patternsMade}`;
  const home = svgElement('defs', {});
  const unknown = unknownColours(theme);
  const stripes = svgElement('pattern', { id: `${stem}-none`, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' });
  stripes.append(svgElement('rect', { width: 6, height: 6, fill: unknown.plain }), svgElement('rect', { width: 1.5, height: 6, fill: unknown.mark }));
  home.append(stripes);
  const lines = 'M-1 -1L8 8M-1 6L8 15M6 -1L8 1M-1 13L1 15';
  scale.classes.forEach((one, i) => {
    for (const lined of [false, true]) {
      if (!one.negative && !lined) continue;
      const mark = dotOn(one.colour);
      const tile = svgElement('pattern', { id: `${stem}-${lined ? i + chanceFrom : i}`, width: 7, height: 14, patternUnits: 'userSpaceOnUse' });
      tile.append(svgElement('rect', { width: 7, height: 14, fill: one.colour }));
      if (one.negative) tile.append(svgElement('rect', { width: 2, height: 2, fill: mark }), svgElement('rect', { x: 3.5, y: 7, width: 2, height: 2, fill: mark }));
      if (lined) tile.append(svgElement('path', { d: lines, stroke: mark, 'stroke-width': 0.9, fill: 'none' }));
      home.append(tile);
    }
  });
  into.append(home);
  return (found) => {
    const one = scale.classes[found < chanceFrom ? found : found - chanceFrom];
    return !one ? `url(#${stem}-none)` : one.negative || found >= chanceFrom ? `url(#${stem}-${found})` : one.colour;
  };
}

const short = (value: number): string => String(Math.round(value * 10) / 10);

export function pathOf(cell: Cell, scale: number, x0: number, y0: number): string {
  return cell.rings
    .map((ring) => {
      const points: string[] = [];
      for (let i = 0; i < ring.length; i += 2) points.push(`${short((ring[i] as number) * scale + x0)} ${short((ring[i + 1] as number) * scale + y0)}`);
      return `M${points.join('L')}Z`;
    })
    .join('');
}

const mostSingle = 3000; // paths of their own, with a title; beyond, one path for each class

export interface Panel {
  readonly title: string;
  readonly classes: Int8Array; // by row
  readonly tell: (row: number) => string;
}

export interface MapDrawing {
  readonly surface: Surface;
  readonly scale: ColourScale;
  readonly theme: Theme;
  readonly names: readonly PlacedName[];
  readonly panels: readonly Panel[];
  readonly date: string;
  readonly legend: LegendWords;
}

export interface LegendWords {
  readonly bound: (value: number) => string;
  readonly noValue: string;
  readonly dots: string;
  readonly chance: string; // empty: there is nothing that chance could explain
  readonly unit: string;
}

function drawPanel(drawing: MapDrawing, panel: Panel, fill: (found: number) => string, x: number, y: number): SVGElement {
  const { surface, theme } = drawing;
  const { layout, scale } = surface;
  const [x0, y0] = [surface.x0 + x, surface.y0 + y];
  const group = svgElement('g', {});
  const frame = `map-frame${++patternsMade}`;
  const clip = svgElement('clipPath', { id: frame });
  clip.append(svgElement('rect', { x, y, width: surface.width, height: surface.height }));
  const shapes = svgElement('g', { 'clip-path': `url(#${frame})` }); // neighbours reach beyond the frame
  group.append(clip, shapes);
  const stroke: Readonly<Record<string, string | number>> = surface.outlined ? { stroke: lineColour, 'stroke-width': 0.6 } : {};
  const foundFor = (cell: Cell): string => (cell.row < 0 ? outsideColour(theme) : fill(panel.classes[cell.row] ?? -1));
  if (layout.cells.length <= mostSingle)
    for (const [i, cell] of layout.cells.entries()) {
      if (!isVisible(surface, i)) continue;
      const shape =
        cell.radius > 0
          ? svgElement('circle', { cx: short(cell.x * scale + x0), cy: short(cell.y * scale + y0), r: short(cell.radius * scale), fill: foundFor(cell), ...stroke })
          : svgElement('path', { d: pathOf(cell, scale, x0, y0), fill: foundFor(cell), 'fill-rule': 'evenodd', ...stroke });
      shape.append(svgElement('title', {}, cell.row < 0 ? cell.name : panel.tell(cell.row)));
      shapes.append(shape);
    }
  else {
    const byFill = new Map<string, string[]>();
    for (const [i, cell] of layout.cells.entries()) {
      if (!isVisible(surface, i)) continue;
      const how = foundFor(cell);
      const paths = byFill.get(how);
      if (paths) paths.push(pathOf(cell, scale, x0, y0));
      else byFill.set(how, [pathOf(cell, scale, x0, y0)]);
    }
    for (const [how, paths] of byFill) shapes.append(svgElement('path', { d: paths.join(''), fill: how, 'fill-rule': 'evenodd', ...stroke }));
  }
  for (const one of layout.insets) {
    const [left, top] = [one.left * scale + x0, one.top * scale + y0];
    shapes.append(
      svgElement('rect', { x: short(left), y: short(top), width: short((one.right - one.left) * scale), height: short((one.bottom - one.top) * scale), fill: 'none', stroke: theme.faint }),
      svgElement('text', { x: short(left + 4), y: short(top + 13), 'font-size': 11, fill: theme.text }, one.title),
    );
  }
  for (const one of drawing.names)
    group.append(
      svgElement(
        'text',
        {
          x: short(one.x + x),
          y: short(one.y + y),
          'text-anchor': 'middle',
          'dominant-baseline': 'central',
          'font-size': 11,
          'font-weight': 600,
          fill: '#111111',
          stroke: '#ffffff',
          'stroke-width': 3,
          'stroke-linejoin': 'round',
          'paint-order': 'stroke',
        },
        one.text,
      ),
    );
  group.append(svgElement('text', { x: x + 4, y: y - 8, 'font-size': 13, 'font-weight': 600, fill: theme.text }, panel.title));
  return group;
}

const swatchHeight = 14;
const chanceHeight = 22;
export const legendHeight = (words: LegendWords): number => (words.chance ? 58 + chanceHeight : 58);

/** Labels that do not lie on one another: `first` before all, then from the outer ends inwards, the ends of the scale being what a reader asks for. */
export function apart(labels: readonly { readonly at: number; readonly text: string }[], first: string): { at: number; text: string }[] {
  const outer = labels.map((one, i) => ({ one, rank: one.text === first ? -1 : Math.min(i, labels.length - 1 - i) })).sort((a, b) => a.rank - b.rank);
  const out: { at: number; text: string }[] = [];
  for (const { one } of outer) if (out.every((other) => Math.abs(other.at - one.at) > 3.3 * (other.text.length + one.text.length) + 4)) out.push({ ...one });
  return out.sort((a, b) => a.at - b.at);
}

/** The scale as a strip of swatches with the numbers between them. */
function legendGroup(scale: ColourScale, words: LegendWords, theme: Theme, fill: (found: number) => string, x: number, y: number, width: number): SVGElement {
  const group = svgElement('g', { 'font-size': 11.5, fill: theme.text });
  const { classes } = scale;
  const middle = scale.kind === 'diverging' ? (classes.length - 1) / 2 : -1;
  const shares = classes.map((_one, i) => (i === middle ? 0.5 : 1));
  const whole = shares.reduce((sum, one) => sum + one, 0);
  const dotted = classes.some((one) => one.negative);
  const unknownWidth = Math.max(words.noValue.length * 6.4 + 44, dotted ? words.dots.length * 6.4 + 20 : 0);
  const strip = Math.min(width - unknownWidth, 66 * whole);
  group.append(svgElement('text', { x, y: y + 11 }, words.unit));
  const top = y + 18;
  let left = x;
  const labels: { at: number; text: string }[] = [];
  const label = (at: number, value: number): void => void labels.push({ at, text: words.bound(value) });
  classes.forEach((one, i) => {
    const own = (strip * (shares[i] as number)) / whole;
    group.append(svgElement('rect', { x: short(left), y: top, width: short(own), height: swatchHeight, fill: fill(i), stroke: lineColour, 'stroke-width': 0.6 }));
    if (i === middle) label(left + own / 2, 0);
    else if (i + 1 < classes.length && i + 1 !== middle) label(left + own, one.high);
    left += own;
  });
  for (const { at, text } of apart(labels, middle >= 0 ? words.bound(0) : ''))
    group.append(svgElement('text', { x: short(at), y: top + swatchHeight + 13, 'text-anchor': 'middle', 'font-variant-numeric': 'tabular-nums' }, text));
  const beside = left + 16;
  group.append(
    svgElement('rect', { x: short(beside), y: top, width: 18, height: swatchHeight, fill: fill(-1), stroke: lineColour, 'stroke-width': 0.6 }),
    svgElement('text', { x: short(beside + 23), y: top + 11 }, words.noValue),
  );
  if (dotted) group.append(svgElement('text', { x: short(beside), y: top + swatchHeight + 13, fill: theme.faint }, words.dots));
  if (words.chance) {
    const below = top + swatchHeight + 22;
    const last = classes.length - 1;
    group.append(
      svgElement('rect', { x: short(x), y: below, width: 36, height: swatchHeight, fill: fill(last + chanceFrom), stroke: lineColour, 'stroke-width': 0.6 }),
      svgElement('text', { x: short(x + 42), y: below + 11 }, words.chance),
    );
  }
  return group;
}

export function legendPicture(scale: ColourScale, words: LegendWords, theme: Theme, width: number): SVGSVGElement {
  const svg = svgElement('svg', { width, height: legendHeight(words), viewBox: `0 0 ${width} ${legendHeight(words)}`, 'aria-hidden': 'true' }) as SVGSVGElement;
  const fill = patterns(svg, scale, theme);
  svg.append(legendGroup(scale, words, theme, fill, 2, 0, width - 4));
  return svg;
}

const gap = 24;

/** All maps side by side, the date above, the legend beneath. */
export function mapPicture(drawing: MapDrawing): SVGSVGElement {
  const { surface, panels, theme } = drawing;
  const width = Math.max(420, panels.length * surface.width + (panels.length - 1) * gap);
  const top = 50;
  const height = top + surface.height + 10 + legendHeight(drawing.legend);
  const svg = svgElement('svg', { width, height, viewBox: `0 0 ${width} ${height}` }) as SVGSVGElement;
  const fill = patterns(svg, drawing.scale, theme);
  svg.append(svgElement('text', { x: 4, y: 18, 'font-size': 15, fill: theme.text }, drawing.date));
  panels.forEach((panel, i) => svg.append(drawPanel(drawing, panel, fill, i * (surface.width + gap), top)));
  svg.append(legendGroup(drawing.scale, drawing.legend, theme, fill, 4, top + surface.height + 10, width - 8));
  return svg;
}
