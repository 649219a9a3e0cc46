import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { programName } from '../../targets/cli/command-names.js';
import { cli } from '../../targets/cli/language.js';
import type { ExampleCall } from '../../targets/language.js';
import { environmentOf, type Caller } from './run-ruby.js';

/**
 * Makes calls as the pages show them in a shell, each in a process of its own.
 * @returns the error of each command that did not reach the server.
 */
export async function runCli(
  calls: readonly ExampleCall[],
  { folder, url }: Caller,
): Promise<readonly string[]> {
  const [first] = calls;
  if (first === undefined) return [];
  const { model } = first;
  const name = programName(model);
  const program = join(folder, `${name}.mjs`);
  buildSync({
    entryPoints: [join(folder, 'cli', `${name}.ts`)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile: program,
    logLevel: 'silent',
  });
  const errors: string[] = [];
  for (const call of calls) {
    const command = cli.example(call).replace(/^\S+/, '"$0" "$1"');
    const child = spawn('sh', ['-c', command, process.execPath, program], {
      cwd: folder,
      env: environmentOf(model.environmentPrefix, url),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [printed] = await Promise.all([text(child.stderr), once(child, 'close')]);
    // The status of an error response comes after the address.
    const isSent = printed === '' || /: [1-5]\d\d/.test(printed);
    if (!isSent) errors.push(`${call.operation.id}: ${printed.trim()}`);
  }
  return errors;
}
