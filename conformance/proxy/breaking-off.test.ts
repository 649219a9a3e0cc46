import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, sendRaw, startProxy, waitUntil } from './testing/proxied.js';

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
    expect(ended[0]).toBe('broken off');
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
    expect(ended).toEqual(['broken off']);
  });

  test('stops where the server does', async () => {
    const { port, ended } = await startProxy((_, response) => {
      response.writeHead(200, { 'Content-Length': 10 });
      response.write('begin', () => response.destroy());
    });
    const reply = await sendRaw(port, 'GET /v1/a HTTP/1.1', 'Host: a', '', '');
    expect(reply.endsWith('\r\n\r\nbegin')).toBe(true);
    await waitUntil(() => ended.length > 0);
    expect(ended).not.toContain('done');
  });
});
