import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CaptureServer, captureServer, json } from './testing/capture-server.js';
import { decodeMultipart } from './testing/decode-multipart.js';
import { SampleClient } from './testing/sample-client.js';
import { toFile } from './to-file.js';

let server: CaptureServer;

beforeAll(async () => {
  server = await captureServer(json(200, { id: 'x', object: 'list', data: [], has_more: false }));
});
afterAll(() => server.close());

type Both = SampleClient | OpenAI;
const expires_after = { anchor: 'created_at', seconds: 3600 } as const;
const file = new File(['{"a":1}\n'], 'a "b" ü.jsonl', { type: 'text/jsonl' });

const calls: Readonly<Record<string, (client: Both) => PromiseLike<unknown>>> = {
  'files.create': (client) => client.files.create({ purpose: 'batch', expires_after, file }),
  'files.create from bytes': async (client) =>
    client.files.create({
      purpose: 'batch',
      file: await toFile(Buffer.from([0, 255, 10]), 'b.bin'),
    }),
  'files.retrieve': (client) => client.files.retrieve('file-ü/1'),
  'files.list': (client) => client.files.list(),
  'files.list with a query': (client) =>
    client.files.list({ purpose: 'fine-tune', limit: 2, order: 'asc', after: 'file & 1' }),
  'files.delete': (client) => client.files.delete('file-1'),
  'files.content': (client) => client.files.content('file-1'),
  'uploads.create': (client) =>
    client.uploads.create({
      bytes: 1,
      filename: 'f',
      mime_type: 'm/t',
      purpose: 'batch',
      expires_after,
    }),
  'uploads.parts.create': (client) => client.uploads.parts.create('u1', { data: file }),
  'uploads.complete': (client) =>
    client.uploads.complete('u1', { part_ids: ['p1', 'p2'], md5: 'x' }),
  'uploads.cancel': (client) => client.uploads.cancel('u1'),
};

async function sentBy(
  client: Both,
  call: (client: Both) => PromiseLike<unknown>,
): Promise<unknown> {
  await call(client);
  const request = server.requests.at(-1);
  if (request === undefined) throw new Error('nothing was sent');
  const { method, path, headers, body } = request;
  const type = headers['content-type'];
  const multipart = type?.startsWith('multipart/') ?? false;
  const parts = multipart ? await decodeMultipart(request) : [];
  return {
    method,
    path,
    authorization: headers.authorization,
    organization: headers['openai-organization'],
    project: headers['openai-project'],
    type: multipart ? 'multipart/form-data' : type,
    body: multipart ? undefined : body.toString(),
    parts: parts.toSorted((one, other) => one.name.localeCompare(other.name)),
  };
}

test.each(Object.entries(calls))(
  '%s is sent as the official library sends it',
  async (_name, call) => {
    const options = {
      apiKey: 'sk-test',
      baseURL: `${server.url}/v1`,
      organization: 'org',
      project: 'proj',
    };
    const expected = await sentBy(new OpenAI(options), call);
    const actual = await sentBy(new SampleClient(options), call);
    expect(actual).toEqual(expected);
  },
);
