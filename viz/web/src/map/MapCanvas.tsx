// src/map/MapCanvas.tsx -- a map on a canvas that follows a date: recoloured by a look-up, with names and outlines above.
import { effect, useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Theme } from '../figure/palette';
import { inWords } from '../words';
import type { ColourScale } from './scale';
import { type Ink, ink, patternBanks, pixelOf, recolour } from './raster';
import { dotOn, lineColour, outsideColour, unknownColours } from './colours';
import { cellAt, neighbour, type PlacedName, type Surface } from './surface';
import { mapWords } from './words';
import './map.css';

export interface MapCanvasProps {
  readonly surface: Surface;
  readonly scale: ColourScale;
  readonly theme: Theme;
  readonly names: readonly PlacedName[];
  /** Fills the class of each row at an instant; −1: no value. */
  readonly classes: (instant: number, into: Int8Array) => void;
  readonly at: ReadonlySignal<number>;
  /** Name and value of a row, for the pointer. */
  readonly tell: (row: number, instant: number) => string;
  readonly label: string;
  readonly selected: number; // row; −1: none
  readonly onSelect: (row: number) => void;
}

/** Inks of classes, then of no value. */
function inksOf(scale: ColourScale, theme: Theme): Ink[] {
  const unknown = unknownColours(theme);
  return [
    ...scale.classes.map(
      (one): Ink => ({ plain: pixelOf(one.colour), mark: pixelOf(dotOn(one.colour)), pattern: one.negative ? 'dots' : 'none' }),
    ),
    { plain: pixelOf(unknown.plain), mark: pixelOf(unknown.mark), pattern: 'stripes' },
  ];
}

function drawOver(canvas: HTMLCanvasElement, props: MapCanvasProps, hovered: number): void {
  const { surface, theme, names, selected } = props;
  const { layout, density, scale, x0, y0 } = surface;
  const pen = canvas.getContext('2d');
  if (!pen) return;
  pen.setTransform(density, 0, 0, density, 0, 0);
  pen.clearRect(0, 0, surface.width, surface.height);
  const trace = (cell: number): void => {
    const one = layout.cells[cell];
    if (!one) return;
    if (one.radius > 0) {
      pen.moveTo(one.x * scale + x0 + one.radius * scale, one.y * scale + y0);
      pen.arc(one.x * scale + x0, one.y * scale + y0, one.radius * scale, 0, 2 * Math.PI);
      return;
    }
    for (const ring of one.rings) {
      pen.moveTo((ring[0] as number) * scale + x0, (ring[1] as number) * scale + y0);
      for (let i = 2; i < ring.length; i += 2) pen.lineTo((ring[i] as number) * scale + x0, (ring[i + 1] as number) * scale + y0);
      pen.closePath();
    }
  };
  if (surface.outlined) {
    pen.beginPath();
    layout.cells.forEach((_cell, i) => trace(i));
    pen.lineWidth = layout.cells.length > 2000 ? 0.4 : 0.8;
    pen.strokeStyle = lineColour;
    pen.stroke();
  }
  pen.lineWidth = 1;
  pen.strokeStyle = theme.faint;
  pen.fillStyle = theme.text;
  pen.font = '11px system-ui, sans-serif';
  pen.textAlign = 'left';
  pen.textBaseline = 'top';
  for (const one of layout.insets) {
    pen.strokeRect(one.left * scale + x0, one.top * scale + y0, (one.right - one.left) * scale, (one.bottom - one.top) * scale);
    pen.fillText(one.title, one.left * scale + x0 + 4, one.top * scale + y0 + 3, (one.right - one.left) * scale - 8);
  }
  const mark = (cell: number, colour: string, width: number): void => {
    pen.beginPath();
    trace(cell);
    pen.lineWidth = width + 2;
    pen.strokeStyle = theme.background;
    pen.stroke();
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    pen.stroke();
  };
  if (hovered >= 0) mark(hovered, theme.text, 1.5);
  if (selected >= 0) layout.cells.forEach((cell, i) => cell.row === selected && mark(i, theme.text, 3));
  pen.font = '600 11px system-ui, sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.lineWidth = 3;
  pen.strokeStyle = '#ffffff';
  pen.fillStyle = '#111111';
  for (const one of names) {
    pen.strokeText(one.text, one.x, one.y);
    pen.fillText(one.text, one.x, one.y);
  }
}

export function MapCanvas(props: MapCanvasProps) {
  const { surface, scale, theme, classes, at, tell, label, selected, onSelect } = props;
  const words = inWords(mapWords);
  const below = useRef<HTMLCanvasElement>(null);
  const above = useRef<HTMLCanvasElement>(null);
  const pointed = useSignal<{ cell: number; x: number; y: number } | null>(null);
  const { layout } = surface;
  const inks = useMemo(() => inksOf(scale, theme), [scale, theme]);

  useEffect(() => {
    const canvas = below.current;
    const pen = canvas?.getContext('2d');
    if (!canvas || !pen) return undefined;
    const cells = layout.cells.length;
    const image = new ImageData(surface.pixelWidth, surface.pixelHeight);
    const pixels = new Uint32Array(image.data.buffer);
    const palette = new Uint32Array(1 + patternBanks * cells);
    const own = new Int8Array(layout.rows);
    const outside = pixelOf(outsideColour(theme));
    const nothing = inks.length - 1;
    let drawn = 0;
    return effect(() => {
      classes(at.value, own);
      for (let i = 0; i < cells; ++i) {
        const { row } = layout.cells[i] as { row: number };
        if (row < 0) ink(palette, cells, i, { plain: outside, mark: outside, pattern: 'none' });
        else {
          const found = own[row] as number;
          ink(palette, cells, i, inks[found < 0 ? nothing : found] as Ink);
        }
      }
      recolour(surface.lookup, palette, pixels);
      pen.putImageData(image, 0, 0);
      canvas.dataset['drawn'] = String(++drawn);
    });
  }, [surface, inks, classes, at]);

  const over = pointed.value?.cell ?? -1;
  useEffect(() => {
    if (above.current) drawOver(above.current, props, over);
  });

  const find = (event: PointerEvent): { cell: number; x: number; y: number } | null => {
    const box = above.current?.getBoundingClientRect();
    if (!box) return null;
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const cell = cellAt(surface, (x * surface.width) / box.width, (y * surface.height) / box.height);
    return cell >= 0 && (layout.cells[cell]?.row ?? -1) >= 0 ? { cell, x, y } : null;
  };
  const keys: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const onKeyDown = (event: KeyboardEvent): void => {
    const way = keys[event.key];
    if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const from = layout.cells.findIndex((cell) => cell.row === selected && selected >= 0);
    const next = layout.cells[neighbour(layout, from, way[0], way[1])];
    if (next) onSelect(next.row);
  };
  return (
    <div class="map" role="group" tabIndex={0} aria-label={words.keys} onKeyDown={onKeyDown}>
      <canvas
        ref={below}
        class="map-colours"
        width={surface.pixelWidth}
        height={surface.pixelHeight}
        style={{ width: `${surface.width}px`, height: `${surface.height}px` }}
        role="img"
        aria-label={label}
      />
      <canvas
        ref={above}
        class="map-lines"
        width={surface.pixelWidth}
        height={surface.pixelHeight}
        style={{ width: `${surface.width}px`, height: `${surface.height}px` }}
        aria-hidden="true"
        onPointerMove={(event) => (pointed.value = find(event))}
        onPointerLeave={() => (pointed.value = null)}
        onClick={(event) => {
          const found = find(event as unknown as PointerEvent);
          if (found) onSelect(layout.cells[found.cell]?.row ?? -1);
        }}
      />
      {pointed.value && (
        <Tip at={at} x={pointed.value.x} y={pointed.value.y} width={surface.width} text={(instant) => tell(layout.cells[pointed.value?.cell ?? 0]?.row ?? 0, instant)} />
      )}
    </div>
  );
}

interface TipProps {
  readonly at: ReadonlySignal<number>;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: (instant: number) => string;
}

function Tip({ at, x, y, width, text }: TipProps) {
  const right = x > width / 2;
  return (
    <div class={right ? 'map-tip left' : 'map-tip'} style={{ left: `${x}px`, top: `${y}px` }} aria-hidden="true">
      {text(at.value)}
    </div>
  );
}
