import { valueAt } from '@upspec/document/json-pointer';
import { isYamlObject, type YamlObject } from './read-yaml.js';

/** The mapping at a pointer; an empty one where there is none. */
export function objectAt(document: unknown, pointer: string): YamlObject {
  const value = valueAt(document, pointer);
  return isYamlObject(value) ? value : {};
}

/** Follows `$ref` until a value comes that is none. Members beside a `$ref` win over those it names. */
export function resolveRef(document: unknown, value: unknown): unknown {
  if (!isYamlObject(value) || typeof value['$ref'] !== 'string') return value;
  const { $ref, ...beside } = value;
  const target = resolveRef(document, valueAt(document, $ref));
  return isYamlObject(target) ? { ...target, ...beside } : target;
}
