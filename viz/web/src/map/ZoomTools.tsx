// src/map/ZoomTools.tsx -- buttons that enlarge a map and move over it, for those who have neither wheel nor keys.
import type { Signal } from '@preact/signals';
import { inWords, number } from '../words';
import { zoomedByKey } from './gestures';
import { mapWords } from './words';
import { mostZoom, type Zoom } from './zoom';

export interface ZoomToolsProps {
  readonly zoom: Signal<Zoom>;
  readonly settle: () => void;
}

export function ZoomTools({ zoom, settle }: ZoomToolsProps) {
  const words = inWords(mapWords);
  const { k } = zoom.value;
  const button = (label: string, sign: string, key: string, shift: boolean, idle: boolean) => (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-disabled={idle}
      onClick={() => {
        const next = zoomedByKey(zoom.peek(), key, shift);
        if (!next || idle) return; // not `disabled`: the focus would be lost
        zoom.value = next;
        settle();
      }}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
  const whole = k === 1;
  return (
    <div class="map-tools" role="group" aria-label={words.tools}>
      {button(words.enlarge, '+', '+', false, k >= mostZoom)}
      {button(words.reduce, '−', '-', false, whole)}
      {button(words.whole, '⤢', '0', false, whole)}
      {!whole && (
        <>
          {button(words.toLeft, '←', 'ArrowLeft', true, false)}
          {button(words.toRight, '→', 'ArrowRight', true, false)}
          {button(words.up, '↑', 'ArrowUp', true, false)}
          {button(words.down, '↓', 'ArrowDown', true, false)}
        </>
      )}
      <output class="map-zoom">{whole ? '' : words.times(number(Math.round(k * 10) / 10))}</output>
    </div>
  );
}
