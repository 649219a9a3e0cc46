import { isJsonObject, type Json, type JsonObject } from '@upspec/document';
import { escapeToken } from '@upspec/document/json-pointer';
import type { ConstructList } from './construct-list.js';

const RESERVED = new Set(
  (
    'arguments await break case class const continue default delete do else end enum export ' +
    'extends false finally for function hash if import in interface module new next nil null ' +
    'object package private public return self send static super switch then this throw true try ' +
    'type typeof var void while with yield'
  ).split(' '),
);

/** The styles of names; the first match is used. */
const WRITINGS = [
  ['a reserved word', { test: (name: string): boolean => RESERVED.has(name) }],
  ['one lower-case word', /^[a-z]+$/],
  ['lower case with digits', /^[a-z][a-z\d]*$/],
  ['snake_case', /^[a-z\d]+(_[a-z\d]+)+_?$/],
  ['camelCase', /^[a-z][a-zA-Z\d]*$/],
  ['upper case', /^[A-Z\d]+$/],
  ['PascalCase', /^[A-Z][a-zA-Z\d]*$/],
  ['kebab-case', /^\w+(-\w+)+$/],
  ['with brackets', /[[\]]/],
  ['with dots', /\./],
  ['with slashes', /\//],
] as const;

/** Adds the styles of names, names that look the same, and schemas that refer to themselves. */
export function addNames(list: ConstructList): void {
  const root = isJsonObject(list.root) ? list.root : {};
  const components = isJsonObject(root['components']) ? root['components'] : {};
  const schemas = isJsonObject(components['schemas']) ? components['schemas'] : {};
  for (const [name, schema] of Object.entries(schemas)) {
    const pointer = `#/components/schemas/${escapeToken(name)}`;
    addName(list, `component: ${writingOf(name)}`, pointer);
    if (refersTo(schema, pointer)) list.add('recursion: a schema in itself', pointer);
  }
  addLookalikes(list, Object.keys(schemas));
  const paths = isJsonObject(root['paths']) ? root['paths'] : {};
  for (const path of Object.keys(paths)) addPath(list, path);
  addNamesWithin(list, root, '#');
}

function addName(list: ConstructList, what: string, pointer: string): void {
  list.add(`name of ${what}`, pointer);
}

function writingOf(name: string): string {
  return WRITINGS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'otherwise';
}

function addPath(list: ConstructList, path: string): void {
  const pointer = `#/paths/${escapeToken(path)}`;
  for (const segment of path.split('/').slice(1)) {
    const [, inside] = /^\{(.*)\}$/.exec(segment) ?? [];
    const what = inside === undefined ? 'path segment' : 'path template';
    addName(list, `${what}: ${writingOf(inside ?? segment)}`, pointer);
  }
}

function addNamesWithin(list: ConstructList, value: Json | undefined, pointer: string): void {
  const children = Array.isArray(value) ? Object.entries(value as readonly Json[]) : entries(value);
  if (isJsonObject(value)) {
    const { operationId, name, properties } = value;
    if (typeof operationId === 'string')
      addName(list, `operation: ${writingOf(operationId)}`, pointer);
    if (typeof name === 'string' && typeof value['in'] === 'string')
      addName(list, `${value['in']} parameter: ${writingOf(name)}`, pointer);
    for (const [key] of entries(properties))
      addName(list, `property: ${writingOf(key)}`, `${pointer}/properties/${escapeToken(key)}`);
  }
  for (const [key, held] of children) {
    addNamesWithin(list, held, `${pointer}/${escapeToken(key)}`);
  }
}

function entries(value: Json | undefined): readonly (readonly [string, Json | undefined])[] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

/** Names that are equal where case and punctuation are ignored, as in a file or a class. */
function addLookalikes(list: ConstructList, names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    const plain = name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
    if (seen.has(plain))
      addName(
        list,
        'component: like another but for case or punctuation',
        `#/components/schemas/${name}`,
      );
    seen.add(plain);
  }
}

function refersTo(value: Json | undefined, pointer: string): boolean {
  if (Array.isArray(value))
    return (value as readonly Json[]).some((item) => refersTo(item, pointer));
  if (!isJsonObject(value)) return false;
  const { $ref, $recursiveRef }: JsonObject = value;
  if ($ref === pointer || $recursiveRef !== undefined) return true;
  return entries(value).some(([, held]) => refersTo(held, pointer));
}
