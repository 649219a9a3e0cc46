import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';

/** The command of Prism: `UPSPEC_PRISM`, or `prism` on the path. */
const command = process.env['UPSPEC_PRISM'] ?? 'prism';

/** Whether Prism is on this machine; the project does not install it. */
export const hasPrism: boolean =
  spawnSync(command, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0;

/** A mock server that validates each request against a document. */
export interface MockServer {
  readonly url: string;
  /** The requests since the server started, each with what the server reports about it. */
  requests(): readonly MockedRequest[];
  close(): Promise<void>;
}

export interface MockedRequest {
  /** `get /pets`. */
  readonly target: string;
  /** Empty for a request that conforms to the document. */
  readonly violations: readonly string[];
}

/** Starts Prism with a document on a free port. */
export async function startPrism(document: string): Promise<MockServer> {
  const port = await freePort();
  const child = spawn(
    command,
    ['mock', document, '--host', '127.0.0.1', '--port', String(port)],
    // Without colors, lines can be compared.
    {
      env: { PATH: process.env['PATH'], NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const log: string[] = [];
  const lines = createInterface({ input: child.stdout });
  const ready = new Promise<void>((resolve) => {
    lines.on('line', (line) => {
      log.push(stripVTControlCharacters(line));
      if (line.includes('Prism is listening')) resolve();
    });
  });
  const ended = once(child, 'close').then(() => {
    throw new Error(`Prism ended early: ${log.join('\n')}`);
  });
  await Promise.race([ready, ended]);
  ended.catch(() => undefined);
  return {
    url: `http://127.0.0.1:${String(port)}`,
    requests: () => readRequests(log),
    close: async () => {
      const closed = once(child, 'close');
      child.kill();
      await closed;
    },
  };
}

/** Reads requests and their violations from the lines of Prism's log. */
export function readRequests(log: readonly string[]): readonly MockedRequest[] {
  const requests: { readonly target: string; readonly violations: string[] }[] = [];
  for (const line of log) {
    const [, target] = /\[HTTP SERVER\] (\S+ \S+) .*Request received$/.exec(line) ?? [];
    if (target !== undefined) requests.push({ target, violations: [] });
    const [, found] = /\[VALIDATOR\] ✖ +error +(.*)$/.exec(line) ?? [];
    const [, end] = /Request terminated with error: (.*)$/.exec(line) ?? [];
    const violation = found ?? end;
    // Whether the mocked response is valid does not depend on the request.
    if (violation === undefined || violation.startsWith('Violation: ')) continue;
    // It repeats that the request is invalid.
    if (violation.includes('UNPROCESSABLE_ENTITY')) continue;
    requests.at(-1)?.violations.push(violation);
  }
  return requests;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
}
