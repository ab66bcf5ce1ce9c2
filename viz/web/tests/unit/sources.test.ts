// tests/unit/sources.test.ts -- sources, notes, values and assumptions of the file in the reader's language.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assumptionNames, figureTitle } from '../../src/views/settled/assumptions';
import { valueText } from '../../src/views/scenario/value';
import { sourceWords } from '../../src/words/sources';

const read = (path: string): string => readFileSync(resolve(__dirname, '../../../..', path), 'utf8');

describe('a source', () => {
  it('that is a citation stays as it is, in both languages', () => {
    for (const one of ['Ahrweiler et al. 2015', 'Filosofi 2019, median living standard per consumption unit; INSEE, DGFiP', 'SDES, bilan énergétique 2022', ''])
      for (const language of ['en', 'fr'] as const) expect(sourceWords(one, language)).toBe(one);
  });
  it('that is an assumption says so in French, around what it cites', () => {
    expect(sourceWords('assumed', 'fr')).toBe('hypothèse');
    expect(sourceWords('assumed: 3 to 5 weak ties at a conference', 'fr')).toBe('hypothèse : 3 to 5 weak ties at a conference');
    expect(sourceWords("assumed, as remember_aid's", 'fr')).toBe('hypothèse, comme pour remember_aid');
    expect(sourceWords('assumed after the asymmetry of trust (Slovic 1993)', 'fr')).toBe('hypothèse, d’après the asymmetry of trust (Slovic 1993)');
    expect(sourceWords('Deffuant et al. 2000: 0 to 0.5; the value is assumed', 'fr')).toBe('Deffuant et al. 2000: 0 to 0.5 ; la valeur est une hypothèse');
    expect(sourceWords('Fischbacher and Gaechter 2010, from memory', 'fr')).toBe('Fischbacher and Gaechter 2010, de mémoire');
    expect(sourceWords('own choice: a round number', 'fr')).toBe('choix propre : a round number');
  });
  it('stays as it is in English', () => {
    expect(sourceWords('assumed: a local office', 'en')).toBe('assumed: a local office');
  });
  it('of a declared parameter never says "assumed" or "from memory" in French', () => {
    const said = new Set([...read('docs/formats/scenario.md').matchAll(/\|([^|\n]*\b(?:assumed|from memory)\b[^|\n]*)\|/g)].map((found) => (found[1] as string).trim()));
    for (const one of said) expect(sourceWords(one, 'fr')).not.toMatch(/\b(assumed|from memory)\b/);
    for (const found of read('models/territory/names.hpp').matchAll(/"(assumed[^"]*)"/g)) expect(sourceWords(found[1] as string, 'fr')).toMatch(/^hypothèse/);
  });
  it('of a note is told in French, each note of several', () => {
    expect(sourceWords('not stated; used as a rate', 'fr')).toBe('non donné ; utilisé comme un taux');
    expect(sourceWords('rate of 2018 on the inhabitants of 2022', 'fr')).toBe('taux de 2018 sur les habitants de 2022');
    expect(sourceWords('missing: statistical secrecy', 'fr')).toBe('manquant : secret statistique');
    expect(sourceWords('Commune de Lens', 'fr')).toBe('Commune de Lens');
  });
  it('of a note that the program writes is known, each of them', () => {
    const notes = [...read('models/territory/statements.cpp').matchAll(/(?:return|why =|note =|\?) "([a-z][^"{}]{8,})"/g)].map((found) => found[1] as string).filter((one) => / /.test(one) && !/[:;] $/.test(one));
    expect(notes.length).toBeGreaterThan(2);
    for (const one of notes) expect(sourceWords(one, 'fr'), one).not.toBe(one);
  });
});

describe('an assumption of the territory', () => {
  it('has a title in both languages, each that the program knows', () => {
    const known = [...read('models/territory/names.hpp').matchAll(/AssumptionName\{"([^"]+)"/g)].map((found) => found[1] as string);
    expect(known.length).toBeGreaterThan(25);
    expect(known.filter((one) => !assumptionNames.includes(one))).toEqual([]);
    const row = { figure: 'assumption weekly_wage', label: { en: 'assumption weekly_wage', fr: 'hypothèse weekly_wage' } };
    expect([figureTitle(row, 'en'), figureTitle(row, 'fr')]).toEqual(['assumption: mean net pay', 'hypothèse\u202f: salaire net moyen']);
    expect(figureTitle({ figure: 'jobs', label: { en: 'jobs', fr: 'emplois' } }, 'fr')).toBe('emplois');
  });
});

describe('a value that is more than a number', () => {
  it('is a curve with dates and numbers of the language', () => {
    expect(valueText('2021-06-01 1, 2021-12-31 1.8', 'fr')).toBe('1er juin 2021\u202f: 1\u202f; 31 décembre 2021\u202f: 1,8');
    expect(valueText('2021-06-01 1, 2021-12-31 1.8', 'en')).toBe('1 June 2021: 1; 31 December 2021: 1.8');
  });
  it('is a list with its names in words, yes or no, or stays', () => {
    expect(valueText('agency 50, epci 50', 'fr')).toBe('agence\u202f: 50\u202f; intercommunalité\u202f: 50');
    expect([valueText('true', 'fr'), valueText('false', 'fr'), valueText('', 'fr'), valueText('HZ, MN', 'fr')]).toEqual(['oui', 'non', '–', 'HZ, MN']);
  });
});
