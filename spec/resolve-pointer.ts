import { valueAt } from '@upspec/document/json-pointer';
import { isYamlObject, type YamlObject } from './read-yaml.js';

/** Returns the mapping at a pointer, or an empty one if there is none. */
export function objectAt(document: unknown, pointer: string): YamlObject {
  const value = valueAt(document, pointer);
  return isYamlObject(value) ? value : {};
}

/** Follows `$ref` to the final value. Properties beside a `$ref` override those of its target. */
export function resolveRef(document: unknown, value: unknown): unknown {
  if (!isYamlObject(value) || typeof value['$ref'] !== 'string') return value;
  const { $ref, ...beside } = value;
  const target = resolveRef(document, valueAt(document, $ref));
  return isYamlObject(target) ? { ...target, ...beside } : target;
}
