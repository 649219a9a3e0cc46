import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { check } from './check.js';
import { lifeDefects, listDefects } from './testing/books/books-defects.js';
import { booksDocument, type BooksPaging } from './testing/books/books-document.js';
import {
  startBooksServer,
  type BooksDefect,
  type BooksServer,
} from './testing/books/books-server.js';
import type { Result } from './verdict/result.js';

const styles: readonly BooksPaging[] = ['page', 'offset', 'cursor', 'last-item', 'link'];

let folder = '';
const open: BooksServer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-books-'));
  for (const style of styles) {
    await writeFile(join(folder, `${style}.json`), JSON.stringify(booksDocument(style)));
  }
});

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

afterAll(() => rm(folder, { recursive: true }));

const families = ['persistence', 'changes', 'removal', 'children', 'stored-content', 'paging'];

async function probe(
  paging: BooksPaging,
  defect?: BooksDefect,
): Promise<{ readonly result: Result; readonly left: readonly string[] }> {
  const server = await startBooksServer(paging, defect);
  open.push(server);
  const result = await check({
    url: server.url,
    spec: join(folder, `${paging}.json`),
    probes: true,
    opinions: true,
    environment: {},
    only: families.map((family) => `probes/${family}/**`),
  });
  return { result, left: server.left() };
}

function rulesOf({ cases }: Result): readonly string[] {
  return [...new Set(cases.flatMap(({ findings }) => findings.map((each) => each.requirement)))];
}

test.each(styles)('a conforming server with %s paging gives no finding', async (paging) => {
  const { result, left } = await probe(paging);
  expect(rulesOf(result)).toEqual([]);
  expect(result.stopped).toBeUndefined();
  expect(result.counts.pass).toBe(result.cases.length);
  expect(result.cases.map(({ name }) => name).toSorted()).toEqual([
    'probes/changes/amend-book',
    'probes/changes/replace-book',
    'probes/children/reviews',
    'probes/paging/list-books',
    'probes/persistence/books',
    'probes/persistence/reviews',
    'probes/removal/books',
    'probes/removal/reviews',
    'probes/stored-content/put-cover',
  ]);
  expect(left).toEqual([]);
});

test.each(lifeDefects)('a server that $name is found', async ({ defect, rule }) => {
  const { result } = await probe('cursor', defect);
  expect(rulesOf(result)).toContain(rule);
});

test.each(listDefects)('a list that $name is found', async ({ defect, paging = 'page', rule }) => {
  const { result } = await probe(paging, defect);
  expect(rulesOf(result)).toContain(rule);
});
