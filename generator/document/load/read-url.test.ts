import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { valueAt } from './json-pointer.js';
import { loadDocument } from './load.js';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Starts a server on loopback. */
async function serve(
  respond: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(respond);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

const DOCUMENT = `openapi: 3.1.0
info: {title: Depot, version: '1'}
paths: {}
components: {schemas: {A: {$ref: 'parts.yaml#/Thing'}}}
`;

describe('a document that is a URL', () => {
  test('is read with the headers, and so is what it refers to on the same server', async () => {
    const seen: string[] = [];
    const url = await serve(({ url: path = '', headers }, response) => {
      seen.push(`${path} ${String(headers['x-key'])}`);
      response.end(path.startsWith('/api/parts') ? 'Thing: {type: string}\n' : DOCUMENT);
    });
    const { root, file } = await loadDocument(`${url}/api/openapi.yaml?token=t`, {
      headers: { 'X-Key': 'k' },
    });
    expect(valueAt(root, '#/components/schemas/Thing')).toEqual({ type: 'string' });
    expect(seen).toEqual(['/api/openapi.yaml?token=t k', '/api/parts.yaml k']);
    expect(file).toBe(`${url}/api/openapi.yaml`);
  });

  test('is read after a redirect, without the headers at another origin', async () => {
    const seen: (string | undefined)[] = [];
    const target = await serve(({ headers }, response) => {
      seen.push(headers['x-key']?.toString());
      response.end('{"openapi":"3.1.0","info":{"title":"D","version":"1"},"paths":{}}');
    });
    const url = await serve((_, response) => {
      response.writeHead(302, { location: `${target}/openapi.json` }).end();
    });
    const { root } = await loadDocument(`${url}/openapi.json`, { headers: { 'X-Key': 'k' } });
    expect(valueAt(root, '#/info/title')).toBe('D');
    expect(seen).toEqual([undefined]);
  });

  test('may not refer to another server, unless the option allows it', async () => {
    const other = await serve((_, response) => response.end('Thing: {type: integer}\n'));
    const url = await serve((_, response) => {
      response.end(DOCUMENT.replace('parts.yaml', `${other}/parts.yaml`));
    });
    await expect(loadDocument(`${url}/openapi.yaml`)).rejects.toThrow(
      `${url}/openapi.yaml:4:27: $ref "${other}/parts.yaml#/Thing" does not resolve: ${other}/parts.yaml is a URL, and only files beside the document are read; allow it with --allow-refs`,
    );
    const { root } = await loadDocument(`${url}/openapi.yaml`, { allowRefs: [other] });
    expect(valueAt(root, '#/components/schemas/Thing')).toEqual({ type: 'integer' });
  });

  test('that the server does not send is reported with the status, and without a secret', async () => {
    const url = await serve((_, response) => response.writeHead(401).end());
    await expect(loadDocument(`${url}/openapi.yaml?token=secret`)).rejects.toThrow(
      `${url}/openapi.yaml: can't be read: the server responded with status 401`,
    );
  });

  test('that redirects to itself is reported', async () => {
    const url = await serve((_, response) => response.writeHead(302, { location: '/' }).end());
    await expect(loadDocument(`${url}/`)).rejects.toThrow('redirects more than 5 times');
  });

  test('that is larger than a document may be is not read to its end', async () => {
    const url = await serve((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, '#');
      const send = (left: number): void => {
        if (left === 0) response.end();
        else
          response.write(chunk, () => {
            send(left - 1);
          });
      };
      send(80);
    });
    await expect(loadDocument(`${url}/openapi.yaml`)).rejects.toThrow(
      'larger than 64 MiB, the maximum size',
    );
  });
});
