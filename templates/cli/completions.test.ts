import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, runCommand, type BuiltProgram } from './testing/built-program.js';

const FOLDER = join(import.meta.dirname, '..', '..', 'generated', 'cli', 'completions');

/** The completions of a line with the cursor at its end; `_` is a final space. */
const ROWS: readonly { readonly line: string; readonly want: readonly string[] }[] = [
  { line: 'openai _', want: ['completion', 'files', 'help', 'uploads', 'uploads:parts'] },
  { line: 'openai f', want: ['files'] },
  { line: 'openai uploads _', want: ['cancel', 'complete', 'create', 'upload'] },
  { line: 'openai --format json uploads c', want: ['cancel', 'complete', 'create'] },
  { line: 'openai --debug files d', want: ['delete'] },
  { line: 'openai uploads:parts _', want: ['create'] },
  {
    line: 'openai uploads create --expires',
    want: ['--expires-after', '--expires-after.anchor', '--expires-after.seconds'],
  },
  { line: 'openai files list --order _', want: ['asc', 'desc'] },
  { line: 'openai files create --purpose a', want: ['assistants'] },
  { line: 'openai files list --format j', want: ['json', 'jsonl'] },
  { line: 'openai files create --file weather', want: ['weather.jsonl'] },
  { line: 'openai files content -o weather', want: ['weather.jsonl'] },
  { line: 'openai uploads upload weather', want: ['weather.jsonl'] },
  { line: 'openai completion _', want: ['bash', 'fish', 'zsh'] },
];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'upspec-completion-'));
  writeFileSync(join(folder, 'weather.jsonl'), '');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function shell(file: string, args: readonly string[], line: string): string {
  const text = line.replace(/_$/, '');
  return execFileSync(file, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: folder, LINE: text, TERM: 'dumb' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function has(file: string): boolean {
  try {
    execFileSync(file, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const BASH = `source '${join(FOLDER, 'openai.bash')}'
COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:' COMP_LINE="$LINE" COMP_POINT=\${#LINE} COMPREPLY=()
_openai_complete
printf '%s\\n' "\${COMPREPLY[@]}"`;

describe.skipIf(!has('bash'))('bash (needs bash)', () => {
  const offered = (line: string): readonly string[] =>
    shell('bash', ['-c', BASH], line).split('\n').filter(Boolean).sort();
  test.each(ROWS)('$line', ({ line, want }) => {
    expect(offered(line)).toEqual(want);
  });
  test('after a colon, where bash ends a word, only the rest is offered', () => {
    expect(offered('openai uploads:p')).toEqual(['parts']);
  });
  test('is registered for the program', () => {
    const script = `source '${join(FOLDER, 'openai.bash')}'; complete -p openai`;
    expect(shell('bash', ['-c', script], '').trim()).toBe('complete -F _openai_complete openai');
  });
});

describe.skipIf(!has('fish'))('fish (needs fish)', () => {
  const script = `source '${join(FOLDER, 'openai.fish')}'; complete -C "$LINE"`;
  test.each(ROWS)('$line', ({ line, want }) => {
    const offered = shell('fish', ['--no-config', '-c', script], line)
      .split('\n')
      .filter(Boolean)
      .map((row) => row.split('\t')[0])
      .sort();
    expect(offered).toEqual(want);
  });
});

const ZSH = `autoload -Uz compinit; compinit -u -D
compadd() { local -a words; local seen=; for w in "$@"; do [[ -n $seen ]] && words+=("$w"); [[ $w == -- ]] && seen=1; done; print -rl -- \${(M)words:#\${PREFIX}*}; }
_files() { print -rl -- \${PREFIX}*; }
source '${join(FOLDER, 'openai.zsh')}'
words=(\${(z)LINE}); [[ $LINE == *' ' ]] && words+=('')
CURRENT=\${#words}; PREFIX=\${words[CURRENT]}
_openai`;

describe.skipIf(!has('zsh'))('zsh (needs zsh)', () => {
  test.each(ROWS)('$line', ({ line, want }) => {
    const offered = shell('zsh', ['-f', '-c', ZSH], line).split('\n').filter(Boolean).sort();
    expect(offered).toEqual(want);
  });
});

describe('the program prints them', () => {
  let program: BuiltProgram;
  beforeAll(() => {
    program = buildProgram();
  });
  afterAll(() => {
    program.remove();
  });
  test.each(['bash', 'zsh', 'fish'])('%s', async (name) => {
    const command = [process.execPath, program.path, 'completion', name];
    const ran = await runCommand(command, program.folder);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    expect(ran.stdout).toContain('uploads:parts');
  });
});
