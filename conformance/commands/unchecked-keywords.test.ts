import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { checkDocument } from './testing/check-document.js';

// Two lists, one of them with a schema that no value can be checked by.

const rest = ", responses: { '200': { description: R, content: { application/json: { schema: ";
const documentOf = (schema: string): string => `openapi: 3.1.0
info: { title: Shelf, version: '1' }
paths:
  /books: { get: { operationId: listBooks${rest}{ type: array, items: { type: string } } } } } } } }
  /films: { get: { operationId: listFilms${rest}{ type: array, items: { $ref: '#/components/schemas/Film' } } } } } } } }
components:
  schemas:
    Film:
      ${schema}
`;

const shelf: RequestListener = ({ url }, response) => {
  const isList = url === '/books' || url === '/films';
  const type = { 'content-type': 'application/json' };
  response.writeHead(isList ? 200 : 404, type).end('["emma"]');
};

test.each<[string, string, string]>([
  [
    'a pattern with an open group',
    "{ type: string, pattern: '(' }",
    '9:32: the pattern ( is not an ECMAScript regular expression',
  ],
  [
    'a pattern with options of another dialect',
    "{ properties: { name: { pattern: '^(?i)emma$' } } }",
    '9:40: the pattern ^(?i)emma$ is not an ECMAScript regular expression',
  ],
  [
    'a name of patternProperties that is not a regular expression',
    "{ patternProperties: { '^x-[': {} } }",
    '9:30: the pattern ^x-[ is not an ECMAScript regular expression',
  ],
  [
    'a multipleOf that no number is a multiple of',
    '{ type: integer, multipleOf: 0 }',
    '9:36: "multipleOf" must be more than 0, and is 0',
  ],
])('%s leaves the operation as not judged, with its location', async (_, schema, reason) => {
  const { code, text, requests } = await checkDocument({
    document: documentOf(schema),
    respond: shelf,
  });
  expect(text).toContain(`document/listFilms: listFilms can't be judged: api.yaml:${reason}`);
  expect(text).toMatch(/[1-9] passed, 0 warned, 0 failed, 0 skipped, 0 observed, 1 could not run/);
  expect(requests).not.toContain('GET /films');
  expect(code).toBe(2);
});

test('a pattern that ECMAScript spells another way is judged by', async () => {
  const { code, text } = await checkDocument({
    document: documentOf(String.raw`{ type: string, pattern: '\AE[a-z]+\Z' }`),
    respond: shelf,
  });
  expect(text).toContain('must match pattern');
  expect(code).toBe(1);
});
