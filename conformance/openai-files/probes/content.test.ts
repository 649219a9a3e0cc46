import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['content-in-json', 'files/content/json', 'CONTENT-01'],
  ['content-in-json-as-base64', 'files/content/one-byte', 'CONTENT-01'],
  ['content-without-last-newline', 'files/content/json-newline', 'CONTENT-01'],
  ['content-with-last-newline', 'files/content/json', 'CONTENT-01'],
  ['content-trimmed', 'files/content/blank-ends', 'CONTENT-01'],
  ['content-crlf-as-lf', 'files/content/crlf', 'CONTENT-01'],
  ['content-lf-as-crlf', 'files/content/lf-alone', 'CONTENT-01'],
  ['content-cr-as-lf', 'files/content/cr-alone', 'CONTENT-01'],
  ['content-through-utf8', 'files/content/invalid-utf-8', 'CONTENT-01'],
  ['content-without-bom', 'files/content/bom', 'CONTENT-01'],
  ['content-gunzipped', 'files/content/gzip', 'CONTENT-01'],
  ['content-cut-at-1-mb', 'files/content/1-mib', 'CONTENT-01'],
  ['content-cut-at-nul', 'files/content/nul-inside', 'CONTENT-01'],
  ['content-jsonl-written-anew', 'files/content/jsonl', 'CONTENT-01'],
  ['content-binary-500', 'files/content/every-pair', 'CONTENT-01'],
  ['content-breaks-off', 'files/content/chunk-more', 'CONTENT-01'],
  ['file-bytes-of-letters', 'files/content/many-scripts', 'FILE-03'],
  ['file-bytes-of-the-form', 'files/content/one-byte', 'FILE-03'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [
  ...new Set(found.map(([, only]) => only)),
  'files/content/empty',
  'files/content/one-nul',
];
testConforming(names);

test('what other cases report of every content is not reported for each of these again', async () => {
  const result = await checkWithFault('content-type-by-name', 'files/content/one-byte');
  expect(result).toEqual({ verdict: 'pass', requirements: [] });
});
