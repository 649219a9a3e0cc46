import { afterAll, beforeAll, expect, test } from 'vitest';
import { OpenAI, toFile } from '@upspec/openai-files';
import { loadCases } from './load-cases.js';
import { type Recorder, recordRequests } from './record-requests.js';
import { differencesOf } from './testing/run-javascript.js';
import { runsOf } from './testing/runs.js';
import { typeScriptWays } from './testing/typescript-ways.js';
import { type Folder, makeFolder } from './testing/write-file.js';

let recorder: Recorder;
let folder: Folder;
beforeAll(async () => {
  folder = makeFolder();
  recorder = await recordRequests();
});
afterAll(async () => {
  await recorder.close();
  folder.remove();
});

test.each(runsOf(loadCases(), typeScriptWays).map((run) => [run.name, run] as const))(
  'the TypeScript client sends %s',
  async (_name, run) => {
    const client = (settings: ConstructorParameters<typeof OpenAI>[0]): OpenAI =>
      new OpenAI(settings);
    expect(await differencesOf(run, { recorder, folder, toFile, client })).toEqual([]);
  },
);

test('no request was sent to another location', () => {
  expect(recorder.strays).toEqual([]);
});
