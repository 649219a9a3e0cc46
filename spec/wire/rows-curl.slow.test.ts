import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generate } from '@upspec/generator';
import { contentBytes } from './content-bytes.js';
import { documentOfRows, loadRows, type NamedRowFile } from './load-rows.js';
import type { RecordedRequest } from './recorded-request.js';
import { differencesOfRow } from './testing/judge-row.js';
import { filesOf, hasExample, withExamples } from './testing/row-examples.js';
import { type RowServer, startRowServer } from './testing/row-server.js';
import { runAtMost } from './testing/run-at-most.js';
import type { WireRow } from './wire-row.js';

const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** The keys of these calls are not in a document. */
const OTHER_FILES = ['security', 'security-absent', 'servers'];

/** The rows whose calls an example of a document can have, but not a command of curl, by the reason. */
const INEXPRESSIBLE: Readonly<Record<string, readonly string[]>> = {
  'curl chooses the media type of a file by its name': [
    'multipart-bodies/file',
    'multipart-bodies/file-of-3-1',
    'multipart-bodies/content-type-header',
    'multipart-bodies/constant-header',
    'multipart-bodies/odd-names',
  ],
  'a caller chooses the media type within a range': ['bodies/any-image'],
  'an example of a document has one file for each part that is always a file': [
    'multipart-bodies/files',
    'multipart-bodies/files-of-content-type',
    'multipart-bodies/string-or-file-given-a-file',
  ],
  'a page has no carriage return': ['bodies/text'],
  'curl escapes other characters, which does not change the values': ['form-bodies/strings'],
};
const leftOut = new Set(Object.values(INEXPRESSIBLE).flat());

test('the commands of reference pages leave out only rows that exist', () => {
  const names = loadRows().flatMap((file) => file.rows.map((row) => `${file.name}/${row.name}`));
  expect([...leftOut].filter((name) => !names.includes(name))).toEqual([]);
});

for (const file of loadRows().filter(({ name }) => !OTHER_FILES.includes(name))) {
  describe.skipIf(!hasCurl)(`the curl commands of reference pages: ${file.title}`, () => {
    const rows = file.rows.filter(
      (row) => hasExample(row) && !leftOut.has(`${file.name}/${row.name}`),
    );
    const errors = new Map<WireRow, string | undefined>();
    let folder = '';
    let server: RowServer;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'upspec-rows-'));
      server = await startRowServer(rows);
      const programs = await commandsOf({ ...file, rows }, folder, server.url);
      await runAtMost(2, rows, async (row) => {
        errors.set(row, await run(row, programs.get(row) ?? '', { folder, url: server.url }));
      });
    });
    afterAll(async () => {
      await server.close();
      await rm(folder, { recursive: true });
    });

    test.each(rows.map((row): [string, WireRow] => [row.name, row]))('%s', (_name, row) => {
      const requests = server.requestsOf(row).map(withCompactJson);
      expect(differencesOfRow(row, requests, errors.get(row))).toEqual([]);
    });
  });
}

/** The commands that the pages of a document show. */
async function commandsOf(
  file: NamedRowFile,
  folder: string,
  url: string,
): Promise<ReadonlyMap<WireRow, string>> {
  const spec = join(folder, 'wire.json');
  const shown = { ...file, rows: file.rows.map(withExamples) };
  await writeFile(spec, JSON.stringify(documentOfRows(shown, url)));
  await generate({ spec, out: folder, targets: ['docs'] });
  const pages = join(folder, 'docs', 'rows');
  const plain = (name: string): string => name.replace(/\.md$/, '').replaceAll('-', '');
  const names = await readdir(pages);
  const commands = file.rows.map(async (row) => {
    const name = names.find((each) => plain(each) === plain(row.name)) ?? '';
    const page = await readFile(join(pages, name), 'utf8');
    const [, command = ''] = /### HTTP\n+```sh\n(.*?)```/s.exec(page) ?? [];
    return [row, command] as const;
  });
  return new Map(await Promise.all(commands));
}

/** Runs a command, and returns what it reports of a failure. */
async function run(
  row: WireRow,
  command: string,
  { folder, url }: { readonly folder: string; readonly url: string },
): Promise<string | undefined> {
  const cwd = join(folder, 'files', row.name);
  await mkdir(cwd, { recursive: true });
  for (const [name, { content }] of filesOf(row)) {
    await writeFile(join(cwd, name), contentBytes(content));
  }
  const child = spawn('sh', ['-c', command], {
    cwd,
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', WIRE_BASE_URL: url, WIRE_API_KEY: 'key' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  const printed = await text(child.stderr);
  const [status]: readonly unknown[] = await ended;
  return status === 0 ? undefined : `exit ${String(status)}: ${printed}`;
}

/** A page shows JSON with line breaks, which do not change the value. */
function withCompactJson(request: RecordedRequest): RecordedRequest {
  const [, type = ''] = request.headers.find(([name]) => /^content-type$/i.test(name)) ?? [];
  if (!/[/+]json(?:;|$)/.test(type)) return request;
  const value: unknown = JSON.parse(request.body.toString('utf8'));
  return { ...request, body: Buffer.from(JSON.stringify(value)) };
}
