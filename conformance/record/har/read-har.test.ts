import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  api,
  closeHarFolder,
  entry,
  file,
  harOf,
  importText,
  json,
  openHarFolder,
} from '../testing/har-entries.js';

beforeAll(openHarFolder);
afterAll(closeHarFolder);

describe('a HAR file of a browser', () => {
  test('is read without what is not of this API, with the reasons', async () => {
    const { fixtures, notes } = await importText(
      harOf([
        entry('GET https://elsewhere.test/files/logo.png'),
        entry('GET http://localhost:8080/index.html'),
        entry(`GET ${api}/models`),
        entry(`GET ${api}/files?limit=1`, { content: json({ object: 'list', data: [] }) }),
        entry(`GET ${api}/files/file-none`, { status: 404, content: json({ error: {} }) }),
        entry(`DELETE ${api}/files/file-none`, { status: 0 }),
        entry(`GET ${api}/files`, { content: { size: 100, mimeType: 'application/json' } }),
      ]),
    );
    expect(fixtures.map(({ exchanges }) => exchanges.map(({ request }) => request.path))).toEqual([
      ['/files?limit=1'],
      ['/files/file-none'],
    ]);
    expect(fixtures[0]?.source).toMatchObject({ kind: 'recorded', from: api });
    expect(notes).toEqual([
      '1 left out: they are of other servers than http://localhost:8080',
      '2 left out: they are not requests of OpenAI Files and Uploads API',
      '1 left out: no response was received',
      '1 left out: the file does not hold their bodies as they were',
    ]);
  });

  test('may describe a multipart body as the text that was sent', async () => {
    const text =
      '--b\r\nContent-Disposition: form-data; name="file"; filename="ä.jsonl"\r\n\r\n{}\n\r\n--b--\r\n';
    const { fixtures } = await importText(
      harOf([
        entry(`POST ${api}/files`, {
          headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
          postData: { mimeType: 'multipart/form-data; boundary=b', text },
          content: json(file('file-1', 3, 'ä.jsonl')),
        }),
      ]),
    );
    expect(fixtures[0]?.exchanges[0]?.request.body).toEqual({
      multipart: [{ name: 'file', filename: 'ä.jsonl', contentType: 'text/plain', text: '{}\n' }],
    });
  });

  test('that lost the bytes of a file is not taken for what was sent', async () => {
    const { fixtures, notes } = await importText(
      harOf([
        entry(`POST ${api}/files`, {
          postData: { mimeType: 'multipart/form-data', params: [{ name: 'file', fileName: 'a' }] },
          content: json(file('file-1', 3, 'a')),
        }),
      ]),
    );
    expect(fixtures).toEqual([]);
    expect(notes).toEqual(['1 left out: the file does not hold their bodies as they were']);
  });

  test('is searched for the server that is meant, or below the path that is given', async () => {
    const both = harOf([
      ...[1, 2].map((id) => entry(`GET ${api}/files/${id}`, { status: 404, content: json({}) })),
      entry('GET http://127.0.0.1:9/v2/files', { content: json({ object: 'list', data: [] }) }),
    ]);
    const found = await importText(both);
    const given = await importText(both, '/v2/');
    expect([found, given].map(({ fixtures }) => fixtures[0]?.source.from)).toEqual([
      api,
      'http://127.0.0.1:9/v2',
    ]);
  });
});

test('a request that leads to the API only by its dots does not belong to it', async () => {
  const { fixtures, notes } = await importText(
    harOf([
      entry(`GET ${api}/files?limit=1`, { content: json({ object: 'list', data: [] }) }),
      entry(`GET ${new URL(api).origin}/x/../openai/v1/files`, { content: json({}) }),
    ]),
  );
  expect(fixtures).toHaveLength(1);
  expect(notes).toEqual(['1 left out: they are not requests of OpenAI Files and Uploads API']);
});

describe('a HAR file that is none', () => {
  const right = entry(`GET ${api}/files`);
  const table: readonly (readonly [string, string])[] = [
    ['{"log":', 'no HAR file: Unexpected end of JSON input'],
    ['[1]', 'the file: must be object'],
    ['{"log":{"entries":{}}}', 'log.entries: must be array'],
    [harOf([right, {}]), 'log.entries[1].request: is missing'],
    [
      harOf([right, right, { ...right, request: { ...right.request, method: 7 } }]),
      'log.entries[2].request.method: must be string',
    ],
    [
      harOf([{ ...right, startedDateTime: 'today' }]),
      'log.entries[0].startedDateTime: is not a timestamp',
    ],
    [
      harOf([{ ...right, request: { ...right.request, url: '/v1/files' } }]),
      'log.entries[0].request.url: is not an absolute URL',
    ],
    [
      harOf([{ ...right, _upspec: { source: { kind: 'told', evidence: [] } } }]),
      'log.entries[0]._upspec.source.kind: must be equal to one of the allowed values',
    ],
    [
      harOf([{ ...right, _upspec: { source: { kind: 'quoted', evidence: [] } } }]),
      'log.entries[0]._upspec.source.evidence: must NOT have fewer than 1 items',
    ],
    [
      harOf([entry(`GET ${api}/models`)]),
      'no request is an operation of OpenAI Files and Uploads API',
    ],
    ['['.repeat(100_000), 'JSON nested 100000 levels deep'],
  ];
  test.each(table)('is rejected with the location: %.60s', async (text, want) => {
    await expect(importText(text)).rejects.toThrow(want);
  });

  test('reports twenty errors and the number of the others', async () => {
    const importing = importText(harOf(Array.from({ length: 30 }, () => ({}))));
    const error: unknown = await importing.catch((cause: unknown) => cause);
    expect(String(error).split('\n')).toHaveLength(21);
    expect(String(error)).toMatch(/and 70 more errors$/);
  });
});
