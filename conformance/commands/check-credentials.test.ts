import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { request as requestHttp } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Terminal } from '../command-line/terminal.js';
import { serve, type RunningServer } from '../openai-files/serve.js';
import { startSecureTarget, testCertificate } from '../testing/start-secure-target.js';
import type { StartedTarget } from '../testing/start-target.js';
import { runCheck } from './check.js';
import { runRecord } from './record.js';

// The reference server behind TLS, with a certificate that nobody trusts unless asked to.

const key = 'sk-the-key-of-this-test';
const team = 'blue-team-secret';
let reference: RunningServer;
let target: StartedTarget;
let folder: string;
let teams: (string | undefined)[] = [];
let printed: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-credentials-'));
  reference = await serve({ apiKey: key });
  target = await startSecureTarget((incoming, outgoing) => {
    const { method, url = '', headers } = incoming;
    teams.push(headers['x-team']?.toString());
    const onward = requestHttp(
      { host: '127.0.0.1', port: reference.port, method, path: url, headers },
      (response) => {
        outgoing.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
});
beforeEach(() => {
  teams = [];
  printed = [];
});
afterAll(async () => {
  await target.close();
  await reference.close();
  await rm(folder, { recursive: true });
});

function terminalWith(
  environment: Terminal['environment'],
  signal: AbortSignal = new AbortController().signal,
): Terminal {
  return {
    print: (text) => void printed.push(text),
    warn: (text) => void printed.push(text),
    program: 'upspec',
    interactive: false,
    color: false,
    environment,
    signal,
  };
}

const settings = { jobs: 2, timeout: 30, only: ['files/list/limit', 'auth/no-key-files'] };

test('check sends the headers that it is given, and shows no secret of theirs', async () => {
  const report = join(folder, 'result.json');
  const code = await runCheck(
    {
      ...settings,
      url: target.url,
      header: ['Authorization: Bearer $MY_KEY', 'X-Team: ${TEAM}'],
      ca: testCertificate,
      report: [`json=${report}`],
    },
    terminalWith({ MY_KEY: key, TEAM: team }),
  );
  const written = printed.join('\n') + (await readFile(report, 'utf8'));
  expect(code).toBe(0);
  expect(written).toContain('2 passed');
  expect([...new Set(teams)]).toEqual([team]);
  expect([key, team].filter((secret) => written.includes(secret))).toEqual([]);
});

test('check reads the key from the environment unless one is given', async () => {
  const options = { ...settings, url: reference.url };
  expect(await runCheck(options, terminalWith({ OPENAI_API_KEY: key }))).toBe(0);
  expect(
    await runCheck({ ...options, apiKey: ['no', key] }, terminalWith({ OPENAI_API_KEY: 'no' })),
  ).toBe(0);
});

test('check names every variable that is not set, before anything is sent', async () => {
  const options = { ...settings, url: target.url, header: ['X-A: $GONE', 'X-B: $LOST'] };
  await expect(runCheck(options, terminalWith({}))).rejects.toThrow(
    'the variable GONE of the header x-a is not set; set it in the environment\n' +
      'the variable LOST of the header x-b is not set; set it in the environment',
  );
  expect(teams).toEqual([]);
});

test('record passes traffic on to a server with a private certificate', async () => {
  const stop = new AbortController();
  const options = { url: target.url, out: folder, port: 0, limit: 4096, ca: testCertificate };
  const running = runRecord({ ...options, apiKey: [team] }, terminalWith({}, stop.signal));
  while (printed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const [, url = ''] = /^recording (\S+) → /.exec(printed[0] ?? '') ?? [];
  const headers = { authorization: `Bearer ${key}` };
  const response = await fetch(`${url}/files/${team}`, { headers });
  expect(response.status).toBe(404);
  stop.abort();
  expect(await running).toBe(0);
  const [file = ''] = await readdir(join(folder, 'recorded'));
  const written = await readFile(join(folder, 'recorded', file), 'utf8');
  expect([key, team].filter((secret) => written.includes(secret))).toEqual([]);
});
