import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { entriesOf, itemsOf } from '../model/context.js';

/** The components that a part of a document needs, directly or through other components. */
export function usedComponents(
  root: JsonObject,
  part: JsonObject,
  components: JsonObject,
): JsonObject {
  const byPointer = new Map<string, Json>(
    entriesOf(components).flatMap(([section, group]) =>
      entriesOf(group).map(([name, value]): [string, Json] => [
        `#/components/${section}/${escapeToken(name)}`,
        value,
      ]),
    ),
  );
  const used = new Set<string>();
  const pending: Json[] = [part];
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    for (const pointer of [...referencesIn(value, root), ...subtypesOf(value, byPointer, used)]) {
      const target = byPointer.get(pointer);
      if (target === undefined || used.has(pointer)) continue;
      used.add(pointer);
      pending.push({ [pointer]: target });
    }
  }
  return keep(components, used);
}

/** Security schemes stay: requirements refer to them by name, and clients authenticate by them. */
const KEPT = ['securitySchemes'];

function keep(components: JsonObject, used: ReadonlySet<string>): JsonObject {
  const sections = entriesOf(components).flatMap(([section, group]): [string, Json][] => {
    if (KEPT.includes(section) || section.startsWith('x-') || !isJsonObject(group)) {
      return [[section, group]];
    }
    const entries = entriesOf(group).filter(([name]) =>
      used.has(`#/components/${section}/${escapeToken(name)}`),
    );
    return entries.length === 0 ? [] : [[section, Object.fromEntries(entries) as JsonObject]];
  });
  return Object.fromEntries(sections);
}

/** The components that a value refers to, by `$ref` or in the mapping of a discriminator. */
function referencesIn(value: Json, root: JsonObject): readonly string[] {
  const found: string[] = [];
  const pending: Json[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (Array.isArray(next)) {
      pending.push(...(next as readonly Json[]));
      continue;
    }
    for (const [key, inner] of entriesOf(next)) {
      if (key === '$ref' && typeof inner === 'string') found.push(...pointersOf(inner));
      else pending.push(inner);
      if (key === 'discriminator') found.push(...mappingOf(inner, root));
    }
  }
  return found;
}

/** The pointer of a component, also of a reference into one: `#/components/schemas/Pet/properties/id`. */
function pointersOf(reference: string): readonly string[] {
  const match = /^#\/components\/[^/]+\/[^/]+/.exec(reference);
  return match === null ? [] : [normalized(match[0])];
}

/** A reference may percent-encode a name (RFC 6901, section 6). */
function normalized(pointer: string): string {
  try {
    return decodeURIComponent(pointer);
  } catch {
    return pointer;
  }
}

function mappingOf(discriminator: Json, root: JsonObject): readonly string[] {
  const mapping = isJsonObject(discriminator) ? discriminator['mapping'] : undefined;
  const { components } = root;
  const schemas = isJsonObject(components) ? components['schemas'] : undefined;
  return entriesOf(mapping).flatMap(([, target]) => {
    if (typeof target !== 'string') return [];
    const isName = isJsonObject(schemas) && Object.hasOwn(schemas, target);
    return isName ? [`#/components/schemas/${escapeToken(target)}`] : pointersOf(target);
  });
}

/**
 * The schemas that extend one with a discriminator by `allOf`: a value of that one may be any of them
 * (OpenAPI 3.1.1, section 4.8.25).
 */
function subtypesOf(
  value: Json,
  components: ReadonlyMap<string, Json>,
  used: ReadonlySet<string>,
): readonly string[] {
  const [[pointer, schema] = []] = entriesOf(value);
  if (pointer === undefined || !used.has(pointer)) return [];
  if (!isJsonObject(schema) || schema['discriminator'] === undefined) return [];
  return [...components].flatMap(([other, candidate]) => {
    const parents = itemsOf(isJsonObject(candidate) ? candidate['allOf'] : undefined);
    const extendsIt = parents.some(
      (parent) =>
        isJsonObject(parent) &&
        typeof parent['$ref'] === 'string' &&
        pointersOf(parent['$ref']).includes(pointer),
    );
    return extendsIt ? [other] : [];
  });
}
