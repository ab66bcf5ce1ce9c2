// src/views/network/ZoomPan.tsx -- a picture that can be enlarged and moved: by mouse, by finger and by buttons.
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { inWords } from '../../words';
import type { Param } from '../../state';
import { networkWords } from './words';

export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

const none: Zoom = { scale: 1, x: 0, y: 0 };
const most = 16;

/** "2,-100,50" in the address; what cannot be read is no zoom. */
export function readZoom(text: string): Zoom {
  const [scale, x, y] = text.split(',').map(Number);
  return scale !== undefined && x !== undefined && y !== undefined && scale >= 1 && scale <= most && Number.isFinite(x) && Number.isFinite(y) ? { scale, x, y } : none;
}

export const writeZoom = (zoom: Zoom): string => (zoom.scale === 1 && zoom.x === 0 && zoom.y === 0 ? '' : [zoom.scale.toFixed(3), zoom.x.toFixed(0), zoom.y.toFixed(0)].join(','));

/** The picture never leaves the box. */
function kept(zoom: Zoom, width: number, height: number): Zoom {
  const scale = Math.min(most, Math.max(1, zoom.scale));
  return { scale, x: Math.min(0, Math.max(width * (1 - scale), zoom.x)), y: Math.min(0, Math.max(height * (1 - scale), zoom.y)) };
}

/** Enlarged around a point that stays where it is. */
export function zoomed(zoom: Zoom, by: number, at: { x: number; y: number }, width: number, height: number): Zoom {
  const scale = Math.min(most, Math.max(1, zoom.scale * by));
  const part = scale / zoom.scale;
  return kept({ scale, x: at.x - (at.x - zoom.x) * part, y: at.y - (at.y - zoom.y) * part }, width, height);
}

export interface ZoomPanProps {
  readonly width: number;
  readonly height: number;
  /** Said instead of the picture by a screen reader. */
  readonly label: string;
  readonly param: Param<string>;
  readonly picture: RefObject<SVGSVGElement | null>;
  readonly children: (scale: number) => ComponentChildren;
  /** What stands still while the rest moves, as a legend. */
  readonly still?: ComponentChildren;
  /** A point of the picture, without zoom. */
  readonly onPoint?: (x: number, y: number, scale: number) => void;
  readonly onClick?: (x: number, y: number, scale: number) => void;
}

export function ZoomPan({ width, height, label: said, param, picture, children, still, onPoint, onClick }: ZoomPanProps) {
  const words = inWords(networkWords);
  const zoom = kept(readZoom(param.value), width, height);
  const dragged = useRef<{ x: number; y: number; from: Zoom; moved: boolean } | null>(null);
  const set = (next: Zoom): void => {
    param.value = writeZoom(kept(next, width, height));
  };
  const middle = { x: width / 2, y: height / 2 };
  const by = (factor: number): void => set(zoomed(zoom, factor, middle, width, height));
  const place = (event: { clientX: number; clientY: number }): { x: number; y: number } => {
    const box = (picture.current as SVGSVGElement).getBoundingClientRect();
    return { x: ((event.clientX - box.left) * width) / box.width, y: ((event.clientY - box.top) * height) / box.height };
  };
  const inside = (at: { x: number; y: number }): [number, number] => [(at.x - zoom.x) / zoom.scale, (at.y - zoom.y) / zoom.scale];
  const wheel = useRef<(event: WheelEvent) => void>(() => undefined);
  wheel.current = (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    set(zoomed(zoom, Math.exp(-event.deltaY / 300), place(event), width, height));
  };
  useEffect(() => {
    const svg = picture.current;
    const listen = (event: WheelEvent): void => wheel.current(event);
    svg?.addEventListener('wheel', listen, { passive: false });
    return () => svg?.removeEventListener('wheel', listen);
  }, []);
  const move = (dx: number, dy: number): void => set({ ...zoom, x: zoom.x + dx * width * 0.2, y: zoom.y + dy * height * 0.2 });
  const button = (label: string, sign: string, act: () => void, disabled = false) => (
    <button type="button" aria-label={label} title={label} onClick={act} disabled={disabled}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  const still1 = zoom.scale === 1;
  return (
    <div class="zoom-pan">
      <div class="zoom-tools">
        {button(words.zoomIn, '+', () => by(1.5), zoom.scale >= most)}
        {button(words.zoomOut, '−', () => by(1 / 1.5), still1)}
        {button(words.whole, '⤢', () => set(none), still1)}
        {button(words.move.left, '←', () => move(1, 0), still1)}
        {button(words.move.right, '→', () => move(-1, 0), still1)}
        {button(words.move.up, '↑', () => move(0, 1), still1)}
        {button(words.move.down, '↓', () => move(0, -1), still1)}
      </div>
      <div role="img" aria-label={said}>
        <svg
          ref={picture}
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          class={still1 ? '' : 'movable'}
          aria-hidden="true"
          onPointerDown={(event) => {
            dragged.current = { ...place(event), from: zoom, moved: false };
          }}
          onPointerMove={(event) => {
            const at = place(event);
            const drag = dragged.current;
            if (drag && event.buttons) {
              if (Math.hypot(at.x - drag.x, at.y - drag.y) > 4) {
                if (!drag.moved && !still1) event.currentTarget.setPointerCapture(event.pointerId);
                drag.moved = true;
              }
              if (drag.moved && !still1) set({ ...drag.from, x: drag.from.x + at.x - drag.x, y: drag.from.y + at.y - drag.y });
            } else onPoint?.(...inside(at), zoom.scale);
          }}
          onPointerUp={(event) => {
            const drag = dragged.current;
            dragged.current = null;
            if (drag && !drag.moved) onClick?.(...inside(place(event)), zoom.scale);
          }}
        >
          <clipPath id="zoom-clip">
            <rect width={width} height={height} />
          </clipPath>
          <g clip-path="url(#zoom-clip)">
            <g transform={`translate(${zoom.x.toFixed(1)} ${zoom.y.toFixed(1)}) scale(${zoom.scale.toFixed(4)})`}>{children(zoom.scale)}</g>
          </g>
          {still}
        </svg>
      </div>
    </div>
  );
}
