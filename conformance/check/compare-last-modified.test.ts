import { expect, test } from 'vitest';
import { loadContract } from '../openai-files/load-contract.js';
import { compareLastModified } from './compare-last-modified.js';
import { gatherFacts } from './exchange-facts.js';
import { formatReading } from '../difference/reading.js';

const contract = loadContract();

interface Sides {
  /** The body of the recording, whose `Last-Modified` is at ten o'clock. */
  readonly recorded: object;
  readonly live: object;
  readonly lastModified: string;
}

function differenceOf({ recorded, live, lastModified }: Sides): string | undefined {
  const exchange = {
    request: { method: 'GET', path: '/boats/1' },
    response: {
      status: 200,
      headers: { 'last-modified': 'Sun, 01 Jun 2025 10:00:00 GMT' },
      body: { json: recorded },
    },
  };
  const headers = { 'last-modified': lastModified, date: 'Mon, 01 Jun 2026 12:00:00 GMT' };
  const bytes = Buffer.from(JSON.stringify(live));
  const received = { status: 200, headers, bytes, cut: false };
  const facts = gatherFacts({ contract, recorded: exchange, received });
  const difference = compareLastModified(facts, 2);
  return difference === undefined ? undefined : formatReading(difference.expected);
}

const recorded = { createdAt: '2025-06-01T09:00:00Z', changed: '2025-06-01T10:00:00.700Z' };
const live = { createdAt: '2026-06-01T09:00:00Z', changed: '2026-06-01T11:30:00.200+00:00' };

test.each([
  ['is the second of the same timestamp', 'Mon, 01 Jun 2026 11:30:00 GMT', undefined],
  ['is some seconds beside it, as the run took', 'Mon, 01 Jun 2026 11:30:03 GMT', undefined],
  [
    'is of the state before',
    'Mon, 01 Jun 2026 11:20:00 GMT',
    'Mon, 01 Jun 2026 11:30:00 GMT, the time of changed, as in the recording',
  ],
  [
    'is a day later',
    'Tue, 02 Jun 2026 11:30:00 GMT',
    'Mon, 01 Jun 2026 11:30:00 GMT, the time of changed, as in the recording',
  ],
])('a Last-Modified that %s', (_, lastModified, expected) => {
  expect(differenceOf({ recorded, live, lastModified })).toBe(expected);
});

test.each([
  ['before the response', 'Mon, 01 Jun 2026 11:20:00 GMT', undefined],
  ['after it', 'Mon, 01 Jun 2026 12:00:02 GMT', 'Mon, 01 Jun 2026 12:00:00 GMT or earlier'],
])(
  'without such a timestamp it only has to be no later than Date: %s',
  (_, lastModified, expected) => {
    expect(differenceOf({ recorded: { name: 'x' }, live: { name: 'x' }, lastModified })).toBe(
      expected,
    );
  },
);
