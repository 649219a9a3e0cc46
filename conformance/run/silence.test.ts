import { expect, test } from 'vitest';
import { watchSilence, type Heard } from './silence.js';

const list = { operations: ['listFiles'] };
const complete = { operations: ['createUpload', 'completeUpload'] };

function silentAt(silentOperation: string, testCase: Heard['testCase'] = complete): Heard {
  return { testCase, exchanges: 2, isBroken: true, silentOperation };
}
function answered(testCase: Heard['testCase']): Heard {
  return { testCase, exchanges: 2, isBroken: false };
}

async function watch(heard: readonly Heard[], alive: boolean) {
  let asked = 0;
  const silence = watchSilence(() => {
    asked += 1;
    return Promise.resolve(alive);
  });
  for (const each of heard) await silence.note(each);
  return { asked, list: silence.reasonToStop(list), complete: silence.reasonToStop(complete) };
}

const five = Array.from({ length: 5 }, () => silentAt('completeUpload'));
const gone = 'the target did not respond to 5 cases in a row, so the rest was not tried';
const hung = 'completeUpload did not respond to 5 cases in a row, so it was not tried again';

test.each([
  ['four silent cases end nothing', five.slice(1), true, { asked: 0 }],
  ['five in a row from a target that is gone end all', five, false, { asked: 1, list: gone }],
  ['five in a row by one operation end that alone', five, true, { asked: 1, complete: hung }],
  [
    'five by one operation end it, whatever is answered between them',
    five.flatMap((each) => [each, answered(list)]),
    true,
    { asked: 0, complete: hung },
  ],
  [
    'an answer of the operation begins the count anew',
    [...five.slice(1), answered(complete), ...five.slice(1)],
    true,
    { asked: 0 },
  ],
  [
    'a case that asked nothing says nothing',
    [...five.slice(1), { ...answered(complete), exchanges: 0 }, ...five.slice(4)],
    true,
    { asked: 1, complete: hung },
  ],
])('%s', async (_, heard, alive, want) => {
  const told = await watch(heard, alive);
  const nothing = { list: undefined, complete: undefined };
  expect({ ...told, complete: told.list === gone ? undefined : told.complete }).toEqual({
    ...nothing,
    ...want,
  });
});

test('several cases without a response at the same time send the target one request', async () => {
  let asked = 0;
  const silence = watchSilence(async () => {
    asked += 1;
    await Promise.resolve();
    return false;
  });
  const eight = Array.from({ length: 8 }, () => silence.note(silentAt('listFiles', list)));
  await Promise.all(eight);
  expect(asked).toBe(1);
  expect(silence.reasonToStop(complete)).toContain('so the rest was not tried');
});
