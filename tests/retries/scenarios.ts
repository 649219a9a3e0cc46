import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server does with the first request of a call. It returns a file for each later one. */
export interface Scenario {
  readonly name: string;
  /** `upload` sends 1 MiB; `retrieve` has no body. */
  readonly call: 'retrieve' | 'upload';
  /** Whether a client may wait for minutes. */
  readonly isLong?: boolean;
  first(request: IncomingMessage, response: ServerResponse): void;
}

const JSON_TYPE = { 'content-type': 'application/json' };

function status(code: number, retryAfter?: () => string): Scenario['first'] {
  return (_request, response) => {
    const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter() };
    response.writeHead(code, { ...JSON_TYPE, ...headers });
    response.end('{"error": {"message": "later", "type": null, "param": null, "code": null}}');
  };
}

function retrieve(name: string, first: Scenario['first']): Scenario {
  return { name, call: 'retrieve', first };
}

/** A date has whole seconds, so that it is 2 to 3 seconds from now. */
function soon(): string {
  return new Date(Date.now() + 3_000).toUTCString();
}

export const scenarios: readonly Scenario[] = [
  retrieve('408', status(408)),
  retrieve('409', status(409)),
  retrieve('429', status(429)),
  retrieve('500', status(500)),
  retrieve('503', status(503)),
  retrieve(
    '429, `Retry-After: 2`',
    status(429, () => '2'),
  ),
  {
    ...retrieve(
      '429, `Retry-After: 120`',
      status(429, () => '120'),
    ),
    isLong: true,
  },
  retrieve('429, `Retry-After` with a date in 2 to 3 s', status(429, soon)),
  {
    name: 'connection reset at half of an upload',
    call: 'upload',
    first: (request) => {
      let received = 0;
      request.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received >= 512 * 1024) request.socket.resetAndDestroy();
      });
    },
  },
  retrieve('no response within the timeout', () => undefined),
  retrieve('200, connection closed at half of the JSON', (_request, response) => {
    response.writeHead(200, { ...JSON_TYPE, 'content-length': '200' });
    response.write('{"id": "file-1", "obj', () => response.destroy());
  }),
  retrieve('200, a page of HTML', (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sign in</html>');
  }),
];

/** What was observed of a call. */
export interface Observation {
  readonly requests: number;
  /** Milliseconds from the end of the first request to the second one; undefined without a second. */
  readonly wait: number | undefined;
}

/** A server for one scenario. */
export interface ScenarioServer {
  /** The base URL of clients. */
  readonly url: string;
  observed(): Observation;
  close(): Promise<void>;
}

const FILE = {
  id: 'file-1',
  object: 'file',
  bytes: 1,
  created_at: 1,
  filename: 'a.txt',
  purpose: 'user_data',
  status: 'processed',
};

/** Starts a server for a scenario on 127.0.0.1. */
export async function serveScenario({ first }: Scenario): Promise<ScenarioServer> {
  const starts: number[] = [];
  let ended: number | undefined;
  const server = createServer((request, response) => {
    starts.push(performance.now());
    if (starts.length === 1) {
      request.socket.once('close', () => (ended ??= performance.now()));
      response.once('finish', () => (ended ??= performance.now()));
      first(request, response);
      return;
    }
    request.resume().once('end', () => {
      response.writeHead(200, JSON_TYPE).end(JSON.stringify(FILE));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/v1`,
    observed: () => {
      const [, second] = starts;
      const wait = second === undefined || ended === undefined ? undefined : second - ended;
      return { requests: starts.length, wait };
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
