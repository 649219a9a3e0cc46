import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadProfile, serve } from '@upspec/conformance';
import { type Library, runProgram } from './run-program.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-'));
  await writeFile(join(folder, 'input.jsonl'), '{"a": 1}\n');
});
afterAll(() => rm(folder, { recursive: true }));

interface Program {
  readonly name: string;
  /** Of the server. */
  readonly profile: string;
}

/** What a program prints with a library and an empty server. */
async function outputOf({ name, profile }: Program, library: Library): Promise<string> {
  const server = await serve({ apiKey: 'secret', profile: await loadProfile(profile) });
  const args = [join(folder, 'input.jsonl'), server.url];
  // The variant for Azure rejects another base URL beside its endpoint.
  const env = name === 'azure' ? {} : { OPENAI_BASE_URL: server.url };
  const run = { name, library, folder, args, env: { ...env, OPENAI_API_KEY: 'secret' } };
  const output = await runProgram(run);
  await server.close();
  return output;
}

const FILES = `input.jsonl 9 fine-tune
input.jsonl 8 fine-tune
b.jsonl 8 batch
c.bin 3 user_data
d.jsonl 18 batch
e.jsonl 3 batch
processed
string false
true 200 string
application/json
input.jsonl input.jsonl b.jsonl c.bin d.jsonl e.jsonl
6
1
c.bin
9
true
404 true id null invalid_request_error
`;

const UPLOADS = `completed joined.txt 18
first,second,third
cancelled
`;

const CLIENT = `0 5000 true 0
a.txt
1
pending
200 true
true
true
true
`;

const AZURE = `/openai 2024-10-21 a-model
azure.jsonl 3
1
true 2024-10-21
true
`;

test.each([
  { name: 'files', profile: 'openai', want: FILES },
  { name: 'files', profile: 'azure-v1', want: FILES },
  { name: 'uploads', profile: 'openai', want: UPLOADS },
  { name: 'client', profile: 'openai', want: CLIENT },
  { name: 'azure', profile: 'azure', want: AZURE },
])(
  'the program $name runs with only its import changed, on a server with the profile $profile',
  async ({ want, ...program }) => {
    expect(await outputOf(program, 'own')).toBe(want);
    expect(await outputOf(program, 'official')).toBe(want);
  },
);
