// src/figure/export.ts -- pictures as SVG and PNG, their data as CSV; warnings go with both.
import { isoDate } from '../words/format';
import { saveBlob } from './save';

/** A thing of the file: shown in the reader's words, exported with its name in the file in a column beside them. */
export interface Named {
  readonly text: string;
  readonly name: string;
  /** Of a source: it stays in the language in which it was written. */
  readonly citation?: boolean;
  /** Both are shown: readers have to write the name themselves. */
  readonly withName?: boolean;
}
/** Days since 1970-01-01: shown in the reader's way, sorted by the day, exported as 2019-06-03. */
export interface Dated {
  readonly day: number;
}
export type Cell = string | number | Named | Dated;

export const isNamed = (cell: Cell): cell is Named => typeof cell === 'object' && 'name' in cell;
export const isDated = (cell: Cell): cell is Dated => typeof cell === 'object' && 'day' in cell;
/** What the file calls it: for links from a row. */
export const nameOf = (cell: Cell | undefined): string =>
  cell === undefined ? '' : typeof cell !== 'object' ? String(cell) : isNamed(cell) ? cell.name : isoDate(cell.day);

export interface TableData {
  /** Heads, units included. */
  readonly columns: readonly string[];
  /** Numbers stay numbers: exported with all digits, shown in the reader's way. */
  readonly rows: readonly (readonly Cell[])[];
  /** [column of a mean, column of the half of its interval]: they are shown with matching digits. */
  readonly estimates?: readonly (readonly [number, number])[];
}

/** The pairs of a table whose columns from `first` on are means, each with its half beside it. */
export const besideEachOther = (first: number, count: number): [number, number][] =>
  Array.from({ length: count }, (_none, i) => [first + 2 * i, first + 2 * i + 1]);

/** RFC 4180, with a column for warnings: they stay with each row. Numbers have a decimal point and dates are 2019-06-03 in either
 * language; what the file names has its words in one column and its name in the next. */
export function csvOf(table: TableData, warnings: readonly string[], warningHead: string, nameHead = (head: string): string => `${head} (in the file)`): string {
  const written = (value: string | number): string => {
    const text = typeof value === 'number' ? (Number.isNaN(value) ? '' : String(value)) : value;
    return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };
  const named = table.columns.map((_head, i) => table.rows.some((row) => isNamed(row[i] ?? '')));
  const fields = (cell: Cell, i: number): (string | number)[] => {
    const shown = typeof cell !== 'object' ? cell : isNamed(cell) ? cell.text : isoDate(cell.day);
    return named[i] ? [shown, isNamed(cell) ? cell.name : ''] : [shown];
  };
  const heads = [...table.columns.flatMap((head, i) => (named[i] ? [head, nameHead(head)] : [head])), ...(warnings.length ? [warningHead] : [])];
  const tail = warnings.length ? [warnings.join(' · ')] : [];
  return [heads, ...table.rows.map((row) => [...row.flatMap(fields), ...tail])].map((row) => `${row.map(written).join(',')}\r\n`).join('');
}

const svgNamespace = 'http://www.w3.org/2000/svg';
const fontFamily = 'system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif';

export interface Caption {
  readonly title: string;
  readonly summary: string;
  readonly warnings: readonly string[];
  readonly source: string;
}

/** Cuts a text into lines of about `letters` letters. */
export function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const line = lines[last];
    if (line === undefined || line.length + word.length + 1 > letters) lines.push(word);
    else lines[last] = `${line} ${word}`;
  }
  return lines;
}

/** A copy of the picture that stands alone: title above, warnings and source below, colours and fonts inside. */
export function standAlone(picture: SVGSVGElement, caption: Caption, colours: { text: string; background: string }): SVGSVGElement {
  const box = picture.viewBox.baseVal;
  const width = (box && box.width) || Number(picture.getAttribute('width')) || 800;
  const height = (box && box.height) || Number(picture.getAttribute('height')) || 400;
  const letters = Math.max(30, Math.floor(width / 6));
  const above = wrap(caption.title, Math.floor(letters * 0.8));
  const below = [...caption.warnings.flatMap((warning) => wrap(`⚠ ${warning}`, letters)), ...wrap(caption.source, letters)];
  const top = above.length * 20 + 12;
  const total = top + height + below.length * 15 + 16;
  const make = (name: string, attributes: Record<string, string | number>, text = ''): SVGElement => {
    const element = document.createElementNS(svgNamespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text) element.textContent = text;
    return element;
  };
  const out = make('svg', {
    xmlns: svgNamespace,
    width,
    height: total,
    viewBox: `0 0 ${width} ${total}`,
    'font-family': fontFamily,
    color: colours.text,
    fill: colours.text,
    role: 'img',
  }) as SVGSVGElement;
  out.append(make('title', {}, caption.title), make('desc', {}, caption.summary));
  out.append(make('rect', { width, height: total, fill: colours.background }));
  above.forEach((line, i) => out.append(make('text', { x: 8, y: 22 + i * 20, 'font-size': 16, 'font-weight': 600 }, line)));
  const inner = picture.cloneNode(true) as SVGSVGElement;
  for (const style of inner.querySelectorAll('style')) style.remove();
  inner.setAttribute('x', '0');
  inner.setAttribute('y', String(top));
  inner.setAttribute('width', String(width));
  inner.setAttribute('height', String(height));
  out.append(inner);
  below.forEach((line, i) => out.append(make('text', { x: 8, y: top + height + 16 + i * 15, 'font-size': 11 }, line)));
  return out;
}

export function svgText(picture: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}\n`;
}

/** Twice the size on the page, so that it prints well. */
export async function pngOf(picture: SVGSVGElement): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svgText(picture)], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * Number(picture.getAttribute('width'));
    canvas.height = 2 * Number(picture.getAttribute('height'));
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}

export function saveCsv(name: string, text: string): void {
  saveBlob(`${name}.csv`, new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }));
}
export function saveSvg(name: string, picture: SVGSVGElement): void {
  saveBlob(`${name}.svg`, new Blob([svgText(picture)], { type: 'image/svg+xml' }));
}
export async function savePng(name: string, picture: SVGSVGElement): Promise<void> {
  saveBlob(`${name}.png`, await pngOf(picture));
}
