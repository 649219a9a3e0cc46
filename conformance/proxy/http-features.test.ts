import { createServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, proxyOf, sendRaw, startProxy } from './testing/proxied.js';

afterEach(closeAll);

const close = 'Connection: close';

describe('the proxy passes on', () => {
  // RFC 9112, section 7.1.2
  test('the trailers of a request and of a response', async () => {
    const { port } = await startProxy((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, { Trailer: 'X-Sum' });
        response.write('a');
        response.addTrailers([['X-Sum', request.rawTrailers.join('=')]]);
        response.end();
      });
    });
    const head = ['POST /v1/a HTTP/1.1', 'Host: a', close, 'Trailer: X-Length'];
    const body = ['Transfer-Encoding: chunked', '', '1', 'a', '0', 'X-Length: 1', '', ''];
    const lines = (await sendRaw(port, ...head, ...body)).split('\r\n');
    expect(lines).toContain('Trailer: X-Sum');
    expect(lines.slice(-6)).toEqual(['1', 'a', '0', 'X-Sum: X-Length=1', '', '']);
  });

  // RFC 9110, section 15.2
  test('interim responses, with their headers', async () => {
    const { port } = await startProxy((_, response) => {
      response.writeEarlyHints({ link: '</a.css>; rel=preload' });
      response.writeProcessing();
      response.end('ok');
    });
    const reply = await sendRaw(port, 'GET /v1/a HTTP/1.1', 'Host: a', close, '', '');
    expect(reply.split('\r\n').slice(0, 6)).toEqual([
      'HTTP/1.1 103 Early Hints',
      'Link: </a.css>; rel=preload',
      '',
      'HTTP/1.1 102 Processing',
      '',
      'HTTP/1.1 200 OK',
    ]);
  });

  test('responses in the order of requests that were sent at once', async () => {
    const { port } = await startProxy((request, response) => {
      const delay = request.url === '/v1/slow' ? 50 : 0;
      setTimeout(() => response.end(request.url), delay);
    });
    const [slow, fast] = [
      'GET /v1/slow HTTP/1.1\r\nHost: a\r\n\r\n',
      'GET /v1/fast HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    ];
    const reply = await sendRaw(port, `${slow}${fast}`);
    expect(reply.match(/\/v1\/(?:slow|fast)/g)).toEqual(['/v1/slow', '/v1/fast']);
  });

  test.each([204, 304])('status %i without a body, and keeps the connection', async (status) => {
    const { port } = await startProxy((_, response) => {
      response.writeHead(status, { ETag: '"a"' }).end();
    });
    const request = (end: string): string => `GET /v1/a HTTP/1.1\r\nHost: a\r\n${end}\r\n`;
    const replies = await sendRaw(port, request('') + request(`${close}\r\n`));
    expect(replies.match(new RegExp(`HTTP/1.1 ${status} `, 'g'))).toHaveLength(2);
    expect(replies).not.toContain('chunked');
  });
});

describe('the proxy rejects with a sentence', () => {
  const get = (...headers: readonly string[]): readonly string[] => [
    'GET /v1/a HTTP/1.1',
    'Host: a',
    ...headers,
    '',
    '',
  ];

  test('a WebSocket', async () => {
    const { port, ended } = await startProxy((_, response) => response.end());
    const reply = await sendRaw(port, ...get('Connection: Upgrade, close', 'Upgrade: websocket'));
    expect(reply).toMatch(/^HTTP\/1\.1 501 Not Implemented\r\n/);
    expect(reply).toContain('upspec: the proxy passes on HTTP, and no WebSocket');
    expect(ended).toEqual([]);
  });

  // RFC 9110, section 7.8: "A server MAY ignore a received Upgrade header field".
  test('no other upgrade, which it ignores', async () => {
    const { port } = await startProxy((_, response) => response.end('plain'));
    const reply = await sendRaw(port, ...get('Connection: Upgrade, close', 'Upgrade: h2c'));
    expect(reply).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*plain/);
  });

  test('a tunnel', async () => {
    const { port } = await startProxy((_, response) => response.end());
    const reply = await sendRaw(port, 'CONNECT a.example:443 HTTP/1.1', 'Host: a.example', '', '');
    expect(reply).toMatch(/^HTTP\/1\.1 501 [^]*upspec: the proxy opens no tunnels/);
  });

  test("a response that can't be passed on, and goes on", async () => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end('HTTP/1.1 099 Low\r\nContent-Length: 0\r\n\r\n'));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port: behind } = server.address() as AddressInfo;
    const { port, ended } = await proxyOf(`http://127.0.0.1:${behind}/v1`);
    const reply = await sendRaw(port, ...get(close));
    expect(reply).toMatch(/^HTTP\/1\.1 502 [^]*upspec: /);
    expect(ended).toEqual(['broken off by server']);
    server.close();
  });
});
