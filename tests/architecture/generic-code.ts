import type { Contract } from '@upspec/document';
import type { SourceFile } from './source-files.js';

/** Folders and files that are about one API, or choose it where no document is named. */
const ABOUT_ONE_API = [
  'conformance/openai-files/',
  'conformance/known-clients/',
  'conformance/servers/',
  'conformance/bench/',
  'conformance/commands/',
  'conformance/check.ts',
  'conformance/index.ts',
  'conformance/open-pack.ts',
  'conformance/upspec-conformance.ts',
];

/** Whether a file has to be right for any API. */
export function isGeneric({ path }: Pick<SourceFile, 'path'>): boolean {
  const isOfKit = path.startsWith('conformance/') || path.startsWith('generator/document/');
  return isOfKit && !ABOUT_ONE_API.some((location) => path.startsWith(location));
}

/**
 * Words of the API that are words of HTTP, of JSON Schema, of this kit or of plain English as well:
 * they say nothing of the API where they are alone.
 */
const COMMON = new Set(
  (
    'id file files status bytes content error Error errors object seconds message list code type ' +
    'after data parts part limit filename order detail asc desc deleted param cancelled complete ' +
    'cancel completed pending processed upload uploads uploaded anchor line expired purpose md5 has_more'
  ).split(' '),
);

/**
 * The words by which an API is known: its operations, paths, parameters, schemas, properties, values
 * and requirements.
 */
export function wordsOf({
  operations,
  comparisons,
  schemas,
  resources,
  requirements,
}: Contract): ReadonlySet<string> {
  const words = [
    ...Object.entries(operations).flatMap(([id, { name, path, parameters }]) => [
      id,
      name,
      path,
      ...parameters.map((parameter) => parameter.name),
    ]),
    ...Object.entries(comparisons).flatMap(([name, { properties }]) => [
      name,
      ...Object.keys(properties),
    ]),
    ...Object.keys(schemas),
    ...Object.keys(resources),
    ...requirements.map(({ id }) => id),
    ...Object.values(schemas).flatMap(valuesIn),
  ];
  return new Set(words.filter((word) => !word.startsWith('#') && !COMMON.has(word)));
}

function valuesIn(schema: unknown): readonly string[] {
  if (Array.isArray(schema)) return schema.flatMap(valuesIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const values: readonly unknown[] =
      key === 'enum' ? [value].flat() : key === 'const' ? [value] : [];
    return [...values.filter((each) => typeof each === 'string'), ...valuesIn(value)];
  });
}

/** The lines of a file that name one of the words, in code or in a comment, as `file:line word`. */
export function linesThatName(
  words: ReadonlySet<string>,
  { path, text }: SourceFile,
): readonly string[] {
  const escaped = [...words].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const named = new RegExp(
    `(?<![\\w/-])(?:${escaped.join('|')})(?![\\w-])|[Oo][Pp][Ee][Nn][Aa][Ii]`,
  );
  return text.split('\n').flatMap((line, at) => {
    // The package of the API is named where its data is read.
    const word = named.exec(line.replaceAll('@upspec/openai-files', ''))?.[0];
    return word === undefined ? [] : [`${path}:${String(at + 1)} ${word}`];
  });
}
