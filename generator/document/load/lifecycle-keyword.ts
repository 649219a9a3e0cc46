import { isJsonObject, type Json, type JsonObject } from './json.js';
import { escapeToken } from './json-pointer.js';
import type { LintError, DocumentLocation } from './lint-error.js';
import { findKeywordErrors, type KeywordError } from './operation-keyword.js';
import { suggest } from './suggest.js';

/**
 * `x-upspec-lifecycle` of an operation: what a successful response of it creates, removes or ends.
 * It replaces everything that would be inferred for the operation; an empty object means that it
 * does nothing of this.
 *
 * ```yaml
 * x-upspec-lifecycle:
 *   creates:
 *     - { resource: files, id: /file/id }
 *   ends: uploads
 * ```
 *
 * `id` is a JSON Pointer into the response, `header:location` for the last segment of a header's
 * path, `parameter:petId` or `request:/name` where the client chose it. `removes` and `ends` name a
 * resource whose id is in the operation's last path parameter, or `{ resource, parameter }`.
 */
export const LIFECYCLE_KEYWORD = 'x-upspec-lifecycle';

export interface LifecycleKeyword {
  readonly creates: readonly { readonly resource: string; readonly id: StatedId }[];
  readonly removes?: StatedEnd;
  readonly ends?: StatedEnd;
}

/** Where the new id is: `body`, and the pointer; or `header`, and its name in lower case. */
export interface StatedId {
  readonly in: 'body' | 'header' | 'parameter' | 'request';
  readonly at: string;
}

export interface StatedEnd {
  readonly resource: string;
  /** Defaults to the last path parameter. */
  readonly parameter?: string;
}

const KEYS = ['creates', 'removes', 'ends'];

/** Reads the keyword; undefined where there is none. Invalid entries are ignored. */
export function readLifecycle(value: Json | undefined): LifecycleKeyword | undefined {
  if (!isJsonObject(value)) return undefined;
  const creates = listOf(value['creates']).flatMap((entry) => {
    const resource = isJsonObject(entry) ? entry['resource'] : undefined;
    const id = isJsonObject(entry) ? readId(entry['id']) : undefined;
    return isName(resource) && id !== undefined ? [{ resource, id }] : [];
  });
  const removes = readEnd(value['removes']);
  const ends = readEnd(value['ends']);
  return { creates, ...(removes && { removes }), ...(ends && { ends }) };
}

/** Finds the errors of the keyword in every operation. */
export function findLifecycleErrors(
  root: JsonObject,
  location: (pointer: string) => DocumentLocation,
): readonly LintError[] {
  return findKeywordErrors({ root, location }, LIFECYCLE_KEYWORD, findErrors);
}

function findErrors(value: Json, path: string): readonly KeywordError[] {
  if (!isJsonObject(value)) {
    const suggestion = 'use the properties creates, removes or ends';
    return [{ at: '', message: 'must be an object', suggestion }];
  }
  const unknown = Object.keys(value)
    .filter((key) => !KEYS.includes(key))
    .map((key): KeywordError => {
      const near = suggest(key, KEYS);
      const suggestion = near === undefined ? `use ${KEYS.join(', ')}` : `did you mean "${near}"?`;
      return { at: `/${escapeToken(key)}`, message: `unknown property "${key}"`, suggestion };
    });
  const creates = value['creates'];
  const isList = creates === undefined || Array.isArray(creates);
  const suggestion = 'write a list of { resource, id }';
  const notList = isList ? [] : [{ at: '/creates', message: 'creates must be a list', suggestion }];
  return [
    ...unknown,
    ...notList,
    ...listOf(creates).flatMap((entry, index) => creatorErrors(entry, index)),
    ...['removes', 'ends'].flatMap((key) => endErrors(key, value[key], path)),
  ];
}

function creatorErrors(entry: Json, index: number): readonly KeywordError[] {
  const at = `/creates/${String(index)}`;
  const { resource, id } = isJsonObject(entry) ? entry : {};
  const errors: KeywordError[] = [];
  if (!isName(resource)) {
    const suggestion = 'name the resource: { resource: pets, id: /id }';
    errors.push({ at, message: 'resource must be a name', suggestion });
  }
  if (readId(id) === undefined) {
    const suggestion = 'write /id, header:location, parameter:petId or request:/name';
    const message = `id must be a JSON Pointer or a location, not ${JSON.stringify(id ?? null)}`;
    errors.push({ at: id === undefined ? at : `${at}/id`, message, suggestion });
  }
  return errors;
}

function endErrors(key: string, value: Json | undefined, path: string): readonly KeywordError[] {
  if (value === undefined) return [];
  const end = readEnd(value);
  const at = `/${key}`;
  if (end === undefined) {
    const suggestion = `write ${key}: pets`;
    return [{ at, message: `${key} must name a resource`, suggestion }];
  }
  const parameters = parametersIn(path);
  const { parameter } = end;
  if (parameter === undefined) {
    if (parameters.length > 0) return [];
    const message = `${key} needs a path parameter with the id, and ${path} has none`;
    return [{ at, message, suggestion: `remove ${key}` }];
  }
  if (parameters.includes(parameter)) return [];
  const near = suggest(parameter, parameters);
  const suggestion = near === undefined ? `use one of ${path}` : `did you mean "${near}"?`;
  return [{ at, message: `${path} has no parameter "${parameter}"`, suggestion }];
}

/** The names of a path's parameters, in order. */
export function parametersIn(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
}

function readId(value: Json | undefined): StatedId | undefined {
  if (typeof value !== 'string') return undefined;
  if (value.startsWith('/')) return { in: 'body', at: value };
  const header = /^header:([!#$%&'*+.^_`|~\w-]+)$/.exec(value)?.[1];
  if (header !== undefined) return { in: 'header', at: header.toLowerCase() };
  const parameter = /^parameter:(.+)$/.exec(value)?.[1];
  if (parameter !== undefined) return { in: 'parameter', at: parameter };
  const request = /^request:(\/.*)$/.exec(value)?.[1];
  return request === undefined ? undefined : { in: 'request', at: request };
}

function readEnd(value: Json | undefined): StatedEnd | undefined {
  if (isName(value)) return { resource: value };
  if (!isJsonObject(value)) return undefined;
  const { resource, parameter } = value;
  if (!isName(resource) || !(parameter === undefined || isName(parameter))) return undefined;
  return { resource, ...(parameter !== undefined && { parameter }) };
}

function isName(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
