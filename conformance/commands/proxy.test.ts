import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createConnection, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Terminal } from '../command-line/terminal.js';
import { loadSpecContract } from '../contract/load-spec-contract.js';
import { openMock } from '../mock/open-mock.js';
import { serve } from '../openai-files/serve.js';
import { startSecureTarget, testCertificate } from '../testing/start-secure-target.js';
import type { Result } from '../verdict/result.js';
import { runProxy, type ProxyArguments } from './proxy.js';

const example = join(dirname(fileURLToPath(import.meta.url)), '../../docs/example/openapi.yaml');
const key = 'sk-key-of-this-test-0123456789';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-proxy-'));
});
afterAll(() => rm(folder, { recursive: true }));

const closings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

interface Running {
  /** The base URL of the proxy. */
  readonly url: string;
  /** What was printed to standard output and standard error so far. */
  readonly text: () => string;
  /** Ends the run as Ctrl-C does, if it has not ended by itself. */
  stop(): Promise<Ended>;
  readonly ended: Promise<number>;
}

interface Ended {
  readonly code: number;
  readonly text: string;
  readonly result: Result;
  /** The violated requirements of each side, each with the number of its request. */
  readonly client: readonly string[];
  readonly server: readonly string[];
}

/** Runs the command in front of a server until the test stops it. */
async function start(url: string, options: Partial<ProxyArguments> = {}): Promise<Running> {
  const report = join(await mkdtemp(join(folder, 'run-')), 'report.json');
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
async function startReference(...fault: readonly string[]): Promise<string> {
  const { url, close } = await serve({ apiKey: key, fault });
  closings.push(close);
  return url;
}

/** A mock of the example document. */
async function startExample(): Promise<string> {
  const { url, close } = await openMock({ contract: await loadSpecContract({ spec: example }) });
  closings.push(close);
  return url;
}

/** A server that responds like this. */
async function startServer(respond: RequestListener): Promise<string> {
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
async function startRawServer(serveConnection: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    serveConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const authorization = `Bearer ${key}`;

async function createFile(url: string, name: string): Promise<string> {
  const body = new FormData();
  body.set('purpose', 'user_data');
  body.set('file', new File(['hello'], name));
  const created = await fetch(`${url}/files`, { method: 'POST', headers: { authorization }, body });
  return ((await created.json()) as { readonly id: string }).id;
}

/** Lists, creates, retrieves, downloads and deletes a file. */
async function useFiles(url: string): Promise<void> {
  const headers = { authorization };
  await (await fetch(`${url}/files`, { headers })).text();
  const id = await createFile(url, 'a.txt');
  for (const path of [id, `${id}/content`]) {
    await (await fetch(`${url}/files/${path}`, { headers })).text();
  }
  await (await fetch(`${url}/files/${id}`, { method: 'DELETE', headers })).text();
}

/** Sends a body in which properties are missing. */
async function createWrongly(url: string): Promise<void> {
  const headers = { authorization, 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: '{"purpose":"user_data"}' };
  await (await fetch(`${url}/uploads`, init)).text();
}

describe('the built-in API', () => {
  test('a client and a server that conform are exit code 0', async () => {
    const running = await start(await startReference());
    await useFiles(running.url);
    const { code, text, client, server, result } = await running.stop();
    expect({ client, server }).toEqual({ client: [], server: [] });
    expect(text).toContain('The client and the server conform');
    expect(result.cases.map(({ name, exchanges }) => [name, exchanges])).toEqual([
      ['client/traffic', 5],
      ['server/traffic', 5],
    ]);
    expect(code).toBe(0);
  });

  test('a wrong client at a right server has all violations', async () => {
    const running = await start(await startReference());
    await useFiles(running.url);
    await createWrongly(running.url);
    const { code, text, client, server } = await running.stop();
    expect(new Set(client)).toEqual(new Set(['6 client.body.value']));
    expect(server).toEqual([]);
    expect(text).toContain(
      'The client violates 1 requirement, in 1 of 6 requests; the server conforms',
    );
    expect(code).toBe(1);
  });

  // Each fault names the requirement that it violates, in the list of `serve --fault list`.
  test.each([
    ['file-without-object', 'FILE-01'],
    ['file-bytes-as-text', 'FILE-03'],
    ['file-time-in-milliseconds', 'FILE-04'],
    ['create-201', 'CREATE-01'],
    ['list-without-first-id', 'LIST-02'],
    ['list-first-id-of-the-last', 'LIST-02'],
    ['delete-204', 'DELETE-01'],
    ['delete-true-as-text', 'DELETE-01'],
    ['content-breaks-off', 'CONTENT-01'],
  ])(
    'a right client at a server with the fault %s has no violation',
    async (fault, requirement) => {
      const running = await start(await startReference(fault));
      for (const name of ['a.txt', 'b.txt']) await createFile(running.url, name);
      await useFiles(running.url).catch(() => undefined);
      const { client, server, text, code } = await running.stop();
      expect(client).toEqual([]);
      const violated = new Set(server.map((each) => each.split(' ')[1]));
      expect(violated).toEqual(new Set([requirement]));
      expect(text).toMatch(
        /The client conforms; the server violates 1 requirement, in \d of \d+ resp/,
      );
      expect(code).toBe(1);
    },
  );

  test('both sides are reported apart, with a command for each violation', async () => {
    const running = await start(await startReference('file-bytes-as-text'));
    await createWrongly(running.url);
    await useFiles(running.url);
    const { text, code, client, server } = await running.stop();
    expect(code).toBe(1);
    expect(client[0]).toBe('1 client.body.value');
    expect(server[0]).toBe('3 FILE-03');
    expect(text).toMatch(
      /The client\n\nFAIL {2}client\.body\.value[^]*The server\n\nFAIL {2}FILE-03/,
    );
    expect(text).toMatch(
      /curl -sSi http:\S+\/v1\/files -H "Authorization: Bearer \$OPENAI_API_KEY"/,
    );
    expect(text).not.toContain(key);
  });

  test('a profile states what the server claims', async () => {
    const url = await startReference('create-201');
    const profile = join(folder, 'created.yaml');
    await writeFile(
      profile,
      [
        'name: created',
        'title: A server that returns 201',
        'sources: [{ at: https://a.example, tells: [statuses] }]',
        'statuses: { createFile: [200, 201] }',
        '',
      ].join('\n'),
    );
    const running = await start(url, { profile });
    await useFiles(running.url);
    expect((await running.stop()).server).toEqual([]);
  });

  test('ids that the server had before the run, and paths of another API, are allowed', async () => {
    const running = await start(
      await startServer((request, response) => {
        request.resume();
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{}');
      }),
    );
    await (await fetch(`${running.url}/chat/completions`, { method: 'POST', body: '{}' })).text();
    const { client, text } = await running.stop();
    expect(client).toEqual([]);
    expect(text).toContain('1 request was of operations that the document does not have');
  });
});

describe('what is written', () => {
  test('a HAR file and fixtures have the traffic, and no key', async () => {
    const [har, fixtures] = [join(folder, 'traffic.har'), join(folder, 'fixtures')];
    const running = await start(await startReference(), { har, fixtures, verbose: true });
    await useFiles(running.url);
    await createWrongly(running.url);
    const { text } = await running.stop();
    const written = await readFile(har, 'utf8');
    const { log } = JSON.parse(written) as {
      readonly log: { readonly entries: readonly { readonly response: { status: number } }[] };
    };
    expect(log.entries.map(({ response }) => response.status)).toEqual([
      200, 200, 200, 200, 200, 400,
    ]);
    const names = await readdir(join(fixtures, 'recorded'));
    expect(names.length).toBeGreaterThan(1);
    const all = await Promise.all(
      names.map((name) => readFile(join(fixtures, 'recorded', name), 'utf8')),
    );
    for (const each of [written, text, ...all]) expect(each).not.toContain(key);
  });

  test('secrets of a response are in none of it', async () => {
    const har = join(folder, 'secret.har');
    const token = 'tok-9f8e7d6c5b4a39281706';
    const url = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': `sid=${token}` });
      response.end(JSON.stringify({ access_token: token, object: 'list' }));
    });
    const running = await start(url, { har, verbose: true });
    await (await fetch(`${running.url}/files`, { headers: { authorization } })).text();
    const { text, result } = await running.stop();
    for (const each of [text, JSON.stringify(result), await readFile(har, 'utf8')]) {
      expect(each).not.toContain(token);
      expect(each).not.toContain(key);
    }
  });

  test('known failures of both sides do not fail the run', async () => {
    const [ofClient, ofServer] = [join(folder, 'client.yaml'), join(folder, 'server.yaml')];
    await writeFile(ofClient, 'client.body.value: the team of the client knows\n');
    await writeFile(ofServer, 'FILE-03: reported\nLIST-02: reported\n');
    const url = await startReference('file-bytes-as-text');
    const running = await start(url, { knownFailing: [ofClient, ofServer] });
    await createWrongly(running.url);
    await useFiles(running.url);
    const { code, text } = await running.stop();
    expect(text).toContain('The client and the server conform, except for known failures');
    expect(code).toBe(0);
  });

  test('with --verbose each new violation is one line at once', async () => {
    const running = await start(await startReference(), { verbose: true });
    await createWrongly(running.url);
    await createWrongly(running.url);
    const lines = running
      .text()
      .split('\n')
      .filter((line) => line.startsWith('client, request'));
    expect(lines).toContain(
      "client, request 1, POST /uploads: client.body.value, request body /bytes: expected must have required property 'bytes', actual absent",
    );
    expect(new Set(lines.map((line) => line.split(',')[1]))).toEqual(new Set([' request 1']));
    await running.stop();
  });
});

describe('a document', () => {
  const post = (url: string, body: string): Promise<Response> =>
    fetch(`${url}/notes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });

  test('a right and a wrong client are told apart at a mock of it', async () => {
    const url = await startExample();
    const right = await start(url, { spec: example });
    const { id } = (await (await post(right.url, '{"text":"a"}')).json()) as {
      readonly id: number;
    };
    for (const path of ['notes', `notes/${id}`]) await (await fetch(`${right.url}/${path}`)).text();
    await (await fetch(`${right.url}/notes/${id}`, { method: 'DELETE' })).text();
    const { client, server, code } = await right.stop();
    expect({ client, server, code }).toEqual({ client: [], server: [], code: 0 });
    const wrong = await start(url, { spec: example });
    await (await post(wrong.url, '{"text":1}')).text();
    await (await fetch(`${wrong.url}/note`)).text();
    const seen = await wrong.stop();
    expect(seen.client).toEqual(['1 client.body.value', '2 client.path']);
    expect(seen.server).toEqual([]);
  });

  test.each([
    [
      'a body that violates its schema',
      200,
      '[{"id":"x","text":"a","createdAt":"2026-01-01T00:00:00Z"}]',
      'Note.id',
    ],
    ['a body that is not JSON', 200, 'not JSON', 'listNotes.200'],
    ['a status that is not declared', 202, '[]', 'listNotes.200'],
    ['an error of the server', 500, '{}', 'rule.unavailable'],
  ])('a server is found with %s', async (_, status, body, requirement) => {
    const url = await startServer((__, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    const running = await start(url, { spec: example });
    await (await fetch(`${running.url}/notes`)).text();
    const { client, server } = await running.stop();
    expect(client).toEqual([]);
    expect(server).toEqual([`1 ${requirement}`]);
  });

  test('what the server rejects although the document allows it is observed', async () => {
    const url = await startServer((request, response) => {
      request.resume();
      response.writeHead(422, { 'content-type': 'application/json' }).end('{"error":"no"}');
    });
    const running = await start(url, { spec: example });
    await (await post(running.url, '{"text":"a"}')).text();
    const { client, result } = await running.stop();
    expect(client).toEqual([]);
    expect(result.cases[1]?.observations).toMatchObject([{ requirement: 'traffic.rejected' }]);
  });
});

describe('a connection', () => {
  test('that the server closes within a body is a violation of the server', async () => {
    const url = await startRawServer((socket) => {
      socket.once('data', () => {
        const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n';
        socket.end(`${head}\r\n[`);
      });
    });
    const running = await start(url, { spec: example });
    await fetch(`${running.url}/notes`)
      .then(
        (response) => response.text(),
        () => undefined,
      )
      .catch(() => undefined);
    const { client, server, text } = await running.stop();
    expect(client).toEqual([]);
    expect(server).toEqual(['1 listNotes.200']);
    expect(text).toContain(
      'expected a body that ends, actual 1 bytes, and then the connection ended',
    );
  });

  test('that the server closes without a response is a violation of the server', async () => {
    const url = await startRawServer((socket) => void socket.once('data', () => socket.end()));
    const running = await start(url, { spec: example });
    expect((await fetch(`${running.url}/notes`)).status).toBe(502);
    const { client, server } = await running.stop();
    expect({ client, server }).toEqual({ client: [], server: ['1 rule.no-response'] });
  });

  test('that the client closes within a body is a violation of the client', async () => {
    const running = await start(await startExample(), { spec: example });
    const { port } = new URL(running.url);
    const head = 'POST /notes HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n';
    const request = `${head}Content-Length: 99\r\n\r\n{"text"`;
    await new Promise<void>((resolve) => {
      const socket = createConnection(Number(port), '127.0.0.1', () => socket.end(request));
      socket
        .resume()
        .on('close', () => resolve())
        .on('error', () => undefined);
    });
    const { client, server } = await running.stop();
    expect({ client, server }).toEqual({ client: ['1 client.framing.length'], server: [] });
  });

  test('to a server that does not run is status 502 with its URL, and exit code 2', async () => {
    const url = await startRawServer(() => undefined);
    await closings.pop()?.();
    const running = await start(url, { spec: example });
    const response = await fetch(`${running.url}/notes`);
    expect(response.status).toBe(502);
    expect(await response.text()).toContain(
      `upspec: ${url} does not respond: connect ECONNREFUSED`,
    );
    const { code, text } = await running.stop();
    expect(code).toBe(2);
    expect(text).toContain('1 request was not passed on: connect ECONNREFUSED');
  });

  test('that is no longer accepted ends the run by itself', async () => {
    const url = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
    });
    const running = await start(url, { spec: example, patience: 1 });
    await (await fetch(`${running.url}/notes`)).text();
    for (const close of closings.splice(0)) await close();
    expect((await fetch(`${running.url}/notes`)).status).toBe(502);
    expect(await running.ended).toBe(0);
    expect(running.text()).toContain('the server ended, and did not come back');
  });

  test('by TLS is trusted by the certificate of --ca alone', async () => {
    const target = await startSecureTarget((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
    });
    closings.push(target.close);
    const url = target.url.replace('/v1', '');
    const trusting = await start(url, { spec: example, ca: testCertificate });
    expect((await fetch(`${trusting.url}/notes`)).status).toBe(200);
    expect((await trusting.stop()).code).toBe(0);
    const other = await start(url, { spec: example });
    const response = await fetch(`${other.url}/notes`);
    expect(response.status).toBe(502);
    expect(await response.text()).toMatch(/certificate/);
    expect((await other.stop()).code).toBe(2);
  });
});

describe('wrong usage is an error with a sentence', () => {
  test.each([
    [{ url: 'localhost' }, 'localhost is not a valid server URL'],
    [{ overlay: ['a.yaml'] }, '--overlay corrects a document: name it with --spec'],
    [{ spec: example, profile: 'azure' }, '--profile names claims about the built-in API'],
    [{ har: '/dev/null/a.har' }, "the HAR file can't be written to /dev/null/a.har"],
  ])('%o', async (options, message) => {
    await expect(start('http://127.0.0.1:9/v1', options)).rejects.toThrow(message);
  });

  test('a port that is taken', async () => {
    const url = await startServer((_, response) => response.end());
    const { port } = new URL(url);
    await expect(start(url, { spec: example, port: Number(port) })).rejects.toThrow(
      `port ${port} is in use by another program`,
    );
  });

  test('no request is exit code 2', async () => {
    const { code, text } = await (await start(await startReference())).stop();
    expect(code).toBe(2);
    expect(text).toContain('no request came; the client must use the URL of the proxy');
  });
});
