// src/tour/words.ts -- the guided tour, in both languages.
import { bilingual } from '../words';

export const tourWords = bilingual({
  en: {
    label: 'Guided tour',
    step: (at: string, all: string) => `Step ${at} of ${all}`,
    next: 'Next',
    back: 'Back',
    close: 'End the tour',
    predict: 'Your prediction first:',
    chosen: 'You said:',
    right: 'The simulated trajectories agree.',
    wrong: 'The simulated trajectories say otherwise.',
    reading: 'Reading …',
    missing: 'This run does not hold what this step wants to show; go on to the next one.',
    again: 'Change my prediction',
  },
  fr: {
    label: 'Visite guidée',
    step: (at: string, all: string) => `Étape ${at} sur ${all}`,
    next: 'Suivant',
    back: 'Retour',
    close: 'Terminer la visite',
    predict: 'D’abord votre pronostic :',
    chosen: 'Vous avez dit :',
    right: 'Les trajectoires simulées vont dans ce sens.',
    wrong: 'Les trajectoires simulées disent autre chose.',
    reading: 'Lecture…',
    missing: 'Cette simulation ne contient pas ce que cette étape veut montrer ; passez à la suivante.',
    again: 'Changer mon pronostic',
  },
});
