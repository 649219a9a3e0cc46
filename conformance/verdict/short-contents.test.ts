import { describe, expect, test } from 'vitest';
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
  expect(short?.steps).toEqual([creation('{"a":1}\n')]);
});

test('the last line of a file is kept where the first one is in another file', () => {
  const steps = [creation('{"a":1}\n{"b":2}\n'), creation('{"a":1}\n{"b":3}\n')];
  const short = shortContents({ described, sent, difference: ofStatus, steps });
  expect(short?.steps).toEqual([creation('{"b":2}\n'), creation('{"b":3}\n')]);
});

describe('an image', () => {
  /** PNG, section 5.3: a length, a type, data and a CRC. */
  const chunk = (type: string, data = ''): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type + data), Buffer.from('-crc')]);
  };
  const png = (...chunks: readonly Buffer[]): Buffer =>
    Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
  const critical = [chunk('IHDR', 'size'), chunk('IDAT', 'pixels'), chunk('IEND')] as const;
  const whole = png(critical[0], chunk('tEXt', 'a comment'), critical[1], critical[2]);
  const imageOf = (image: Buffer): RecordedRequest => {
    const file = { name: 'file', filename: 'a.png', base64: image.toString('base64') };
    const multipart = [{ name: 'purpose', text: 'vision' }, file];
    return { method: 'POST', path: '/files', body: { multipart } };
  };

  test('has only the chunks that a decoder needs', () => {
    const steps = [stepOf(imageOf(whole))];
    const short = shortContents({ described, sent, difference: ofStatus, steps });
    expect(short?.steps).toEqual([stepOf(imageOf(png(...critical)))]);
  });

  test.each([
    ['is shorter where the response has another field', '/purpose', 'vision', true],
    ['stays where the response has another size', '/bytes', whole.length, false],
  ])('%s', (_, pointer, expected, isShorter) => {
    const request = buildRequest(imageOf(whole));
    const difference = {
      location: atBody(pointer),
      expected: valueOf(expected),
      actual: valueOf('batch'),
    };
    const short = shortContents({ described, sent: request, difference, steps: [] });
    const want = { sent: buildRequest(imageOf(png(...critical))), steps: [] };
    expect(short).toEqual(isShorter ? want : undefined);
  });

  test('stays if it is cut off', () => {
    const steps = [stepOf(imageOf(whole.subarray(0, -3)))];
    expect(shortContents({ described, sent, difference: ofStatus, steps })).toBeUndefined();
  });
});

test.each([
  ['the bytes are what is wrong', ofBytes, [creation('{"a":1}\n{"b":2}\n')]],
  ['it has one line', ofStatus, [creation('{"a":1}\n')]],
  ['a line is empty', ofStatus, [creation('{"a":1}\n\n')]],
  ['another request says how long it is', ofStatus, [upload, creation('{"a":1}\n{"b":2}\n')]],
  [
    'another file would be the same then',
    ofStatus,
    [creation('{"a":1}\n{"b":2}\n'), creation('{"a":1}\n{"c":3}\n{"b":2}\n')],
  ],
])('a file stays as it was sent where %s', (_, difference, steps) => {
  expect(shortContents({ described, sent, difference, steps })).toBeUndefined();
});
