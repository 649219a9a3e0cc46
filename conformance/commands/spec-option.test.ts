import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Terminal } from '../command-line/terminal.js';
import type { Fixture } from '../fixture-format/fixture.js';
import { startYard, type RunningYard } from '../record/testing/boatyard/server.js';
import { talk } from '../record/testing/boatyard/session.js';
import { runExport } from './export.js';
import { runImport } from './import.js';
import { runRecord } from './record.js';
import { watchTerminal } from './testing/watched-terminal.js';

const spec = 'conformance/record/testing/boatyard/openapi.yaml';
let folder: string;
let yard: RunningYard;
let stop: AbortController;
let printed: string[];
let warned: string[];
let terminal: Terminal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-spec-'));
  yard = await startYard();
  ({ terminal, printed, warned, stop } = watchTerminal());
});
afterEach(async () => {
  await yard.close();
  await rm(folder, { recursive: true });
});

/** Saves a session of the boatyard as a HAR file. */
async function saveHar(): Promise<string> {
  const file = join(folder, 'session.har');
  const entries = await talk(yard.url, yard.url);
  await writeFile(file, JSON.stringify({ log: { version: '1.2', entries } }));
  return file;
}

test('record makes fixtures of the API of a document', async () => {
  const options = { url: yard.url, out: folder, port: 0, limit: 4096, spec };
  const running = runRecord(options, terminal);
  while (printed.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const [, url = ''] = /^recording (\S+) → /.exec(printed[0] ?? '') ?? [];
  await talk(url, yard.url);
  stop.abort();
  expect(await running).toBe(0);
  expect(printed.slice(1)).toHaveLength(4);
  expect(warned).toEqual(['1 left out: POST /boats/3/launch is not an operation of Boatyard']);
});

test('import and export know the API of a document', async () => {
  const file = await saveHar();
  expect(await runImport({ file, out: folder, limit: 4096, spec }, terminal)).toBe(0);
  const [first = ''] = printed;
  const out = join(folder, 'again.har');
  expect(await runExport({ fixtures: [first], format: 'har', out, spec }, terminal)).toBe(0);
  expect(await readFile(out, 'utf8')).toContain('"$BOATYARD_API_KEY"');
});

test('an overlay corrects what was inferred', async () => {
  const overlay = join(folder, 'seeded.overlay.yaml');
  await writeFile(
    overlay,
    [
      'overlay: 1.0.0',
      'info: { title: Tickets are chosen by the yard, version: 1.0.0 }',
      'actions:',
      '  - target: $.components.schemas.Ticket.properties.id',
      '    update: { x-upspec-replay: equal }',
      '  - target: $.paths["/boats/newest"]',
      '    remove: true',
    ].join('\n'),
  );
  const file = await saveHar();
  const options = { file, out: folder, limit: 4096, spec, overlay: [overlay] };
  expect(await runImport(options, terminal)).toBe(0);
  const all = await Promise.all(printed.map((each) => readFile(each, 'utf8')));
  const operations = all.flatMap((text) =>
    (JSON.parse(text) as Fixture).exchanges.map(({ operation }) => operation),
  );
  expect(operations).not.toContain('getNewestBoat');
  expect(operations).toContain('getTicket');
});

test('import says which base it chose, and how many requests of other hosts are left out', async () => {
  const file = join(folder, 'session.har');
  const entries = await talk(yard.url, yard.url);
  const foreign = entries.slice(0, 2).map((entry) => ({
    ...entry,
    request: { ...entry.request, url: 'https://elsewhere.example/fonts/a.woff' },
  }));
  await writeFile(
    file,
    JSON.stringify({ log: { version: '1.2', entries: [...entries, ...foreign] } }),
  );
  expect(await runImport({ file, out: folder, limit: 4096, spec }, terminal)).toBe(0);
  const { origin } = new URL(yard.url);
  expect(warned).toEqual([
    `requests below ${yard.url} are read as those of Boatyard; the document names https://boatyard.example/yard`,
    `2 left out: they are of other servers than ${origin}`,
    '1 left out: POST /boats/3/launch is not an operation of Boatyard',
  ]);
});

test('import says where the document names no server', async () => {
  const document = join(folder, 'serverless.yaml');
  const text = await readFile(spec, 'utf8');
  await writeFile(document, text.replace(/^servers:\n(?: .*\n|- .*\n)+/m, ''));
  const options = { file: await saveHar(), out: folder, limit: 4096, spec: document };
  expect(await runImport(options, terminal)).toBe(0);
  expect(warned[0]).toBe(
    `requests below ${yard.url} are read as those of Boatyard; the document names no server`,
  );
});

test('import of another API names the hosts and paths that the file has', async () => {
  const file = join(folder, 'other.har');
  const entry = {
    startedDateTime: '2026-01-31T12:00:00.000Z',
    request: { method: 'GET', url: 'https://elsewhere.example/fonts/a.woff', headers: [] },
    response: { status: 200, headers: [], content: { size: 0 } },
  };
  await writeFile(file, JSON.stringify({ log: { entries: [entry] } }));
  const importing = runImport({ file, out: join(folder, 'out'), limit: 4096, spec }, terminal);
  await expect(importing).rejects.toThrow(
    'no request is an operation of Boatyard\nthe file has https://elsewhere.example: GET /fonts/a.woff',
  );
  expect(await readdir(folder)).toEqual(['other.har']);
});

const broken: readonly (readonly [string, object, string])[] = [
  ['a document that is not there', { spec: 'no.yaml' }, 'no.yaml'],
  ['an overlay without a document', { overlay: ['a.yaml'] }, '--overlay corrects a document'],
  ['an overlay that is not there', { spec, overlay: ['no.yaml'] }, 'no.yaml'],
];
test.each(broken)('%s is reported before anything is created', async (_, options, message) => {
  const file = await saveHar();
  const out = join(folder, 'out');
  const importing = runImport({ file, out, limit: 4096, ...options }, terminal);
  await expect(importing).rejects.toMatchObject({
    name: 'UsageError',
    message: expect.stringContaining(message) as unknown,
  });
  const recording = runRecord({ url: yard.url, out, port: 0, limit: 1, ...options }, terminal);
  await expect(recording).rejects.toThrow(message);
  expect(await readdir(folder)).toEqual(['session.har']);
});

test('errors of a document are reported all at once, with their locations', async () => {
  const file = join(folder, 'broken.yaml');
  await writeFile(file, (await readFile(spec, 'utf8')).replaceAll('type: integer', 'type: boolen'));
  const options = { url: yard.url, out: folder, port: 0, limit: 1, spec: file };
  const error: unknown = await runRecord(options, terminal).catch((cause: unknown) => cause);
  expect(String(error).split('\n').length).toBeGreaterThan(3);
  expect(String(error)).toContain(`${file}:`);
});
