import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { publishedDocument } from './testing/large-documents.js';
import { consumerErrors } from './testing/consumer-flags.js';

const ROOT = join(import.meta.dirname, '..');
const CLI = join(ROOT, 'cli', 'bin', 'upspec.js');
/** Documents of others, which the project has no copies of. */
const WILD = join(ROOT, '..', 'shared', 'specs', 'wild');
const wild = existsSync(WILD) ? readdirSync(WILD).map((name) => join(WILD, name)) : [];
const github = githubDocument();

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-wild-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe.skipIf(wild.length === 0)(
  'documents of others (../shared/specs/wild): all targets generate, and the code compiles in a strict project',
  () => {
    test.each(wild.map((file) => basename(file)))('%s', async (name) => {
      await testDocument(join(WILD, name));
    });
  },
);

test.skipIf(!publishedDocument.found)(publishedDocument.title, async () => {
  await testDocument(publishedDocument.path);
});

test.skipIf(github === undefined)(
  "GitHub's document (needs `npm install --no-save @octokit/openapi`, or its path in UPSPEC_GITHUB)",
  async () => {
    // 1.6 GB where it was measured; without a limit of the heap, 2.7 GB.
    expect(await testDocument(github ?? '')).toBeLessThan(2_100_000);
  },
  3_600_000,
);

/** Prints the most memory that a process had, in kilobytes, when it ends. */
const PEAK = `--import=data:text/javascript,${encodeURIComponent(
  'process.on("exit", () => process.stderr.write("\\npeak " + process.resourceUsage().maxRSS));',
)}`;

/**
 * All targets generate, the TypeScript compiles in a strict project, and the validators load. Returns
 * the most memory that the generator had, in kilobytes.
 */
async function testDocument(file: string): Promise<number> {
  const out = join(folder, 'api');
  const words = [PEAK, CLI, 'generate', file, '--out', out];
  const { stderr } = await promisify(execFile)(process.execPath, words, { maxBuffer: 100_000_000 });
  const typescript = join(out, 'typescript');
  expect(await consumerErrors(typescript)).toEqual([]);
  const module: unknown = await import(pathToFileURL(join(typescript, 'validators.js')).href);
  expect(module).toHaveProperty('validators');
  return Number(/\npeak (\d+)$/.exec(stderr)?.[1]);
}

function githubDocument(): string | undefined {
  const given = process.env['UPSPEC_GITHUB'];
  if (given !== undefined) return given;
  try {
    const require = createRequire(import.meta.url);
    return require.resolve('@octokit/openapi/generated/api.github.com.json');
  } catch {
    return undefined;
  }
}
