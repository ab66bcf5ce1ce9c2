// src/map/MapCanvas.tsx -- a map on canvases that follow a date and a view: colours by a look-up, lines and names above, marks on top.
import { effect, type ReadonlySignal, type Signal, useSignal } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Theme } from '../figure/palette';
import { inWords } from '../words';
import { useGestures, useSettling } from './gestures';
import { chanceFrom, type ColourScale } from './scale';
import { type Ink, ink, patternBanks, pixelOf, recolour } from './raster';
import { dotOn, lineColour, outsideColour, unknownColours } from './colours';
import { cellAt, isVisible, neighbour, placeOf, type PlacedName, type Surface } from './surface';
import { mapWords } from './words';
import { between, centred, inView, type Zoom } from './zoom';
import './map.css';

export interface MapCanvasProps {
  readonly surface: Surface;
  readonly scale: ColourScale;
  readonly theme: Theme;
  readonly names: readonly PlacedName[];
  /** Fills the class of each row at an instant; −1: no value; from `chanceFrom` on: chance alone may explain it. */
  readonly classes: (instant: number, into: Int8Array) => void;
  readonly at: ReadonlySignal<number>;
  /** The view as it is being moved; `surface` is drawn for the one at rest. */
  readonly zoom: Signal<Zoom>;
  readonly settle: () => void;
  /** Name and value of a row, for the pointer. */
  readonly tell: (row: number, instant: number) => string;
  readonly label: string;
  readonly selected: number; // row; −1: none
  readonly onSelect: (row: number) => void;
}

/** Inks by class: as they are, the same where chance alone may explain the value, and that of no value. */
function inksOf(scale: ColourScale, theme: Theme): (found: number) => Ink {
  const unknown = unknownColours(theme);
  const none: Ink = { plain: pixelOf(unknown.plain), mark: pixelOf(unknown.mark), pattern: 'stripes' };
  const inks = scale.classes.map((one): Ink => ({ plain: pixelOf(one.colour), mark: pixelOf(dotOn(one.colour)), pattern: one.negative ? 'dots' : 'none' }));
  const lined = inks.map((one): Ink => ({ ...one, lines: true }));
  return (found) => (found < 0 ? none : (found < chanceFrom ? inks[found] : lined[found - chanceFrom])) ?? none;
}

/** The pen of a canvas, empty and in CSS pixels. */
function cleared(canvas: HTMLCanvasElement, { density, width, height }: Surface): CanvasRenderingContext2D | null {
  const pen = canvas.getContext('2d');
  pen?.setTransform(density, 0, 0, density, 0, 0);
  pen?.clearRect(0, 0, width, height);
  return pen;
}

function trace(pen: CanvasRenderingContext2D, { layout, scale, x0, y0 }: Surface, cell: number): void {
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
}

const strokedAtOnce = 16; // cells

function drawLines(canvas: HTMLCanvasElement, surface: Surface, theme: Theme, names: readonly PlacedName[]): void {
  const { layout, scale, x0, y0 } = surface;
  const pen = cleared(canvas, surface);
  if (!pen) return;
  if (surface.outlined) {
    pen.lineWidth = layout.cells.length > 2000 ? 0.4 : 0.8;
    pen.strokeStyle = lineColour;
    let traced = 0;
    pen.beginPath();
    for (let i = 0; i < layout.cells.length; ++i) {
      if (!isVisible(surface, i)) continue;
      trace(pen, surface, i);
      if (++traced % strokedAtOnce) continue;
      pen.stroke(); // a path with all of them takes seconds
      pen.beginPath();
    }
    pen.stroke();
  }
  pen.lineWidth = 1;
  pen.strokeStyle = theme.faint;
  pen.fillStyle = theme.text;
  pen.font = '11px system-ui, sans-serif';
  pen.textAlign = 'left';
  pen.textBaseline = 'top';
  for (const one of layout.insets) {
    const [left, top, width] = [one.left * scale + x0, one.top * scale + y0, (one.right - one.left) * scale];
    pen.strokeRect(left, top, width, (one.bottom - one.top) * scale);
    pen.fillText(one.title, left + 4, top + 3, width - 8);
  }
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

/** Lines around the cell under the pointer and the chosen row. */
function drawMarks(canvas: HTMLCanvasElement, surface: Surface, theme: Theme, hovered: number, selected: number): void {
  const pen = cleared(canvas, surface);
  if (!pen) return;
  const mark = (cell: number, width: number): void => {
    if (!isVisible(surface, cell)) return;
    pen.beginPath();
    trace(pen, surface, cell);
    pen.lineWidth = width + 2;
    pen.strokeStyle = theme.background;
    pen.stroke();
    pen.lineWidth = width;
    pen.strokeStyle = theme.text;
    pen.stroke();
  };
  if (hovered >= 0) mark(hovered, 1.5);
  if (selected >= 0) surface.layout.cells.forEach((cell, i) => cell.row === selected && mark(i, 3));
}

const keys: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

export function MapCanvas(props: MapCanvasProps) {
  const { surface, scale, theme, names, classes, at, zoom, settle, tell, label, selected, onSelect } = props;
  const words = inWords(mapWords);
  const home = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const colours = useRef<HTMLCanvasElement>(null);
  const lines = useRef<HTMLCanvasElement>(null);
  const marks = useRef<HTMLCanvasElement>(null);
  const pointed = useSignal<{ cell: number; x: number; y: number } | null>(null);
  const { layout } = surface;
  const inkOf = useMemo(() => inksOf(scale, theme), [scale, theme]);
  const settleSoon = useSettling(settle);
  const gestures = useGestures(home, zoom, settleSoon);

  // What is drawn anew and where it is put change in one go, or the map would jump for a frame.
  useLayoutEffect(
    () =>
      effect(() => {
        const { scale: size, x, y } = between(surface.zoom, zoom.value);
        const still = size === 1 && x === 0 && y === 0;
        if (sheet.current) sheet.current.style.transform = still ? '' : `translate(${x * surface.width}px, ${y * surface.height}px) scale(${size})`;
      }),
    [surface, zoom],
  );
  useLayoutEffect(() => {
    const canvas = colours.current;
    const pen = canvas?.getContext('2d');
    if (!canvas || !pen) return undefined;
    const cells = layout.cells.length;
    const image = new ImageData(surface.pixelWidth, surface.pixelHeight);
    const pixels = new Uint32Array(image.data.buffer);
    const palette = new Uint32Array(1 + patternBanks * cells);
    const own = new Int8Array(layout.rows);
    const seen = layout.cells.map((_cell, i) => i).filter((i) => isVisible(surface, i));
    const outside = pixelOf(outsideColour(theme));
    let drawn = 0;
    return effect(() => {
      classes(at.value, own);
      for (const i of seen) {
        const { row } = layout.cells[i] as { row: number };
        ink(palette, cells, i, row < 0 ? { plain: outside, mark: outside, pattern: 'none' } : inkOf(own[row] as number));
      }
      recolour(surface.lookup, palette, pixels);
      pen.putImageData(image, 0, 0);
      canvas.dataset['drawn'] = String(++drawn);
    });
  }, [surface, inkOf, classes, at]);
  useLayoutEffect(() => {
    if (lines.current) drawLines(lines.current, surface, theme, names);
  }, [surface, theme, names]);
  const over = pointed.value?.cell ?? -1;
  useLayoutEffect(() => {
    if (marks.current) drawMarks(marks.current, surface, theme, over, selected);
  }, [surface, theme, over, selected]);

  const find = (event: MouseEvent): { cell: number; x: number; y: number } | null => {
    const [box, drawn] = [home.current?.getBoundingClientRect(), marks.current?.getBoundingClientRect()];
    if (!box || !drawn) return null;
    const cell = cellAt(surface, ((event.clientX - drawn.left) * surface.width) / drawn.width, ((event.clientY - drawn.top) * surface.height) / drawn.height);
    return cell >= 0 && (layout.cells[cell]?.row ?? -1) >= 0 ? { cell, x: event.clientX - box.left, y: event.clientY - box.top } : null;
  };
  /** Chosen with a key, a commune is brought into view. */
  const choose = (cell: number): void => {
    const place = placeOf(surface, cell);
    if (inView(zoom.peek(), ...place).some((share) => share < 0.02 || share > 0.98)) {
      zoom.value = centred(zoom.peek(), ...place);
      settleSoon(0);
    }
    onSelect(layout.cells[cell]?.row ?? -1);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const way = keys[event.key];
    if (gestures.onKey(event)) event.preventDefault();
    else if (way && !event.altKey && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      const next = neighbour(layout, layout.cells.findIndex((cell) => cell.row === selected && selected >= 0), way[0], way[1]);
      if (next >= 0) choose(next);
    }
  };
  const canvas = { width: surface.pixelWidth, height: surface.pixelHeight, style: { width: `${surface.width}px`, height: `${surface.height}px` } };
  return (
    <div class="map" role="group" tabIndex={0} aria-label={words.keys} onKeyDown={onKeyDown}>
      <div
        ref={home}
        class={surface.zoom.k > 1 ? 'map-view movable' : 'map-view'}
        onPointerDown={gestures.onPointerDown}
        onPointerUp={gestures.onPointerUp}
        onPointerCancel={gestures.onPointerCancel}
        onPointerMove={(event) => {
          gestures.onPointerMove(event);
          pointed.value = event.buttons && gestures.moving() ? null : find(event);
        }}
        onPointerLeave={() => (pointed.value = null)}
        onClick={(event) => {
          const found = gestures.moving() ? null : find(event);
          if (found) onSelect(layout.cells[found.cell]?.row ?? -1);
        }}
      >
        <div ref={sheet} class="map-sheet">
          <canvas ref={colours} class="map-colours" {...canvas} role="img" aria-label={label} />
          <canvas ref={lines} class="map-lines" {...canvas} aria-hidden="true" />
          <canvas ref={marks} class="map-marks" {...canvas} aria-hidden="true" />
        </div>
      </div>
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
