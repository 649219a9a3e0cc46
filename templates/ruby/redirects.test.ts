import { describe, expect, test } from 'vitest';
import { json, type Responder } from '../typescript/runtime/testing/capture-server.js';
import { hasRuby, key } from './testing/run-ruby.js';
import { call, start } from './testing/start-server.js';

const file = { id: 'file-a', object: 'file' };

describe.skipIf(!hasRuby)('redirects of the Ruby library (needs ruby)', () => {
  const to =
    (status: number, location: string): Responder =>
    (_request, response) => {
      response.writeHead(status, { location });
      response.end('moved');
    };

  test('within one origin are followed, with body and key', async () => {
    const server = await start(to(307, '/v2/uploads'), json(200, { id: 'upload_a' }));
    await call(
      server,
      'openai.uploads.create(bytes: 1, filename: "f", mime_type: "m", purpose: :batch).id',
    );
    const [first, second] = server.requests;
    expect([second?.method, second?.path]).toEqual(['POST', '/v2/uploads']);
    expect(second?.body).toEqual(first?.body);
    expect(second?.headers.authorization).toBe(`Bearer ${key}`);
  });

  test('to another origin receive neither key nor body', async () => {
    const other = await start(json(200, file));
    const server = await start(to(302, `${other.url}/elsewhere`));
    expect(await call(server, 'openai.files.retrieve("a").id')).toBe('file-a');
    expect(other.requests[0]?.headers).not.toHaveProperty('authorization');
    const posting = await start(to(307, `${other.url}/elsewhere?signature=s`));
    const lines = 'failure { openai.uploads.parts.create("u", data: "secret") }';
    expect(await call(posting, lines)).toEqual([
      'APIStatusError',
      `307 redirect to ${other.url}/elsewhere, which is not followed; point base_url at the final address`,
    ]);
    expect(other.requests).toHaveLength(1);
  });

  test('never turn a POST into a GET, except by a 303', async () => {
    const moved = await start(to(301, '/v2'));
    const lines = 'failure { openai.uploads.cancel("u") }&.first';
    expect(await call(moved, lines)).toBe('APIStatusError');
    const other = await start(to(303, '/v2/uploads/u'), json(200, { id: 'u' }));
    expect(await call(other, lines)).toBe(null);
    expect(other.requests.map(({ method }) => method)).toEqual(['POST', 'GET']);
  });

  test('without an end are aborted', async () => {
    const server = await start(to(302, '/again'));
    expect(await call(server, 'failure { openai.files.retrieve("a") }&.first')).toBe(
      'APIStatusError',
    );
    expect(server.requests).toHaveLength(6);
  });
});
