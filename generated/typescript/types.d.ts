// Where `validators.d.ts` finds the types once the package is installed; in a checkout it finds `types.ts`.
export * from './dist/types.js';
