import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InvalidInputError } from '@upspec/openai-files';
import {
  failureOf,
  recordRequests,
  startUploadServer,
  type UploadServer,
} from './upload-server.js';

const purpose = 'user_data';
let server: UploadServer;
beforeAll(async () => {
  server = await startUploadServer();
});
afterAll(() => server.close());

test('a section of a file stream arrives unchanged', async () => {
  const { path, bytes } = await server.file('section.bin', 10_000);
  const stream = createReadStream(path, { start: 1_500, end: 7_499 });
  const options = { purpose, partSize: 1_000 } as const;
  const { file } = await server.client().uploads.uploadFile(stream, options);
  expect(await server.content(file?.id)).toEqual(bytes.subarray(1_500, 7_500));
  expect(stream.destroyed).toBe(true);
});

test('by default a part has 64 MiB, and the filename and the media type are those of the source', async () => {
  const { hooks, requests } = recordRequests();
  const content = new File([new Uint8Array(70_000)], '天気.txt', { type: 'text/plain' });
  await server.client({ hooks }).uploads.uploadFile(content, { purpose });
  expect(requests.map(({ path }) => path)).toEqual([
    '/uploads',
    '/uploads/ID/parts',
    '/uploads/ID/complete',
  ]);
  expect(requests[0]?.body).toEqual({
    purpose: 'user_data',
    bytes: 70_000,
    filename: '天気.txt',
    mime_type: 'text/plain',
  });
});

test.each(['hex', 'base64'] as const)('the MD5 of the whole file is sent in %s', async (md5) => {
  const file = await server.file('md5.bin', 3_500_000);
  const { hooks, requests } = recordRequests();
  const stream = new Blob([file.bytes]).stream();
  const own = { purpose, md5, partSize: 1_000_000, filename: 'a' } as const;
  const uploads = [
    server.client({ hooks }).uploads.uploadFile(file.path, own),
    server.client({ hooks }).uploads.uploadFile(file.bytes, own),
    server.client({ hooks }).uploads.uploadFile(stream, { ...own, size: file.bytes.length }),
  ];
  // The reference server verifies only hexadecimal values.
  await Promise.allSettled(uploads);
  const expected = createHash('md5').update(file.bytes).digest(md5);
  const sent = requests.filter(({ path }) => path === '/uploads/ID/complete');
  expect(sent.map(({ body }) => body)).toEqual(
    [1, 2, 3].map(() => expect.objectContaining({ md5: expected }) as unknown),
  );
});

describe('nothing is sent for', () => {
  const client = (): ReturnType<UploadServer['client']> =>
    server.client({ fetch: () => Promise.reject(new Error('a request was sent')) });
  const one = new Blob(['x']);
  test.each([
    [
      'a stream of unknown size',
      () => one.stream(),
      { filename: 'a' },
      'size: the size of a stream is unknown; state it, or write the stream to a file and pass its path',
    ],
    [
      'a compressed Response, whose length is another one',
      () => new Response('x', { headers: { 'content-length': '1', 'content-encoding': 'gzip' } }),
      { filename: 'a' },
      'size: the size of a stream is unknown; state it, or write the stream to a file and pass its path',
    ],
    [
      'a Blob that reports 0 bytes and has some',
      () => ({ name: 'a', size: 0, type: '', slice: () => one, stream: () => one.stream() }),
      {},
      'source: its size is reported as 0 bytes, but it is not empty',
    ],
    ['another size', () => one, { size: 2 }, 'size: the source has 1 bytes, not 2'],
    [
      'a negative size',
      () => one,
      { size: -1 },
      'size: expected an integer of at least 0, received -1',
    ],
    [
      'parts without bytes',
      () => one,
      { partSize: 0 },
      'partSize: expected an integer of at least 1, received 0',
    ],
    [
      'parts that are larger than the API accepts',
      () => one,
      { partSize: 67_108_865 },
      'partSize: expected at most 67108864 bytes, received 67108865',
    ],
    [
      'no parts at the same time',
      () => one,
      { concurrency: 0.5 },
      'concurrency: expected an integer of at least 1, received 0.5',
    ],
    ['content without a name', () => one, {}, 'filename: the source has no name; state one'],
    [
      'a URL that is not of a file',
      () => new URL('http://127.0.0.1/a'),
      {},
      'source: only a URL of a file is a path; pass `await fetch(url)`',
    ],
    [
      'a path without a file',
      () => '/no/such/file',
      {},
      "source: /no/such/file can't be read: ENOENT: no such file or directory, stat '/no/such/file'",
    ],
    [
      'a folder',
      () => '/',
      {},
      "source: / can't be read: it is not a regular file; pass its stream and its `size`",
    ],
  ])('%s', async (_, make, options, message) => {
    const error = await failureOf(client().uploads.uploadFile(make(), { purpose, ...options }));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error).toMatchObject({ message });
  });
});

describe('a stream with another number of bytes than its size is an error:', () => {
  test.each([
    ['fewer', 10_001, 'source: its stream ended after 10000 bytes, expected 10001'],
    ['more', 9_999, 'source: its stream has more than 9999 bytes'],
  ])('%s', async (_, size, message) => {
    const options = { purpose, size, partSize: 1_000, filename: 'a' } as const;
    const call = server
      .client()
      .uploads.uploadFile(new Blob([Buffer.alloc(10_000)]).stream(), options);
    expect(await failureOf(call)).toMatchObject({ name: 'BodyReadError', message });
  });
});
