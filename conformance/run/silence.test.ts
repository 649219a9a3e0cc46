import { expect, test } from 'vitest';
import { watchSilence, type NotedCase } from './silence.js';

const list = { operations: ['listFiles'] };
const complete = { operations: ['createUpload', 'completeUpload'] };

function silentAt(silentOperation: string, testCase: NotedCase['testCase'] = complete): NotedCase {
  return { testCase, exchanges: 2, isBroken: true, silentOperation };
}
function responded(testCase: NotedCase['testCase']): NotedCase {
  return { testCase, exchanges: 2, isBroken: false };
}

async function watch(noted: readonly NotedCase[], alive: boolean) {
  let requested = 0;
  const silence = watchSilence(() => {
    requested += 1;
    return Promise.resolve(alive);
  });
  for (const each of noted) await silence.note(each);
  return { requested, list: silence.reasonToStop(list), complete: silence.reasonToStop(complete) };
}

const five = Array.from({ length: 5 }, () => silentAt('completeUpload'));
const missing = 'the target did not respond to 5 cases in a row, so the rest was not tried';
const hung = 'completeUpload did not respond to 5 cases in a row, so it was not tried again';

test.each([
  ['four silent cases end nothing', five.slice(1), true, { requested: 0 }],
  [
    'five in a row from a target that is gone end all',
    five,
    false,
    { requested: 1, list: missing },
  ],
  ['five in a row by one operation end that alone', five, true, { requested: 1, complete: hung }],
  [
    'five by one operation end it, whatever is answered between them',
    five.flatMap((each) => [each, responded(list)]),
    true,
    { requested: 0, complete: hung },
  ],
  [
    'an answer of the operation begins the count anew',
    [...five.slice(1), responded(complete), ...five.slice(1)],
    true,
    { requested: 0 },
  ],
  [
    'a case that asked nothing says nothing',
    [...five.slice(1), { ...responded(complete), exchanges: 0 }, ...five.slice(4)],
    true,
    { requested: 1, complete: hung },
  ],
])('%s', async (_, noted, alive, want) => {
  const reported = await watch(noted, alive);
  const nothing = { list: undefined, complete: undefined };
  expect({
    ...reported,
    complete: reported.list === missing ? undefined : reported.complete,
  }).toEqual({
    ...nothing,
    ...want,
  });
});

test('several cases without a response at the same time send the target one request', async () => {
  let requested = 0;
  const silence = watchSilence(async () => {
    requested += 1;
    await Promise.resolve();
    return false;
  });
  const eight = Array.from({ length: 8 }, () => silence.note(silentAt('listFiles', list)));
  await Promise.all(eight);
  expect(requested).toBe(1);
  expect(silence.reasonToStop(complete)).toContain('so the rest was not tried');
});
