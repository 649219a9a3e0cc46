import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';

// A server that accepts everything and stores nothing: node sink.js [--delay MILLISECONDS]
// Below /openai it requires the key and the version as Azure does.

const { values } = parseArgs({ options: { delay: { type: 'string', default: '0' } } });
const delay = Number(values.delay);

let parts = 0;
const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
  const isAzure = pathname.startsWith('/openai/');
  const isKnown = request.headers['api-key'] !== undefined && searchParams.has('api-version');
  const status = isAzure && !isKnown ? 401 : 200;
  request.resume().on('end', () => {
    parts += 1;
    const body = JSON.stringify({
      id: `x_${String(parts)}`,
      expires_at: 4_102_444_800,
      status: 'completed',
    });
    setTimeout(
      () => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(body);
      },
      pathname.endsWith('/parts') ? delay : 0,
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${String(port)}\n`);
});
