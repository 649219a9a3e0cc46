import { request } from 'node:http';
import { expect, test } from 'vitest';
import { check } from '../../check.js';
import { serve } from '../serve.js';
import { startTarget } from '../../testing/start-target.js';

const apiKey = 'sk-key-of-this-test';
const only = ['errors/http-**', 'files/create/**'];

/** Runs cases against the reference server behind a proxy that closes some connections. */
async function checkClosing(
  isClosed: (headers: NodeJS.Dict<string | string[]>, body: Buffer) => boolean,
): ReturnType<typeof check> {
  const reference = await serve({ apiKey });
  const target = await startTarget((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('error', () => undefined);
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      if (isClosed(incoming.headers, body)) {
        incoming.socket.destroy();
        return;
      }
      const { 'transfer-encoding': _, ...headers } = incoming.headers;
      const onward = request(
        {
          port: reference.port,
          path: incoming.url,
          method: incoming.method,
          headers: { ...headers, 'content-length': body.length },
        },
        (received) => {
          outgoing.writeHead(received.statusCode ?? 0, received.headers);
          received.pipe(outgoing);
        },
      );
      // An error after the response has begun is that of the response.
      onward.on('error', () => undefined);
      onward.end(body);
    });
  });
  try {
    return await check({ url: target.url, apiKey, only });
  } finally {
    await target.close();
    await reference.close();
  }
}

test.concurrent.each([
  {
    title: 'closes the connection of each chunked body',
    isClosed: (headers: NodeJS.Dict<string | string[]>) =>
      headers['transfer-encoding'] !== undefined,
    want: ['HTTP-01'],
  },
  {
    title: 'closes the connection of a long body whose file is first',
    isClosed: (_: object, body: Buffer) =>
      body.length > 65_535 && body.indexOf('name="file"') < body.indexOf('name="purpose"'),
    want: ['CREATE-07'],
  },
])('a server that $title is reported for that', async ({ isClosed, want }) => {
  const { cases } = await checkClosing(isClosed);
  const found = cases.flatMap(({ findings }) => findings);
  expect([...new Set(found.map(({ requirement }) => requirement))]).toEqual(want);
  expect(found[0]?.shown?.response.start).toBe('no response');
  expect(found[0]).toMatchObject({
    kind: 'connection',
    actual: { text: 'connection closed; the plain request gets status 200' },
  });
  expect(cases.filter(({ verdict }) => verdict === 'could-not-run')).toEqual([]);
});
