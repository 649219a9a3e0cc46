import { createConnection } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { startSecureTarget, testCertificate } from '../testing/start-secure-target.js';
import {
  closeAll,
  closeLater,
  createFile,
  example,
  start,
  startExample,
  startRawServer,
  startReference,
  startServer,
  useFiles,
} from './testing/running-proxy.js';

afterEach(closeAll);

describe('the built-in API', () => {
  // Each fault names the requirement that it violates, in the list of `serve --fault list`.
  test.each([
    ['file-without-object', 'FILE-01'],
    ['file-bytes-as-text', 'FILE-03'],
    ['file-time-in-milliseconds', 'FILE-04'],
    ['create-201', 'CREATE-01'],
    ['list-without-first-id', 'LIST-02'],
    ['list-first-id-of-the-last', 'LIST-02'],
    ['delete-204', 'DELETE-01'],
    ['delete-true-as-text', 'DELETE-01'],
    ['content-breaks-off', 'CONTENT-01'],
  ])(
    'a right client at a server with the fault %s has no violation',
    async (fault, requirement) => {
      const running = await start(await startReference(fault));
      for (const name of ['a.txt', 'b.txt']) await createFile(running.url, name);
      await useFiles(running.url).catch(() => undefined);
      const { client, server, text, code } = await running.stop();
      expect(client).toEqual([]);
      const violated = new Set(server.map((each) => each.split(' ')[1]));
      expect(violated).toEqual(new Set([requirement]));
      expect(text).toMatch(
        /The client conforms; the server violates 1 requirement, in \d of \d+ resp/,
      );
      expect(code).toBe(1);
    },
  );
});

describe('a connection', () => {
  test('that the server closes within a body is a violation of the server', async () => {
    const url = await startRawServer((socket) => {
      socket.once('data', () => {
        const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n';
        socket.end(`${head}\r\n[`);
      });
    });
    const running = await start(url, { spec: example });
    await fetch(`${running.url}/notes`)
      .then(
        (response) => response.text(),
        () => undefined,
      )
      .catch(() => undefined);
    const { client, server, text } = await running.stop();
    expect(client).toEqual([]);
    expect(server).toEqual(['1 listNotes.200']);
    expect(text).toContain(
      'expected a body that ends, actual 1 bytes, and then the connection ended',
    );
  });

  test('that the server closes without a response is a violation of the server', async () => {
    const url = await startRawServer((socket) => void socket.once('data', () => socket.end()));
    const running = await start(url, { spec: example });
    expect((await fetch(`${running.url}/notes`)).status).toBe(502);
    const { client, server } = await running.stop();
    expect({ client, server }).toEqual({ client: [], server: ['1 rule.no-response'] });
  });

  test('that the client closes within a body is a violation of the client', async () => {
    const running = await start(await startExample(), { spec: example });
    const { port } = new URL(running.url);
    const head = 'POST /notes HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
    const request = `${head}Content-Length: 99\r\n\r\n{"text"`;
    await new Promise<void>((resolve) => {
      const socket = createConnection(Number(port), '127.0.0.1', () => socket.end(request));
      socket
        .resume()
        .on('close', () => resolve())
        .on('error', () => undefined);
    });
    const { client, server } = await running.stop();
    expect({ client, server }).toEqual({ client: ['1 client.framing.length'], server: [] });
  });

  test('to a server that does not run is status 502 with its URL, and exit code 2', async () => {
    const url = await startRawServer(() => undefined);
    await closeAll();
    const running = await start(url, { spec: example });
    const response = await fetch(`${running.url}/notes`);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain(
      `upspec: ${url} does not respond: connect ECONNREFUSED`,
    );
    const { code, text } = await running.stop();
    expect(code).toBe(2);
    expect(text).toContain('1 request was not passed on: connect ECONNREFUSED');
  });

  test('that is no longer accepted ends the run by itself', async () => {
    const url = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
    });
    const running = await start(url, { spec: example, patience: 1, report: [] });
    await (await fetch(`${running.url}/notes`)).text();
    await closeAll();
    expect((await fetch(`${running.url}/notes`)).status).toBe(502);
    expect(await running.ended).toBe(0);
    expect(running.text()).toContain('the server ended, and did not come back');
  });

  test('by TLS is trusted by the certificate of --ca alone', async () => {
    const target = await startSecureTarget((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
    });
    closeLater(target.close);
    const url = target.url.replace('/v1', '');
    const trusting = await start(url, { spec: example, ca: testCertificate });
    expect((await fetch(`${trusting.url}/notes`)).status).toBe(200);
    expect((await trusting.stop()).code).toBe(0);
    const other = await start(url, { spec: example });
    const response = await fetch(`${other.url}/notes`);
    expect(response.status).toBe(502);
    expect(await response.text()).toMatch(/certificate/);
    expect((await other.stop()).code).toBe(2);
  });
});
