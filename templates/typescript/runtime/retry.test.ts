import { expect, test } from 'vitest';
import { isRetryable, requestedDelay, retryDelay } from './retry.js';

test.each([
  { status: 400, shouldRetry: '', want: false },
  { status: 401, shouldRetry: '', want: false },
  { status: 404, shouldRetry: '', want: false },
  { status: 408, shouldRetry: '', want: true },
  { status: 409, shouldRetry: '', want: true },
  { status: 422, shouldRetry: '', want: false },
  { status: 429, shouldRetry: '', want: true },
  { status: 500, shouldRetry: '', want: true },
  { status: 503, shouldRetry: '', want: true },
  { status: 500, shouldRetry: 'false', want: false },
  { status: 400, shouldRetry: 'true', want: true },
  { status: 400, shouldRetry: 'perhaps', want: false },
])(
  'status $status with x-should-retry "$shouldRetry" is retried: $want',
  ({ status, shouldRetry, want }) => {
    expect(isRetryable(status, new Headers({ 'x-should-retry': shouldRetry }))).toBe(want);
  },
);

const now = Date.parse('2026-01-01T00:00:00Z');

test.each([
  { attempt: 0, random: 0, headers: {}, want: 500 },
  { attempt: 1, random: 0, headers: {}, want: 1_000 },
  { attempt: 4, random: 0, headers: {}, want: 8_000 },
  { attempt: 40, random: 0, headers: {}, want: 8_000 },
  { attempt: 0, random: 0.5, headers: {}, want: 437.5 },
  { attempt: 0, random: 0, headers: { 'retry-after': '3' }, want: 3_000 },
  { attempt: 0, random: 0, headers: { 'retry-after': '0.25' }, want: 250 },
  { attempt: 0, random: 0, headers: { 'retry-after': '0' }, want: 0 },
  { attempt: 0, random: 0, headers: { 'retry-after-ms': '40', 'retry-after': '3' }, want: 40 },
  { attempt: 0, random: 0, headers: { 'retry-after-ms': 'x', 'retry-after': '3' }, want: 3_000 },
  {
    attempt: 0,
    random: 0,
    headers: { 'retry-after': 'Thu, 01 Jan 2026 00:00:07 GMT' },
    want: 7_000,
  },
  { attempt: 0, random: 0, headers: { 'retry-after': 'Wed, 31 Dec 2025 23:00:00 GMT' }, want: 500 },
  { attempt: 0, random: 0, headers: { 'retry-after': '86400' }, want: 86_400_000 },
  { attempt: 0, random: 0, headers: { 'retry-after': '60' }, want: 60_000 },
  { attempt: 0, random: 0, headers: { 'retry-after': '61' }, want: 61_000 },
  { attempt: 0, random: 0, headers: { 'retry-after': '3, 120' }, want: 120_000 },
  { attempt: 0, random: 0, headers: { 'retry-after': '3, x' }, want: 500 },
  { attempt: 0, random: 0, headers: { 'retry-after': '100,' }, want: 100_000 },
  {
    attempt: 0,
    random: 0,
    headers: {
      'retry-after': 'Thu, 01 Jan 2026 00:00:07 GMT, 3, Thursday, 01-Jan-26 00:01:40 GMT',
    },
    want: 100_000,
  },
  { attempt: 0, random: 0, headers: { 'retry-after': 'Thu Jan  1 00:00:07 2026' }, want: 7_000 },
  { attempt: 0, random: 0, headers: { 'retry-after-ms': '90000' }, want: 90_000 },
  { attempt: 0, random: 0, headers: { 'retry-after': '-5' }, want: 500 },
  { attempt: 0, random: 0, headers: { 'retry-after': 'soon' }, want: 500 },
])(
  'after attempt $attempt with the headers $headers, it waits $want ms',
  async ({ attempt, random, headers, want }) => {
    const requested = await requestedDelay(new Headers(headers), now);
    expect(retryDelay(attempt, requested, random)).toBe(want);
  },
);

test('without a response it waits longer each time', () => {
  expect(retryDelay(2, undefined, 0)).toBe(2_000);
});
