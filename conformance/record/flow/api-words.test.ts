import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadContract } from '../../openai-files/load-contract.js';
import { isJsonObject } from '../../json/json-object.js';
import { apiWords } from './api-words.js';

const words = apiWords(loadContract());

/** All that a document allows by `enum` or `const`. */
function allowed(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(allowed);
  if (!isJsonObject(node)) return [];
  const { enum: values, const: value } = node;
  const own = [...(Array.isArray(values) ? (values as readonly unknown[]) : []), value];
  return [
    ...own.filter((each) => typeof each === 'string'),
    ...Object.values(node).flatMap(allowed),
  ];
}

test('every value that the document allows by name is a word of the API', () => {
  const values = allowed(parse(readFileSync('spec/openapi.yaml', 'utf8')));
  expect(values).toEqual(
    expect.arrayContaining(['assistants', 'created_at', 'asc', 'upload.part']),
  );
  expect(values.filter((value) => !words.has(value))).toEqual([]);
});

test.each(['files', 'uploads', 'complete', 'expires_after[anchor]', 'purpose', 'has_more'])(
  'so is the name %s',
  (name) => {
    expect(words.has(name)).toBe(true);
  },
);

test.each(['session', 'toString', 'acme'])('%s is none', (text) => {
  expect(words.has(text)).toBe(false);
});
