import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Fixture } from '../../fixture-format/fixture.js';
import { seedRandom, type Random } from '../../probe-contract/random.js';
import { openaiFilesContract } from '../../openai-files/contract.js';
import { exportFixtures } from '../export-fixtures.js';
import {
  api,
  closeHarFolder,
  entry,
  file,
  harOf,
  importText,
  json,
  openHarFolder,
} from '../testing/har-entries.js';
import type { HarEntry } from './har-schema.js';

const contract = openaiFilesContract();

beforeAll(openHarFolder);
afterAll(closeHarFolder);

describe('from HAR to a fixture and back', () => {
  test.each(Array.from({ length: 25 }, (_, seed) => [seed]))(
    'nothing that matters is lost, seed %i',
    async (seed) => {
      const entries = anySession(seedRandom(seed, 'har'));
      const first = await importText(harOf(entries));
      const { text } = await exportFixtures({
        contract,
        fixtures: [first.outDir],
        format: 'har',
      });
      const back = JSON.parse(text) as { readonly log: { readonly entries: readonly HarEntry[] } };
      expect(back.log.entries.map(essence)).toEqual(entries.map(essence));
      const second = await importText(text);
      expect(second.fixtures).toEqual(first.fixtures);
    },
  );

  test.each([
    'files/create/sentiment',
    'auth/wrong-key-list-files',
    'uploads/cancel/pending',
    'files/content/user-data',
  ])('a fixture of the kit keeps its source: %s', async (name) => {
    const path = `conformance/openai-files/fixtures/${name}.json`;
    const { source } = JSON.parse(await readFile(path, 'utf8')) as Fixture;
    const { text } = await exportFixtures({
      contract,
      fixtures: [path],
      format: 'har',
    });
    const { fixtures } = await importText(text);
    expect(fixtures.map((each) => each.source)).toEqual(fixtures.map(() => source));
    expect(fixtures.length).toBeGreaterThan(0);
    expect(text).toContain(`"comment": "${source.kind}: ${(source.evidence ?? []).join('; ')}"`);
  });

  test('an exported file has what HAR 1.2 asks for', async () => {
    const { text } = await exportFixtures({
      contract,
      fixtures: [
        'conformance/openai-files/fixtures/files',
        'conformance/openai-files/fixtures/auth',
      ],
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

/** What an entry says, whatever its times, its order of keys and its standard headers. */
function essence({ request, response }: HarEntry): unknown {
  const { params = [], text, _encoding } = request.postData ?? {};
  return {
    line: `${request.method} ${request.url} ${response.status}`,
    sent: [params.map((param) => ({ ...param })), text, _encoding],
    actual: [parsed(response.content?.text ?? ''), response.content?.encoding],
  };
}

function parsed(text: string): unknown {
  return text.startsWith('{') ? (JSON.parse(text) as unknown) : text;
}

const awkward = ['a.txt', 'é "q" %.jsonl', '../x', '你好', ';=\\', ''] as const;

/** A file that is created, read, downloaded and deleted, and one that was never there. */
function anySession(random: Random): readonly HarEntry[] {
  const pick = <T>(values: readonly T[]): T | undefined =>
    values[random.integer(0, values.length - 1)];
  const id = `file-${random.bytes(12).toString('hex')}`;
  const name = pick(awkward) ?? '';
  const isText = random.integer(0, 1) === 0;
  const length = random.integer(1, 3000);
  const bytes = isText
    ? Buffer.from('aé\r\n"\\'.repeat(length))
    : Buffer.concat([Buffer.from([0xff]), random.bytes(length)]);
  const encoded = isText
    ? { value: bytes.toString() }
    : { value: bytes.toString('base64'), _encoding: 'base64' };
  const content = { size: bytes.length, mimeType: 'application/octet-stream' };
  const created = file(id, bytes.length, name);
  return [
    entry(`POST ${api}/files`, {
      postData: {
        mimeType: 'multipart/form-data',
        params: [
          { name: 'purpose', value: 'batch' },
          { name: 'file', fileName: name, contentType: 'text/x-any', ...encoded },
        ],
      },
      content: json(created),
    }),
    entry(`GET ${api}/files/${id}`, { content: json(created) }),
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
    contract,
    fixtures: ['conformance/openai-files/fixtures/files/create/sentiment.json'],
    format: 'har',
  });
  const fixture = JSON.parse(
    await readFile('conformance/openai-files/fixtures/files/create/sentiment.json', 'utf8'),
  ) as Fixture;
  expect(text).toContain(fixture.title);
  expect(text).toContain('https://api.openai.com/v1/files');
});
