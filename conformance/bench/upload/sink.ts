import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';

// A server that accepts everything and stores nothing: node sink.js [--delay MILLISECONDS]

const { values } = parseArgs({ options: { delay: { type: 'string', default: '0' } } });
const delay = Number(values.delay);

let parts = 0;
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const isPart = request.url?.endsWith('/parts') ?? false;
    parts += 1;
    const body = JSON.stringify({
      id: `x_${String(parts)}`,
      expires_at: 4_102_444_800,
      status: 'completed',
    });
    setTimeout(
      () => {
        response.setHeader('content-type', 'application/json');
        response.end(body);
      },
      isPart ? delay : 0,
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${String(port)}/v1\n`);
});
