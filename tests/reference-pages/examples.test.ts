import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openaiFilesContract } from '@upspec/conformance';
import { missingFields } from './missing-fields.js';
import { countPrograms, readExamples, type ShownExample } from './read-examples.js';
import { LANGUAGES, missingFor } from './missing-for.js';
import { runExample } from './run-example.js';
import { startSeededServer, type SeededServer } from './seeded-server.js';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGES = join(ROOT, 'generated', 'docs');
const KEY = 'example-key';
const shownExamples = readExamples(PAGES);
const isOfGuide = ({ page }: ShownExample): boolean => page.startsWith('guides/');
const examples = shownExamples.filter((example) => !isOfGuide(example));

test('the pages show every operation in all languages, and nothing else that could run', () => {
  const shown = examples.map(({ page, language }) => `${page} ${language}`);
  const pages = Object.values(openaiFilesContract().operations)
    .map(({ name }) => name.replaceAll('.', '/'))
    .sort();
  const want = pages.flatMap((page) => LANGUAGES.map((language) => `${page}.md ${language}`));
  expect(shown).toEqual(want);
  // The two that are left set the environment for all the others.
  expect(countPrograms(PAGES)).toBe(shownExamples.length + 2);
});

describe('runs as it is printed, and prints the response that the page shows:', () => {
  let server: SeededServer;
  beforeEach(async () => {
    server = await startSeededServer(KEY);
  });
  afterEach(async () => {
    await server.close();
  });

  for (const language of LANGUAGES) {
    const missing = missingFor(language);
    const title = missing === undefined ? language : `${language} (${missing})`;
    describe.skipIf(missing !== undefined)(title, () => {
      const own = examples.filter((example) => example.language === language);
      test.each(own)('$page', async (example) => {
        const printed = await runExample(example, { url: server.url, apiKey: KEY });
        expect(
          unshown(printed, example),
          'the page shows what the server does not respond: correct the example of the response in spec/openapi.yaml (an object that the call makes has an id of its own), or what tests/reference-pages/seeded-server.ts holds',
        ).toEqual([]);
      });
    });
  }

  test('an example with a wrong key fails, as it would for a reader', async () => {
    const [example] = examples.filter(({ language }) => language === 'TypeScript');
    expect(example).toBeDefined();
    const run = runExample(example as ShownExample, { url: server.url, apiKey: 'wrong' });
    await expect(run).rejects.toThrow('401');
  });
});

test('a response with another value than the page shows is reported', () => {
  const response = '{"id": "file-abc", "object": "file", "bytes": 60, "filename": "a.jsonl"}';
  const code = 'retrieve file-abc';
  expect(
    missingFields(
      "{ id: 'file-abc', object: 'file', bytes: 60, filename: 'a.jsonl' }",
      response,
      code,
    ),
  ).toEqual([]);
  expect(missingFields("{ id: 'file-abd', object: 'file', bytes: 600 }", response, code)).toEqual([
    'id file-abc',
    'bytes 60',
    'filename a.jsonl',
  ]);
});

test('the TypeScript examples compile under strict', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-docs-compile-'));
  try {
    await mkdir(join(folder, 'node_modules'));
    await symlink(join(ROOT, 'node_modules', '@upspec'), join(folder, 'node_modules', '@upspec'));
    await symlink(join(ROOT, 'node_modules', '@types'), join(folder, 'node_modules', '@types'));
    const own = shownExamples.filter(({ language }) => language === 'TypeScript');
    const files = own.map(({ page }) => join(folder, `${page.replaceAll(/\W/g, '-')}.mts`));
    await Promise.all(files.map((file, index) => writeFile(file, own[index]?.code ?? '')));
    expect(await compile(folder, files)).toBe('');
    await writeFile(
      join(folder, 'wrong.mts'),
      "import OpenAI from '@upspec/openai-files';\nawait new OpenAI().files.create({ purpose: 1 });\n",
    );
    expect(await compile(folder, [join(folder, 'wrong.mts')])).toContain('TS2');
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** What of the page's response was not printed. */
function unshown(printed: string, { response, code }: ShownExample): readonly string[] {
  if (response.language === 'json') return missingFields(printed, response.text, code);
  return printed.includes(response.text) && response.text !== '' ? [] : [response.text];
}

async function compile(folder: string, files: readonly string[]): Promise<string> {
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const flags = ['--noEmit', '--skipDefaultLibCheck', '--strict', '--module', 'nodenext'];
  const libraries = [
    '--target',
    'es2023',
    '--types',
    'node',
    '--lib',
    'es2023,dom,dom.iterable,dom.asynciterable',
  ];
  return promisify(execFile)(process.execPath, [tsc, ...flags, ...libraries, ...files], {
    cwd: folder,
  }).then(
    ({ stdout }) => stdout,
    (error: { readonly stdout?: string }) => error.stdout ?? String(error),
  );
}
