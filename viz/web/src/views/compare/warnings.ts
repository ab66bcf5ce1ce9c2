// src/views/compare/warnings.ts -- warnings of several indicators, each told once with the names that it holds for.
import { colon } from '../../words';

export interface Warned {
  readonly title: string;
  readonly warning: string; // empty: none
}

export function warningsOf(all: readonly Warned[]): string[] {
  const names = new Map<string, string[]>();
  for (const { title, warning } of all) {
    if (!warning) continue;
    const known = names.get(warning);
    if (!known) names.set(warning, [title]);
    else if (!known.includes(title)) known.push(title);
  }
  return [...names].map(([warning, titles]) => colon(titles.join(', '), warning));
}
