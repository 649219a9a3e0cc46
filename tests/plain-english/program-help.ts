import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { commandHelp } from '../../cli/testing/command-help.js';
import type { ReadText } from './corpus.js';

const ROOT = join(import.meta.dirname, '..', '..');

/** What every program and every command prints for `--help`, line by line. */
export async function programHelp(): Promise<readonly ReadText[]> {
  return [
    ...(await helpOf('cli/bin/upspec.js', [], commandHelp('upspec'))),
    ...(await helpOf(
      'conformance/bin/upspec-conformance.js',
      [],
      commandHelp('upspec-conformance'),
    )),
    ...(await helpOf('generated/cli/bin/openai.js', [])),
  ];
}

/** @param known the help of commands for which no process is started */
async function helpOf(
  program: string,
  command: readonly string[],
  known: ReadonlyMap<string, string> = new Map(),
): Promise<readonly ReadText[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(ROOT, program),
    ...command,
    '--help',
  ]);
  const nested: ReadText[] = [];
  for (const name of commandsIn(stdout)) {
    const words = [...command, name];
    const help = known.get(name);
    if (help === undefined) nested.push(...(await helpOf(program, words)));
    else nested.push(...linesOf([program, ...words], help));
  }
  return [...linesOf([program, ...command], stdout), ...nested];
}

function linesOf(words: readonly string[], help: string): readonly ReadText[] {
  return help.split('\n').map((text) => ({ at: [...words, '--help'].join(' '), text }));
}

/** The commands that a help text lists, without `help` itself. */
function commandsIn(help: string): readonly string[] {
  const [, list = ''] = /\nCommands:\n([\s\S]*?)(?:\n\n|$)/.exec(help) ?? [];
  return [...list.matchAll(/^ {2}([\w:-]+)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');
}
