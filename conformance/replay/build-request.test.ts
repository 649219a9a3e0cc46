import { expect, test } from 'vitest';
import { buildRequest } from './build-request.js';

test('a recorded content type has the last word', () => {
  const { headers, bytes } = buildRequest({
    method: 'POST',
    path: '/',
    headers: { 'content-type': 'text/plain' },
    body: { base64: 'AP8=' },
  });
  expect(headers).toEqual({ 'content-type': 'text/plain' });
  expect(bytes).toEqual(Buffer.from([0, 255]));
});

test('a multipart body is sent with the same bytes each time', () => {
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
  const { bytes, headers } = buildRequest(recorded);
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
  expect(buildRequest(recorded).bytes).toEqual(bytes);
});
