import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** An operation of the invented API, read from the document and not by our own loader. */
export interface ApiOperation {
  readonly id: string;
  /** In upper case. */
  readonly method: string;
  readonly path: string;
  readonly isPublic: boolean;
  readonly parameters: readonly JsonObject[];
  /** By media type; empty where the operation takes no body. */
  readonly requestContent: Readonly<Record<string, JsonObject>>;
  /** By status, without references at their top. */
  readonly responses: Readonly<Record<string, JsonObject>>;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
const FILE = join(import.meta.dirname, 'openapi.yaml');

export const DOCUMENT: JsonObject = parse(readFileSync(FILE, 'utf8')) as JsonObject;

/** All operations, in the order of the document. */
export const OPERATIONS: readonly ApiOperation[] = Object.entries(
  objectAt(DOCUMENT, 'paths'),
).flatMap(([path, value]) => {
  const item = asObject(value);
  return METHODS.filter((method) => item[method] !== undefined).map((method) =>
    operationOf({ path, method, item, operation: objectAt(item, method) }),
  );
});

interface Found {
  readonly path: string;
  readonly method: string;
  readonly item: JsonObject;
  readonly operation: JsonObject;
}

function operationOf({ path, method, item, operation }: Found): ApiOperation {
  const parameters = [...asList(item['parameters']), ...asList(operation['parameters'])];
  const content = objectAt(objectAt(operation, 'requestBody'), 'content');
  return {
    id: String(operation['operationId']),
    method: method.toUpperCase(),
    path,
    isPublic: asList(operation['security'] ?? DOCUMENT['security']).length === 0,
    parameters: parameters.map((each) => resolve(asObject(each))),
    requestContent: objectsOf(content),
    responses: objectsOf(objectAt(operation, 'responses')),
  };
}

/** Follows `$ref`, as often as it leads to another one. */
export function resolve(value: JsonObject): JsonObject {
  const reference = value['$ref'];
  if (typeof reference !== 'string') return value;
  const target = reference
    .slice('#/'.length)
    .split('/')
    .reduce((at, key) => objectAt(at, key), DOCUMENT);
  return resolve(target);
}

/** The properties of an object that are objects, without references at their top. */
export function objectsOf(value: JsonObject): Readonly<Record<string, JsonObject>> {
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, resolve(asObject(each))]),
  );
}

/** The object at a key; empty where there is none. */
export function objectAt(value: JsonObject, key: string): JsonObject {
  return asObject(value[key]);
}

/** The value where it is an object; otherwise an empty one. */
export function asObject(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The value where it is a list; otherwise an empty one. */
export function asList(value: Json | undefined): readonly Json[] {
  return isList(value) ? value : [];
}
