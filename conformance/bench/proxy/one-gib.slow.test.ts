import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noPackChecks } from '../../check/pack-checks.js';
import { loadContract } from '../../openai-files/load-contract.js';
import { plainProfile } from '../../profile-format/plain-profile.js';
import { judgeTraffic, type RunningTraffic } from '../../traffic/judge-traffic.js';

const mebibytes = 1024;
/** No two of its pieces are the same, so that a lost or repeated one changes the digest. */
function* pieces(): Generator<Buffer> {
  for (let number = 0; number < mebibytes; number += 1) {
    const piece = Buffer.alloc(1024 * 1024, `${number} `);
    yield piece;
  }
}

const head = Buffer.from(
  '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n',
);

async function digestOf(incoming: IncomingMessage): Promise<string> {
  const hash = createHash('sha256');
  incoming.on('data', (bytes: Buffer) => hash.update(bytes));
  await once(incoming, 'end');
  return hash.digest('hex');
}

const sent = createHash('sha256').update(head);
const content = createHash('sha256');
for (const piece of pieces()) {
  sent.update(piece);
  content.update(piece);
}
const expected = { sent: sent.digest('hex'), content: content.digest('hex') };

let received = '';
const server = createServer((request, response) => {
  void (async (): Promise<void> => {
    received = await digestOf(request);
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    if (request.method === 'GET') {
      for (const piece of pieces()) if (!response.write(piece)) await once(response, 'drain');
    }
    response.end();
  })();
});
let traffic: RunningTraffic;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  traffic = await judgeTraffic({
    contract: loadContract(),
    profile: plainProfile,
    checks: noPackChecks,
    url: `http://127.0.0.1:${port}/v1`,
    port: 0,
    secrets: {},
    patience: 10_000,
    onViolation: () => undefined,
  });
});
afterAll(async () => {
  await traffic.close();
  server.close();
});

test('1 GiB passes in each direction without a changed byte', async () => {
  const request = send(`${traffic.url}/files`, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  const response = once(request, 'response');
  request.write(head);
  for (const piece of pieces()) if (!request.write(piece)) await once(request, 'drain');
  request.end();
  await digestOf(((await response) as [IncomingMessage])[0]);
  expect(received).toBe(expected.sent);
  const download = send(`${traffic.url}/files/file-1/content`).end();
  const [incoming] = (await once(download, 'response')) as [IncomingMessage];
  expect(await digestOf(incoming)).toBe(expected.content);
}, 600_000);
