// src/views/compare/colon.ts -- "name: text" with the space that each language puts before a colon.
import { language } from '../../state';

export const colon = (name: string, text: string): string => `${name}${language.value === 'fr' ? '\u202f' : ''}: ${text}`;
