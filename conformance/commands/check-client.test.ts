import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Terminal } from '../command-line/terminal.js';
import { runCheckClient, type CheckClientArguments } from './check-client.js';

const example = join(dirname(fileURLToPath(import.meta.url)), '../../docs/example/openapi.yaml');

interface Ran {
  readonly code: number;
  readonly text: string;
}

/** Runs the command against a client. */
async function run(
  command: readonly string[],
  options: Partial<CheckClientArguments> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Ran> {
  const lines: string[] = [];
  const terminal: Terminal = {
    program: 'upspec',
    print: (text) => lines.push(text),
    warn: (text) => lines.push(text),
    interactive: false,
    color: false,
    environment: process.env,
    signal,
  };
  const code = await runCheckClient({ command, timeout: 30, port: 0, ...options }, terminal);
  return { code, text: lines.join('\n') };
}

/** A program of Node.js, in which `send(path, init)` sends a request with the key. */
function program(url: string, key: string, code: string): readonly string[] {
  const send = `
const send = async (path, { json, ...init } = {}) => {
  const headers = { ...(${key} && { authorization: 'Bearer ' + ${key} }), ...(json && { 'content-type': 'application/json' }) };
  const body = json && JSON.stringify(json);
  const response = await fetch(${url} + path, { headers, body, ...init });
  return response.json().catch(() => undefined);
};`;
  return [process.execPath, '--input-type=module', '-e', `${send}\n${code}`];
}

const ofFiles = (code: string): readonly string[] =>
  program('process.env.OPENAI_BASE_URL', 'process.env.OPENAI_API_KEY', code);

describe('the built-in API', () => {
  test('a client that conforms is exit code 0', async () => {
    const { code, text } = await run(ofFiles(`await send('/files'); await send('/files/file-1');`));
    expect(code).toBe(0);
    expect(text).toContain('The client conforms');
  });

  test('a wrong request is named by its number, method and path, with the right command', async () => {
    const client = ofFiles(
      `await send('/files'); await send('/uploads', { method: 'PUT', json: {} }); process.exit(3);`,
    );
    const { code, text } = await run(client);
    expect(code).toBe(1);
    expect(text).toContain('The client violates 1 requirement, in 1 of 2 requests');
    expect(text).toContain('request method of request 2, PUT /uploads: expected POST, actual PUT');
    expect(text).toMatch(/curl -sSi "\$OPENAI_BASE_URL\/uploads" .*"purpose":/);
    expect(text).toContain('the command ended with exit code 3');
  });

  test('variables of other names have the base URL and the key', async () => {
    const client = program('process.env.API', 'process.env.TOKEN', `await send('/files');`);
    const { code } = await run(client, { env: ['API={url}', 'TOKEN={key}'] });
    expect(code).toBe(0);
  });
});

describe('a document', () => {
  const ofNotes = (code: string): readonly string[] =>
    program('process.env.NOTES_BASE_URL', 'undefined', code);
  const findings = async (code: string): Promise<readonly string[]> => {
    const { text } = await run(ofNotes(code), { spec: example });
    return [...text.matchAll(/^FAIL {2}(\S+)/gm)].map(([, id = '']) => id);
  };

  test('a client that conforms is exit code 0', async () => {
    const { code, text } = await run(
      ofNotes(`
const { id } = await send('/notes', { method: 'POST', json: { text: 'a' } });
await send('/notes');
await send('/notes/' + id);
await send('/notes/' + id, { method: 'DELETE' });
await send('/notes/' + id);`),
      { spec: example },
    );
    expect(text).toContain('The client conforms');
    expect(code).toBe(0);
  });

  test.each([
    ['another path', `await send('/note');`, 'client.path'],
    ['another method', `await send('/notes', { method: 'PATCH' });`, 'client.method'],
    ['an id of another type', `await send('/notes/abc');`, 'client.path.value'],
    ['no body', `await send('/notes', { method: 'POST' });`, 'client.body.missing'],
    ['an empty object', `await send('/notes', { method: 'POST', json: {} });`, 'client.body.value'],
    [
      'an empty text',
      `await send('/notes', { method: 'POST', json: { text: '' } });`,
      'client.body.value',
    ],
    [
      'a number as text',
      `await send('/notes', { method: 'POST', json: { text: 1 } });`,
      'client.body.value',
    ],
    [
      'JSON without its media type',
      `await send('/notes', { method: 'POST', body: '{"text":"a"}', headers: { 'content-type': 'text/plain' } });`,
      'client.media-type',
    ],
    [
      'broken JSON',
      `await send('/notes', { method: 'POST', body: '{text}', headers: { 'content-type': 'application/json' } });`,
      'client.body.json',
    ],
  ])('%s', async (_, code, requirement) => {
    expect(await findings(code)).toEqual([requirement]);
  });
});

test('a urlencoded body is judged by its schema', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-check-client-'));
  const spec = join(folder, 'harbour.yaml');
  await writeFile(
    spec,
    `
openapi: 3.1.0
info: { title: Harbour, version: '1' }
paths:
  /berths:
    post:
      operationId: addBerth
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: { type: object, required: [length], properties: { length: { type: integer, minimum: 1 } } }
      responses: { '201': { description: Added. } }
`,
  );
  const send = (body: string): readonly string[] =>
    program(
      'process.env.HARBOUR_BASE_URL',
      'undefined',
      `await send('/berths', { method: 'POST', body: new URLSearchParams(${body}), headers: {} });`,
    );
  expect((await run(send('{ length: 3 }'), { spec })).code).toBe(0);
  const { text } = await run(send('{ length: 0 }'), { spec });
  expect(text).toMatch(
    /request body \/length of request 1, POST .*actual 0\n +curl .*\/berths" .* -d length=1\n\nNotes/,
  );
  expect((await run(send('{}'), { spec })).text).toContain('client.body.missing');
  await rm(folder, { recursive: true });
});

describe('a part whose media types the document lists', () => {
  const document = `
openapi: 3.1.0
info: { title: Harbour, version: '1' }
paths:
  /flags:
    post:
      operationId: addFlag
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [image]
              properties: { image: { type: string, format: binary }, facts: { type: object } }
            encoding:
              image: { contentType: 'image/png, video/*' }
              facts: { contentType: application/json }
      responses: { '201': { description: Added. } }
`;

  async function send(...parts: readonly string[]): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'upspec-check-client-'));
    const spec = join(folder, 'harbour.yaml');
    await writeFile(spec, document);
    const appended = parts.map((part) => `form.append(${part});`).join(' ');
    const sending = `await send('/flags', { method: 'POST', body: form, headers: {} });`;
    const steps = `const form = new FormData(); ${appended} ${sending}`;
    const { text } = await run(program('process.env.HARBOUR_BASE_URL', 'undefined', steps), {
      spec,
    });
    await rm(folder, { recursive: true });
    return text;
  }
  const facts = (type: string): string => `'facts', new Blob(['{}'], { type: '${type}' }), 'f'`;
  const image = (type: string): string => `'image', new Blob(['x'], { type: '${type}' }), 'a'`;

  test.each([
    ['one of them', [image('image/png')]],
    ['one of a range', [image('video/mp4')]],
    ['one with a parameter', [image('image/png'), facts('application/json; charset=utf-8')]],
  ])('may be sent as %s', async (_, parts) => {
    expect(await send(...parts)).toContain('The client conforms');
  });

  test.each([
    ['another one', [image('image/gif')], 'part image, header content-type'],
    ['no type', [image('image/png'), `'facts', '{}'`], 'part facts, header content-type'],
  ])('must not be sent as %s', async (_, parts, location) => {
    const text = await send(...parts);
    expect(text).toContain('client.form.media-type');
    expect(text).toContain(location);
    expect(text).toMatch(/-F 'image=@-;filename=image;type=image\/png'/);
  });
});

test('a missing program is an error that names it', async () => {
  await expect(run(['no-such-command'])).rejects.toThrow("no-such-command can't be started");
});

test('a command that sends nothing is exit code 2 and a sentence', async () => {
  const { code, text } = await run([process.execPath, '-e', '']);
  expect(code).toBe(2);
  expect(text).toBe(
    'the command sent no request to the judging server; it must use the base URL of its environment',
  );
});

test('a command that never ends is ended, with the processes that it started', async () => {
  // A process keeps its connection open until it ends.
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const ended = new Promise<void>((resolve) => {
    server.on('connection', (socket) => {
      socket.resume().on('error', () => undefined);
      socket.on('close', () => resolve());
    });
  });
  const child = `require('node:net').connect(${port}, '127.0.0.1')`;
  const code = `
const { spawn } = await import('node:child_process');
spawn(process.execPath, ['-e', ${JSON.stringify(child)}], { stdio: 'ignore' });
await send('/files');
setInterval(() => {}, 1000);`;
  const { code: exit, text } = await run(ofFiles(code), { timeout: 3 });
  expect(exit).toBe(2);
  expect(text).toContain('the command took too long, and was ended');
  expect(text).toContain('0 passed');
  expect(text).toContain('1 could not run');
  await ended;
  server.close();
});

test('an interrupted run ends the command, and reports what it sent until then', async () => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 1_500);
  const client = ofFiles(`await send('/file'); setInterval(() => {}, 1000);`);
  const { code, text } = await run(client, {}, controller.signal);
  expect(code).toBe(2);
  expect(text).toContain('client.path');
  expect(text).toContain('the run was interrupted');
});

test('a variable without a value is an error that shows the right form', async () => {
  await expect(run(['node'], { env: ['API'] })).rejects.toThrow(
    '--env API: expected NAME=VALUE, for example API_URL={url}',
  );
});

describe('scenarios', () => {
  const lister = ofFiles(
    `await send('/files'); await send('/files?limit=1').catch(() => undefined);`,
  );

  test('a client that overlooks a reset is found, and accepted as a known failure', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'upspec-scenario-'));
    const list = join(folder, 'known.yaml');
    const careless = ofFiles(`await send('/files').catch(() => undefined);`);
    const scenario = ['reset-after-body'];
    const first = await run(careless, { scenario, writeKnownFailing: list, verbose: true });
    expect(first.code).toBe(1);
    expect(first.text).toContain('FAIL  client.scenario.lost');
    expect(first.text).toContain('check-client --scenario reset-after-body -- ');
    const again = await run(careless, { scenario, knownFailing: list });
    expect(again.text).toContain('The client conforms, except for known failures');
    expect(again.code).toBe(0);
    await rm(folder, { recursive: true });
  });

  test('a list names each scenario, and a wrong name is an error', async () => {
    const { code, text } = await run([], { list: true });
    expect(code).toBe(0);
    expect(text).toMatch(/^429-long +must +status 429 with Retry-After: 3600/m);
    await expect(run(lister, { scenario: ['429-longer'] })).rejects.toThrow(
      '--scenario 429-longer: there is no such scenario; --list names all',
    );
  });

  test('an operation that is not called as often as expected is named with its location', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'upspec-expect-'));
    const file = join(folder, 'expect.yaml');
    await writeFile(file, 'requests:\n  - operation: listFiles\n    times: 3\n');
    const { code, text } = await run(lister, { expect: file, verbose: true });
    expect(code).toBe(1);
    expect(text).toContain(`3 requests of listFiles (${file}:2:16)`);
    await rm(folder, { recursive: true });
  });
});
