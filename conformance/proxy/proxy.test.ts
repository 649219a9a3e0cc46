import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { UsageError } from '../kit-error.js';
import {
  closeAll,
  proxyOf,
  sendRaw,
  startProxy,
  startServer,
  waitUntil,
  waitUntilStill,
} from './testing/proxied.js';
import { openProxy } from './proxy.js';

afterEach(closeAll);

describe('the proxy', () => {
  test('passes on path, headers and body as they are, except for headers of one connection', async () => {
    let seen: unknown;
    const { port } = await startProxy((request, response) => {
      let body = '';
      request.setEncoding('latin1').on('data', (text: string) => (body += text));
      request.on('end', () => {
        const { method, url, rawHeaders, headers } = request;
        seen = {
          method,
          url,
          body,
          cafe: headers['x-name'],
          names: rawHeaders.filter((_, index) => index % 2 === 0),
        };
        response.end();
      });
    });
    await sendRaw(
      port,
      'POST /v1/files/../%2e%2E?a=b&&c HTTP/1.1',
      'Host: elsewhere',
      'X-Twice: one',
      'X-Twice: two',
      'X-Name: Caf\xe9',
      'Connection: close, X-Secret',
      'X-Secret: for the proxy alone',
      'Proxy-Authorization: Basic eA==',
      'TE: trailers',
      'Content-Length: 4',
      '',
      '\x00\xff\r\n',
    );
    expect(seen).toEqual({
      method: 'POST',
      url: '/v1/files/../%2e%2E?a=b&&c',
      body: '\x00\xff\r\n',
      cafe: 'Caf\xe9',
      names: ['Host', 'X-Twice', 'X-Twice', 'X-Name', 'Content-Length', 'Connection'],
    });
  });

  test('passes back status, text and headers as they are, a repeated one too', async () => {
    const { port } = await startProxy((_, response) => {
      response.writeHead(299, 'Just Fine', [
        'Set-Cookie',
        'a=1',
        'Set-Cookie',
        'b=2',
        'X-Name',
        'Caf\xe9',
        'Date',
        'yesterday',
        'Content-Length',
        '2',
        'Keep-Alive',
        'timeout=99',
      ]);
      response.end(Buffer.from('ok'));
    });
    const reply = await sendRaw(port, 'GET /v1/a HTTP/1.1', 'Host: a', 'Connection: close', '', '');
    expect(reply.split('\r\n')).toEqual([
      'HTTP/1.1 299 Just Fine',
      'Set-Cookie: a=1',
      'Set-Cookie: b=2',
      'X-Name: Caf\xe9',
      'Date: yesterday',
      'Content-Length: 2',
      'Connection: close',
      '',
      'ok',
    ]);
  });

  test('passes on the first bytes of both bodies before the last have come', async () => {
    const { port, ended } = await startProxy((request, response) => {
      request.once('data', (chunk: Buffer) => response.write(`got ${chunk.toString()}`));
      request.on('end', () => response.end('.'));
    });
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.write(
      'POST /v1/files HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n',
    );
    await waitUntil(() => received.includes('got one'));
    expect(ended).toEqual([]);
    socket.write('0\r\n\r\n');
    await waitUntil(() => received.endsWith('0\r\n\r\n'));
    socket.destroy();
    expect(ended).toEqual(['done']);
  });

  test('lets the server say whether it expects a body at all', async () => {
    const server = await startServer((_, response) => response.end());
    server.on('checkContinue', (_, response) => {
      response.writeHead(413, { Connection: 'close' });
      response.end('no');
    });
    const { port } = server.address() as AddressInfo;
    const proxied = await proxyOf(`http://127.0.0.1:${port}/v1`);
    const head = [
      'POST /v1/files HTTP/1.1',
      'Host: a',
      'Expect: 100-continue',
      'Content-Length: 9',
    ];
    const reply = await sendRaw(proxied.port, ...head, 'Connection: close', '', 'some body');
    expect(reply.split('\r\n')[0]).toBe('HTTP/1.1 413 Payload Too Large');
  });

  test('passes on that a body is expected', async () => {
    const { port } = await startProxy((request, response) => {
      request.resume().on('end', () => response.end('thanks'));
    });
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.write(
      'POST /v1/files HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n',
    );
    await waitUntil(() => received === 'HTTP/1.1 100 Continue\r\n\r\n');
    socket.write('ab');
    await waitUntil(() => received.includes('thanks'));
    socket.destroy();
    expect(received).toContain('HTTP/1.1 200 OK');
  });

  test('responds to HEAD with the length and no body, and keeps the connection', async () => {
    const { port } = await startProxy((_, response) => {
      response.writeHead(200, { 'Content-Length': 1000 }).end();
    });
    const head = (end: string): string => `HEAD /v1/a HTTP/1.1\r\nHost: a\r\n${end}\r\n`;
    const responses = await sendRaw(port, head('') + head('Connection: close\r\n'));
    expect(responses.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(2);
    expect(responses.match(/Content-Length: 1000/g)).toHaveLength(2);
  });

  test('waits with the server while the client does not read', async () => {
    let sent = 0;
    const { port } = await startProxy((_, response) => {
      response.writeHead(200, { 'Content-Length': 200_000_000 });
      const block = Buffer.alloc(1_000_000);
      const write = (): void => {
        while (sent < 200_000_000) {
          sent += block.length;
          if (!response.write(block)) {
            response.once('drain', write);
            return;
          }
        }
      };
      write();
    });
    const socket = connect(port, '127.0.0.1').pause();
    socket.write('GET /v1/files/a/content HTTP/1.1\r\nHost: a\r\n\r\n');
    await waitUntilStill(() => sent);
    socket.destroy();
    expect(sent).toBeLessThan(50_000_000);
  });

  test('responds with 502 and the error envelope if nobody listens', async () => {
    const server = await startServer(() => undefined);
    const { port } = server.address() as AddressInfo;
    await closeAll();
    const proxied = await proxyOf(`http://127.0.0.1:${port}/v1`);
    const response = await fetch(`http://127.0.0.1:${proxied.port}/v1/files`, {
      method: 'POST',
      body: 'x'.repeat(1_000_000),
    });
    expect(response.status).toBe(502);
    expect(await response.json()).toEqual({
      error: {
        message: `upspec: http://127.0.0.1:${port}/v1 does not respond: connect ECONNREFUSED 127.0.0.1:${port}`,
        type: 'proxy_error',
        param: null,
        code: null,
      },
    });
    expect(proxied.ended).toEqual(['broken off by server']);
  });

  test('cannot use a port that another program has', async () => {
    const server = await startServer(() => undefined);
    const { port } = server.address() as AddressInfo;
    const opening = openProxy({
      target: new URL('http://127.0.0.1:1/v1'),
      port,
      watch: () => {
        throw new Error('never asked');
      },
    });
    await expect(opening).rejects.toThrow(UsageError);
  });
});
