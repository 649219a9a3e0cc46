import { spawn } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';

// GitHub's runner is not available: its part, which puts inputs into variables and hands the
// scripts to bash, one after the other until one fails, is simulated here. The scripts, bash, the
// program and the server are real. npm, npx and the compiler fail: the action needs none of them.

interface Step {
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}
export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const root = join(import.meta.dirname, '..', '..');

export type Inputs = Readonly<Record<string, string>>;

/** Where the action runs: on a runner, what `actions/checkout` and `uses:` have made. */
export interface Job {
  /** What the job writes to. */
  readonly folder: string;
  /** The action's checkout: this one by default. */
  readonly actionPath?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Runs the steps of the action as a job does. */
export async function runAction(
  inputs: Inputs,
  { folder, actionPath = root, environment = {} }: Job,
): Promise<Ran> {
  const write = (name: string, text: string): Promise<string> => writeInto(folder, name, text);
  const action = await loadAction();
  await forbidPrograms(folder);
  const files = {
    GITHUB_OUTPUT: await write('out', ''),
    GITHUB_STEP_SUMMARY: await write('sum', ''),
  };
  let code: number | null = 0;
  let out = '';
  for (const { env, run } of action.runs.steps) {
    const variables = Object.entries(env).map(([name, value]) => {
      return [name, value.replace(/^\$\{\{ (.*) \}\}$/, (_, text: string) => evaluate(text))];
    });
    const child = spawn(
      'bash',
      ['--noprofile', '--norc', '-eo', 'pipefail', await write('s.sh', run)],
      {
        cwd: folder,
        env: {
          ...process.env,
          ...environment,
          ...Object.fromEntries(variables),
          ...files,
          GITHUB_ACTION_PATH: actionPath,
          PATH: [join(folder, 'bin'), process.env['PATH'] ?? ''].join(delimiter),
        },
      },
    );
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    child.stderr.on('data', (bytes: Buffer) => (out += bytes.toString()));
    code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    if (code !== 0) break;
  }
  const message = Object.fromEntries(
    (await readFile(files.GITHUB_OUTPUT, 'utf8')).split('\n').map((line) => line.split('=')),
  ) as Readonly<Record<string, string>>;
  const outputs = Object.entries(action.outputs).map(([name, { value }]) => {
    return [name, value.replace(/^\$\{\{ (.*) \}\}$/, (_, text: string) => evaluate(text))];
  });
  const summary = await readFile(files.GITHUB_STEP_SUMMARY, 'utf8');
  return { code, out, outputs: Object.fromEntries(outputs) as Ran['outputs'], summary };

  /** An expression of GitHub's: the first of its terms that is not empty. */
  function evaluate(expression: string): string {
    const terms = expression.split(' || ').map((term) => {
      const [, text, context, name = ''] =
        /^(?:'(\w*)'|(inputs|env|steps\.check\.outputs)\.([\w-]+))$/.exec(term) ?? [];
      if (text !== undefined) return text;
      if (context === 'env') return environment[name] ?? '';
      if (context === 'steps.check.outputs') return message[name] ?? '';
      return inputs[name] ?? action.inputs[name]?.default ?? `unknown: ${term}`;
    });
    return terms.find((term) => term !== '') ?? '';
  }
}

/** Puts programs that fail before those of the machine. */
async function forbidPrograms(folder: string): Promise<void> {
  for (const name of ['npm', 'npx', 'tsc']) {
    const script = `#!/bin/sh\necho "${name} was called" >&2\nexit 99\n`;
    await chmod(await writeInto(folder, `bin/${name}`, script), 0o755);
  }
}

export async function loadAction(): Promise<Action> {
  return parse(await readFile(join(root, 'action.yml'), 'utf8')) as Action;
}

/** Writes a file below a folder, which is made. */
export async function writeInto(folder: string, name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
  return file;
}
