// src/map/colours.ts -- colours of maps besides those of values: lines, dots, what has no value, what is outside of the run.
import type { Theme } from '../figure/palette';

export const outsideColour = (theme: Theme): string => (theme.dark ? '#23282e' : '#efefef');
export const unknownColours = (theme: Theme): { plain: string; mark: string } =>
  theme.dark ? { plain: '#2b3138', mark: '#7d8894' } : { plain: '#ffffff', mark: '#8d8d8d' };
export const lineColour = '#5b6168';
export const dotColour = '#12324f';

/** Dots of negative classes: dark on light colours, light on dark ones. */
export function dotOn(colour: string): string {
  const [r, g, b] = [1, 3, 5].map((k) => parseInt(colour.slice(k, k + 2), 16)) as [number, number, number];
  return 0.3 * r + 0.59 * g + 0.11 * b > 110 ? dotColour : '#d7e8f7';
}
