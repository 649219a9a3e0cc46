import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDocument } from '../load/load.js';
import { buildModel } from './build-model.js';
import type { Model } from './model.js';
import type { Operation } from './operation.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-kinds-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const text = { type: 'string' };
const crate = { $ref: '#/components/schemas/Crate' };
const schemas = {
  Crate: { type: 'object', properties: { id: text } },
  Box: { type: 'object' },
  File: { type: 'string', format: 'binary' },
  Name: text,
};

async function modelOf(operation: object, more: object = {}): Promise<Model> {
  const spec = join(folder, 'openapi.json');
  const head = { openapi: '3.1.0', info: { title: 'Depot', version: '1' } };
  const paths = { '/a': { post: { responses: {}, ...operation } } };
  const components = { schemas, securitySchemes };
  await writeFile(spec, JSON.stringify({ ...head, paths, components, ...more }));
  return buildModel(await loadDocument(spec));
}

async function operationOf(operation: object): Promise<Operation | undefined> {
  return (await modelOf(operation)).operations[0];
}

const securitySchemes = {
  token: { type: 'http', scheme: 'bearer' },
  user: { type: 'http', scheme: 'basic' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
};

describe('the content of a response is read by its media type, or else by its schema', () => {
  test.each([
    { type: '*/*', schema: crate, expected: 'json' },
    { type: 'application/*', schema: { type: 'array', items: text }, expected: 'json' },
    {
      type: '*/*',
      schema: { oneOf: [crate, { $ref: '#/components/schemas/Box' }] },
      expected: 'json',
    },
    { type: '*/*', schema: { $ref: '#/components/schemas/File' }, expected: 'bytes' },
    { type: '*/*', schema: text, expected: 'bytes' },
    { type: 'text/json', schema: {}, expected: 'json' },
    { type: 'application/pdf', schema: crate, expected: 'bytes' },
  ])('$type with $schema is $expected', async ({ type, schema, expected }) => {
    const responses = { 200: { description: 'Done', content: { [type]: { schema } } } };
    expect((await operationOf({ responses }))?.responses[0]?.kind).toBe(expected);
  });
});

describe('a part of a multipart body is written by its schema', () => {
  test.each([
    { given: { oneOf: [crate, { $ref: '#/components/schemas/Box' }] }, kind: 'json' },
    { given: { oneOf: [{ $ref: '#/components/schemas/File' }, text] }, kind: 'value' },
    { given: { allOf: [{ $ref: '#/components/schemas/Name' }, { maxLength: 3 }] }, kind: 'text' },
    { given: { allOf: [text, { type: 'string', maxLength: 3 }] }, kind: 'text' },
    { given: { contentMediaType: 'image/png' }, kind: 'file', contentType: 'image/png' },
    { given: { type: 'string', contentMediaType: 'image/png' }, kind: 'text' },
  ])('$given is $kind', async ({ given, kind, contentType }) => {
    const schema = { type: 'object', properties: { part: given } };
    const operation = await operationOf({
      requestBody: { content: { 'multipart/form-data': { schema } } },
    });
    const parts = operation?.body.kind === 'multipart' ? operation.body.parts : [];
    expect(parts.map((part) => [part.kind, part.contentType])).toEqual([[kind, contentType]]);
  });
});

describe('security that cannot be sent as it is written is reported', () => {
  test.each([
    {
      security: [{ token: [], user: [] }],
      expected: [
        'security schemes token and user are both sent in the header authorization; only user is sent',
      ],
    },
    {
      security: [{ other: [] }],
      expected: ['security scheme other is not declared, so that nothing is sent for it'],
    },
    { security: [{ token: [] }, { user: [], key: [] }], expected: [] },
    { security: [{ '#/components/securitySchemes/token': [] }], expected: [] },
  ])('$security', async ({ security, expected }) => {
    const { unsupported } = await modelOf({ security });
    expect(unsupported.map(({ message }) => message)).toEqual(expected);
  });
});

test('a schema of content that clients neither write nor read is reported', async () => {
  const content = { 'application/xml': { schema: crate }, 'text/plain': { schema: text } };
  const { unsupported } = await modelOf({
    requestBody: { content },
    responses: {
      200: { description: 'Done', content: { 'application/x-ndjson': { schema: crate } } },
    },
  });
  expect(unsupported.map(({ message }) => message)).toEqual([
    'the schema of application/xml is not used: pass the content as it is sent',
    'the schema of application/x-ndjson is not used: clients return the content as it is',
  ]);
});
