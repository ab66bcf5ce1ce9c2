// src/views/story/preferred.ts -- series that say most at first sight, of those that a file has.

const first = [
  'territory.value_added',
  'territory.output',
  'territory.jobs',
  'territory.unemployed',
  'territory.energy_bill',
  'territory.firms_failed',
  'territory.firms_short',
  'territory.ties_across',
  'territory.ties_trusted',
  'territory.trust',
  'territory.projects_begun',
  'territory.problems_solved',
];
const most = 8;

export function preferredSeries(keys: readonly string[], count = most): string[] {
  const there = first.filter((key) => keys.includes(key));
  const whole = keys.filter((key) => key.startsWith('territory.') && !there.includes(key));
  return [...there, ...(there.length ? [] : whole.length ? whole : keys)].slice(0, count);
}
