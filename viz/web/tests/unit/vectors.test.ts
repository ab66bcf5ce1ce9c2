// tests/unit/vectors.test.ts -- the definition of challenges and axes, and how their parts are read.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeOf, digitsFor, instantBefore, scaleOf, silent, valuesAt } from '../../src/views/vectors/change';
import { vectors } from '../../src/views/vectors/definition';
import { vectorWords } from '../../src/views/vectors/words';

const root = join(__dirname, '../../../..');
const vocabulary = readdirSync(join(root, 'models/vocabulary'))
  .map((name) => readFileSync(join(root, 'models/vocabulary', name), 'utf8'))
  .join('\n');

describe('viz/vectors.json', () => {
  it('has three challenges and four axes, numbered', () => {
    expect(vectors.filter((one) => one.kind === 'challenge').map((one) => one.number)).toEqual([1, 2, 3]);
    expect(vectors.filter((one) => one.kind === 'axis').map((one) => one.number)).toEqual([1, 2, 3, 4]);
    expect(new Set(vectors.map((one) => one.name)).size).toBe(7);
  });
  it('names only series that the models record', () => {
    const unknown = vectors.flatMap((one) => one.parts).filter((part) => !vocabulary.includes(`"${part.series.replace('territory.', '')}"`));
    expect(unknown.map((part) => part.series)).toEqual([]);
  });
  it('names each series once in a vector, with a direction', () => {
    for (const one of vectors) {
      expect(new Set(one.parts.map((part) => part.series)).size).toBe(one.parts.length);
      for (const part of one.parts) expect(['more_is_better', 'more_is_worse', 'neutral']).toContain(part.direction);
    }
  });
  it('says why in both languages, French with its narrow spaces', () => {
    const texts = vectors.flatMap((one) => [one.title, one.question, ...one.parts.map((part) => part.why)]);
    for (const text of texts) {
      expect(text.en).not.toBe('');
      expect(text.fr).not.toBe('');
      expect(text.fr).not.toMatch(/[\u0020\u00a0][;:!?%»]/);
    }
    const spoken = JSON.stringify(vectorWords.fr, (_name, value: unknown) => (typeof value === 'function' ? String(value(...Array(8).fill('x'))) : value));
    expect(spoken).not.toMatch(/[\u0020\u00a0][;:!?%»]/);
  });
});

describe('a part', () => {
  const own = [Float64Array.of(1, 5), Float64Array.of(2, 7)];
  const reference = [Float64Array.of(1, 4), Float64Array.of(2, 6)];
  it('changes replicate by replicate, and differs from the reference at the same date', () => {
    const change = changeOf(own, reference, 0, 1, 'more_is_better', false);
    expect(change.before.mean).toBe(1.5);
    expect(change.after.mean).toBe(6);
    expect(change.change.mean).toBe(4.5);
    expect(change.difference).toEqual({ mean: 1, half: 0, count: 2 });
    expect(change.differs).toBe('better');
    expect(changeOf(own, reference, 0, 1, 'more_is_worse', false).differs).toBe('worse');
    expect(changeOf(reference, reference, 0, 1, 'more_is_worse', false).differs).toBe('zero');
  });
  it('shows 0 as nothing where 0 says that there was nothing to measure', () => {
    expect(valuesAt([Float64Array.of(0, 3)], 0, false)).toEqual([0]);
    expect(valuesAt([Float64Array.of(0, 3)], 0, true)).toEqual([NaN]);
    expect(valuesAt([Float64Array.of(0)], 5, false)).toEqual([NaN]);
  });
  it('is silent only if it is 0 or unknown throughout', () => {
    expect(silent([[Float64Array.of(0, NaN)], [Float64Array.of(0, 0)]])).toBe(true);
    expect(silent([[Float64Array.of(0, 0)], [Float64Array.of(0, 1e-9)]])).toBe(false);
  });
  it('has a scale that holds all that is drawn', () => {
    const [low, high] = scaleOf([changeOf(own, reference, 0, 1, 'neutral', false)]);
    const half = changeOf(own, reference, 0, 1, 'neutral', false).after.half;
    expect(low).toBeLessThan(Math.min(1.5, 6 - half));
    expect(high).toBeGreaterThan(6 + half);
    expect(scaleOf([])[0]).toBeNaN();
    const [from, until] = scaleOf([changeOf([Float64Array.of(2, 2)], [Float64Array.of(2, 2)], 0, 1, 'neutral', false)]);
    expect(until).toBeGreaterThan(from);
  });
  it('tells the two ends of its scale apart', () => {
    for (const scale of [
      [0.34325, 0.34341],
      [0, 1],
      [52394, 57010],
    ] as const)
      expect(Number(scale[0].toPrecision(digitsFor(scale)))).not.toBe(Number(scale[1].toPrecision(digitsFor(scale))));
    expect(scaleOf([changeOf([Float64Array.of(0, 8)], [Float64Array.of(0, 8)], 0, 1, 'neutral', false)])[0]).toBe(0);
  });
  it('is first looked at just before the first crisis or policy', () => {
    expect(instantBefore([0, 7, 14, 21], 14)).toBe(1);
    expect(instantBefore([0, 7, 14, 21], 15)).toBe(2);
    expect(instantBefore([0, 7], 0)).toBe(0);
  });
});
