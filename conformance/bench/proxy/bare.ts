import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';

// A proxy of Node.js that does nothing else: node bare.js http://127.0.0.1:8080/v1

const target = new URL(process.argv[2] ?? '');
const server = createServer({ requestTimeout: 0 }, (incoming, outgoing) => {
  const { method, url, headers } = incoming;
  const { hostname, port } = target;
  const onward = send({ hostname, port, method, path: url, headers, agent: false }, (response) => {
    outgoing.writeHead(response.statusCode ?? 502, response.headers);
    pipeline(response, outgoing, () => undefined);
  });
  pipeline(incoming, onward, () => undefined);
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${String(port)}${target.pathname}\n`);
});
