import { isYamlObject, type YamlObject } from './read-yaml.js';

/** What lies at a JSON pointer (RFC 6901), or undefined. */
export function resolvePointer(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>(
      (value, key) =>
        Array.isArray(value) ? value[Number(key)] : isYamlObject(value) ? value[key] : undefined,
      document,
    );
}

/** The mapping at a pointer; an empty one where there is none. */
export function objectAt(document: unknown, pointer: string): YamlObject {
  const value = resolvePointer(document, pointer);
  return isYamlObject(value) ? value : {};
}

/** Follows `$ref` until a value comes that is none. Members beside a `$ref` win over those it names. */
export function resolveRef(document: unknown, value: unknown): unknown {
  if (!isYamlObject(value) || typeof value['$ref'] !== 'string') return value;
  const { $ref, ...beside } = value;
  const target = resolveRef(document, resolvePointer(document, $ref.slice(1)));
  return isYamlObject(target) ? { ...target, ...beside } : target;
}

/** A key as one segment of a JSON pointer. */
export function pointerSegment(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
