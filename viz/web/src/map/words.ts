// src/map/words.ts -- words of maps: what they are, how to move on them, what is wrong with outlines.
import { bilingual } from '../words';
import type { Stage } from './given';
import type { LayoutKind } from './layout';
import type { OutlineProblem } from './outlines';
import type { Coordinates } from './projected';

const n = '\u202f'; // narrow no-break space

export const mapWords = bilingual({
  en: {
    noValue: 'no value',
    zero: '0',
    dots: 'Dots: below zero.',
    chance: 'Thin lines: chance alone may explain it.',
    keys: 'Map. The arrow keys move from commune to commune; plus, minus and zero enlarge and reduce, Shift with arrow keys moves the view.',
    tools: 'View of the map',
    enlarge: 'Enlarge (+)',
    reduce: 'Reduce (−)',
    whole: 'Whole map (0)',
    toLeft: 'To the left (Shift+←)',
    toRight: 'To the right (Shift+→)',
    up: 'Up (Shift+↑)',
    down: 'Down (Shift+↓)',
    times: (times: string) => `× ${times}`,
    stages: {
      text: (file: string, size: string) => `Reading ${file} (${size} MB) …`,
      shapes: (file: string, _size: string, done: string, of: string) => `Reading ${file}: ${done} of ${of} shapes …`,
      places: (file: string, _size: string, done: string, of: string) => `Placing ${file}: ${done} of ${of} shapes …`,
    } as Record<Stage, (file: string, size: string, done: string, of: string) => string>,
    kinds: {
      outlines: (file: string) => `Outlines from ${file}.`,
      circles: () => 'Schematic map: each circle is near its commune’s place; its area follows the inhabitants.',
      equal: () => 'Schematic map: each circle is near its commune’s place; all have one size.',
      tiles: () => 'Schematic map: each commune is one square near its place.',
      grid: () => 'The run file gives no coordinates: each commune is one square, in the order of the file.',
    } as Record<LayoutKind, (file: string) => string>,
    unplaced: (count: string) => `Communes without a place, not drawn: ${count}.`,
    joined: (rows: string, without: string, alone: string, property: string) =>
      `${rows} communes joined on “${property}”; shapes without values: ${alone}; values without shape: ${without}.`,
    otherYear: 'Communes without shape: outlines and run may be of different years (communes merge and part each 1 January).',
    coordinates: {
      degrees: '',
      turned: 'The file gives the latitude before the longitude; they were turned round.',
      metres: 'The file’s coordinates are metres of a grid (Lambert-93 or another); shapes are drawn as they are there, north above. Overseas départements stand in frames of their own.',
    } as Record<Coordinates, string>,
    problems: {
      'not-json': (file: string, detail: string) => `${file} is not JSON text (${detail}). GeoJSON or TopoJSON with outlines of communes was expected.`,
      'not-geo': (file: string, detail: string) => `${file} is JSON, but neither GeoJSON nor TopoJSON${detail ? ` (found: ${detail})` : ''}. A FeatureCollection or a Topology was expected.`,
      'no-shapes': (file: string) => `${file} holds no polygon. Outlines of communes were expected.`,
      'no-codes': (file: string, detail: string) =>
        `No shape of ${file} has the INSEE code of a commune of this run. Looked for under the usual names (code, insee, INSEE_COM, code_insee, codgeo, com, id …), then under all others; found: ${detail || 'no property'}.`,
      'too-large': (file: string, detail: string) => `${file} is too large (${detail} MB; at most 300). Simplify it first, with mapshaper for example.`,
      unreadable: (file: string, detail: string) => `${file} could not be read (${detail}). If it changed or moved meanwhile, choose it again.`,
    } as Record<OutlineProblem, (file: string, detail: string) => string>,
  },
  fr: {
    noValue: 'pas de valeur',
    zero: '0',
    dots: `Points${n}: sous zéro.`,
    chance: `Traits fins${n}: le hasard seul peut l’expliquer.`,
    keys: `Carte. Les flèches du clavier mènent d’une commune à l’autre${n}; plus, moins et zéro agrandissent et réduisent, Maj avec les flèches déplace la vue.`,
    tools: 'Vue de la carte',
    enlarge: 'Agrandir (+)',
    reduce: 'Réduire (−)',
    whole: 'Carte entière (0)',
    toLeft: 'Vers la gauche (Maj+←)',
    toRight: 'Vers la droite (Maj+→)',
    up: 'Vers le haut (Maj+↑)',
    down: 'Vers le bas (Maj+↓)',
    times: (times: string) => `×${n}${times}`,
    stages: {
      text: (file: string, size: string) => `Lecture de ${file} (${size}${n}Mo)…`,
      shapes: (file: string, _size: string, done: string, of: string) => `Lecture de ${file}${n}: ${done} formes sur ${of}…`,
      places: (file: string, _size: string, done: string, of: string) => `Mise en place de ${file}${n}: ${done} formes sur ${of}…`,
    } as Record<Stage, (file: string, size: string, done: string, of: string) => string>,
    kinds: {
      outlines: (file: string) => `Contours du fichier ${file}.`,
      circles: () => `Carte schématique${n}: chaque cercle est près de la place de sa commune${n}; sa surface suit le nombre d’habitants.`,
      equal: () => `Carte schématique${n}: chaque cercle est près de la place de sa commune${n}; tous ont la même taille.`,
      tiles: () => `Carte schématique${n}: chaque commune est un carré près de sa place.`,
      grid: () => `Le fichier ne donne pas de coordonnées${n}: chaque commune est un carré, dans l’ordre du fichier.`,
    } as Record<LayoutKind, (file: string) => string>,
    unplaced: (count: string) => `Communes sans place, non dessinées${n}: ${count}.`,
    joined: (rows: string, without: string, alone: string, property: string) =>
      `${rows} communes jointes par «${n}${property}${n}»${n}; formes sans valeur${n}: ${alone}${n}; valeurs sans forme${n}: ${without}.`,
    otherYear: `Communes sans forme${n}: les contours et la simulation sont peut-être de millésimes différents (des communes fusionnent ou se séparent chaque 1er janvier).`,
    coordinates: {
      degrees: '',
      turned: 'Le fichier donne la latitude avant la longitude ; elles ont été remises dans l’ordre.',
      metres: 'Les coordonnées du fichier sont les mètres d’une grille (Lambert-93 ou une autre) ; les formes sont dessinées telles quelles, nord en haut. Les départements d’outre-mer ont leurs propres cadres.',
    } as Record<Coordinates, string>,
    problems: {
      'not-json': (file: string, detail: string) => `${file} n’est pas un texte JSON (${detail}). Un GeoJSON ou un TopoJSON de contours de communes était attendu.`,
      'not-geo': (file: string, detail: string) =>
        `${file} est du JSON, mais ni GeoJSON ni TopoJSON${detail ? ` (trouvé${n}: ${detail})` : ''}. Une FeatureCollection ou une Topology était attendue.`,
      'no-shapes': (file: string) => `${file} ne contient aucun polygone. Des contours de communes étaient attendus.`,
      'no-codes': (file: string, detail: string) =>
        `Aucune forme de ${file} ne porte le code INSEE d’une commune de cette simulation. Cherché sous les noms habituels (code, insee, INSEE_COM, code_insee, codgeo, com, id…), puis sous tous les autres${n}; trouvé${n}: ${detail || 'aucune propriété'}.`,
      'too-large': (file: string, detail: string) => `${file} est trop gros (${detail} Mo${n}; 300 au plus). Simplifiez-le d’abord, par exemple avec mapshaper.`,
      unreadable: (file: string, detail: string) => `${file} n’a pas pu être lu (${detail}). S’il a changé ou bougé entre-temps, choisissez-le de nouveau.`,
    } as Record<OutlineProblem, (file: string, detail: string) => string>,
  },
});
