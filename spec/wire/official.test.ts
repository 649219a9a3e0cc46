import OpenAI, { toFile } from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCases } from './load-cases.js';
import { type Recorder, recordRequests } from './record-requests.js';
import { javaScriptWays } from './testing/javascript-ways.js';
import { type ClientSettings, differencesOf } from './testing/run-javascript.js';
import { type Run, runsOf } from './testing/runs.js';
import { type Folder, makeFolder } from './testing/write-file.js';

const client = (settings: ClientSettings): OpenAI => new OpenAI(settings);

/** Operations of the document that the official library does not have. */
const lacking: readonly string[] = [];
const cases = loadCases().filter(({ operation }) => !lacking.includes(operation));
const runs = runsOf(cases, javaScriptWays);
const downloads = runs.filter(({ wire }) => wire.name.startsWith('downloadFile/'));

let recorder: Recorder;
let folder: Folder;
const found = new Map<Run, readonly string[]>();
beforeAll(async () => {
  folder = makeFolder();
  recorder = await recordRequests();
  for (const run of runs) {
    found.set(run, await differencesOf(run, { recorder, folder, toFile, client }));
  }
});
afterAll(async () => {
  await recorder.close();
  folder.remove();
});

/** Returns the names of the cases with a difference that starts like this, each once. */
function casesThatDiffer(at: string, among: readonly Run[]): readonly string[] {
  const differing = among.filter((run) => found.get(run)?.some((line) => line.startsWith(at)));
  return [...new Set(differing.map(({ wire }) => wire.name))].sort();
}

const withId = [...new Set(cases.map(({ operation }) => operation))]
  .filter((operation) => cases.some(({ name }) => name === `${operation}/id-empty`))
  .sort();
const marks = [
  'ampersand-and-semicolon',
  'at-and-colon',
  'line-break',
  'marks',
  'plus',
  'question-mark',
];

test.each([
  {
    difference: 'reserved characters in an id are not encoded',
    at: 'target: ',
    want: withId.flatMap((operation) => marks.map((mark) => `${operation}/id-${mark}`)),
  },
  {
    difference: 'a call with an empty id is sent to a different path',
    at: 'expected no request',
    want: withId.map((operation) => `${operation}/id-empty`),
  },
  {
    difference:
      'a filename is cut at a backslash, its tabs are encoded, content without a name is lost, parts have the order of the call',
    at: 'body: ',
    want: [
      'addUploadPart/nameless',
      'addUploadPart/nameless-empty',
      'createFile/filename-backslash',
      'createFile/filename-backslash-before-quote',
      'createFile/filename-ends-with-backslash',
      'createFile/filename-network-path',
      'createFile/filename-tab',
      'createFile/filename-two-backslashes',
      'createFile/members-in-another-order',
    ],
  },
])('the official library differs: $difference', ({ at, want }) => {
  expect(casesThatDiffer(at, runs)).toEqual(want);
});

test('the official library sends Accept: application/binary for a download', () => {
  const sent = downloads.filter(({ wire }) => wire.request !== undefined);
  expect(
    casesThatDiffer('header accept: expected "*/*", actual "application/binary"', runs),
  ).toEqual(sent.map(({ wire }) => wire.name).sort());
});

test('the official library has no other differences', () => {
  const known = /^(?:target: |expected no request|body: |header accept: )/;
  expect(
    [...found.values()].flat().filter((line) => !known.test(line)),
    'if the official library does not have this call, add the operation to `lacking` in this file',
  ).toEqual([]);
  expect(recorder.strays).toEqual([]);
});
