import { expect, test } from 'vitest';
import { openai } from '../profile-format/openai.js';
import { checkWithFault } from '../testing/check-with-fault.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['part-lost-in-parallel', 'uploads/parts/at-once', 'PART-06'],
  ['part-lost-in-parallel', 'uploads/parts/beside-a-slow-one', 'PART-06'],
  ['part-one-at-a-time', 'uploads/parts/at-once', 'PART-06'],
  ['part-one-at-a-time', 'uploads/parts/beside-a-slow-one', 'PART-06'],
  ['part-ids-of-each-upload', 'uploads/parts/two-uploads', 'PART-02'],
  ['part-without-data-taken', 'uploads/parts/left-alone', 'PART-09'],
  ['part-from-base64', 'uploads/parts/bytes-base64', 'PART-05'],
  ['part-through-utf8', 'uploads/parts/bytes-letters', 'PART-05'],
  ['part-trimmed', 'uploads/parts/bytes-blanks', 'PART-05'],
  ['part-trimmed', 'uploads/parts/bytes-line-end', 'PART-05'],
  ['part-bytes-thrown-away', 'uploads/parts/bytes-percent', 'PART-05'],
  ['part-bytes-thrown-away', 'uploads/parts/bytes-hexadecimal', 'PART-05'],
  ['part-bytes-thrown-away', 'uploads/parts/bytes-json-text', 'PART-05'],
  ['part-bytes-thrown-away', 'uploads/parts/bytes-boundary', 'PART-05'],
  ['part-1-mib-at-most', 'uploads/limits/over-1-mib', 'PART-07'],
  ['part-10-mib-at-most', 'uploads/limits/over-10-mib', 'PART-07'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);

const profile = { ...openai, limits: { ...openai.limits, part: 12 * 1024 ** 2 } };

test.each([
  [undefined, 'uploads/limits/beyond-largest'],
  ['part-10-mib-at-most', 'uploads/limits/largest'],
])('a server (%s) whose part size differs from its claim is found by %s', async (fault, only) => {
  const result = await checkWithFault(fault, only, { profile, large: true });
  expect(result).toEqual({ verdict: 'fail', requirements: ['PART-07'] });
});

test.each([
  ['part-64-mb-refused', 'uploads/limits/largest'],
  ['part-any-size-taken', 'uploads/limits/beyond-largest'],
])('%s is found by %s, with a part of that size', async (fault, only) => {
  const result = await checkWithFault(fault, only, { large: true });
  expect(result).toEqual({ verdict: 'fail', requirements: ['PART-07'] });
  const right = await checkWithFault(undefined, only, { large: true });
  expect(right).toEqual({ verdict: 'pass', requirements: [] });
});

test('whether 64 MB are 64 MiB is observed, and fails no server', async () => {
  const only = 'uploads/limits/largest-in-mib';
  const result = await checkWithFault('part-64-mb-refused', only, { large: true });
  expect(result).toEqual({ verdict: 'observed', requirements: [] });
});

test('a server that claims larger parts is sent no small ones', async () => {
  const stdapi = { ...openai, limits: { ...openai.limits, leastPart: 5 * 1024 ** 2 } };
  const result = await checkWithFault('part-5-mib-at-least', 'uploads/parts/at-once', {
    profile: stdapi,
  });
  expect(result.verdict).toBe('skip');
});
