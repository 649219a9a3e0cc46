import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ReadText } from './corpus.js';

const ROOT = join(import.meta.dirname, '..', '..');
const PROGRAMS = [
  'cli/bin/upspec.js',
  'conformance/bin/upspec-conformance.js',
  'generated/cli/bin/openai.js',
];

/** What every program and every command prints for `--help`, line by line. */
export async function programHelp(): Promise<readonly ReadText[]> {
  const texts: ReadText[] = [];
  for (const program of PROGRAMS) texts.push(...(await helpOf(program, [])));
  return texts;
}

async function helpOf(program: string, command: readonly string[]): Promise<readonly ReadText[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(ROOT, program),
    ...command,
    '--help',
  ]);
  const own = stdout
    .split('\n')
    .map((text) => ({ at: [program, ...command, '--help'].join(' '), text }));
  const nested: ReadText[] = [];
  for (const name of commandsIn(stdout))
    nested.push(...(await helpOf(program, [...command, name])));
  return [...own, ...nested];
}

/** The commands that a help text lists, without `help` itself. */
function commandsIn(help: string): readonly string[] {
  const [, list = ''] = /\nCommands:\n([\s\S]*?)(?:\n\n|$)/.exec(help) ?? [];
  return [...list.matchAll(/^ {2}([\w:-]+)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');
}
