// src/words/failures.ts -- why a file cannot be shown, in a sentence: what was found, what was expected, what to do.
import type { Language } from '../state';
import type { RunFailure } from '../run/types';

type Sentence = (file: string, detail: string) => string;

const sentences: Record<RunFailure['code'], { en: Sentence; fr: Sentence }> = {
  empty: {
    en: (file) => `${file} is empty (0 bytes). A run file written by sillon was expected; was the copy interrupted?`,
    fr: (file) => `${file} est vide (0 octet). Un fichier de simulation écrit par sillon était attendu ; la copie a-t-elle été interrompue ?`,
  },
  'not-hdf5': {
    en: (file) => `${file} is not an HDF5 file. A run file written by sillon (NAME.h5) was expected.`,
    fr: (file) => `${file} n'est pas un fichier HDF5. Un fichier de simulation écrit par sillon (NOM.h5) était attendu.`,
  },
  truncated: {
    en: (file, detail) => `${file} is cut off: bytes there / bytes announced: ${detail}. Copy it again from where it was made.`,
    fr: (file, detail) => `${file} est tronqué : octets présents / octets annoncés : ${detail}. Recopiez-le depuis l'original.`,
  },
  'not-a-run': {
    en: (file, detail) => `${file} is an HDF5 file, but not a run of sillon${detail ? ` (its format is “${detail}”)` : ''}.`,
    fr: (file, detail) => `${file} est un fichier HDF5, mais pas une simulation de sillon${detail ? ` (son format est « ${detail} »)` : ''}.`,
  },
  'other-version': {
    en: (file, detail) => `${file} has format version ${detail}; this page reads version 1. Open it with the viewer that came with the program that wrote it.`,
    fr: (file, detail) => `${file} est au format de version ${detail} ; cette page lit la version 1. Ouvrez-le avec la visionneuse livrée avec le programme qui l'a écrit.`,
  },
  filter: {
    en: (file, detail) => `${file} is compressed in a way that this page cannot read (${detail}); deflate, shuffle and fletcher32 were expected. Repack it: h5repack -f GZIP=4.`,
    fr: (file, detail) => `${file} est compressé d'une façon que cette page ne sait pas lire (${detail}) ; deflate, shuffle et fletcher32 étaient attendus. Recompressez-le : h5repack -f GZIP=4.`,
  },
  missing: {
    en: (file, detail) => `${file || 'The file'} has no ${detail}.`,
    fr: (file, detail) => `${file || 'Le fichier'} n'a pas ${detail}.`,
  },
  damaged: {
    en: (file, detail) => `${file || 'The file'} cannot be read: it is damaged or half written${detail ? ` (${detail})` : ''}.`,
    fr: (file, detail) => `${file || 'Le fichier'} est illisible : il est endommagé ou écrit à moitié${detail ? ` (${detail})` : ''}.`,
  },
  changed: {
    en: (file) => `${file || 'The file'} has changed since it was opened. Open it again, or follow a run with “sillon view”.`,
    fr: (file) => `${file || 'Le fichier'} a changé depuis son ouverture. Rouvrez-le, ou suivez une simulation avec « sillon view ».`,
  },
  unreachable: {
    en: (file) => `${file || 'The file'} can no longer be reached: is “sillon view” still running?`,
    fr: (file) => `${file || 'Le fichier'} n'est plus accessible : « sillon view » tourne-t-il encore ?`,
  },
  'no-wasm': {
    en: (_file, detail) => `This browser cannot run the reader of HDF5 files (WebAssembly in a worker)${detail ? `: ${detail}` : ''}. Any browser of 2023 or later can.`,
    fr: (_file, detail) => `Ce navigateur ne peut pas exécuter le lecteur de fichiers HDF5 (WebAssembly dans un worker)${detail ? ` : ${detail}` : ''}. Tout navigateur de 2023 ou plus récent le peut.`,
  },
  bug: {
    en: (_file, detail) => `A mistake of ours: ${detail}. Please report it.`,
    fr: (_file, detail) => `Une erreur de notre part : ${detail}. Merci de la signaler.`,
  },
};

export function failureSentence(failure: RunFailure, language: Language): string {
  return sentences[failure.code][language](failure.fileName, failure.detail);
}
