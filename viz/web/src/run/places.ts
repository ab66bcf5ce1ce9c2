// src/run/places.ts -- names and points of places, from the scenario inside the run file; names of rows for people.
import { language } from '../state';
import type { RunFile } from './client';

export interface Place {
  readonly code: string;
  readonly name: string;
  readonly latitude: number; // NaN: not given
  readonly longitude: number;
  readonly area: number; // km²
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
const isObject = (value: Json | undefined): value is { readonly [key: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const scenarios = new WeakMap<RunFile, { readonly [key: string]: Json | undefined }>();
const places = new WeakMap<RunFile, ReadonlyMap<string, Place>>();
const titles = new WeakMap<RunFile, ReadonlyMap<string, { en: string; fr: string }>>();

/** The scenario as JSON; an empty object if it cannot be read. */
export function scenarioOf(file: RunFile): { readonly [key: string]: Json | undefined } {
  let known = scenarios.get(file);
  if (!known) {
    try {
      const read = JSON.parse(file.outline.scenario) as Json;
      known = isObject(read) ? read : {};
    } catch {
      known = {};
    }
    scenarios.set(file, known);
  }
  return known;
}

/** What `{ "use": "file", "used": {...} }` brought in, or the object itself. */
export function used(value: Json | undefined): { readonly [key: string]: Json | undefined } {
  if (!isObject(value)) return {};
  return isObject(value['used']) ? value['used'] : value;
}

const numberOr = (value: Json | undefined): number => (typeof value === 'number' ? value : NaN);
const textOr = (value: Json | undefined, fallback: string): string => (typeof value === 'string' ? value : fallback);

/** By official code. */
export function placesOf(file: RunFile): ReadonlyMap<string, Place> {
  let known = places.get(file);
  if (!known) {
    const found = new Map<string, Place>();
    const listed = used(scenarioOf(file)['territory'])['communes'];
    for (const one of Array.isArray(listed) ? (listed as readonly Json[]) : []) {
      if (!isObject(one) || typeof one['code'] !== 'string') continue;
      const code = one['code'];
      found.set(code, {
        code,
        name: textOr(one['name'], code),
        latitude: numberOr(one['latitude']),
        longitude: numberOr(one['longitude']),
        area: numberOr(one['area']),
      });
    }
    known = found;
    places.set(file, known);
  }
  return known;
}

function sectorTitles(file: RunFile): ReadonlyMap<string, { en: string; fr: string }> {
  let known = titles.get(file);
  if (!known) {
    const found = new Map<string, { en: string; fr: string }>();
    const listed = used(used(scenarioOf(file)['territory'])['sectors'])['sectors'];
    for (const one of Array.isArray(listed) ? (listed as readonly Json[]) : []) {
      if (!isObject(one) || typeof one['code'] !== 'string') continue;
      const title = one['title'] ?? one['name'];
      if (isObject(title)) found.set(one['code'], { en: textOr(title['en'], one['code']), fr: textOr(title['fr'], one['code']) });
      else if (typeof title === 'string') found.set(one['code'], { en: title, fr: title });
    }
    known = found;
    titles.set(file, known);
  }
  return known;
}

const peopleWords: Record<string, { en: string; fr: string }> = {
  'T1-own': { en: 'lowest third, owners', fr: 'tiers le plus modeste, propriétaires' },
  'T1-rent': { en: 'lowest third, tenants', fr: 'tiers le plus modeste, locataires' },
  'T2-own': { en: 'middle third, owners', fr: 'tiers médian, propriétaires' },
  'T2-rent': { en: 'middle third, tenants', fr: 'tiers médian, locataires' },
  'T3-own': { en: 'highest third, owners', fr: 'tiers le plus aisé, propriétaires' },
  'T3-rent': { en: 'highest third, tenants', fr: 'tiers le plus aisé, locataires' },
};

const sizeWords: Record<string, { en: string; fr: string }> = {
  own: { en: 'own-account workers', fr: 'indépendants sans salarié' },
  '1-9': { en: '1 to 9 jobs', fr: '1 à 9 emplois' },
  '10-49': { en: '10 to 49 jobs', fr: '10 à 49 emplois' },
  '50-249': { en: '50 to 249 jobs', fr: '50 à 249 emplois' },
  '250+': { en: '250 jobs or more', fr: '250 emplois ou plus' },
};
const rowWords: Record<string, Readonly<Record<string, { en: string; fr: string }>>> = { people: peopleWords, size_class: sizeWords };

/** A row of a population for people: a commune's name, a branch's title; else its code or number. */
export function rowLabel(file: RunFile, population: string, row: number): string {
  const code = file.outline.populations.find((one) => one.name === population)?.rows[row] ?? String(row);
  if (population === 'commune') return placesOf(file).get(code)?.name ?? code;
  const known = population === 'sector' ? sectorTitles(file).get(code) : rowWords[population]?.[code];
  return known ? (population === 'sector' ? `${code} ${known[language.value]}` : known[language.value]) : code;
}
