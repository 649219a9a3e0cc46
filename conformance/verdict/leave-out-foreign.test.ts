import { expect, test } from 'vitest';
import { leaveOutForeign } from './leave-out-foreign.js';

const isOwn = (id: string): boolean => id.startsWith('own');

function shown(text: string): string {
  return leaveOutForeign({ bytes: Buffer.from(text) }, isOwn).bytes.toString('utf8');
}

test.each([
  ['{"data":[{"id":"own-1"}],"object":"list"}', '{"data":[{"id":"own-1"}],"object":"list"}'],
  [
    '{"object":"list","data":[{"id":"x","filename":"salaries.csv"},{"id":"own-1"},null]}',
    '{"object":"list","data":[{"id":"own-1"},"2 that this case did not make are not shown"]}',
  ],
  ['{"data":{"id":"x"}}', '{"data":{"id":"x"}}'],
  ['<h1>no JSON</h1>', '<h1>no JSON</h1>'],
])('%s is shown as %s', (given, want) => {
  expect(shown(given)).toBe(want);
});
