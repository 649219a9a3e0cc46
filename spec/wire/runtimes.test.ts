import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCases } from './load-cases.js';
import { type Recorder, recordRequests } from './record-requests.js';
import { judgeRun } from './testing/judge-run.js';
import type { Task } from './testing/run-cases.js';
import { runsOf } from './testing/runs.js';
import { typeScriptWays } from './testing/typescript-ways.js';

const runtimes = [
  { name: 'bun', command: ['bun', 'run'] },
  { name: 'deno', command: ['deno', 'run', '-A'] },
];
const runs = runsOf(loadCases(), typeScriptWays);

let folder = '';
let program = '';
let recorder: Recorder;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'upspec-'));
  program = join(folder, 'run-cases.mjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'testing', 'run-cases.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile: program,
  });
  recorder = await recordRequests();
});
afterAll(async () => {
  await recorder.close();
  rmSync(folder, { recursive: true });
});

describe.each(runtimes)('under $name', ({ name, command }) => {
  const isFound = spawnSync(name, ['--version']).status === 0;

  test.skipIf(!isFound)(`the TypeScript client sends every case (needs ${name})`, async () => {
    const opened = runs.map((run) => ({ run, recording: recorder.open(run.wire.response) }));
    const errors = await callAll(
      command,
      opened.map(({ run, recording }) => ({
        wire: run.wire,
        way: run.way?.name,
        url: recording.url,
      })),
    );
    const differences = opened.flatMap(({ run, recording }, at) =>
      judgeRun(run.wire, {
        recording,
        error: errors[at] ?? undefined,
        input: run.way?.input,
      }).map((difference) => `${run.name}: ${difference}`),
    );
    expect(errors).toHaveLength(runs.length);
    expect(differences).toEqual([]);
    expect(recorder.strays).toEqual([]);
  });
});

async function callAll(
  [file = '', ...args]: readonly string[],
  tasks: readonly Task[],
): Promise<readonly (string | null)[]> {
  const child = spawn(file, [...args, program], { cwd: folder });
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(tasks));
  const [out, printed] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (out === '') throw new Error(`${file} exited early: ${printed}`);
  return JSON.parse(out) as readonly (string | null)[];
}
