import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fixture } from '../../fixture/fixture.js';
import { loadFixtures } from '../../fixture/load-fixtures.js';
import { seedRandom, type Random } from '../../probe/random.js';
import { exportFixtures } from '../export-fixtures.js';
import { importHar } from '../import-har.js';
import type { Recording } from '../record.js';
import type { HarEntry } from './har-schema.js';

let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-har-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Imported extends Recording {
  readonly fixtures: readonly Fixture[];
}

/** Imports a HAR file of this text into a folder of its own. */
async function importText(text: string, base?: string): Promise<Imported> {
  count += 1;
  const outDir = join(folder, String(count));
  const file = `${outDir}.har`;
  await writeFile(file, text);
  const recording = await importHar({ file, outDir, base, contentLimit: 100_000 });
  const fixtures = recording.files.length === 0 ? [] : await loadFixtures(outDir);
  return { ...recording, fixtures };
}

function harOf(entries: readonly unknown[]): string {
  return JSON.stringify({ log: { version: '1.2', creator: {}, entries } });
}

interface Told {
  readonly status?: number;
  readonly postData?: HarEntry['request']['postData'];
  readonly content?: HarEntry['response']['content'];
  readonly headers?: Readonly<Record<string, string>>;
}

let second = 0;

function entry(line: string, told: Told = {}): HarEntry {
  const [method = '', url = ''] = line.split(' ');
  const { status = 200, postData, content, headers = {} } = told;
  second += 1;
  return {
    startedDateTime: new Date(second * 1000).toISOString(),
    request: {
      ...{ method, url },
      headers: Object.entries({ Authorization: 'Bearer a-key-of-mine', ...headers }).map(
        ([name, value]) => ({ name, value }),
      ),
      ...(postData !== undefined && { postData }),
    },
    response: { status, headers: [], ...(content !== undefined && { content }) },
  };
}

function json(value: unknown): HarEntry['response']['content'] {
  const text = JSON.stringify(value);
  return { size: text.length, mimeType: 'application/json', text };
}

function file(id: string, bytes: number, filename: string): Record<string, unknown> {
  return {
    ...{ id, object: 'file', bytes, created_at: 1, filename },
    purpose: 'batch',
    status: 'processed',
  };
}

const api = 'https://gateway.test/openai/v1';

describe('a HAR file of a browser', () => {
  test('is told without what is not of this API, and with the reasons', async () => {
    const { fixtures, notes } = await importText(
      harOf([
        entry('GET https://elsewhere.test/files/logo.png'),
        entry('GET https://gateway.test/index.html'),
        entry(`GET ${api}/models`),
        entry(`GET ${api}/files?limit=1`, { content: json({ object: 'list', data: [] }) }),
        entry(`GET ${api}/files/file-none`, { status: 404, content: json({ error: {} }) }),
        entry(`DELETE ${api}/files/file-none`, { status: 0 }),
        entry(`GET ${api}/files`, { content: { size: 100, mimeType: 'application/json' } }),
      ]),
    );
    expect(fixtures.map(({ exchanges }) => exchanges.map(({ request }) => request.path))).toEqual([
      ['/files?limit=1'],
      ['/files/file-none'],
    ]);
    expect(fixtures[0]?.source).toMatchObject({ kind: 'recorded', from: api });
    expect(notes).toEqual([
      '1 left out: they are of other servers than https://gateway.test',
      '2 left out: they are none of the Files or Uploads API',
      '1 left out: they got no answer',
      '1 left out: the file does not hold their bodies as they were',
    ]);
  });

  test('may tell a form as the text that went over the wire', async () => {
    const text =
      '--b\r\nContent-Disposition: form-data; name="file"; filename="ä.jsonl"\r\n\r\n{}\n\r\n--b--\r\n';
    const { fixtures } = await importText(
      harOf([
        entry(`POST ${api}/files`, {
          headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
          postData: { mimeType: 'multipart/form-data; boundary=b', text },
          content: json(file('file-1', 3, 'ä.jsonl')),
        }),
      ]),
    );
    expect(fixtures[0]?.exchanges[0]?.request.body).toEqual({
      multipart: [{ name: 'file', filename: 'ä.jsonl', contentType: 'text/plain', text: '{}\n' }],
    });
  });

  test('that lost the bytes of a file is not taken for what was sent', async () => {
    const { fixtures, notes } = await importText(
      harOf([
        entry(`POST ${api}/files`, {
          postData: { mimeType: 'multipart/form-data', params: [{ name: 'file', fileName: 'a' }] },
          content: json(file('file-1', 3, 'a')),
        }),
      ]),
    );
    expect(fixtures).toEqual([]);
    expect(notes).toEqual(['1 left out: the file does not hold their bodies as they were']);
  });

  test('is searched for the server that is meant, or below the path that is given', async () => {
    const both = harOf([
      ...[1, 2].map((id) => entry(`GET ${api}/files/${id}`, { status: 404, content: json({}) })),
      entry('GET http://127.0.0.1:9/v2/files', { content: json({ object: 'list', data: [] }) }),
    ]);
    const found = await importText(both);
    const given = await importText(both, '/v2/');
    expect([found, given].map(({ fixtures }) => fixtures[0]?.source.from)).toEqual([
      api,
      'http://127.0.0.1:9/v2',
    ]);
  });
});

describe('a HAR file that is none', () => {
  const right = entry(`GET ${api}/files`);
  const table: readonly (readonly [string, string])[] = [
    ['{"log":', 'no HAR file: Unexpected end of JSON input'],
    ['[1]', 'the file: must be object'],
    ['{"log":{"entries":{}}}', 'log.entries: must be array'],
    [harOf([right, {}]), 'log.entries[1].request: is missing'],
    [
      harOf([right, right, { ...right, request: { ...right.request, method: 7 } }]),
      'log.entries[2].request.method: must be string',
    ],
    [
      harOf([{ ...right, startedDateTime: 'today' }]),
      'log.entries[0].startedDateTime: is no moment',
    ],
    [
      harOf([{ ...right, request: { ...right.request, url: '/v1/files' } }]),
      'log.entries[0].request.url: is no absolute URL',
    ],
    [harOf([entry(`GET ${api}/models`)]), 'no request is one of the Files or Uploads API'],
    ['['.repeat(100_000), 'JSON nested 100000 levels deep'],
  ];
  test.each(table)('is refused with the place: %.60s', async (text, want) => {
    await expect(importText(text)).rejects.toThrow(want);
  });

  test('tells twenty faults and the number of the others', async () => {
    const importing = importText(harOf(Array.from({ length: 30 }, () => ({}))));
    const error: unknown = await importing.catch((cause: unknown) => cause);
    expect(String(error).split('\n')).toHaveLength(21);
    expect(String(error)).toMatch(/and 70 faults more$/);
  });
});

describe('from HAR to a fixture and back', () => {
  test.each(Array.from({ length: 25 }, (_, seed) => [seed]))(
    'nothing that matters is lost, seed %i',
    async (seed) => {
      const entries = anySession(seedRandom(seed, 'har'));
      const first = await importText(harOf(entries));
      const { text } = await exportFixtures({
        fixtures: [join(folder, String(count))],
        format: 'har',
      });
      const back = JSON.parse(text) as { readonly log: { readonly entries: readonly HarEntry[] } };
      expect(back.log.entries.map(essence)).toEqual(entries.map(essence));
      const second = await importText(text);
      expect(second.fixtures.map(withoutNote)).toEqual(first.fixtures.map(withoutNote));
    },
  );

  test('an exported file has what HAR 1.2 asks for', async () => {
    const { text } = await exportFixtures({
      fixtures: ['conformance/fixtures/files', 'conformance/fixtures/auth'],
      format: 'har',
    });
    const { log } = JSON.parse(text) as {
      readonly log: Readonly<Record<string, unknown>> & {
        readonly pages: readonly Readonly<Record<string, unknown>>[];
        readonly entries: readonly (HarEntry & Readonly<Record<string, unknown>>)[];
      };
    };
    const missing = log.entries.flatMap(({ request, response, ...rest }) => [
      ...lacking(rest, ['pageref', 'startedDateTime', 'time', 'cache', 'timings']),
      ...lacking(
        request,
        'method url httpVersion cookies headers queryString headersSize bodySize'.split(' '),
      ),
      ...lacking(
        response,
        'status statusText httpVersion cookies headers content redirectURL headersSize bodySize'.split(
          ' ',
        ),
      ),
      ...lacking(response.content ?? {}, ['size', 'mimeType']),
    ]);
    expect(missing).toEqual([]);
    expect(log).toMatchObject({ version: '1.2', creator: { name: 'upspec' } });
    const pages = new Set(log.pages.map(({ id }) => id));
    expect(log.entries.filter(({ pageref }) => !pages.has(pageref))).toEqual([]);
    expect(log.entries.length).toBeGreaterThan(100);
    expect(text).toContain('Bearer $OPENAI_API_KEY');
  });
});

function lacking(value: object, names: readonly string[]): readonly string[] {
  return names.filter((name) => !(name in value));
}

function withoutNote({ source: { note: _, ...source }, ...fixture }: Fixture): unknown {
  return { ...fixture, source };
}

/** What an entry says, whatever its moments, its order of keys and its standard headers. */
function essence({ request, response }: HarEntry): unknown {
  const { params = [], text, _encoding } = request.postData ?? {};
  return {
    line: `${request.method} ${request.url} ${response.status}`,
    sent: [params.map((param) => ({ ...param })), text, _encoding],
    got: [parsed(response.content?.text ?? ''), response.content?.encoding],
  };
}

function parsed(text: string): unknown {
  return text.startsWith('{') ? (JSON.parse(text) as unknown) : text;
}

const nasty = ['a.txt', 'é "q" %.jsonl', '../x', '你好', ';=\\', ''] as const;

/** A file that is created, read, downloaded and deleted, and one that was never there. */
function anySession(random: Random): readonly HarEntry[] {
  const pick = <T>(values: readonly T[]): T | undefined =>
    values[random.integer(0, values.length - 1)];
  const id = `file-${random.bytes(12).toString('hex')}`;
  const name = pick(nasty) ?? '';
  const isText = random.integer(0, 1) === 0;
  const length = random.integer(1, 3000);
  const bytes = isText
    ? Buffer.from('aé\r\n"\\'.repeat(length))
    : Buffer.concat([Buffer.from([0xff]), random.bytes(length)]);
  const encoded = isText
    ? { value: bytes.toString() }
    : { value: bytes.toString('base64'), _encoding: 'base64' };
  const content = { size: bytes.length, mimeType: 'application/octet-stream' };
  const made = file(id, bytes.length, name);
  return [
    entry(`POST ${api}/files`, {
      postData: {
        mimeType: 'multipart/form-data',
        params: [
          { name: 'purpose', value: 'batch' },
          { name: 'file', fileName: name, contentType: 'text/x-any', ...encoded },
        ],
      },
      content: json(made),
    }),
    entry(`GET ${api}/files/${id}`, { content: json(made) }),
    entry(`GET ${api}/files/${id}/content`, {
      content: isText
        ? { ...content, text: bytes.toString() }
        : { ...content, text: bytes.toString('base64'), encoding: 'base64' },
    }),
    entry(`DELETE ${api}/files/${id}`, { content: json({ id, object: 'file', deleted: true }) }),
  ];
}

test('an exported file can be read by hand', async () => {
  const { text } = await exportFixtures({
    fixtures: ['conformance/fixtures/files/create/sentiment.json'],
    format: 'har',
  });
  const fixture = JSON.parse(
    await readFile('conformance/fixtures/files/create/sentiment.json', 'utf8'),
  ) as Fixture;
  expect(text).toContain(fixture.title);
  expect(text).toContain('https://api.openai.com/v1/files');
});
