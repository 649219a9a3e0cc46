import { once } from 'node:events';
import { request as send, type IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';

const block = Buffer.alloc(1024 * 1024, 'upspec');

const head = [
  '--upspec-boundary',
  'Content-Disposition: form-data; name="purpose"',
  '',
  'user_data',
  '--upspec-boundary',
  'Content-Disposition: form-data; name="file"; filename="large.bin"',
  'Content-Type: application/octet-stream',
  '',
  '',
].join('\r\n');
const tail = '\r\n--upspec-boundary--\r\n';

/** Sends a multipart body with a file of so many mebibytes. */
export async function upload(baseUrl: string, mebibytes: number): Promise<void> {
  const length = head.length + mebibytes * block.length + tail.length;
  const request = send(`${baseUrl}/files`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer none',
      'content-type': 'multipart/form-data; boundary=upspec-boundary',
      'content-length': length,
    },
  });
  const response = once(request, 'response');
  request.write(head);
  for (let sent = 0; sent < mebibytes; sent += 1) {
    if (!request.write(block)) await once(request, 'drain');
  }
  request.end(tail);
  await readAll(await response, 200);
}

/** Receives a file of so many mebibytes. */
export async function download(baseUrl: string, mebibytes: number): Promise<void> {
  const length = mebibytes * block.length;
  const request = send(`${baseUrl}/files/file-${String(length)}/content`, {
    headers: { authorization: 'Bearer none' },
  });
  request.end();
  const size = await readAll(await once(request, 'response'), 200);
  if (size !== length) throw new Error(`received ${String(size)} of ${String(length)} bytes`);
}

async function readAll([response]: readonly unknown[], expected: number): Promise<number> {
  const incoming = response as IncomingMessage;
  if (incoming.statusCode !== expected) throw new Error(`status ${String(incoming.statusCode)}`);
  let size = 0;
  incoming.on('data', (bytes: Buffer) => (size += bytes.length));
  await finished(incoming);
  return size;
}
