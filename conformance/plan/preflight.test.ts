import { afterEach, beforeEach, expect, test } from 'vitest';
import { check } from '../check.js';
import { UnreachableError } from '../kit-error.js';
import { startTarget } from '../testing/start-target.js';
import { exitCodeOf } from '../verdict/exit-code.js';
import {
  apiKey,
  emptyList,
  file,
  json,
  notFound,
  writeSamples,
  type SampleFixtures,
} from '../testing/sample-fixtures.js';

let samples: SampleFixtures;

beforeEach(async () => {
  samples = await writeSamples();
});
afterEach(() => samples.remove());

test('a page of HTML is told as one finding, with the base URL that may be meant', async () => {
  const result = await samples.run((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Welcome</title>');
  });
  expect(result.cases).toHaveLength(1);
  expect(result.cases[0]?.findings).toMatchObject([
    {
      requirement: 'ERROR-09',
      wanted: 'a JSON body',
      got: 'status 200, text/html: <!doctype html><title>Welcome</title>',
    },
  ]);
  expect(result.stopped).toContain("doesn't look like this API");
  expect(exitCodeOf(result)).toBe(1);
});

test('a refused key is told with the cure, and shown nowhere', async () => {
  const result = await samples.run(json({ error: { ...notFound.error, message: apiKey } }, 401));
  expect(result.cases.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['preflight/key', 'fail'],
  ]);
  expect(result.stopped).toContain('--api-key');
  expect(JSON.stringify(result)).not.toContain(apiKey);
});

test('a redirect is not followed, and the run stops there', async () => {
  let asked = 0;
  const result = await samples.run((_, response) => {
    asked += 1;
    response.writeHead(308, { location: '/v1/files' }).end();
  });
  expect(asked).toBe(1);
  expect(result.cases[0]?.findings[0]?.got).toBe('status 308, location /v1/files');
});

test('a port where nobody listens is no failure but out of reach', async () => {
  const gone = await startTarget(json({}));
  await gone.close();
  const attempt = check({ url: gone.url, apiKey, fixturesDir: samples.folder });
  await expect(attempt).rejects.toThrow(UnreachableError);
  await expect(attempt).rejects.toThrow(/refuses connections at 127\.0\.0\.1:\d+; is the server/);
});

test('a server that hangs is told as such', async () => {
  await expect(samples.run(() => undefined)).rejects.toThrow('sent no whole answer within 0.5 s');
});

test('a server that closes at once is told as such', async () => {
  await expect(samples.run((request) => request.socket.destroy())).rejects.toThrow(
    'closed the connection before a whole answer had come',
  );
});

test('absent uploads are one finding, and their fixtures are skipped', async () => {
  const result = await samples.run((request, response) => {
    const isUpload = request.url?.startsWith('/v1/uploads') === true;
    const isList = request.url?.startsWith('/v1/files?') === true;
    if (isUpload) json(notFound, 404)(request, response);
    else if (isList) json(emptyList)(request, response);
    else if (request.method === 'GET') json(notFound, 404)(request, response);
    else json(file)(request, response);
  });
  expect(result.cases.map(({ name, verdict, reason }) => [name, verdict, reason])).toEqual([
    ['preflight/createUpload', 'fail', undefined],
    ['files/create', 'pass', undefined],
    ['files/retrieve', 'pass', undefined],
    ['uploads/create', 'skip', 'the target has no POST /uploads'],
  ]);
  expect(result.cases[0]?.findings[0]).toMatchObject({ requirement: 'ROUTE-01' });
  expect(result.cases[0]?.findings[0]?.curl).toContain('$OPENAI_API_KEY');
});
