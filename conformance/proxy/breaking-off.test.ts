import { connect, createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, proxyOf, sendRaw, startProxy, waitUntil } from './testing/proxied.js';

afterEach(closeAll);

describe('when one side closes the connection, the proxy', () => {
  test('closes the connection to the server when the client closes its own', async () => {
    let isAborted = false;
    const { port, ended } = await startProxy((request, response) => {
      response.write('begin');
      request.on('close', () => (isAborted = true));
      response.on('close', () => (isAborted = true));
    });
    const socket = connect(port, '127.0.0.1');
    socket.write('GET /v1/a HTTP/1.1\r\nHost: a\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    await waitUntil(() => isAborted);
    expect(ended[0]).toBe('broken off by client');
  });

  test('closes the connection to the server when the client stops within its request', async () => {
    let isAborted = false;
    const { port, ended } = await startProxy((request) => {
      request.on('error', () => (isAborted = true));
      request.once('data', () => socket.destroy());
    });
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /v1/files HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\npiece');
    await waitUntil(() => isAborted);
    expect(ended).toEqual(['broken off by client']);
  });

  test('stops where the server does', async () => {
    const { port, ended } = await startProxy((_, response) => {
      response.writeHead(200, { 'Content-Length': 10 });
      response.write('begin', () => response.destroy());
    });
    const reply = await sendRaw(port, 'GET /v1/a HTTP/1.1', 'Host: a', '', '');
    expect(reply.endsWith('\r\n\r\nbegin')).toBe(true);
    await waitUntil(() => ended.length > 0);
    expect(ended).toEqual(['broken off by server']);
  });

  test('reads the rest of a request that the server rejected early', async () => {
    const server = createServer({ allowHalfOpen: true }, (socket) => {
      socket.resume().on('error', () => undefined);
      socket.once('data', () =>
        socket.end('HTTP/1.1 413 Too Long\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port: behind } = server.address() as AddressInfo;
    const { port, ended } = await proxyOf(`http://127.0.0.1:${behind}/v1`);
    const head = ['POST /v1/files HTTP/1.1', 'Host: a', 'Connection: close'];
    const body = ['Content-Length: 5000000', '', 'x'.repeat(5_000_000)];
    const reply = await sendRaw(port, ...head, ...body);
    expect(reply.split('\r\n')[0]).toBe('HTTP/1.1 413 Too Long');
    expect(ended).toEqual(['broken off by server']);
    server.close();
  });
});
