// src/views/compare/likeness.ts -- in what files are unlike, so that a comparison of them says it; pure.

const names = ['seed', 'territory', 'scale', 'step', 'unit', 'dates', 'replicates'] as const;
export type Unlikeness = (typeof names)[number];
export type Likeness = Readonly<Record<Unlikeness, string>>;

/** Each said once, in a fixed order. */
export const unlike = (all: readonly Likeness[]): Unlikeness[] => names.filter((name) => all.some((one) => one[name] !== all[0]?.[name]));

/** Replicates share their luck only if seed, number of replicates, territory, its scale and the step are the same. */
export const sharesLuck = (different: readonly Unlikeness[]): boolean =>
  !different.some((one) => one === 'seed' || one === 'replicates' || one === 'territory' || one === 'scale' || one === 'step');
