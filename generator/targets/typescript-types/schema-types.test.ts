import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildModel, loadDocument } from '@upspec/document';
import { SchemaTypes } from './schema-types.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-schema-types-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

const integer = { type: 'integer' };
const text = { type: 'string' };
const flag = { type: 'boolean' };

/** The type of a schema, on one line and without quotes that the formatter removes. */
async function typeOf(schema: object): Promise<string> {
  const spec = join(folder, 'openapi.json');
  const info = { title: 'Types', version: '1' };
  const Base = { type: 'object', properties: { id: text } };
  const components = { schemas: { Base, Subject: schema } };
  await writeFile(spec, JSON.stringify({ openapi: '3.1.0', info, paths: {}, components }));
  const types = new SchemaTypes(buildModel(await loadDocument(spec)));
  const written = types.ofComponent('Subject').replaceAll(/\s+/g, ' ');
  return written.replaceAll(/"(\w+)"(?=\??:)/g, '$1');
}

describe('a required name that properties do not name has the type of additional properties', () => {
  test.each([
    {
      given: { required: ['a', 'b'], additionalProperties: integer },
      expected: '{ a: number; b: number; [key: string]: number; }',
    },
    {
      given: { type: 'object', required: ['a'], additionalProperties: true },
      expected: '{ a: unknown; [key: string]: unknown; }',
    },
    {
      given: { type: 'object', required: ['zz'] },
      expected: '{ zz: unknown; }',
    },
    {
      given: { required: ['zz'], properties: { a: text }, additionalProperties: false },
      expected: '{ a?: string; zz: never; }',
    },
    {
      given: { type: 'object', required: ['zz'], additionalProperties: false },
      expected: '{ zz: never; }',
    },
    {
      given: { required: ['n', 'm'], properties: { n: text }, additionalProperties: integer },
      expected: '{ n: string; m: number; [key: string]: number | string; }',
    },
    {
      given: {
        required: ['m'],
        patternProperties: { '^m': flag },
        additionalProperties: integer,
      },
      expected: '{ m: number | boolean; [key: string]: number | boolean; }',
    },
    {
      given: { required: ['m'], patternProperties: { '^m': flag }, additionalProperties: false },
      expected: '{ m: boolean; [key: string]: boolean; }',
    },
    {
      given: {
        allOf: [{ $ref: '#/components/schemas/Base' }],
        required: ['id'],
        additionalProperties: text,
      },
      expected: 'Base & { id: string; [key: string]: string; }',
    },
    {
      given: { allOf: [{ $ref: '#/components/schemas/Base' }], required: ['id'] },
      expected: 'Base & { id: string; }',
    },
  ])('$given', async ({ given, expected }) => {
    expect(await typeOf(given)).toBe(expected);
  });
});

describe('a tuple is as long as its keywords say', () => {
  const prefixItems = [text, integer];
  test.each([
    { given: { prefixItems }, expected: '[string?, number?, ...unknown[]]' },
    { given: { prefixItems, maxItems: 1 }, expected: '[string?]' },
    { given: { prefixItems, maxItems: 1, minItems: 1 }, expected: '[string]' },
    { given: { prefixItems, maxItems: 2 }, expected: '[string?, number?]' },
    { given: { prefixItems, maxItems: 2, minItems: 2 }, expected: '[string, number]' },
    { given: { prefixItems, maxItems: 0 }, expected: '[]' },
    { given: { prefixItems, items: false }, expected: '[string?, number?]' },
    { given: { prefixItems, items: false, maxItems: 1 }, expected: '[string?]' },
    { given: { prefixItems, items: false, maxItems: 9 }, expected: '[string?, number?]' },
    { given: { prefixItems, items: false, minItems: 3 }, expected: 'never' },
    { given: { prefixItems, minItems: 2, maxItems: 1 }, expected: 'never' },
    { given: { prefixItems, unevaluatedItems: false, maxItems: 1 }, expected: '[string?]' },
    {
      given: { prefixItems, items: flag, maxItems: 3 },
      expected: '[string?, number?, boolean?]',
    },
    {
      given: { prefixItems, items: flag, minItems: 3 },
      expected: '[string, number, boolean, ...boolean[]]',
    },
    {
      given: { prefixItems, items: flag, minItems: 1, maxItems: 1000 },
      expected: '[string, number?, ...boolean[]]',
    },
    {
      given: { prefixItems: Array(20).fill(text), maxItems: 18 },
      expected: `[${Array(18).fill('string?').join(', ')}]`,
    },
  ])('$given', async ({ given, expected }) => {
    expect(await typeOf({ type: 'array', ...given })).toBe(expected);
  });
});

describe('an array without prefixItems', () => {
  test.each([
    { given: { items: integer, minItems: 2, maxItems: 2 }, expected: '[number, number]' },
    { given: { type: 'array', minItems: 1, maxItems: 1 }, expected: '[unknown]' },
    { given: { items: integer, minItems: 0, maxItems: 0 }, expected: '[]' },
    { given: { items: integer, minItems: 1, maxItems: 2 }, expected: 'number[]' },
    { given: { items: integer, minItems: 1536, maxItems: 1536 }, expected: 'number[]' },
    { given: { items: integer, minItems: 2 }, expected: 'number[]' },
  ])('with the keywords $given is $expected', async ({ given, expected }) => {
    expect(await typeOf(given)).toBe(expected);
  });
});

test.each([{ not: {} }, { not: true }, { properties: { a: text }, not: {} }])(
  '%j, which no value matches, is never',
  async (schema) => {
    expect(await typeOf(schema)).toBe('never');
  },
);
