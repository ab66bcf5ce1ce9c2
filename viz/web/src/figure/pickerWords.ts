// src/figure/pickerWords.ts -- words of the list of series, and the names of populations for people.
import type { RunFile } from '../run/client';
import { bilingual, inWords, told } from '../words';

export const pickerWords = bilingual({
  en: {
    none: 'Choose an indicator …',
    type: 'Words of its name …',
    found: (count: number) => (count === 1 ? '1 indicator' : `${count} indicators`),
    nothing: 'No indicator has all these words.',
    reading: 'The names are still being read …',
    unit: (unit: string) => `Unit: ${unit}.`,
    plainNumber: 'Unit: a plain number.',
    key: (key: string) => `In the file: ${key}.`,
    help: (label: string) => `What is “${label}”?`,
    polarity: {
      more_is_better: 'More is better.',
      more_is_worse: 'More is worse.',
      neutral: 'Neither good nor bad by itself.',
      undeclared: 'Nobody declared whether more is better.',
    },
    populations: {
      territory: 'whole territory',
      commune: 'communes',
      sector: 'branches',
      people: 'groups of people',
      size_class: 'sizes of establishment',
      firm: 'establishments',
      citizen: 'citizens',
      actor: 'actors',
      public_body: 'public bodies',
      researcher: 'research teams',
      commons: 'commons',
      group: 'groups that meet',
      project: 'projects',
      problem: 'problems',
      issue: 'issues',
      line: 'lines of plans',
      tool: 'shared equipment',
      platform: 'platforms',
      call: 'calls for projects',
      field: 'fields of know-how',
      capability: 'capabilities',
    } as Record<string, string>,
  },
  fr: {
    none: 'Choisir un indicateur…',
    type: 'Mots de son nom…',
    found: (count: number) => (count < 2 ? `${count} indicateur` : `${count} indicateurs`),
    nothing: 'Aucun indicateur n’a tous ces mots.',
    reading: 'Les noms sont en cours de lecture…',
    unit: (unit: string) => `Unité : ${unit}.`,
    plainNumber: 'Unité : un simple nombre.',
    key: (key: string) => `Dans le fichier : ${key}.`,
    help: (label: string) => `Qu’est-ce que « ${label} » ?`,
    polarity: {
      more_is_better: 'Plus, c’est mieux.',
      more_is_worse: 'Plus, c’est pire.',
      neutral: 'Ni bon ni mauvais en soi.',
      undeclared: 'Personne n’a déclaré si plus est mieux.',
    },
    populations: {
      territory: 'ensemble du territoire',
      commune: 'communes',
      sector: 'branches',
      people: 'groupes de personnes',
      size_class: 'tailles d’établissement',
      firm: 'établissements',
      citizen: 'citoyens',
      actor: 'acteurs',
      public_body: 'acteurs publics',
      researcher: 'équipes de recherche',
      commons: 'biens communs',
      group: 'groupes qui se réunissent',
      project: 'projets',
      problem: 'problèmes',
      issue: 'enjeux',
      line: 'lignes des plans',
      tool: 'équipements partagés',
      platform: 'plateformes',
      call: 'appels à projets',
      field: 'domaines de savoir-faire',
      capability: 'capacités',
    } as Record<string, string>,
  },
});

/** A population for people: known ones in words, others by the file's meaning, or their name. */
export function populationName(file: RunFile, population: string): string {
  const known = inWords(pickerWords).populations[population];
  if (known) return known;
  const listed = file.outline.populations.find((one) => one.name === population);
  return (listed && told(listed.meaning)) || population;
}
