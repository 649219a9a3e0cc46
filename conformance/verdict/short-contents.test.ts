import { expect, test } from 'vitest';
import type { Difference } from '../difference/difference.js';
import { atBody, atStatus } from '../difference/location.js';
import { statusOf, valueOf } from '../difference/reading.js';
import type { RecordedRequest } from '../fixture-format/fixture.js';
import { loadContract } from '../openai-files/load-contract.js';
import { buildRequest } from '../replay/build-request.js';
import { shortContents } from './short-contents.js';
import type { Step } from './step.js';

const { described } = loadContract();
const sent = buildRequest({ method: 'GET', path: '/files/file-1' });
const ofStatus: Difference = { location: atStatus, expected: statusOf(200), actual: statusOf(500) };
const ofBytes: Difference = {
  location: atBody('/bytes'),
  expected: valueOf(8),
  actual: valueOf(9),
};

function stepOf(request: RecordedRequest): Step {
  return { sent: buildRequest(request), created: [], isDone: true };
}

function creation(text: string): Step {
  const file = { name: 'file', filename: 'a.jsonl', text };
  const multipart = [{ name: 'purpose', text: 'evals' }, file];
  return stepOf({ method: 'POST', path: '/files', body: { multipart } });
}

const upload = stepOf({ method: 'POST', path: '/uploads', body: { json: { bytes: 16 } } });

test('a file that a status does not depend on has its first line alone', () => {
  const short = shortContents({
    described,
    sent,
    difference: ofStatus,
    steps: [creation('{"a":1}\n{"b":2}\n')],
  });
  expect(short).toEqual([creation('{"a":1}\n')]);
});

test.each([
  ['the bytes are what is wrong', ofBytes, [creation('{"a":1}\n{"b":2}\n')]],
  ['it has one line', ofStatus, [creation('{"a":1}\n')]],
  ['a line is empty', ofStatus, [creation('{"a":1}\n\n')]],
  ['another request says how long it is', ofStatus, [upload, creation('{"a":1}\n{"b":2}\n')]],
  [
    'another file would be the same then',
    ofStatus,
    [creation('{"a":1}\n{"b":2}\n'), creation('{"a":1}\n{"b":3}\n')],
  ],
])('a file stays as it was sent where %s', (_, difference, steps) => {
  expect(shortContents({ described, sent, difference, steps })).toBeUndefined();
});
