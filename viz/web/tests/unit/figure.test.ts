// tests/unit/figure.test.ts -- tables that are sorted, filtered and saved; colours that can be read.
import { describe, expect, it } from 'vitest';
import { arranged } from '../../src/figure/DataTable';
import { csvOf, nameOf, wrap } from '../../src/figure/export';
import { divergingColour, lineStyle, sequentialColour, textOn, themes } from '../../src/figure/palette';

const table = {
  columns: ['place', 'jobs'],
  rows: [
    ['Liévin', 9],
    ['Éleu', 10],
    ['Lens', NaN],
    ['a10', 2],
    ['a9', 2],
  ] as const,
};

describe('tables', () => {
  it('sort numbers by size, texts as the language does, and put what is missing last', () => {
    expect(arranged(table, '', 1, false, 'fr').map((row) => row[0])).toEqual(['a10', 'a9', 'Liévin', 'Éleu', 'Lens']);
    expect(arranged(table, '', 1, true, 'fr').map((row) => row[0])).toEqual(['Éleu', 'Liévin', 'a10', 'a9', 'Lens']);
    expect(arranged(table, '', 0, false, 'fr').map((row) => row[0])).toEqual(['a9', 'a10', 'Éleu', 'Lens', 'Liévin']);
  });
  it('keep the rows that hold every word of the filter', () => {
    expect(arranged(table, 'LIÉ 9', -1, false, 'fr').map((row) => row[0])).toEqual(['Liévin']);
  });
  it('are saved with all digits, quoted, and with their warnings in each row', () => {
    expect(csvOf({ columns: ['a', 'b'], rows: [['x "y", z', 1 / 3], ['w', NaN]] }, ['imputed'], 'warning')).toBe(
      'a,b,warning\r\n"x ""y"", z",0.3333333333333333,imputed\r\nw,,imputed\r\n',
    );
    expect(csvOf({ columns: ['a'], rows: [] }, [], 'warning')).toBe('a\r\n');
  });
  it('are saved with what the file names in words and, beside it, by its name; dates as 2019-06-03', () => {
    const rows = [
      [{ text: 'Choc énergétique', name: 'energy-shock' }, { day: 18050 }, 1.5],
      ['–', { day: 18057 }, 2],
    ];
    expect(csvOf({ columns: ['contexte', 'date', 'valeur'], rows }, [], '', (head) => `${head} (dans le fichier)`)).toBe(
      'contexte,contexte (dans le fichier),date,valeur\r\nChoc énergétique,energy-shock,2019-06-03,1.5\r\n–,,2019-06-10,2\r\n',
    );
    expect(rows[0]?.map((cell) => nameOf(cell))).toEqual(['energy-shock', '2019-06-03', '1.5']);
  });
  it('sort dates by the day, and find a row by its words, its name in the file, or its date in the language', () => {
    const rows = ['b', 'a'].map((name, i) => [{ text: `Titre ${name}`, name: `raw-${name}` }, { day: 18050 - 31 * i }] as const);
    const both = { columns: ['nom', 'date'], rows };
    const first = (filter: string, column: number, language: 'en' | 'fr') => arranged(both, filter, column, false, language).map((row) => nameOf(row[0]));
    expect(first('', 1, 'fr')).toEqual(['raw-a', 'raw-b']);
    expect(first('', 0, 'fr')).toEqual(['raw-a', 'raw-b']);
    expect(first('3 juin', -1, 'fr')).toEqual(['raw-b']);
    expect(first('3 june', -1, 'en')).toEqual(['raw-b']);
    expect(first('raw-a', -1, 'fr')).toEqual(['raw-a']);
    expect(first('titre b', -1, 'fr')).toEqual(['raw-b']);
  });
  it('wrap words without losing one', () => {
    const text = 'one two three four five six';
    expect(wrap(text, 9).every((line) => line.length <= 9)).toBe(true);
    expect(wrap(text, 9).join(' ')).toBe(text);
  });
});

const luminance = (colour: string): number => {
  const [r, g, b] = [1, 3, 5].map((k) => {
    const c = parseInt(colour.slice(k, k + 2), 16) / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

describe('colours', () => {
  it('of lines stand out from the ground, 3 to 1 at least', () => {
    for (const dark of [false, true])
      for (let i = 0; i < 7; ++i) expect(contrast(lineStyle(i, dark).colour, themes[dark ? 'dark' : 'light'].background)).toBeGreaterThan(3);
  });
  it('of lines are never told apart by colour alone', () => {
    const looks = Array.from({ length: 7 }, (_none, i) => lineStyle(i, false));
    expect(new Set(looks.map((look) => look.dash)).size).toBe(7);
    expect(new Set(looks.map((look) => look.symbol)).size).toBe(7);
  });
  it('of cells carry a text that can be read, 4.5 to 1', () => {
    for (let at = 0; at <= 1; at += 0.05)
      for (const colour of [sequentialColour(at), divergingColour(2 * at - 1)]) expect(contrast(textOn(colour), colour)).toBeGreaterThan(4.5);
  });
  it('grow darker in one direction', () => {
    let before = 2;
    for (let at = 0; at <= 1; at += 0.1) {
      const now = luminance(sequentialColour(at));
      expect(now).toBeLessThan(before);
      before = now;
    }
  });
});
