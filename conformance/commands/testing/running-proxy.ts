import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Terminal } from '../../command-line/terminal.js';
import { loadSpecContract } from '../../contract/load-spec-contract.js';
import { openMock } from '../../mock/open-mock.js';
import { serve } from '../../openai-files/serve.js';
import type { Result } from '../../verdict/result.js';
import { runProxy, type ProxyArguments } from '../proxy.js';

export const example: string = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../../docs/example/openapi.yaml',
);
export const key = 'sk-key-of-this-test-0123456789';

const closings: (() => Promise<unknown>)[] = [];

/** Closes what a test opened, the last first. */
export async function closeAll(): Promise<void> {
  for (const close of closings.splice(0).reverse()) await close();
}

/** Closes something when the test ends. */
export function closeLater(close: () => Promise<unknown>): void {
  closings.push(close);
}

/** A folder that is removed when the test ends. */
export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-proxy-'));
  closeLater(() => rm(folder, { recursive: true }));
  return folder;
}

/** A run of the command that has begun. */
export interface Running {
  /** The base URL of the proxy. */
  readonly url: string;
  /** What was printed to standard output and standard error so far. */
  readonly text: () => string;
  /** Ends the run as Ctrl-C does, if it has not ended by itself. */
  stop(): Promise<Ended>;
  readonly ended: Promise<number>;
}

export interface Ended {
  readonly code: number;
  readonly text: string;
  readonly result: Result;
  /** The violated requirements of each side, each with the number of its request. */
  readonly client: readonly string[];
  readonly server: readonly string[];
}

/** Runs the command in front of a server until the test stops it. */
export async function start(url: string, options: Partial<ProxyArguments> = {}): Promise<Running> {
  const report = join(await makeFolder(), 'report.json');
  const controller = new AbortController();
  const lines: string[] = [];
  let begin: (line: string) => void;
  const began = new Promise<string>((resolve) => (begin = resolve));
  const print = (line: string): void => {
    lines.push(line);
    begin(line);
  };
  const terminal: Terminal = {
    program: 'upspec',
    print,
    warn: (line) => lines.push(line),
    interactive: false,
    color: false,
    environment: {},
    signal: controller.signal,
  };
  const ended = runProxy(
    { url, port: 0, patience: 10, report: [`json=${report}`], ...options },
    terminal,
  );
  const text = (): string => lines.join('\n');
  const first = await Promise.race([began, ended.then(() => text())]);
  return {
    url: /http:\S+/.exec(first)?.[0] ?? '',
    text,
    ended,
    async stop() {
      controller.abort();
      const code = await ended;
      const result = JSON.parse(await readFile(report, 'utf8')) as Result;
      const of = (kind: string): readonly string[] =>
        result.cases
          .filter((each) => each.kind === kind)
          .flatMap(({ findings }) =>
            findings.map(({ requirement, exchange }) => `${exchange} ${requirement}`),
          );
      return { code, text: text(), result, client: of('client'), server: of('server') };
    },
  };
}

/** The reference server of the built-in API, with injected faults. */
export async function startReference(...fault: readonly string[]): Promise<string> {
  const { url, close } = await serve({ apiKey: key, fault });
  closings.push(close);
  return url;
}

/** A mock of the example document. */
export async function startExample(): Promise<string> {
  const { url, close } = await openMock({ contract: await loadSpecContract({ spec: example }) });
  closings.push(close);
  return url;
}

/** A server that responds like this. */
export async function startServer(respond: RequestListener): Promise<string> {
  const server = createHttpServer(respond);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that does this with each connection. */
export async function startRawServer(serveConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    serveConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export const authorization: string = `Bearer ${key}`;

export async function createFile(url: string, name: string): Promise<string> {
  const body = new FormData();
  body.set('purpose', 'user_data');
  body.set('file', new File(['hello'], name));
  const created = await fetch(`${url}/files`, { method: 'POST', headers: { authorization }, body });
  return ((await created.json()) as { readonly id: string }).id;
}

/** Lists, creates, retrieves, downloads and deletes a file. */
export async function useFiles(url: string): Promise<void> {
  const headers = { authorization };
  await (await fetch(`${url}/files`, { headers })).text();
  const id = await createFile(url, 'a.txt');
  for (const path of [id, `${id}/content`]) {
    await (await fetch(`${url}/files/${path}`, { headers })).text();
  }
  await (await fetch(`${url}/files/${id}`, { method: 'DELETE', headers })).text();
}

/** Sends a body in which properties are missing. */
export async function createWrongly(url: string): Promise<void> {
  const headers = { authorization, 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: '{"purpose":"user_data"}' };
  await (await fetch(`${url}/uploads`, init)).text();
}
