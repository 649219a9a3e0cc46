import { INHERITED_NAMES, isJsonObject, type Json, type JsonObject } from '@upspec/document';

/** Characters of the private use area, which no document is expected to contain. */
const MARK = '\ue000';
const HASH = '\ue001';

/**
 * Marks the names that openapi-typescript can't handle: those that its maps inherit, and `#` in an
 * operationId or a path, which it treats as the start of a JSON pointer.
 */
export function maskNames(document: JsonObject): JsonObject {
  const masked = maskKeys(document);
  return { ...masked, paths: maskPaths(masked['paths']) };
}

/** Restores the marked names; in string literals, TypeScript's printer escapes the marks. */
export function unmaskNames(text: string): string {
  return text.replaceAll(/\ue000|\\ue000/gi, '').replaceAll(/\ue001|\\ue001/gi, '#');
}

function mask(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => mask(item) ?? null);
  return isJsonObject(value) ? maskKeys(value) : value;
}

function maskKeys(object: JsonObject): JsonObject {
  const entries = Object.entries(object).map(([key, value]) => [
    maskName(key),
    maskValue(key, value),
  ]);
  return Object.fromEntries(entries) as JsonObject;
}

function maskValue(key: string, value: Json | undefined): Json | undefined {
  if (key === '$ref' && typeof value === 'string') return value.split('/').map(maskName).join('/');
  if (key === 'required' && Array.isArray(value)) {
    return (value as readonly Json[]).map((name) =>
      typeof name === 'string' ? maskName(name) : name,
    );
  }
  return mask(value);
}

function maskName(name: string): string {
  return INHERITED_NAMES.has(name) ? `${name}${MARK}` : name;
}

function maskPaths(paths: Json | undefined): JsonObject {
  if (!isJsonObject(paths)) return {};
  const entries = Object.entries(paths).map(([path, item]) => [
    path.replaceAll('#', HASH),
    isJsonObject(item) ? maskOperationIds(item) : item,
  ]);
  return Object.fromEntries(entries) as JsonObject;
}

function maskOperationIds(pathItem: JsonObject): JsonObject {
  const entries = Object.entries(pathItem).map(([key, operation]) => {
    const id = isJsonObject(operation) ? operation['operationId'] : undefined;
    if (!isJsonObject(operation) || typeof id !== 'string') return [key, operation];
    return [key, { ...operation, operationId: id.replaceAll('#', HASH) }];
  });
  return Object.fromEntries(entries) as JsonObject;
}
