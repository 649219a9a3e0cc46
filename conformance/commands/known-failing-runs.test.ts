import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ExitCode } from '../command-line/terminal.js';
import { UsageError } from '../kit-error.js';
import { serve } from '../openai-files/serve.js';
import { runCheck, type CheckArguments } from './check.js';
import { runCompare } from './compare.js';
import { watchTerminal } from './testing/watched-terminal.js';

// A team starts to check a server that has defects: it lists them, and sees what changes.

const apiKey = 'sk-key-of-this-test';
const before = ['delete-without-object', 'retrieve-unknown-400'];

let folder = '';
let list = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-known-runs-'));
  list = join(folder, 'lists', 'known.yaml');
});
afterEach(() => rm(folder, { recursive: true }));

interface Ran {
  readonly code: ExitCode;
  readonly printed: string;
}

async function checkWith(fault: readonly string[], options: Partial<CheckArguments>): Promise<Ran> {
  const server = await serve({ apiKey, fault });
  const { terminal, printed } = watchTerminal();
  const only = ['files/delete/receipt', 'files/delete/unknown-id', 'files/retrieve/unknown-id'];
  const settings = { url: server.url, apiKey: [apiKey], only, jobs: 4, timeout: 30 };
  const code = await runCheck({ ...settings, ...options }, terminal).finally(() => server.close());
  return { code, printed: printed.join('\n') };
}

async function compare(one: string, other: string): Promise<Ran> {
  const { terminal, printed } = watchTerminal();
  const code = await runCompare(
    { before: join(folder, one), after: join(folder, other), format: 'text' },
    terminal,
  );
  return { code, printed: printed.join('\n') };
}

function json(name: string): readonly string[] {
  return [`json=${join(folder, name)}`];
}

test('what fails is written to a list, with which the next run exits with 0', async () => {
  const first = await checkWith(before, { writeKnownFailing: list, report: json('old.json') });
  expect(first.code).toBe(1);
  expect(first.printed).toMatch(/\nknown failures: .*known\.yaml \(2 entries\)$/);
  const text = await readFile(list, 'utf8');
  expect(text).toMatch(/^# Known failures, for `upspec check --known-failing`/);
  expect(text).toMatch(/^files\/delete\/.*: violates DELETE-01.* \(edit this reason\)$/m);
  expect(text).toMatch(/^files\/retrieve\/.*: violates RETRIEVE-0\d.* \(edit this reason\)$/m);

  const second = await checkWith(before, { knownFailing: list });
  expect(second.code).toBe(0);
  expect(second.printed).toContain('The server conforms, except for known failures');

  const mended = await checkWith(['delete-without-object'], {
    knownFailing: list,
    report: json('mended.json'),
  });
  expect(mended.code).toBe(1);
  expect(mended.printed).toContain('Passed unexpectedly:');
  const fixed = await compare('old.json', 'mended.json');
  expect(fixed.code).toBe(0);
  expect(fixed.printed).toMatch(
    /\nFixed: \d+ violations?\n[^]*^ {2}RETRIEVE-02 \(must, 1 case\) /m,
  );
  expect(fixed.printed).toMatch(/\n0 new, [1-9]\d* fixed, [1-9]\d* unchanged$/);

  const worse = await checkWith([...before, 'delete-unknown-500'], {
    knownFailing: list,
    report: json('worse.json'),
  });
  expect(worse.code).toBe(1);
  expect(worse.printed).toMatch(/^FAIL {2}(DELETE|ERROR)-0\d /m);
  const added = await compare('old.json', 'worse.json');
  expect(added.code).toBe(1);
  expect(added.printed).toMatch(/\n[1-9]\d* new, 0 fixed, [1-9]\d* unchanged$/);
});

test('the list that is applied can be updated, and keeps its reasons and comments', async () => {
  await checkWith(before, { writeKnownFailing: list });
  const text = await readFile(list, 'utf8');
  const edited = `${text.replaceAll(/violates DELETE-01.*/g, 'issue 12')}# our gateway\n`;
  await writeFile(list, edited);

  const options = { knownFailing: list, writeKnownFailing: list };
  const updating = await checkWith(['delete-without-object', 'delete-unknown-500'], options);
  expect(updating.code).toBe(1);
  const updated = await readFile(list, 'utf8');
  expect(updated).toMatch(/^files\/delete\/.*: issue 12$/m);
  expect(updated).toContain('# our gateway');
  expect(text).toContain('\nfiles/retrieve/unknown-id: ');
  expect(updated).not.toContain('files/retrieve/unknown-id');
  expect(updated).toContain('(edit this reason)');

  const again = await checkWith(['delete-without-object', 'delete-unknown-500'], {
    knownFailing: list,
  });
  expect(again.code).toBe(0);
});

test('another file is never overwritten', async () => {
  const other = join(folder, 'other.yaml');
  await writeFile(other, 'files/a: ours\n');
  const attempt = checkWith([], { writeKnownFailing: other });
  await expect(attempt).rejects.toThrow(
    new UsageError(
      `--write-known-failing ${other}: the file exists; write another one, or update this one with --known-failing ${other} --write-known-failing ${other}`,
    ),
  );
  expect(await readFile(other, 'utf8')).toBe('files/a: ours\n');
});

test('a list that can’t be written is reported before anything is sent', async () => {
  await writeFile(join(folder, 'taken'), '');
  const file = join(folder, 'taken', 'known.yaml');
  await expect(checkWith([], { writeKnownFailing: file })).rejects.toThrow(
    `--write-known-failing ${file}: the file can't be written: `,
  );
});
