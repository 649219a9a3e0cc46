import type { Classified } from './classify.js';

/** An operation in words: `createPet` as `create pet`. */
export function wordsOf({ operation, capture }: Classified): string {
  const words = operation
    ?.replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase();
  return words ?? `${capture.method.toLowerCase()} no operation`;
}

const longestTitle = 120;

/** One sentence about what a flow shows. */
export function titleOf(flow: readonly Classified[], words: readonly string[]): string {
  const steps = words.map((each, index) => `${each} ${flow[index]?.capture.status ?? ''}`);
  const title = `As it was recorded: ${steps.join(', ')}`;
  return title.length > longestTitle ? `${title.slice(0, longestTitle - 1)}…` : title;
}

const longestStem = 60;

/** The name of a fixture beside its number: `create-file-delete-file`. */
export function stemOf(words: readonly string[]): string {
  const distinct = [...new Set(words.map(inFileName))];
  return distinct
    .reduce((stem, each) => (stem.length + each.length < longestStem ? `${stem}-${each}` : stem))
    .slice(0, longestStem)
    .replace(/-+$/, '');
}

/** A fixture's name consists of lower-case ASCII characters a to z, digits and hyphens. */
function inFileName(words: string): string {
  const name = words
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name === '' ? 'operation' : name;
}
