// src/figure/PlotPicture.tsx -- draws with Observable Plot in the page's width, theme and language; SVG, so that it can be exported.
import * as Plot from '@observablehq/plot';
import { useEffect, useRef } from 'preact/hooks';
import { dark, language } from '../state';
import { themes, type Theme } from './palette';
import { useWidth } from './width';

export interface PlotPictureProps {
  /** What to draw; called again when the width, the theme, the language or `given` changes. */
  readonly draw: (width: number, theme: Theme) => Plot.PlotOptions;
  /** Values that `draw` depends on. */
  readonly given: readonly unknown[];
  /** Said instead of the picture by a screen reader. */
  readonly label: string;
  readonly onPicture?: (svg: SVGSVGElement) => void;
}

export function PlotPicture({ draw, given, label, onPicture }: PlotPictureProps) {
  const home = useRef<HTMLDivElement>(null);
  const width = useWidth(home);
  const isDark = dark.value;
  const spoken = language.value;
  useEffect(() => {
    const place = home.current;
    if (!place || width === 0) return;
    const theme = themes[isDark ? 'dark' : 'light'];
    const drawn = Plot.plot({ width, ...draw(width, theme) });
    const svg = (drawn instanceof SVGSVGElement ? drawn : drawn.querySelector('svg')) as SVGSVGElement;
    // Plot's own style element would break the page's Content-Security-Policy; style.css says the same.
    for (const style of svg.querySelectorAll('style')) style.remove();
    svg.setAttribute('color', theme.text);
    svg.setAttribute('fill', 'currentColor');
    svg.setAttribute('aria-hidden', 'true');
    place.replaceChildren(drawn);
    onPicture?.(svg);
  }, [width, isDark, spoken, ...given]);
  return <div ref={home} class="plot" role="img" aria-label={label} />;
}
