import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';
import { testConforming } from '../testing/test-conforming.js';

const list = 'files/list/no-contents';
const create = 'files/create/no-contents';
const complete = 'uploads/complete/no-contents';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['file-leaks-content', list, 'FILE-01'],
  ['file-leaks-buffer', list, 'FILE-01'],
  ['file-leaks-byte-values', list, 'FILE-01'],
  ['file-leaks-hexadecimal', list, 'FILE-01'],
  ['file-leaks-escaped-text', list, 'FILE-01'],
  ['file-leaks-content-when-retrieved', create, 'FILE-01'],
  ['part-leaks-content', complete, 'PART-01'],
  ['upload-leaks-content', complete, 'UPLOAD-02'],
];

test.concurrent.each(found)('%s is found by %s, as %s alone', async (fault, only, requirement) => {
  expect(await checkWithFault(fault, only)).toEqual({
    verdict: 'fail',
    requirements: [requirement],
  });
});

testConforming([list, create, complete]);
