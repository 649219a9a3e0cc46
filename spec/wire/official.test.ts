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

/** The runs whose differences begin so, without their ways: each case once. */
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
    difference: 'reserved marks in an id stay as they are',
    at: 'target: ',
    want: withId.flatMap((operation) => marks.map((mark) => `${operation}/id-${mark}`)),
  },
  {
    difference: 'an empty id calls another path',
    at: 'wanted nothing sent',
    want: withId.map((operation) => `${operation}/id-empty`),
  },
  {
    difference:
      'a name is cut at a backslash, content without a name is lost, parts have the order of the call',
    at: 'body: ',
    want: [
      'addUploadPart/nameless',
      'addUploadPart/nameless-empty',
      'createFile/filename-backslash',
      'createFile/filename-backslash-before-quote',
      'createFile/filename-ends-with-backslash',
      'createFile/filename-network-path',
      'createFile/filename-two-backslashes',
      'createFile/members-in-another-order',
    ],
  },
])('the official library differs: $difference', ({ at, want }) => {
  expect(casesThatDiffer(at, runs)).toEqual(want);
});

test('the official library asks for application/binary, of which content is none', () => {
  const sent = downloads.filter(({ wire }) => wire.request !== undefined);
  expect(casesThatDiffer('header accept: wanted "*/*", got "application/binary"', runs)).toEqual(
    sent.map(({ wire }) => wire.name).sort(),
  );
});

test('the official library differs in no other place', () => {
  const known = /^(?:target: |wanted nothing sent|body: |header accept: )/;
  expect(
    [...found.values()].flat().filter((line) => !known.test(line)),
    'where the official library has no such call, add the operation to `lacking`, in this file',
  ).toEqual([]);
  expect(recorder.strays).toEqual([]);
});
