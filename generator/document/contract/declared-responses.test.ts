import { expect, test } from 'vitest';
import { contractOf } from './testing/contract-of.js';

test.each([
  ['{ type: object, properties: { id: { type: string } } }', { kind: 'json', schema: true }],
  ["{ $ref: '#/components/schemas/Crates' }", { kind: 'json', schema: true }],
  ['{ type: string, format: binary }', { kind: 'bytes', schema: false }],
  ['{ type: string }', { kind: 'bytes', schema: false }],
])('a response of any type with the schema %s is read as it says', async (schema, expected) => {
  const { operations } = await contractOf(`paths:
  /crates:
    get:
      operationId: listCrates
      responses:
        '200': { description: Done, content: { '*/*': { schema: ${schema} } } }
        default: { description: Failed, content: { 'application/*': { schema: ${schema} } } }
components:
  schemas:
    Crates: { type: array, items: { type: string } }
`);
  const responses = operations['listCrates']?.responses;
  const contents = [
    responses?.['200']?.content['*/*'],
    responses?.['default']?.content['application/*'],
  ];
  const read = { kind: expected.kind, ...(expected.schema && { schema: expect.any(String) }) };
  expect(contents).toEqual([read, read]);
});

test('a header of the path whose name differs only in case is the header of the operation', async () => {
  const { operations } = await contractOf(`paths:
  /crates:
    parameters:
      - { name: X-Trace, in: header, required: true, example: of the path, schema: { type: string } }
      - { name: Theme, in: cookie, example: dark, schema: { type: string } }
    get:
      operationId: listCrates
      parameters:
        - { name: x-trace, in: header, example: own, schema: { type: string } }
        - { name: theme, in: cookie, example: light, schema: { type: string } }
      responses: { '200': { description: Done } }
`);
  const { parameters, examples } = operations['listCrates'] ?? {};
  expect(parameters?.map(({ name }) => name)).toEqual(['x-trace', 'Theme', 'theme']);
  expect(examples?.[0]?.parameters).toEqual([
    { name: 'x-trace', in: 'header', value: 'own' },
    { name: 'Theme', in: 'cookie', value: 'dark' },
    { name: 'theme', in: 'cookie', value: 'light' },
  ]);
});
