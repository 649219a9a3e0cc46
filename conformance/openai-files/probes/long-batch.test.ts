import { expect, test } from 'vitest';
import { openContentNumbers } from '../../probe-contract/content-numbers.js';
import { longContent } from './contents.js';
import { lineLength, longBatch } from './long-batch.js';

test('each line of a long batch is a request, and a batch of 200 MiB has fewer than 50,000', () => {
  const { base64, length } = longBatch({ numbers: openContentNumbers() }, 200 * 1024 ** 2);
  const line = Buffer.from(base64, 'base64').toString();
  expect(line).toHaveLength(lineLength);
  expect(line.endsWith('}\n')).toBe(true);
  expect(JSON.parse(line)).toMatchObject({
    custom_id: 'long-1',
    method: 'POST',
    url: '/v1/chat/completions',
  });
  expect(length / lineLength).toBeLessThan(50_000);
});

test('no two long contents of a run begin with the same line', () => {
  const run = { numbers: openContentNumbers() };
  for (const make of [longContent, longBatch]) {
    const lines = Array.from({ length: 50 }, () => make(run, 1_048_577).base64);
    expect(new Set(lines).size).toBe(50);
    expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
  }
});
