// src/figure/Figure.tsx -- the frame of every picture: title, summary for those who do not see it, warnings, data table, exports.
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { currentFile, dark } from '../state';
import { inWords } from '../words';
import { DataTable } from './DataTable';
import { csvOf, saveCsv, savePng, saveSvg, standAlone, type TableData } from './export';
import { themes } from './palette';
import { Warnings } from './Warnings';
import { figureWords } from './words';

export interface FigureProps {
  /** Stem of file names, in plain letters. */
  readonly name: string;
  readonly title: string;
  /** One or two sentences with the figures that matter: what a reader sees at a glance. */
  readonly summary: string;
  readonly warnings: readonly string[];
  readonly table: TableData;
  /** The picture in vectors, as it is now; null while there is none. A picture without one has no SVG and PNG. */
  readonly vector?: () => SVGSVGElement | null;
  readonly children: ComponentChildren;
}

/** Labels of the file begin with small letters; a title does not. */
const capital = (text: string): string => `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`;

export function Figure({ name, title: given, summary, warnings, table, vector, children }: FigureProps) {
  const words = inWords(figureWords);
  const title = capital(given);
  const shown = useSignal(false);
  const id = useId();
  const file = currentFile.value;
  const told = [...new Set(warnings.filter(Boolean))];
  const stem = `${file?.id ?? 'sillon'}-${name}`;
  const picture = (): SVGSVGElement | null => {
    const svg = vector?.();
    if (!svg) return null;
    const source = words.source(file?.outline.fileName ?? '', (file?.outline.attributes['commit'] ?? '').slice(0, 8));
    return standAlone(svg, { title, summary, warnings: told, source }, themes[dark.value ? 'dark' : 'light']);
  };
  const withPicture = (save: (svg: SVGSVGElement) => void): void => {
    const svg = picture();
    if (svg) save(svg);
  };
  return (
    <figure class="figure" aria-labelledby={`${id}-title`}>
      <figcaption>
        <h3 id={`${id}-title`}>{title}</h3>
        <p class="summary">{summary}</p>
      </figcaption>
      <div class="picture">{children}</div>
      <Warnings told={told} />
      <div class="tools">
        <button type="button" aria-expanded={shown.value} onClick={() => (shown.value = !shown.value)}>
          {shown.value ? words.hideTable : words.showTable}
        </button>
        {vector && (
          <>
            <button type="button" title={words.saveAs('SVG', title)} aria-label={words.saveAs('SVG', title)} onClick={() => withPicture((svg) => saveSvg(stem, svg))}>
              {words.svg}
            </button>
            <button type="button" title={words.saveAs('PNG', title)} aria-label={words.saveAs('PNG', title)} onClick={() => withPicture((svg) => void savePng(stem, svg))}>
              {words.png}
            </button>
          </>
        )}
        <button
          type="button"
          title={words.saveAs('CSV', title)}
          aria-label={words.saveAs('CSV', title)}
          onClick={() => saveCsv(stem, csvOf(table, told, words.warning, words.inFile))}
        >
          {words.csv}
        </button>
      </div>
      {shown.value && <DataTable table={table} label={title} />}
    </figure>
  );
}
