// src/map/gestures.ts -- moves and enlarges a map with mouse, fingers and keys.
import type { Signal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { enlarged, shifted, wholeMap, type Zoom } from './zoom';

const clickRoom = 4; // px that a pointer may move within a click
const wheelPause = 180; // ms after which a turned wheel is at rest
const keyPause = 120;
export const zoomStep = 1.5;
const panStep = 0.2; // of the view

interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Gestures {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onPointerMove: (event: PointerEvent) => void;
  readonly onPointerUp: (event: PointerEvent) => void;
  readonly onPointerCancel: (event: PointerEvent) => void;
  /** True if it was a key of these. */
  readonly onKey: (event: KeyboardEvent) => boolean;
  /** True while the map is being moved, and until the click that ends it is over. */
  readonly moving: () => boolean;
}

/** Says that the view is at rest after some ms, once. */
export function useSettling(settle: () => void): (after: number) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const act = useRef(settle);
  act.current = settle;
  useEffect(() => () => clearTimeout(timer.current), []);
  return (after) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => act.current(), after);
  };
}

/** `home`: the element that shows the view. `settleSoon` is told when the view changed, and in how many ms it may be drawn anew. */
export function useGestures(home: RefObject<HTMLElement | null>, zoom: Signal<Zoom>, settleSoon: (after: number) => void): Gestures {
  const fingers = useRef(new Map<number, Spot>());
  const start = useRef<Spot | null>(null);
  const moved = useRef(false);
  const share = (at: Spot): readonly [number, number] => {
    const box = home.current?.getBoundingClientRect();
    return box ? [(at.x - box.left) / box.width, (at.y - box.top) / box.height] : [0.5, 0.5];
  };
  const spot = (event: PointerEvent | WheelEvent): Spot => ({ x: event.clientX, y: event.clientY });
  useEffect(() => {
    const element = home.current;
    const turned = (event: WheelEvent): void => {
      if (!event.ctrlKey) return; // without it the page scrolls
      event.preventDefault();
      zoom.value = enlarged(zoom.peek(), Math.exp(-Math.max(-100, Math.min(100, event.deltaY)) / 250), ...share(spot(event)));
      settleSoon(wheelPause);
    };
    element?.addEventListener('wheel', turned, { passive: false });
    return () => element?.removeEventListener('wheel', turned);
  }, []);
  const lift = (event: PointerEvent): void => {
    fingers.current.delete(event.pointerId);
    start.current = null;
    if (moved.current) settleSoon(0);
  };
  return {
    onPointerDown: (event) => {
      if (event.button !== 0) return;
      if (!fingers.current.size) moved.current = false;
      fingers.current.set(event.pointerId, spot(event));
      start.current = spot(event);
    },
    onPointerMove: (event) => {
      const before = fingers.current.get(event.pointerId);
      if (!before) return;
      if (!event.buttons) {
        lift(event); // it was let go elsewhere
        return;
      }
      const now = spot(event);
      const first = start.current;
      if (!moved.current && (!first || Math.hypot(now.x - first.x, now.y - first.y) < clickRoom)) return;
      const [from, to] = [share(before), share(now)];
      fingers.current.set(event.pointerId, now);
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
      if (!other && zoom.peek().k === 1) return; // nothing to move: the page may scroll
      if (!moved.current) home.current?.setPointerCapture(event.pointerId);
      moved.current = true;
      if (other) {
        const [a, b] = [Math.hypot(before.x - other.x, before.y - other.y), Math.hypot(now.x - other.x, now.y - other.y)];
        const [u, v] = share({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
        zoom.value = shifted(enlarged(zoom.peek(), b / Math.max(a, 1), u, v), (to[0] - from[0]) / 2, (to[1] - from[1]) / 2);
      } else zoom.value = shifted(zoom.peek(), to[0] - from[0], to[1] - from[1]);
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onKey: (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return false;
      const next = zoomedByKey(zoom.peek(), event.key, event.shiftKey);
      if (!next) return false;
      zoom.value = next;
      settleSoon(keyPause);
      return true;
    },
    moving: () => moved.current,
  };
}

const ways: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

/** What a key makes of a view: + − 0, and arrows with Shift; null: nothing. */
export function zoomedByKey(zoom: Zoom, key: string, shift: boolean): Zoom | null {
  const way = shift ? ways[key] : undefined;
  if (way) return shifted(zoom, way[0] * panStep, way[1] * panStep);
  if (key === '+' || key === '=') return enlarged(zoom, zoomStep);
  if (key === '-' || key === '−') return enlarged(zoom, 1 / zoomStep);
  return key === '0' ? wholeMap : null;
}
