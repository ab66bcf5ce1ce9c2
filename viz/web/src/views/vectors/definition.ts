// src/views/vectors/definition.ts -- the three challenges and the four axes as viz/vectors.json defines them.
import definition from '../../../../vectors.json';
import type { Bilingual, Polarity, SeriesKey } from '../../run/types';

export interface Part {
  readonly series: SeriesKey;
  readonly direction: Polarity;
  readonly why: Bilingual;
  /** 0 says that there was nothing to measure yet. */
  readonly zeroIsEmpty: boolean;
}

export interface Vector {
  readonly name: string;
  readonly kind: 'challenge' | 'axis';
  readonly number: number;
  readonly title: Bilingual;
  readonly question: Bilingual;
  readonly parts: readonly Part[];
}

interface RawPart {
  readonly series: string;
  readonly direction: string;
  readonly why: Bilingual;
  readonly zero_is_empty?: boolean;
}

const directions: readonly Polarity[] = ['more_is_better', 'more_is_worse', 'neutral'];

export const vectors: readonly Vector[] = definition.vectors.map((one) => ({
  name: one.name,
  kind: one.kind === 'axis' ? 'axis' : 'challenge',
  number: one.number,
  title: one.title,
  question: one.question,
  parts: (one.parts as readonly RawPart[]).map((part) => ({
    series: part.series,
    direction: directions.find((way) => way === part.direction) ?? 'undeclared',
    why: part.why,
    zeroIsEmpty: part.zero_is_empty ?? false,
  })),
}));
