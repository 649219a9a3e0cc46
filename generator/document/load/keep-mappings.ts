import { isJsonObject, type Json, type JsonObject } from './json.js';

/**
 * Notes the references of each discriminator's mapping that point into the document itself. The
 * bundler replaces an alias by what it refers to, and the mapping then names no option any more.
 * @returns a function that writes them back.
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
