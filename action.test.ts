import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { serve } from './conformance/serve.js';

// GitHub's runner is not at hand: its part, which puts inputs into variables and hands the script to
// bash, is played here. The script, bash, the program and the server are real.

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: {
    readonly steps: readonly [{ readonly env: Record<string, string>; readonly run: string }];
  };
}

const root = import.meta.dirname;
const apiKey = 'sk-key-of-this-test';
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-action-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Stepped {
  readonly code: number | null;
  readonly out: string;
  readonly outputs: string;
  readonly summary: string;
}

/** Runs the action's one step. */
async function runAction(inputs: Readonly<Record<string, string>>, npx: string): Promise<Stepped> {
  const action = parse(await readFile(join(root, 'action.yml'), 'utf8')) as Action;
  const [{ env, run }] = action.runs.steps;
  const variables = Object.entries(env).map(([name, expression]) => {
    const input = /^\$\{\{ inputs\.([\w-]+)/.exec(expression)?.[1] ?? `no input in ${expression}`;
    return [name, inputs[input] ?? action.inputs[input]?.default ?? `unknown input ${input}`];
  });
  await writeFile(join(folder, 'npx'), `#!/bin/sh\n${npx}\n`);
  await chmod(join(folder, 'npx'), 0o755);
  await writeFile(join(folder, 'step.sh'), run);
  const files = { GITHUB_OUTPUT: join(folder, 'out'), GITHUB_STEP_SUMMARY: join(folder, 'sum') };
  await Promise.all(Object.values(files).map((file) => writeFile(file, '')));
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', 'step.sh'], {
    cwd: folder,
    env: {
      ...process.env,
      ...Object.fromEntries(variables),
      ...files,
      PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
    },
  });
  let out = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (out += bytes.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const [outputs, summary] = await Promise.all(
    [files.GITHUB_OUTPUT, files.GITHUB_STEP_SUMMARY].map((file) => readFile(file, 'utf8')),
  );
  return { code, out, outputs: outputs ?? '', summary: summary ?? '' };
}

/** What stands for the registry: the program of this package, for what `npx --yes upspec@0.1.0` runs. */
const program = `[ "$1 $2" = "--yes upspec@0.1.0" ] || exit 99\nshift 2\nexec ${process.execPath} ${join(root, 'dist', 'cli.js')} "$@"`;
/** Tells what it was asked for. */
const listing = 'for argument; do echo "[$argument]"; done';

test.each([
  { fault: [], code: 0, conforms: true, headline: '## The contract is kept\n' },
  {
    fault: ['auth-wrong-key-taken'],
    code: 1,
    conforms: false,
    headline: '## The contract is broken',
  },
])('a server with the faults $fault: conforms=$conforms', async ({ fault, ...want }) => {
  const server = await serve({ apiKey, fault });
  const args = '--only\nauth/**\n';
  const stepped = await runAction({ url: server.url, 'api-key': apiKey, args }, program);
  await server.close();
  expect(stepped.code, stepped.out).toBe(want.code);
  expect(stepped.outputs).toBe(`conforms=${want.conforms}\nexit-code=${want.code}\n`);
  expect(stepped.summary).toContain(want.headline);
  expect((await readdir(join(folder, 'upspec-reports'))).sort()).toEqual([
    'junit.xml',
    'report.html',
    'result.json',
    'summary.md',
  ]);
  expect(stepped.out + stepped.summary).not.toContain(apiKey);
});

test('a server that is not there could not be judged', async () => {
  const server = await serve({ apiKey });
  await server.close();
  const stepped = await runAction({ url: server.url, 'api-key': apiKey }, program);
  expect(stepped).toMatchObject({
    code: 2,
    outputs: 'conforms=false\nexit-code=2\n',
    summary: '',
  });
});

test('every input reaches the program as it was written, and nothing in it is run', async () => {
  const hostile = '$(touch run)`touch run`; touch run #';
  const inputs = {
    url: `http://t/v1${hostile}`,
    profile: 'my profile.yaml',
    'known-failing': hostile,
    args: `--only\nfiles/** ${hostile}\n\n--slow`,
    reports: 'my reports',
    version: '1.2.3',
  };
  const stepped = await runAction(inputs, listing);
  expect(stepped.out.trim().split('\n')).toEqual([
    '[--yes]',
    '[upspec@1.2.3]',
    '[check]',
    `[http://t/v1${hostile}]`,
    '[--profile]',
    '[my profile.yaml]',
    '[--known-failing]',
    `[${hostile}]`,
    '[--only]',
    `[files/** ${hostile}]`,
    '[--slow]',
    '[--report]',
    '[json=my reports/result.json]',
    '[--report]',
    '[junit=my reports/junit.xml]',
    '[--report]',
    '[html=my reports/report.html]',
    '[--report]',
    '[markdown=my reports/summary.md]',
  ]);
  expect(await readdir(folder)).not.toContain('run');
});
