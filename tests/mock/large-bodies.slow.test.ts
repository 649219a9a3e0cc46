import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningMock } from '../../conformance/mock/open-mock.js';
import { openInlineMock } from './open-inline-mock.js';

const GIBIBYTE = 1024 ** 3;
const piece = Buffer.alloc(1024 * 1024, 'upspec');

const document = `
openapi: 3.1.0
info: { title: Attic, version: '1' }
paths:
  /boxes:
    post:
      operationId: addBox
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: { type: object, required: [file], properties: { file: { type: string, format: binary } } }
      responses:
        '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Box' } } } }
  /boxes/{boxId}:
    parameters: [{ name: boxId, in: path, required: true, schema: { type: integer } }]
    get:
      operationId: getBox
      responses:
        '200': { description: A box., content: { application/json: { schema: { $ref: '#/components/schemas/Box' } } } }
    delete:
      operationId: removeBox
      responses: { '204': { description: Removed. } }
  /boxes/{boxId}/content:
    parameters: [{ name: boxId, in: path, required: true, schema: { type: integer } }]
    get:
      operationId: getContent
      responses: { '200': { description: The bytes., content: { application/octet-stream: {} } } }
components:
  schemas:
    Box: { type: object, required: [id, size], properties: { id: { type: integer, readOnly: true }, size: { type: integer } } }
`;

let mock: RunningMock;
beforeAll(async () => {
  mock = await openInlineMock(document);
});
afterAll(() => mock.close());

test('a file of 1 GiB is received and sent without being in memory', async () => {
  const { hostname, port } = new URL(mock.url);
  const outgoing = request({
    hostname,
    port,
    path: '/boxes',
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  });
  const responded = once(outgoing, 'response') as Promise<[IncomingMessage]>;
  const before = process.memoryUsage().rss;
  let highest = before;
  outgoing.write('--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n');
  for (let sent = 0; sent < GIBIBYTE; sent += piece.length) {
    if (!outgoing.write(piece)) await once(outgoing, 'drain');
    highest = Math.max(highest, process.memoryUsage().rss);
  }
  outgoing.end('\r\n--b--\r\n');
  const [created] = await responded;
  const box = JSON.parse((await created.toArray()).join('')) as { id: number; size: number };
  expect(box.size).toBe(GIBIBYTE);
  const response = await fetch(`${mock.url}/boxes/${box.id}/content`);
  let length = 0;
  for await (const bytes of response.body ?? []) {
    length += (bytes as Uint8Array).length;
    highest = Math.max(highest, process.memoryUsage().rss);
  }
  expect(length).toBe(GIBIBYTE);
  // The client and the garbage that is not collected yet are in the same process.
  expect(highest - before).toBeLessThan(300 * 1024 * 1024);
});
