// src/graph/index.ts -- networks and flows: ties, groups, matrices, layouts (pure), and how they are read from a file.
export * from './ego';
export * from './groups';
export * from './layout';
export * from './matrix';
export * from './read';
export * from './ties';
export * from './words';
