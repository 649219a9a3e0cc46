import { expect, test } from 'vitest';
import { loadContract } from '../openai-files/load-contract.js';
import { listedPage } from '../replay/listed-page.js';
import { leaveOutForeign, shortJson } from './leave-out-foreign.js';

const { described } = loadContract();

const isOwn = (id: string): boolean => id.startsWith('own');

function shown(text: string): string {
  const response = { bytes: Buffer.from(text) };
  const page = listedPage(
    described,
    { method: 'GET', path: '/files?limit=2' },
    shortJson(response),
  );
  return leaveOutForeign(response, page, isOwn).bytes.toString('utf8');
}

test.each([
  ['{"data":[{"id":"own-1"}],"object":"list"}', '{"data":[{"id":"own-1"}],"object":"list"}'],
  [
    '{"object":"list","data":[{"id":"x","filename":"salaries.csv"},{"id":"own-1"},null]}',
    '{"object":"list","data":[{"id":"own-1"},"2 that this case did not create are not shown"]}',
  ],
  [
    '{"data":[{"id":"x"}],"first_id":"x","last_id":"own-1"}',
    '{"data":["1 that this case did not create are not shown"],"first_id":"an id of others","last_id":"own-1"}',
  ],
  ['{"data":{"id":"x"}}', '{"data":{"id":"x"}}'],
  ['<h1>no JSON</h1>', '<h1>no JSON</h1>'],
])('%s is shown as %s', (given, want) => {
  expect(shown(given)).toBe(want);
});
