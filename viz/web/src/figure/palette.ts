// src/figure/palette.ts -- colours that colour-blind readers tell apart, and what tells lines apart without colour.
import type { Bilingual } from '../run/types';

/** Okabe and Ito (2008); darker yellow, so that it can be read on white. */
const light = ['#0072b2', '#d55e00', '#009e73', '#a3548c', '#7a6200', '#3b8fc2', '#444444'];
const night = ['#56b4e9', '#ff9b52', '#2fd6a5', '#e6a2cb', '#f0e442', '#9ad0f5', '#dddddd'];
const dashes = ['', '7 3', '2 2', '9 3 2 3', '12 4', '4 2 1 2 1 2', '1 3'];
export const symbols = ['circle', 'square', 'triangle', 'diamond', 'cross', 'star', 'wye'] as const;

export interface LineStyle {
  readonly colour: string;
  readonly dash: string;
  readonly symbol: (typeof symbols)[number];
}

/** The i-th line's look; a colour, a dash and a symbol, so that none has to be told by colour alone. */
export function lineStyle(i: number, isDark: boolean): LineStyle {
  const colours = isDark ? night : light;
  return {
    colour: colours[i % colours.length] as string,
    dash: dashes[i % dashes.length] as string,
    symbol: symbols[i % symbols.length] as (typeof symbols)[number],
  };
}

export interface Theme {
  readonly dark: boolean;
  readonly text: string;
  readonly faint: string;
  readonly line: string;
  readonly background: string;
  readonly crisis: string;
  readonly policy: string;
  readonly loss: string;
}

export const themes: Readonly<Record<'light' | 'dark', Theme>> = {
  light: {
    dark: false,
    text: '#1b1b1b',
    faint: '#595959',
    line: '#c9c9c9',
    background: '#ffffff',
    crisis: '#d55e00',
    policy: '#0072b2',
    loss: '#d55e00',
  },
  dark: {
    dark: true,
    text: '#ececec',
    faint: '#b0b0b0',
    line: '#4a4a4a',
    background: '#16191d',
    crisis: '#ff9b52',
    policy: '#56b4e9',
    loss: '#ff9b52',
  },
};

// Blue to orange through near white: both ends differ in hue and in lightness from the middle.
const diverging = ['#01508c', '#3b8fc2', '#a6cee3', '#f4f4f2', '#fdc591', '#e8772e', '#8c3a00'];
// Light to dark, one direction of lightness: also read in grey.
const sequential = ['#f2f6fb', '#c6dcef', '#86bddb', '#4292c6', '#1f6bb0', '#083c7d'];

function blend(stops: readonly string[], at: number): string {
  const clamped = Math.min(1, Math.max(0, Number.isFinite(at) ? at : 0)) * (stops.length - 1);
  const i = Math.min(stops.length - 2, Math.floor(clamped));
  const part = clamped - i;
  const channel = (stop: string, k: number): number => parseInt(stop.slice(1 + 2 * k, 3 + 2 * k), 16);
  const mixed = [0, 1, 2].map((k) => {
    const value = channel(stops[i] as string, k) * (1 - part) + channel(stops[i + 1] as string, k) * part;
    return Math.round(value).toString(16).padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}

/** 0 to 1, light to dark. */
export const sequentialColour = (at: number): string => blend(sequential, at);
/** −1 (blue) through 0 to 1 (orange). */
export const divergingColour = (at: number): string => blend(diverging, (at + 1) / 2);

/** Black or white, whichever is read better on a colour (WCAG's relative luminance). */
export function textOn(colour: string): string {
  const [r, g, b] = [1, 3, 5].map((k) => {
    const c = parseInt(colour.slice(k, k + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff';
}

export const nothing: Bilingual = { en: '', fr: '' };
