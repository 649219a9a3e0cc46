import { beforeAll, expect, test } from 'vitest';
import { requestMutants } from '../request-mutants/request-mutants.js';
import { judgeMutants, type JudgedMutant } from '../testing/judge-mutants.js';
import { openRawJudge } from '../testing/judge-raw-requests.js';

let judged: readonly JudgedMutant[];
beforeAll(async () => {
  const raw = await openRawJudge();
  judged = await judgeMutants(raw, requestMutants());
  await raw.close();
});

test('each mutant is found at its location, by its requirement and no other', () => {
  const wrong = judged.filter(
    ({ expected, found, requirements }) => found !== expected || requirements.length !== 1,
  );
  expect(wrong).toEqual([]);
});

test('no mended twin has a finding', () => {
  expect(judged.filter(({ foundInMended }) => foundInMended.length > 0)).toEqual([]);
});
