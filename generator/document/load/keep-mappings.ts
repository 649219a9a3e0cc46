import { isJsonObject, type Json, type JsonObject } from './json.js';

/**
 * Records the references of each discriminator's mapping that point into the document itself. The
 * bundler replaces an alias by its target, and then the mapping no longer names an option.
 * @returns a function that restores them.
 */
export function keepMappings(root: Json): () => void {
  const kept = findMappings(root).map((mapping) => [mapping, localOf(mapping)] as const);
  return () => {
    for (const [mapping, local] of kept) Object.assign(mapping, local);
  };
}

function findMappings(value: Json | undefined): readonly JsonObject[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap(findMappings);
  if (!isJsonObject(value)) return [];
  const { discriminator } = value;
  const mapping = isJsonObject(discriminator) ? discriminator['mapping'] : undefined;
  return [
    ...(isJsonObject(mapping) ? [mapping] : []),
    ...Object.values(value).flatMap(findMappings),
  ];
}

function localOf(mapping: JsonObject): JsonObject {
  const local = Object.entries(mapping).filter(
    ([, target]) => typeof target === 'string' && target.startsWith('#/'),
  );
  return Object.fromEntries(local);
}
