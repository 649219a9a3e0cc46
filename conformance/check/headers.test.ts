import { expect, test } from 'vitest';
import { loadContract } from '../openai-files/load-contract.js';
import { gatherFacts } from './exchange-facts.js';
import { checkHeaders } from './headers.js';
import { formatDifference } from '../difference/difference.js';

const contract = loadContract();

function violationsOf(recorded: Record<string, string>, live: Record<string, string>) {
  const exchange = {
    operation: 'downloadFile',
    request: { method: 'GET', path: '/files/a/content' },
    response: { status: 200, headers: recorded },
  };
  const headers = { 'content-type': 'application/octet-stream', ...live };
  const received = { status: 200, headers, bytes: Buffer.from(''), cut: false };
  return checkHeaders(gatherFacts({ contract, recorded: exchange, received })).map((violation) => {
    const { where, expected, actual } = formatDifference(violation);
    return `${where}: ${expected} | ${actual}`;
  });
}

const disposition = (value: string): Record<string, string> => ({ 'content-disposition': value });

test.each([
  ['attachment; filename="a.txt"', 'attachment; filename="a.txt"'],
  ['attachment; filename="a.txt"', 'Attachment;filename=a.txt'],
  ['attachment; filename="你好.txt"', "attachment; filename*=UTF-8''%E4%BD%A0%E5%A5%BD.txt"],
  ['attachment; filename="你好.txt"', 'attachment; filename="%E4%BD%A0%E5%A5%BD.txt"'],
  [
    'attachment; filename="你好.txt"',
    Buffer.from('attachment; filename="你好.txt"').toString('latin1'),
  ],
  ['attachment; filename="a\\"b.txt"', 'attachment; filename="a\\"b.txt"'],
  ['attachment', 'attachment; filename="any.txt"'],
])('%s is kept by %s', (recorded, live) => {
  expect(violationsOf(disposition(recorded), disposition(live))).toEqual([]);
});

test.each([
  ['inline; filename="a.txt"', 'inline; filename="a.txt"'],
  ['attachment; filename="b.txt"', 'attachment; filename="b.txt"'],
  ['attachment', 'attachment'],
])('an attachment of a.txt is not kept by %s', (live, actual) => {
  const expected = 'attachment; filename="a.txt"';
  expect(violationsOf(disposition(expected), disposition(live))).toEqual([
    `header content-disposition: ${expected} | ${actual}`,
  ]);
});

test('a header that was recorded must be there, whatever it says', () => {
  const recorded = { 'www-authenticate': 'Bearer realm="OpenAI API"' };
  expect(violationsOf(recorded, { 'www-authenticate': 'Bearer' })).toEqual([]);
  expect(violationsOf(recorded, {})).toEqual(['header www-authenticate: present | absent']);
});

test.each([
  ['application/octet-stream', []],
  ['Application/Octet-Stream; charset=binary', []],
  ['text/plain', ['header content-type: application/octet-stream | text/plain']],
])('the content type %s is judged without its parameters', (live, want) => {
  expect(violationsOf({}, { 'content-type': live })).toEqual(want);
});
