import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Terminal } from '../command-line/terminal.js';
import { formatJson } from '../report/json.js';
import {
  sampleCase,
  sampleFailure,
  sampleResult,
  sampleSettings,
} from '../testing/sample-result.js';
import type { CaseResult } from '../verdict/result.js';
import { runMerge } from './merge.js';

let folder = '';
let printed: string[] = [];
const terminal: Terminal = {
  print: (text) => printed.push(text),
  warn: (text) => printed.push(text),
  program: 'upspec',
  interactive: false,
  color: false,
  environment: {},
  signal: new AbortController().signal,
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-merge-'));
  printed = [];
});
afterEach(() => rm(folder, { recursive: true }));

async function writeShard(index: number, ...cases: readonly CaseResult[]): Promise<string> {
  const file = join(folder, `${index}.json`);
  const settings = { ...sampleSettings, shard: { index, of: 2 } };
  await writeFile(file, formatJson(sampleResult(cases, { settings })));
  return file;
}

test('shards become one report, and the worst of them the exit code', async () => {
  const files = [
    await writeShard(1, sampleCase('files/b')),
    await writeShard(2, sampleFailure('files/a', 'ERROR-04')),
  ];
  const json = join(folder, 'all.json');
  expect(await runMerge({ files, report: [`json=${json}`] }, terminal)).toBe(1);
  expect(printed.join('\n')).toContain('1 passed, 0 warned, 1 failed');
  expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({
    cases: [{ name: 'files/a' }, { name: 'files/b' }],
    counts: { pass: 1, fail: 1 },
  });
});

test('a requirement that is known to be violated in one shard is not an unexpected pass in another', async () => {
  const files = [
    await writeShard(1, sampleCase('files/b', { requirements: ['ERROR-04'] })),
    await writeShard(2, sampleFailure('files/a', 'ERROR-04')),
  ];
  const knownFailing = join(folder, 'known.yaml');
  await writeFile(knownFailing, 'ERROR-04: errors have no param\n');
  expect(await runMerge({ files, knownFailing }, terminal)).toBe(0);
  expect(printed.join('\n')).toContain('1 passed, 0 warned, 0 failed (1 known failure)');
});

test('a missing shard is reported', async () => {
  const files = [await writeShard(1, sampleCase('files/b'))];
  await expect(runMerge({ files }, terminal)).rejects.toThrow('shard 2 of 2 is missing');
});
