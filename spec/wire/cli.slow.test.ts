import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCases } from './load-cases.js';
import { type Recorder, recordRequests } from './record-requests.js';
import { commandLine } from './testing/command-line.js';
import { fileOfCall } from './testing/file-of-call.js';
import { judgeRun, key } from './testing/judge-run.js';
import { runAtMost } from './testing/run-at-most.js';
import { isNamed, type Run, runsOf, type Way } from './testing/runs.js';
import { type Folder, makeFolder } from './testing/write-file.js';

const program = fileURLToPath(new URL('../../generated/cli/bin/openai.js', import.meta.url));

const onDisk: Way = {
  name: 'a path',
  input: 'path',
  fits: isNamed,
};

const cases = loadCases();
const runs = runsOf(cases, [onDisk]);

const found = new Map<Run, readonly string[]>();
let recorder: Recorder;
let folder: Folder;
beforeAll(async () => {
  folder = makeFolder();
  recorder = await recordRequests();
  await runAtMost(3, runs, async (run) => {
    found.set(run, await differencesOf(run));
  });
}, 300_000);
afterAll(async () => {
  await recorder.close();
  folder.remove();
});

async function differencesOf({ wire, way }: Run): Promise<readonly string[]> {
  const recording = recorder.open(wire.response);
  const { basePath, organization, project } = wire.client;
  const file = fileOfCall(wire.call)?.file;
  const words = [
    `--base-url=${recording.url}${basePath}`,
    ...(organization === undefined ? [] : [`--organization=${organization}`]),
    ...(project === undefined ? [] : [`--project=${project}`]),
    '--max-retries=0',
    ...commandLine(wire, file === undefined ? '' : folder.write(file)),
  ];
  const child = spawn(process.execPath, [program, ...words], {
    env: { PATH: process.env['PATH'], OPENAI_API_KEY: key, NO_COLOR: '1' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'close');
  const printed = await text(child.stderr);
  const [status]: readonly unknown[] = await ended;
  const error = status === 0 ? undefined : `exit ${String(status)}: ${printed}`;
  return judgeRun(wire, { recording, error, input: way?.input });
}

test.each(runs.map((run) => [run.name, run] as const))(
  'the command line sends %s',
  (_name, run) => {
    expect(found.get(run)).toEqual([]);
  },
);

test('no request was sent to another location', () => {
  expect(recorder.strays).toEqual([]);
});

/** The cases that the CLI has no arguments for, by the reason. */
const inexpressible: Readonly<Record<string, readonly string[]>> = {
  'a file on disk always has a name': ['addUploadPart/nameless', 'addUploadPart/nameless-empty'],
  'a filename on disk has at most 255 bytes': ['createFile/filename-very-long'],
};

test('the command line omits only the cases that it cannot express', () => {
  const created = new Set(runs.map(({ wire }) => wire.name));
  const left = cases.map(({ name }) => name).filter((name) => !created.has(name));
  expect(left.toSorted()).toEqual(Object.values(inexpressible).flat().toSorted());
});
