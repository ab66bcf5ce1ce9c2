// tests/unit/story.test.ts -- what the story says first of a file: what is compared, and in which order it is told.
import { describe, expect, it } from 'vitest';
import { askedOf, findingOf, inShares, sorted } from '../../src/views/story/findings';

const choice = (name: string) => ({ name, title: { en: name, fr: name } });
const event = (choiceName: string, kind: 'crisis' | 'policy', from: number) => ({ choice: choiceName, kind, from, until: 1000, title: { en: '', fr: '' }, source: '' });
const days = Int32Array.from({ length: 10 }, (_none, i) => 100 + i);
const outline = {
  contexts: [choice('calm'), choice('shock')],
  strategies: [choice('as-is'), choice('groups')],
  events: [event('shock', 'crisis', 105), event('groups', 'policy', 102)],
  resilience: { reference: 'calm' },
  rhythms: { time: { days } },
} as unknown as Parameters<typeof askedOf>[0];

describe('what a story compares', () => {
  it('sets each crisis against the control run, then each strategy against the first in the last context, since it begins', () => {
    expect(askedOf(outline)).toEqual([
      { of: 'context', cell: { context: 'shock', strategy: 'as-is' }, reference: { context: 'calm', strategy: 'as-is' }, from: 105 },
      { of: 'strategy', cell: { context: 'shock', strategy: 'groups' }, reference: { context: 'shock', strategy: 'as-is' }, from: 102 },
    ]);
  });
  it('compares from the first day where nothing is dated, and nothing where there is one context and one strategy', () => {
    const bare = { ...outline, events: [], resilience: null } as typeof outline;
    expect(askedOf(bare).map((one) => [one.of, one.from])).toEqual([['strategy', 100]]);
    expect(askedOf({ ...bare, strategies: [choice('as-is')] } as typeof outline)).toEqual([]);
  });
});

describe('what a story tells', () => {
  const lines = (before: number, after: readonly number[]): Float64Array[] => after.map((value) => Float64Array.from(days, (day) => (day < 105 ? before : value)));
  const same = lines(10, [10, 10, 10]);
  const find = (key: string, own: Float64Array[], other = same) => findingOf(key, 'more_is_better', own, other, days, 105);

  it('takes means since the day on which the difference begins, replicate by replicate', () => {
    const found = find('a', lines(10, [8, 8.1, 7.9]));
    expect(found.difference.mean).toBeCloseTo(-2);
    expect(found.share.mean).toBeCloseTo(-0.2);
    expect(found.verdict).toBe('worse');
  });
  it('tells first what moved most, apart from it what chance may explain and what stayed exactly', () => {
    const told = sorted([find('little', lines(10, [10.1, 10.11, 10.09])), find('luck', lines(10, [9, 10, 11.5])), find('none', same), find('much', lines(10, [5, 5.1, 4.9]))]);
    expect(told.moved.map((one) => one.key)).toEqual(['much', 'little']);
    expect(told.chance.map((one) => one.key)).toEqual(['luck']);
    expect(told.same.map((one) => one.key)).toEqual(['none']);
  });
  it('says no share beside a reference that is nothing or next to it', () => {
    const zero = lines(0, [0, 0, 0]);
    expect(inShares(find('from nothing', lines(0, [2, 3, 4]), zero))).toBe(false);
    expect(inShares(find('from next to nothing', lines(0, [2, 3, 4]), lines(0, [0.01, 0, 0])))).toBe(false);
    expect(inShares(find('doubled', lines(10, [20, 21, 19])))).toBe(true);
  });
  it('leaves out what nothing was recorded of', () => {
    const none = lines(NaN, [NaN, NaN, NaN]);
    const told = sorted([find('never', none, none)]);
    expect([...told.moved, ...told.chance, ...told.same]).toEqual([]);
  });
});
