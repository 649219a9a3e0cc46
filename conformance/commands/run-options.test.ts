import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Har } from 'har-format';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSpecContract } from '../contract/load-spec-contract.js';
import { importHar } from '../record/import-har.js';
import type { Result } from '../verdict/result.js';
import { checkDocument } from './testing/check-document.js';

const lamp = "content: { application/json: { schema: { $ref: '#/components/schemas/Lamp' } } }";
const document = `openapi: 3.1.0
info: { title: Lamps, version: '1' }
paths:
  /lamps:
    get:
      operationId: listLamps
      responses:
        '200':
          description: All.
          content:
            application/json:
              schema: { type: array, items: { $ref: '#/components/schemas/Lamp' } }
    post:
      operationId: addLamp
      requestBody:
        content:
          application/json:
            schema: { type: object }
            examples: { desk: { value: { name: desk } }, floor: { value: { name: floor } } }
      responses: { '201': { description: Added., ${lamp} } }
  /lamps/{lampId}:
    parameters: [{ name: lampId, in: path, required: true, schema: { type: integer } }]
    get:
      operationId: getLamp
      responses: { '200': { description: One., ${lamp} } }
    delete:
      operationId: removeLamp
      responses: { '204': { description: Removed. } }
  /session:
    get:
      operationId: getSession
      responses:
        '200':
          description: Yours.
          content: { application/json: { schema: { type: object } } }
components:
  schemas:
    Lamp:
      type: object
      required: [id, name]
      properties: { id: { type: integer, readOnly: true }, name: { type: string } }
`;

const token = 'tok-of-a-session-9f8e7d6c';
let folder = '';
let lamps: Map<number, string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-options-'));
  lamps = new Map();
});
afterEach(() => rm(folder, { recursive: true }));

/** Keeps lamps; with a wrong name, each new lamp lacks the name that its schema requires. */
function keeper(isWrong = false): RequestListener {
  let last = 40;
  return (request, response) => {
    const { method, url = '' } = request;
    const reply = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    let sent = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (sent += chunk));
    request.on('end', () => {
      const id = Number(/^\/lamps\/(\d+)$/.exec(url)?.[1]);
      if (url === '/session') return reply(200, { token, echo: `Bearer ${token}` });
      if (method === 'POST') {
        last += 1;
        const { name = 'none' } = JSON.parse(sent || '{}') as { readonly name?: string };
        lamps.set(last, name);
        return reply(201, isWrong ? { id: last } : { id: last, name });
      }
      if (url === '/lamps')
        return reply(
          200,
          [...lamps].map(([each, name]) => ({ id: each, name })),
        );
      const name = lamps.get(id);
      if (name === undefined)
        return reply(404, { error: url.startsWith('/lamps/') ? 'lamp' : 'route' });
      if (method !== 'DELETE') return reply(200, { id, name });
      lamps.delete(id);
      return response.writeHead(204).end();
    });
  };
}

describe('--fail-fast', () => {
  test('ends the run at the first violation, and deletes what was created', async () => {
    const file = join(folder, 'result.json');
    const { code, text, requests } = await checkDocument({
      document,
      respond: keeper(true),
      failFast: true,
      jobs: 1,
      report: [`json=${file}`],
    });
    const result = JSON.parse(await readFile(file, 'utf8')) as Result;
    const [first, ...others] = result.cases.filter(({ verdict }) => verdict !== 'pass');
    const notRun = `not run: the run ended at the first violation, in ${first?.name ?? ''}`;
    expect(first?.verdict).toBe('fail');
    expect(others.length).toBeGreaterThan(0);
    expect(new Set(others.map(({ reason }) => reason))).toEqual(new Set([notRun]));
    expect(result.counts).toMatchObject({ fail: 1, skip: others.length });
    expect(text).toContain(`${others.length} cases: ${notRun}`);
    expect(requests.filter((line) => line === 'POST /lamps')).toHaveLength(1);
    expect([...lamps]).toEqual([]);
    expect(code).toBe(1);
  });

  test('runs every case of a conforming server', async () => {
    const { code, text } = await checkDocument({ document, respond: keeper(), failFast: true });
    expect(text).not.toContain('not run:');
    expect(code).toBe(0);
  });

  test('goes on after a case that is known to fail', async () => {
    const knownFailing = join(folder, 'known.yaml');
    await writeFile(knownFailing, "- pattern: '**'\n  reason: under repair\n");
    const options = { document, respond: keeper(true), failFast: true, jobs: 1, knownFailing };
    const { text } = await checkDocument(options);
    expect(text).not.toContain('not run:');
  });
});

test('--rate-limit holds for all requests of a run', async () => {
  const arrivals: number[] = [];
  const respond = keeper();
  const { code } = await checkDocument({
    document,
    respond: (request, response) => {
      arrivals.push(performance.now());
      respond(request, response);
    },
    rateLimit: '20/s',
  });
  expect(code).toBe(0);
  expect(arrivals.length).toBeGreaterThan(8);
  const span = (arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0);
  // 50 ms apart, but for what the connection adds to the first one.
  expect(span).toBeGreaterThanOrEqual((arrivals.length - 1) * 50 - 25);
});

test('a rate limit that is not valid ends the command before any request', async () => {
  const { code, text, requests } = await checkDocument({
    document,
    respond: keeper(),
    rateLimit: '10',
  });
  expect(text).toBe('the rate limit "10" is not valid; expected for example 10/s, 100/m or 1000/h');
  expect({ code, requests }).toEqual({ code: 2, requests: [] });
});

describe('--har', () => {
  async function checkWithHar(): Promise<{ readonly text: string; readonly requests: number }> {
    const har = join(folder, 'traffic', 'run.har');
    const { requests } = await checkDocument({ document, respond: keeper(), har });
    return { text: await readFile(har, 'utf8'), requests: requests.length };
  }

  test('writes every request and response of a run', async () => {
    const { text, requests } = await checkWithHar();
    const { log } = JSON.parse(text) as Har;
    expect(log.version).toBe('1.2');
    expect(log.entries).toHaveLength(requests);
    const added = log.entries.find(({ request }) => request.method === 'POST');
    expect(added).toMatchObject({
      request: { url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/lamps$/) as string },
      response: { status: 201, statusText: 'Created' },
    });
    expect(added?.request.postData?.text).toContain('"name"');
    expect(await readdir(join(folder, 'traffic'))).toEqual(['run.har']);
  });

  test('contains no secret that a response returned', async () => {
    const { text } = await checkWithHar();
    expect(text).toContain('/session');
    expect(text).not.toContain(token);
  });

  test('can be imported as fixtures', async () => {
    await checkWithHar();
    const spec = join(folder, 'lamps.yaml');
    await writeFile(spec, document);
    const contract = await loadSpecContract({ spec });
    const file = join(folder, 'traffic', 'run.har');
    const { files } = await importHar({ contract, file, outDir: join(folder, 'fixtures') });
    expect(files.length).toBeGreaterThan(0);
  });

  test('that cannot be written ends the command before any request', async () => {
    const har = join(folder, 'a-file', 'run.har');
    await writeFile(join(folder, 'a-file'), '');
    const { code, text, requests } = await checkDocument({ document, respond: keeper(), har });
    expect(text).toContain(`the HAR file can't be written to ${har}: `);
    expect({ code, requests }).toEqual({ code: 2, requests: [] });
  });

  test('has an entry for a request without a response', async () => {
    const har = join(folder, 'run.har');
    const respond = keeper();
    await checkDocument({
      document,
      respond: (request, response) => {
        if (request.url === '/session') request.socket.destroy();
        else respond(request, response);
      },
      har,
    });
    const { log } = JSON.parse(await readFile(har, 'utf8')) as Har;
    const lost = log.entries.filter(({ request }) => request.url.endsWith('/session'));
    expect(lost[0]).toMatchObject({
      response: { status: 0 },
      _error: 'closed the connection before a whole response was received',
    });
  });
});
