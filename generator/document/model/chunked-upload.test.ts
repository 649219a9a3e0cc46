import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadDocument } from '../load/load.js';
import { buildModel } from './build-model.js';
import type { Model } from './model.js';

const json = (properties: object, required: readonly string[] = []): object => ({
  'application/json': { schema: { type: 'object', required, properties } },
});
const text = { type: 'string' };
const crateId = { name: 'crateId', in: 'path', required: true, schema: text };
const lid = { name: 'lid', in: 'query', required: true, schema: text };

const keyword = {
  size: 'length',
  filename: 'label',
  id: '/crate/id',
  part: { operation: 'addPlank', content: 'plank', id: '/id' },
  complete: { operation: 'closeCrate', partIds: 'planks', md5: 'digest' },
  cancel: { operation: 'dropCrate' },
};

interface Changes {
  readonly keyword?: object;
  readonly create?: object;
  readonly created?: object;
  readonly plank?: object;
  readonly close?: object;
  readonly drop?: object;
}

const created = { crate: { type: 'object', properties: { id: { type: 'integer' } } } };

async function modelOf(changes: Changes = {}): Promise<Model> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-chunked-'));
  const file = join(folder, 'openapi.json');
  const responses = (properties: object): object => ({
    200: { description: 'Done', content: json(properties) },
  });
  const multipart = { type: 'object', properties: { plank: { type: 'string', format: 'binary' } } };
  const paths = {
    '/crates': {
      post: {
        operationId: 'openCrate',
        tags: ['crates'],
        'x-upspec-chunked-upload': changes.keyword ?? keyword,
        requestBody: {
          required: true,
          content: json({ length: { type: 'integer' }, label: text, ...changes.create }),
        },
        responses: responses(changes.created ?? created),
      },
    },
    '/crates/{crateId}/planks': {
      post: {
        operationId: 'addPlank',
        tags: ['crates'],
        parameters: [crateId],
        requestBody: {
          required: true,
          content: { 'multipart/form-data': { schema: multipart } },
        },
        responses: responses({ id: text }),
        ...changes.plank,
      },
    },
    '/crates/{crateId}/close': {
      post: {
        operationId: 'closeCrate',
        tags: ['crates'],
        parameters: [crateId],
        requestBody: {
          required: true,
          content: json({ planks: { type: 'array', items: text }, digest: text }),
        },
        responses: responses({ id: text }),
        ...changes.close,
      },
    },
    '/crates/{crateId}': {
      delete: {
        operationId: 'dropCrate',
        tags: ['crates'],
        parameters: [crateId],
        responses: { 204: { description: 'Dropped' } },
        ...changes.drop,
      },
    },
  };
  const info = { title: 'Depot', version: '1' };
  await writeFile(file, JSON.stringify({ openapi: '3.1.0', info, paths }));
  try {
    return buildModel(await loadDocument(file));
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a chunked upload has the operations that it names, and belongs to the one that creates it', async () => {
  const { chunkedUploads, operations, warnings } = await modelOf();
  expect(warnings).toEqual([]);
  const [create, part, complete, cancel] = operations;
  expect(chunkedUploads).toEqual([
    {
      pointer: '#/paths/~1crates/post/x-upspec-chunked-upload',
      name: 'uploadFile',
      command: 'upload-file',
      create,
      size: 'length',
      filename: 'label',
      mediaType: undefined,
      id: ['crate', 'id'],
      expiresAt: undefined,
      part: { operation: part, content: 'plank', id: ['id'], maxSize: undefined },
      complete: { operation: complete, partIds: 'planks', md5: 'digest' },
      cancel,
    },
  ]);
});

test('the body of a part may be raw bytes', async () => {
  const raw = { 'application/octet-stream': { schema: {} } };
  const part = { operation: 'addPlank', id: '/id' };
  const { chunkedUploads, warnings } = await modelOf({
    keyword: { ...keyword, part },
    plank: { requestBody: { required: true, content: raw } },
  });
  expect(warnings).toEqual([]);
  expect(chunkedUploads[0]?.part).toMatchObject({ content: undefined });
});

describe('a chunked upload that does not fit its operations is a warning:', () => {
  const binary = { type: 'string', format: 'binary' };
  const twoFiles = {
    type: 'object',
    required: ['nail'],
    properties: { plank: binary, nail: binary },
  };
  const rows: readonly (readonly [title: string, changes: Changes, expected: string])[] = [
    [
      'an operation that does not exist',
      { keyword: { ...keyword, cancel: { operation: 'dropCrates' } } },
      'no operation has the id dropCrates; did you mean dropCrate?',
    ],
    [
      'a property that the request does not have',
      { keyword: { ...keyword, size: 'lenght' } },
      'the request of openCrate has no property lenght; did you mean length?',
    ],
    [
      'a list of ids that the request does not have',
      { keyword: { ...keyword, complete: { operation: 'closeCrate', partIds: 'plank' } } },
      'the request of closeCrate has no property plank; did you mean planks?',
    ],
    [
      'an id that the response does not have',
      { created: { crate: { type: 'object', properties: { name: text } } } },
      'the response of openCrate has no /crate/id',
    ],
    [
      'a file that the body does not have',
      { keyword: { ...keyword, part: { ...keyword.part, content: 'board' } } },
      'addPlank has no file board',
    ],
    [
      'a body that is not raw bytes',
      { keyword: { ...keyword, part: { operation: 'addPlank', id: '/id' } } },
      'the body of addPlank is not raw bytes; add content, the name of its file',
    ],
    [
      'another required part',
      {
        plank: {
          requestBody: { content: { 'multipart/form-data': { schema: twoFiles } } },
        },
      },
      'addPlank has the required part nail',
    ],
    [
      'a further required parameter',
      { close: { parameters: [crateId, lid] } },
      'closeCrate must have one path parameter, for the id of the upload, and no other required parameter',
    ],
    [
      'a required body of the cancellation',
      { drop: { requestBody: { required: true, content: json({ reason: text }) } } },
      'dropCrate has a required body',
    ],
    [
      'a property with the name of an option',
      { create: { signal: text } },
      'the property signal of openCrate has the name of an option',
    ],
    [
      'a name that another call has',
      { keyword: { ...keyword, name: 'addPlank' } },
      'another call or resource has the name crates.addPlank',
    ],
  ];
  test.each(rows)('%s', async (_, changes, expected) => {
    const { chunkedUploads, warnings } = await modelOf(changes);
    expect(chunkedUploads).toEqual([]);
    expect(warnings.map(({ message }) => message)).toEqual([
      `x-upspec-chunked-upload is not used: ${expected}`,
    ]);
  });
});
