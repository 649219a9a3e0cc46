import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadFixtures } from '../../fixture-format/load-fixtures.js';
import { importHar } from '../import-har.js';
import type { Recording } from '../record.js';
import { entry, harOf, json } from '../testing/har-entries.js';
import { idIn, jsonOf, operation, smallContract } from '../testing/small-contract.js';
import type { HarEntry } from './har-schema.js';

const contract = smallContract({
  title: 'Kennel',
  baseUrl: 'https://kennel.example/v1',
  operations: {
    listPets: operation('GET /pets', { responses: { '200': jsonOf('Pets') } }),
    getPet: operation('GET /pets/{petId}', { parameters: [idIn('path', 'petId', 'pets')] }),
  },
});

let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-odd-har-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Imports entries into a folder that does not exist yet. */
async function importEntries(
  entries: readonly HarEntry[],
  base?: string,
): Promise<Recording & { readonly outDir: string }> {
  count += 1;
  const outDir = join(folder, String(count));
  const file = `${outDir}.har`;
  await writeFile(file, harOf(entries));
  const { files, notes } = await importHar({ contract, file, outDir, base });
  return { files, notes, outDir };
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

describe('a HAR file of something else', () => {
  const own = [
    entry('GET https://kennel.example/v1/pets', { content: json([]) }),
    entry('GET https://kennel.example/v1/pets/7', { content: json({}) }),
  ];
  const foreign = [
    ...['/a', '/b', '/c', '/d'].map((path) => entry(`GET https://other.test${path}`)),
    entry('POST https://more.test/x?secret=1'),
  ];
  const table: readonly (readonly [
    string,
    readonly HarEntry[],
    string | undefined,
    readonly string[],
  ])[] = [
    [
      'names its hosts and paths',
      foreign,
      undefined,
      [
        'no request is an operation of Kennel',
        'the file has https://other.test: GET /a, GET /b, GET /c and 1 more',
        'the file has https://more.test: POST /x',
        'the document has such as GET /pets; --base names what comes before its paths, and --spec the document',
      ],
    ],
    [
      'names the base that would fit',
      own,
      '/v2',
      [
        'no request below /v2 is an operation of Kennel',
        'the file has https://kennel.example: GET /v1/pets, GET /v1/pets/7',
        '--base https://kennel.example/v1 would fit 2 requests',
      ],
    ],
    [
      'has no entry',
      [],
      undefined,
      [
        'no request is an operation of Kennel',
        'the file has no entries',
        'the document has such as GET /pets; --base names what comes before its paths, and --spec the document',
      ],
    ],
  ];
  test.each(table)('%s', async (_, entries, base, lines) => {
    const error: unknown = await importEntries(entries, base).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: 'UsageError', message: lines.join('\n') });
    expect(await exists(join(folder, String(count)))).toBe(false);
  });

  test('of two bases that fit alike, the one that the document names is taken', async () => {
    const other = entry('GET https://copy.example/v1/pets', { content: json([]) });
    const { files } = await importEntries([other, ...own.slice(0, 1)]);
    expect(await readFile(files[0] ?? '', 'utf8')).toContain('"from": "https://kennel.example/v1"');
  });
});

describe('a HAR file creates nothing', () => {
  const table: readonly (readonly [string, HarEntry, string])[] = [
    [
      'where bodies are missing',
      entry('GET https://kennel.example/v1/pets', { content: { size: 10 } }),
      '1 left out: the file does not hold their bodies as they were',
    ],
    [
      'where a body was encoded in a way that nobody knows',
      entry('GET https://kennel.example/v1/pets', {
        content: { size: 3, text: '/wAB', encoding: 'base64' },
        responseHeaders: { 'content-encoding': 'dcb', 'content-type': 'application/json' },
      }),
      '1 left out: the content encoding could not be undone',
    ],
  ];
  test.each(table)('%s', async (_, only, note) => {
    const { files, notes, outDir } = await importEntries([only]);
    expect(files).toEqual([]);
    expect(notes).toEqual([note]);
    expect(await exists(outDir)).toBe(false);
  });
});

describe('a body', () => {
  const text = '[{"name":"Rex"}]';
  /** The same text by `zstd -19`. */
  const zstd = Buffer.from('KLUv/QRogQAAW3sibmFtZSI6IlJleCJ9XRxtf7s=', 'base64');
  const encoded: readonly (readonly [string, Buffer])[] = [
    ['gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['zstd', zstd],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
    ['br', Buffer.from(text)],
  ];
  test.each(encoded)('that is encoded as %s is read', async (encoding, bytes) => {
    const { outDir } = await importEntries([
      entry('GET https://kennel.example/v1/pets', {
        content: { size: text.length, text: bytes.toString('base64'), encoding: 'base64' },
        responseHeaders: { 'content-encoding': encoding, 'content-type': 'application/json' },
      }),
    ]);
    const [fixture] = await loadFixtures(outDir);
    expect(fixture?.exchanges[0]?.response.body).toEqual({ json: [{ name: 'Rex' }] });
  });
});
