import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { serve } from './index.js';

const PROGRAM = join(import.meta.dirname, 'bin', 'upspec-conformance.js');

/** Runs the built program. */
function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string }> {
  return promisify(execFile)(process.execPath, [PROGRAM, ...args]).then(
    ({ stdout }) => ({ code: 0, out: stdout }),
    (error: { readonly code: number; readonly stdout: string }) => ({
      code: error.code,
      out: error.stdout,
    }),
  );
}

test('the kit’s own program has the kit’s commands, and examples under its own name', async () => {
  const { out } = await run('--help');
  const commands = [
    'check',
    'check-client',
    'merge-reports',
    'compare',
    'serve',
    'record',
    'proxy',
    'import',
    'export',
  ];
  expect([...out.matchAll(/^ {2}([a-z-]+) \[options\]/gm)].map(([, name]) => name)).toEqual(
    commands,
  );
  const help = await run('check', '--help');
  expect(help.out).toContain('  upspec-conformance check --list');
});

test('a finding is rerun by the program that reported it', async () => {
  const server = await serve({ apiKey: 'k', fault: ['page-limit-ignored'] });
  const only = ['--only', 'files/list/limit', '--verbose'];
  const { code, out } = await run('check', server.url, '--api-key', 'k', ...only);
  await server.close();
  expect(code).toBe(1);
  expect(out).toContain(`upspec-conformance check ${server.url} --only files/list/limit`);
});
