// src/words/sources.ts -- sources and notes of the file in the reader's language: citations stay as they are, the words around
// them (assumed, from memory, not stated ...) are the program's own and are told in French.
import type { Language } from '../state';

/** Whole texts that the program writes, and the beginnings of those that go on with a figure or a name. */
const whole: readonly (readonly [pattern: RegExp, fr: string])[] = [
  [/^assumed$/, 'hypothèse'],
  [/^definition$/, 'définition'],
  [/^cost$/, 'coût'],
  [/^the crisis file$/, 'le fichier de crise'],
  [/^the policy file$/, 'le fichier de politique'],
  [/^the policy$/, 'la politique'],
  [/^an option,? to measure what blindness costs$/, 'une option, pour mesurer ce que coûte l’aveuglement'],
  [/^national shares within broad sectors$/, 'parts nationales au sein des grands secteurs'],
  [/^not stated$/, 'non donné'],
  [/^read; nothing in the world shows it$/, 'lu ; rien ne le montre dans le monde simulé'],
  [/^used as a rate$/, 'utilisé comme un taux'],
  [/^not in the file: the program's own assumption$/, 'absent du fichier : hypothèse du programme'],
  [/^establishments without employee at the end of the year hold one job here and belong to no class$/, 'les établissements sans salarié en fin d’année ont ici un emploi et n’entrent dans aucune classe'],
  [/^one allocation drawn among many that fit$/, 'une répartition tirée parmi beaucoup qui conviennent'],
  [/^rate of (\d+) on the inhabitants of (\d+)$/, 'taux de $1 sur les habitants de $2'],
  [/^the source's own total is (.+)$/, 'le total de la source est $1'],
  [/^imputed by size of commune(?:, per (.+))?$/, 'imputé selon la taille de la commune'],
  [/^where flows are stated they decide: (.+)$/, 'là où des flux sont donnés, ils l’emportent : $1'],
  [/^missing: statistical secrecy$/, 'manquant : secret statistique'],
  [/^missing: not available$/, 'manquant : non disponible'],
  [/^missing: not communicated$/, 'manquant : non communiqué'],
  [/^missing: not given$/, 'manquant : non donné'],
  [/^missing: (.+)$/, 'manquant : $1'],
];

/** Within a text: the longest first. */
const within: readonly (readonly [pattern: RegExp, fr: string])[] = [
  [/\bPoints marked assumed in this file are ours\./g, 'Les points dits « assumed » dans ce fichier sont des hypothèses de notre part.'],
  [/^assumed by us\b/, 'hypothèse de notre part'],
  [/^assumed, as ([\w.]+)'s$/, 'hypothèse, comme pour $1'],
  [/^assumed[;,] as (?:in )?([\w.]+)\b/, 'hypothèse, comme dans $1'],
  [/^assumed after\b/, 'hypothèse, d’après'],
  [/^assumed; forms after\b/, 'hypothèse ; formes d’après'],
  [/^assumed; /, 'hypothèse ; '],
  [/^assumed, /, 'hypothèse, '],
  [/^assumed throughout: /, 'hypothèse d’un bout à l’autre : '],
  [/^assumed /, 'hypothèse : '],
  [/^assumed: /, 'hypothèse : '],
  [/^definition: /, 'définition : '],
  [/^own choice: /, 'choix propre : '],
  [/\bown choice\b/g, 'choix propre'],
  [/; the value is assumed\b/g, ' ; la valeur est une hypothèse'],
  [/; the value is ours\b/g, ' ; la valeur est de nous'],
  [/\bthe later points assumed\b/g, 'points suivants : hypothèse'],
  [/\bpath and level of new contracts assumed\b/g, 'évolution et niveau des nouveaux contrats : hypothèse'],
  [/\bby branch as assumed\b/g, 'par branche : hypothèse'],
  [/([;,]) ([\w ]+?) (?:is |are )?assumed\b/g, '$1 $2 : hypothèse'],
  [/, assumed\b/g, ', hypothèse'],
  [/\bassumed\b/g, '(hypothèse)'],
  [/\bfrom memory\b/g, 'de mémoire'],
  [/^French cushion of 2023: /, 'amortisseur français de 2023 : '],
  [/^the European definition of a small or medium-sized enterprise: fewer than (\d+)$/, 'la définition européenne d’une petite ou moyenne entreprise : moins de $1'],
  [/^after the public-private resilience platform of the Sillon Lorrain; sizes\b/, 'd’après la plateforme de résilience publique-privée du Sillon Lorrain ; tailles'],
];

/** A source or a note in the reader's language. */
export function sourceWords(text: string, language: Language): string {
  if (language === 'en' || text === '') return text;
  for (const [pattern, fr] of whole) if (pattern.test(text)) return text.replace(pattern, fr);
  // Notes are joined by "; ": each may be the program's own.
  const notes = text.split('; ');
  if (notes.length > 1 && notes.every((note) => whole.some(([pattern]) => pattern.test(note)))) return notes.map((note) => sourceWords(note, language)).join(' ; ');
  return within.reduce((told, [pattern, fr]) => told.replace(pattern, fr), text);
}
