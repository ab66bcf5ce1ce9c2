// src/figure/dateWords.ts -- words of the field in which a date is typed.
import { bilingual } from '../words';
import type { WrongDate } from '../words/dates';

export const dateWords = bilingual({
  en: {
    hint: (first: string, last: string) => `A date such as 3 June 2019 or 2019-06-03, from ${first} to ${last}. Up and down arrows: the date after, the date before.`,
    form: 'd month yyyy',
    wrong: {
      form: (typed: string, example: string) => `“${typed}” is not a date that can be read here. Write it as ${example}.`,
      ambiguous: (typed: string, example: string) => `“${typed}”: day and month may be confused. Write it as ${example}.`,
      unknown: (typed: string, example: string) => `“${typed}” is not in the calendar. Write a date such as ${example}.`,
    } as Record<WrongDate, (typed: string, example: string) => string>,
    examples: (typed: string, iso: string) => `${typed} or ${iso}`,
    clamped: (asked: string, first: string, last: string, taken: string) => `${asked} is outside the run, which goes from ${first} to ${last}: ${taken} is taken.`,
    nearest: (asked: string, taken: string) => `Nothing is recorded on ${asked}: ${taken} is taken.`,
    limited: (asked: string, taken: string) => `${asked} cannot be chosen with the other date: ${taken} is taken.`,
  },
  fr: {
    hint: (first: string, last: string) => `Une date comme 03/06/2019 ou 3 juin 2019, du ${first} au ${last}. Flèches haut et bas : date suivante, date précédente.`,
    form: 'jj/mm/aaaa',
    wrong: {
      form: (typed: string, example: string) => `« ${typed} » ne se lit pas ici comme une date. Écrivez-la ainsi : ${example}.`,
      ambiguous: (typed: string, example: string) => `« ${typed} » : jour et mois peuvent être confondus. Écrivez la date ainsi : ${example}.`,
      unknown: (typed: string, example: string) => `« ${typed} » n’est pas dans le calendrier. Écrivez une date comme ${example}.`,
    } as Record<WrongDate, (typed: string, example: string) => string>,
    examples: (typed: string, iso: string) => `${typed} ou ${iso}`,
    clamped: (asked: string, first: string, last: string, taken: string) => `Le ${asked} est hors de la simulation, qui va du ${first} au ${last} : le ${taken} est retenu.`,
    nearest: (asked: string, taken: string) => `Rien n’est enregistré le ${asked} : le ${taken} est retenu.`,
    limited: (asked: string, taken: string) => `Le ${asked} ne va pas avec l’autre date : le ${taken} est retenu.`,
  },
});
