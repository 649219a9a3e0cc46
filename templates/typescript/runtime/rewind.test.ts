import { createReadStream, openSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BodyReadError, InternalServerError } from './errors.js';
import type { NamedFileInput } from './file-input.js';
import { inTurn, json } from './testing/capture-server.js';
import { clientOf, failure, serve } from './testing/serve.js';
import { webStream } from './testing/streams.js';
import { toFile } from './to-file.js';

const failed = json(500, { error: { message: 'busy' } }, { 'retry-after-ms': '1' });

let path = '';
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-'));
  path = join(folder, 'digits.txt');
  await writeFile(path, '0123456789');
});
afterAll(() => rm(folder, { recursive: true }));

test.each([
  { kind: 'a stream of a file', open: () => createReadStream(path), want: '0123456789' },
  {
    kind: 'a stream of a range of a file',
    open: () => createReadStream(path, { start: 2, end: 5 }),
    want: '2345',
  },
  {
    kind: 'a stream of a path as bytes',
    open: () => createReadStream(Buffer.from(path)),
    want: '0123456789',
  },
  {
    kind: 'a stream with another name',
    open: () => toFile(createReadStream(path), 'other.txt'),
    want: '0123456789',
  },
  {
    kind: 'a stream that is open already',
    open: async () => {
      const stream = createReadStream(path);
      await new Promise((resolve) => stream.once('open', resolve));
      return stream;
    },
    want: '0123456789',
  },
])('$kind is sent again after a failure', async ({ open, want }) => {
  const server = await serve(inTurn(failed, failed, json(200, { id: 'f' })));
  const file: NamedFileInput = await open();
  expect(await clientOf(server).files.create({ purpose: 'batch', file })).toEqual({ id: 'f' });
  expect(server.requests).toHaveLength(3);
  for (const { body } of server.requests)
    expect(body.toString()).toContain(`\r\n\r\n${want}\r\n--`);
});

test.each([
  { kind: 'a web stream', open: () => toFile(webStream(Buffer.from('x')), 'x.txt') },
  { kind: 'a response', open: () => toFile(new Response('x'), 'x.txt') },
  {
    kind: 'a stream of another descriptor than that of its path',
    open: () => toFile(createReadStream(path, { fd: openSync('/dev/null', 'r') }), 'x.txt'),
  },
  { kind: 'a stream of a device', open: () => Promise.resolve(createReadStream('/dev/null')) },
])('$kind is not sent again, and the error says why', async ({ open }) => {
  const server = await serve(failed);
  const error = await failure(
    clientOf(server).files.create({ purpose: 'batch', file: await open() }),
  );
  expect(error).toBeInstanceOf(InternalServerError);
  expect(error).toHaveProperty(
    'message',
    '500 busy; not sent again, as its body has a stream that can be read only once',
  );
  expect(server.requests).toHaveLength(1);
});

test('a stream whose file changed between two attempts fails the call', async () => {
  const changing = join(folder, 'changing.txt');
  await writeFile(changing, 'before');
  const server = await serve(failed);
  const file = createReadStream(changing);
  const error = await failure(
    clientOf(server, {
      hooks: [
        {
          onResponse: async (response) => {
            await writeFile(changing, 'afterwards');
            return response;
          },
        },
      ],
    }).files.create({ purpose: 'batch', file }),
  );
  expect(error).toBeInstanceOf(BodyReadError);
  expect(error).toHaveProperty('message', `${changing}: it changed since the request began`);
  expect(server.requests).toHaveLength(1);
});
