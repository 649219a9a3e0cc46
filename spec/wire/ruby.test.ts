import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCases } from './load-cases.js';
import { type Recorder, recordRequests } from './record-requests.js';
import { callName } from './testing/call-name.js';
import { fileOfCall } from './testing/file-of-call.js';
import { judgeRun, key } from './testing/judge-run.js';
import { isNamed, isTyped, type Run, runsOf, type Way } from './testing/runs.js';
import { type Folder, makeFolder } from './testing/write-file.js';

const ways: readonly Way[] = [
  { name: 'a Pathname', input: 'path', fits: (file) => !isTyped(file) },
  { name: 'a typed Pathname', input: 'path', fits: isTyped },
  { name: 'an open file', input: 'path', fits: (file) => !isTyped(file) },
  { name: 'a named String', input: 'bytes', fits: isNamed },
  { name: 'a named StringIO', input: 'bytes', fits: isNamed },
  { name: 'a named pipe', input: 'stream', fits: isNamed },
  { name: 'a bare String', input: 'bytes', fits: (file) => !isNamed(file) },
  { name: 'a bare pipe', input: 'stream', fits: (file) => !isNamed(file) },
];

const runs = runsOf(loadCases(), ways);
const ruby = spawnSync('ruby', ['--version']).status === 0;
const found = new Map<Run, readonly string[]>();
let recorder: Recorder;
let folder: Folder;
let warnings = '';

beforeAll(async () => {
  if (!ruby) return;
  folder = makeFolder();
  recorder = await recordRequests();
  const opened = runs.map((run) => ({ run, recording: recorder.open(run.wire.response) }));
  const errors = await callFromRuby(opened.map(({ run, recording }) => taskOf(run, recording.url)));
  for (const [at, { run, recording }] of opened.entries()) {
    const error = errors[at] ?? undefined;
    found.set(run, judgeRun(run.wire, { recording, error, input: run.way?.input }));
  }
});
afterAll(async () => {
  await recorder?.close();
  folder?.remove();
});

function taskOf({ wire, way }: Run, url: string): object {
  const { call, client, operation } = wire;
  const given = fileOfCall(call);
  return {
    call: callName(operation),
    client: {
      api_key: key,
      base_url: `${url}${client.basePath}`,
      organization: client.organization ?? null,
      project: client.project ?? null,
    },
    ids: Object.values(call.path ?? {}),
    keywords: { ...call.query, ...call.body },
    file: given &&
      way && {
        property: given.property,
        way: way.name,
        filename: given.file.filename ?? null,
        contentType: given.file.contentType ?? null,
        path: folder.write(way.input === 'path' ? given.file : { content: given.file.content }),
      },
  };
}

/** Returns the error of each Ruby call, or null after success. */
async function callFromRuby(tasks: readonly object[]): Promise<readonly (string | null)[]> {
  const library = fileURLToPath(new URL('../../generated/ruby/lib', import.meta.url));
  const program = fileURLToPath(new URL('testing/run_cases.rb', import.meta.url));
  const child = spawn('ruby', ['-w', '-I', library, program], {
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
  });
  // If Ruby exits early, the error below includes its output.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(tasks));
  const [out, printed] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (out === '') throw new Error(`Ruby exited early: ${printed}`);
  warnings = printed;
  return JSON.parse(out) as readonly (string | null)[];
}

describe.skipIf(!ruby)('with Ruby', () => {
  test.each(runs.map((run) => [run.name, run] as const))(
    'the Ruby library sends %s',
    (_name, run) => {
      expect(found.get(run)).toEqual([]);
    },
  );

  test('no request was sent to another location, and Ruby printed no warnings', () => {
    expect(recorder.strays).toEqual([]);
    expect(warnings).toBe('');
  });
});
