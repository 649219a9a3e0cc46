import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Terminal } from '../command-line/terminal.js';
import { startTarget, type StartedTarget } from '../testing/start-target.js';
import { runCheck } from './check.js';

// A server of accounts that repeats what it should keep to itself.

const document = `
openapi: 3.1.0
info: { title: Accounts, version: '1' }
paths:
  /logins:
    post:
      operationId: logIn
      parameters:
        - { name: csrf_token, in: query, schema: { type: string } }
        - { name: x-client-secret, in: header, schema: { type: string } }
      requestBody:
        content:
          application/json:
            schema: { type: object, properties: { user: { type: string }, password: { type: string } } }
          application/x-www-form-urlencoded:
            schema: { type: object, properties: { user: { type: string }, password: { type: string } } }
      responses:
        '200':
          description: Logged in.
          content:
            application/json:
              schema:
                type: object
                required: [user, apiToken]
                properties:
                  user: { type: string }
                  apiToken: { type: string, maxLength: 8 }
                  message: { type: string }
`;

const password = "filled in 'by hand' 7";
const csrf = 'csrf-5f0c2d';
const clientSecret = 'client-9d1e77';
const recordedToken = 'tok_recorded_111';
const liveToken = 'tok_live_222333';

let folder: string;
let target: StartedTarget;
let bodies: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-secrets-'));
  bodies = [];
  target = await startTarget((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => void (body += chunk.toString()));
    request.on('end', () => {
      bodies.push(body);
      response.writeHead(200, { 'content-type': 'application/json', 'x-session-token': liveToken });
      const message = `${liveToken} of ${body}, ${request.url ?? ''}`;
      response.end(JSON.stringify({ user: 5, apiToken: liveToken, message }));
    });
  });
});
afterEach(async () => {
  await target.close();
  await rm(folder, { recursive: true });
});

const formats = ['text', 'json', 'junit', 'tap', 'html', 'markdown', 'sarif', 'github'] as const;

interface Checked {
  readonly reports: Readonly<Record<string, string>>;
  readonly printed: string;
}

async function check(body: unknown): Promise<Checked> {
  const spec = join(folder, 'accounts.yaml');
  await writeFile(spec, document);
  const fixture = {
    name: 'login',
    title: 'A user logs in',
    source: { kind: 'recorded' },
    exchanges: [
      {
        operation: 'logIn',
        request: {
          method: 'POST',
          path: `/logins?csrf_token=${csrf}`,
          headers: { 'x-client-secret': clientSecret },
          body,
        },
        response: {
          status: 200,
          headers: { 'x-session-token': recordedToken },
          body: { json: { user: 'ann', apiToken: recordedToken, message: 'welcome' } },
        },
      },
    ],
  };
  await writeFile(join(folder, 'login.json'), JSON.stringify(fixture));
  const printed: string[] = [];
  const terminal: Terminal = {
    print: (text) => void printed.push(text),
    warn: (text) => void printed.push(text),
    program: 'upspec',
    interactive: false,
    color: false,
    environment: {},
    signal: new AbortController().signal,
  };
  await runCheck(
    {
      jobs: 1,
      timeout: 10,
      seed: 1,
      url: target.url,
      spec,
      fixtures: [folder],
      only: ['login'],
      allowLeftovers: true,
      report: formats.map((format) => `${format}=${join(folder, `report.${format}`)}`),
    },
    terminal,
  );
  const reports: Record<string, string> = {};
  for (const format of formats) {
    reports[format] = await readFile(join(folder, `report.${format}`), 'utf8');
  }
  return { reports, printed: printed.join('\n') };
}

const json = { json: { user: 'ann', password } };

test.each(formats)(
  'the %s report shows no secret of a request, of a response or of a fixture',
  async (format) => {
    const { reports, printed } = await check(json);
    expect(printed).toContain('1 failed');
    for (const shown of [reports[format], printed]) {
      expect(shown).toContain('user');
      expect(shown).not.toMatch(/tok_live|tok_recorded|by hand|csrf-5f|client-9d/);
    }
  },
);

test.each([
  ['of a form', { text: 'user=ann&password=pass-77-word' }, 'pass-77-word'],
  [
    'of a multipart body',
    { multipart: [{ name: 'password', text: 'pass-77-word' }] },
    'pass-77-word',
  ],
  ['of a few characters', { json: { user: 'ann', password: 'x7' } }, 'x7"'],
  ['that is a word of the API', { json: { user: 'ann', password: 'message' } }, ':"message"'],
  ['that is a number', { json: { user: 'ann', password: 71829304 } }, '71829304'],
])('a password %s is in no report', async (_, body, secret) => {
  const { reports, printed } = await check(body);
  const all = [...Object.values(reports), printed].join('\n').replaceAll('\\"', '"');
  expect(all).toContain('SECRET_PASSWORD');
  expect(all).not.toContain(secret);
});

test('a command reads secrets from variables, and names those that are not set', async () => {
  const { reports } = await check(json);
  const result = JSON.parse(reports['json'] ?? '') as {
    readonly cases: readonly { readonly findings: readonly { readonly curl: string }[] }[];
  };
  const curl = result.cases.flatMap(({ findings }) => findings.map((each) => each.curl)).at(0);
  const run = promisify(execFile);
  const variables = {
    SECRET_PASSWORD: password,
    SECRET_CSRF_TOKEN: csrf,
    SECRET_X_CLIENT_SECRET: clientSecret,
  };
  const path = process.env['PATH'];
  bodies = [];
  await run('sh', ['-c', curl ?? ''], { env: { PATH: path, ...variables } });
  expect(bodies).toEqual([JSON.stringify(json.json)]);
  await expect(
    run('sh', ['-c', curl ?? ''], { env: { PATH: path, ...variables, SECRET_PASSWORD: '' } }),
  ).rejects.toThrow('SECRET_PASSWORD: set it to the value of password that the case sends');
});
