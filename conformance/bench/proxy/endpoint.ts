import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

// A server that reads every upload, and sends as many bytes as a download asks for:
// GET /v1/files/file-1048576/content

const object = JSON.stringify({
  id: 'file-1',
  object: 'file',
  bytes: 0,
  created_at: 1_700_000_000,
  filename: 'large.bin',
  purpose: 'user_data',
  status: 'processed',
});

const block = Buffer.alloc(1024 * 1024, 'upspec');

const server = createServer((request, response) => {
  const [, size] = /file-(\d+)\/content$/.exec(request.url ?? '') ?? [];
  if (size === undefined) {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(object);
    });
    return;
  }
  let left = Number(size);
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': left });
  const send = (): void => {
    while (left > 0) {
      const piece = block.subarray(0, left);
      left -= piece.length;
      if (!response.write(piece)) {
        response.once('drain', send);
        return;
      }
    }
    response.end();
  };
  send();
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${String(port)}/v1\n`);
});

/** The path of this program. */
export const endpoint: string = fileURLToPath(import.meta.url);
