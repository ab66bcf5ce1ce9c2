// src/figure/words.ts -- words around every picture and table.
import { bilingual } from '../words';

export const figureWords = bilingual({
  en: {
    svg: 'SVG',
    png: 'PNG',
    csv: 'CSV',
    saveAs: (what: string, title: string) => `Save “${title}” as ${what}`,
    showTable: 'Show the data table',
    hideTable: 'Hide the data table',
    warnings: 'Read with care',
    warning: 'warning',
    source: (file: string, commit: string) => `Simulated trajectories, not a forecast. ${file}, sillon ${commit}`,
    filter: 'Filter rows',
    rowsShown: (shown: string, all: string) => `${shown === all ? all : `${shown} of ${all}`} ${all === '1' ? 'row' : 'rows'}`,
    more: 'Show more rows',
    sortBy: (column: string) => `Sort by ${column}`,
    loading: 'Reading …',
    help: 'What is this?',
  },
  fr: {
    svg: 'SVG',
    png: 'PNG',
    csv: 'CSV',
    saveAs: (what: string, title: string) => `Enregistrer « ${title} » en ${what}`,
    showTable: 'Afficher le tableau de données',
    hideTable: 'Masquer le tableau de données',
    warnings: 'À lire avec précaution',
    warning: 'avertissement',
    source: (file: string, commit: string) => `Trajectoires simulées : ne sont pas des prévisions. ${file}, sillon ${commit}`,
    filter: 'Filtrer les lignes',
    rowsShown: (shown: string, all: string) => `${shown} ${shown === '0' || shown === '1' ? 'ligne' : 'lignes'}${shown === all ? '' : ` sur ${all}`}`,
    more: 'Afficher plus de lignes',
    sortBy: (column: string) => `Trier par ${column}`,
    loading: 'Lecture…',
    help: 'De quoi s’agit-il ?',
  },
});
