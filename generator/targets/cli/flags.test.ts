import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildModel, loadDocument } from '@upspec/document';
import type { Flag } from './flag.js';
import { flagsOf } from './flags.js';

const HEAD = `openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets/{pet_id}/toys:
    post:
      operationId: addToy
      parameters:
        - { name: pet_id, in: path, required: true, schema: { type: integer } }
        - { name: format, in: query, schema: { type: string } }
        - { name: tags, in: query, schema: { type: array, items: { type: string } } }
        - { name: X-Trace, in: header, schema: { type: string } }
      requestBody:
        required: true
        content:
`;

/**
 * Flags of a body's schema, each as `name:place:type`, `*` where it is repeated, `!` where
 * required.
 */
async function flagsFor(content: string): Promise<readonly string[]> {
  return (await allFlags(content)).map(
    ({ name, location, type, repeated, required }) =>
      `${name}:${location}:${type}${repeated ? '*' : ''}${required ? '!' : ''}`,
  );
}

async function allFlags(content: string): Promise<readonly Flag[]> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-flags-'));
  const file = join(folder, 'openapi.yaml');
  const tail = "\n      responses: { '200': { description: Done } }\n";
  await writeFile(file, HEAD + content + tail);
  const model = buildModel(await loadDocument(file));
  await rm(folder, { recursive: true });
  const [operation] = model.operations;
  if (operation === undefined) throw new Error('no operation');
  return flagsOf(operation, model);
}

const json = (schema: string): string => `          application/json: { schema: ${schema} }`;
const PARAMETERS = {
  before: ['pet-id:path:integer!'],
  after: ['query-format:query:string', 'tag:query:string*', 'x-trace:header:string'],
};

const rows: readonly {
  readonly title: string;
  readonly content: string;
  readonly want: readonly string[];
}[] = [
  {
    title: 'a scalar of each type, and what only YAML can express',
    content: json(
      '{ type: object, required: [n], properties: { n: { type: integer }, x: { type: number }, ok: { type: boolean }, e: { enum: [a, b] }, s: { type: [string, "null"] }, any: {}, either: { anyOf: [{ type: string }, { type: integer }] }, both: { anyOf: [{ type: string }, { enum: [a] }] } } }',
    ),
    want: [
      'n:body:integer!',
      'x:body:number',
      'ok:body:boolean',
      'e:body:string',
      's:body:string',
      'any:body:value',
      'either:body:value',
      'both:body:string',
    ],
  },
  {
    title: 'the fields of an object one level deep, a list by its singular',
    content: json(
      '{ type: object, properties: { a_b: { type: object, properties: { c_d: { type: object, properties: { e: { type: string } } }, ids: { type: array, items: { type: integer } } } }, boxes: { type: array, items: { type: object } } } }',
    ),
    want: ['a-b:body:value', 'a-b.c-d:body:value', 'a-b.id:body:integer*', 'box:body:value*'],
  },
  {
    title: 'names that every command has, or another flag, with their location',
    content: json(
      '{ type: object, properties: { timeout: { type: integer }, pet_id: { type: string }, no_cache: { type: boolean }, item: { type: string }, items: { type: array, items: { type: string } } } }',
    ),
    want: [
      'body-timeout:body:integer',
      'body-pet-id:body:string',
      'body-no-cache:body:boolean',
      'item:body:string',
      'items:body:string*',
    ],
  },
  {
    title: 'a body that is not an object as one flag',
    content: json('{ type: array, items: { type: string } }'),
    want: ['body:body:string*!'],
  },
  {
    title: 'a body of bytes as a file',
    content: '          application/octet-stream: { schema: { type: string, format: binary } }',
    want: ['body:body:file!'],
  },
  {
    title: 'the files of a multipart body',
    content:
      '          multipart/form-data: { schema: { type: object, required: [image], properties: { image: { type: array, items: { type: string, format: binary } }, mask: { type: string, format: binary } } } }',
    want: ['image:body:file*!', 'mask:body:file'],
  },
];
test.each(rows)('$title', async ({ content, want }) => {
  expect(await flagsFor(content)).toEqual([...PARAMETERS.before, ...want, ...PARAMETERS.after]);
});

const part = (contentType: string): string =>
  `          multipart/form-data: { schema: { type: object, properties: { image: { type: string, format: binary } } }, encoding: { image: { contentType: "${contentType}" } } }`;
const bytes = (contentType: string): string =>
  `          "${contentType}": { schema: { type: string, format: binary } }`;

// OpenAPI 3.1.1, Encoding Object, contentType: "a specific media type, a wildcard media type […] or
// a comma-separated list of the two types".
test.each([
  { title: 'a part with one media type', content: part('image/png'), want: 'image/png' },
  { title: 'a part with several', content: part('image/png, image/jpeg'), want: undefined },
  { title: 'a part with a range', content: part('image/*'), want: undefined },
  { title: 'a part of any bytes', content: part('application/octet-stream'), want: undefined },
  { title: 'a body', content: bytes('image/png'), want: 'image/png' },
  {
    title: 'a body of any bytes',
    content: bytes('application/octet-stream'),
    want: 'application/octet-stream',
  },
  { title: 'a body with a range', content: bytes('image/*'), want: undefined },
])('the document sets the media type of $title: $want', async ({ content, want }) => {
  const flags = await allFlags(content);
  expect(flags.find(({ type }) => type === 'file')?.mediaType).toBe(want);
});
