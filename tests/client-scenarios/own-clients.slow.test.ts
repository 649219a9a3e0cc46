import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCheckClient } from '../../conformance/commands/check-client.js';
import type { Result } from '../../conformance/verdict/result.js';

const root = join(import.meta.dirname, '..', '..');

/** Runs a client under all scenarios. */
async function checkUnderAll(
  command: readonly string[],
  scenario: readonly string[] = ['all'],
): Promise<Result> {
  const lines: string[] = [];
  await runCheckClient(
    { command, timeout: 120, port: 0, scenario, report: ['json'] },
    {
      program: 'upspec',
      print: (text) => lines.push(text),
      warn: () => undefined,
      interactive: false,
      color: false,
      environment: {
        ...process.env,
        OPENAI: join(root, 'generated', 'cli', 'bin', 'openai.js'),
        RUBYLIB: join(root, 'generated', 'ruby', 'lib'),
      },
      signal: new AbortController().signal,
    },
  );
  return JSON.parse(lines.join('\n')) as Result;
}

const program = (name: string): string => join(import.meta.dirname, name);
const hasRuby = spawnSync('ruby', ['--version'], { stdio: 'ignore' }).status === 0;

// They mostly wait, so that they run at the same time.
describe('our clients violate nothing under any scenario', () => {
  const findings = ({ cases }: Result): readonly string[] =>
    cases.flatMap(({ name, findings: found }) =>
      found.map(({ requirement }) => `${name}: ${requirement}`),
    );

  test.concurrent('TypeScript', { timeout: 900_000 }, async () => {
    const result = await checkUnderAll([process.execPath, program('upspec.mjs')]);
    expect(findings(result)).toEqual([]);
    expect(result.counts).toMatchObject({ fail: 0, warn: 0, 'could-not-run': 0, skip: 1 });
  });

  test.concurrent('command line', { timeout: 900_000 }, async () => {
    const result = await checkUnderAll(['sh', program('upspec.sh')]);
    expect(findings(result)).toEqual([]);
    expect(result.counts).toMatchObject({ fail: 0, warn: 0, 'could-not-run': 0, skip: 1 });
  });

  test
    .skipIf(!hasRuby)
    .concurrent('Ruby (ruby is not installed)', { timeout: 900_000 }, async () => {
      const result = await checkUnderAll(['ruby', program('upspec.rb')]);
      expect(findings(result)).toEqual([]);
      expect(result.counts).toMatchObject({ fail: 0, warn: 0, 'could-not-run': 0, skip: 1 });
    });
});

test('what the official Node library does wrongly is found', { timeout: 300_000 }, async () => {
  const names = ['429-long', '503', 'html-last', 'endless-list', 'redirect-307'];
  const { cases } = await checkUnderAll([process.execPath, program('official.mjs')], names);
  const found = cases.map(({ name, findings }) => [
    name,
    [...new Set(findings.map(({ requirement }) => requirement))],
  ]);
  expect(found).toEqual([
    ['client/plain', []],
    // It waits for at most a minute, and else as long as without the header.
    ['client/scenario/429-long', ['client.scenario.retry-after']],
    ['client/scenario/503', []],
    // A page with status 200 is returned as a string in the shape of an object.
    ['client/scenario/html-last', ['client.scenario.html']],
    ['client/scenario/endless-list', ['client.scenario.cursor']],
    // The body is encoded again, with another boundary than the Content-Type has.
    ['client/scenario/redirect-307', ['client.form.delimiter']],
  ]);
});
