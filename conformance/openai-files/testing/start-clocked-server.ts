import { request } from 'node:http';
import { serve, type ServeOptions } from '../serve.js';
import { startTarget, type StartedTarget } from '../../testing/start-target.js';

/** The header by which a request advances the time, in seconds. */
export const clockHeader = 'x-seconds-ahead';

/** The reference server behind a proxy that advances its clock on request. */
export async function startClockedServer(options: ServeOptions): Promise<StartedTarget> {
  let ahead = 0;
  const server = await serve({ ...options, clock: () => Date.now() + ahead * 1000 });
  const gateway = await startTarget((incoming, outgoing) => {
    ahead = Number(incoming.headers[clockHeader] ?? 0);
    const { method, headers, url } = incoming;
    const onward = request({ port: server.port, path: url, method, headers }, (received) => {
      outgoing.writeHead(received.statusCode ?? 0, received.headers);
      received.pipe(outgoing);
    });
    // An error after the response has begun is that of the response.
    onward.on('error', () => undefined);
    incoming.pipe(onward);
  });
  return {
    url: gateway.url,
    async close() {
      await gateway.close();
      await server.close();
    },
  };
}
