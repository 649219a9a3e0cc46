import type { Model } from '@upspec/document';

/** The named schemas that some need, with themselves, in the order of the document. */
export function usedSchemas(
  { schemas }: Pick<Model, 'schemas'>,
  names: readonly string[],
): readonly Model['schemas'][number][] {
  const byName = new Map(schemas.map((schema) => [schema.name, schema]));
  const used = new Set<string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const schema = byName.get(name);
    if (schema === undefined || used.has(name)) continue;
    used.add(name);
    waiting.push(...referencesIn(schema.schema));
  }
  return schemas.filter(({ name }) => used.has(name));
}

/** The names of the schemas that a part of a model refers to. */
export function referencesIn(part: unknown): readonly string[] {
  if (Array.isArray(part)) return part.flatMap(referencesIn);
  if (typeof part !== 'object' || part === null) return [];
  const { kind, schema } = part as { readonly kind?: unknown; readonly schema?: unknown };
  if (kind === 'reference' && typeof schema === 'string') return [schema];
  return Object.values(part).flatMap(referencesIn);
}
