import { expect, test } from 'vitest';
import { noBindings, type Bindings } from './bindings.js';
import { buildRequest } from './build-request.js';

const bindings: Bindings = {
  ...noBindings,
  ids: new Map([
    ['upload_a', 'live/1 ü'],
    ['upload_ab', 'live-2'],
    ['part_$(x)', 'live-3'],
  ]),
};

test('live ids stand in the path, percent-encoded, and unbound ones as they are', () => {
  const { path } = buildRequest(
    { method: 'GET', path: '/uploads/upload_a/../upload_ab?after=file-unknown' },
    bindings,
  );
  expect(path).toBe('/uploads/live%2F1%20%C3%BC/../live-2?after=file-unknown');
});

test('live ids stand in a JSON body, whatever letters the recorded ones have', () => {
  const { bytes, headers } = buildRequest(
    {
      method: 'POST',
      path: '/',
      body: { json: { part_ids: ['part_$(x)', 'upload_ab'], part_x: 1, md5: null } },
    },
    bindings,
  );
  expect(bytes?.toString()).toBe('{"part_ids":["live-3","live-2"],"part_x":1,"md5":null}');
  expect(headers).toEqual({ 'content-type': 'application/json' });
});

test('a recorded content type has the last word', () => {
  const { headers, bytes } = buildRequest(
    {
      method: 'POST',
      path: '/',
      headers: { 'content-type': 'text/plain' },
      body: { base64: 'AP8=' },
    },
    bindings,
  );
  expect(headers).toEqual({ 'content-type': 'text/plain' });
  expect(bytes).toEqual(Buffer.from([0, 255]));
});

test('a form is sent byte for byte the same each time', () => {
  const recorded = {
    method: 'POST',
    path: '/',
    body: {
      multipart: [
        { name: 'purpose', text: 'batch' },
        { name: 'file', filename: '你"好\n.txt', contentType: 'text/plain', base64: 'AP8=' },
        { name: 'file', filename: '' },
      ],
    },
  };
  const { bytes, headers } = buildRequest(recorded, bindings);
  const boundary = /boundary=(upspec-[0-9a-f]{24})$/.exec(headers['content-type'] ?? '')?.[1];
  expect(bytes).toEqual(
    Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nbatch\r\n` +
          `--${boundary}\r\nContent-Disposition: form-data; name="file"; ` +
          `filename="你%22好%0A.txt"\r\nContent-Type: text/plain\r\n\r\n`,
      ),
      Buffer.from([0, 255]),
      Buffer.from(
        `\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename=""\r\n` +
          `Content-Type: application/octet-stream\r\n\r\n\r\n--${boundary}--\r\n`,
      ),
    ]),
  );
  expect(buildRequest(recorded, bindings).bytes).toEqual(bytes);
});
