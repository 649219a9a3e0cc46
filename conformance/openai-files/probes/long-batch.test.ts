import { expect, test } from 'vitest';
import { lineLength, longBatch } from './long-batch.js';

test('each line of a long batch is a request, and a batch of 200 MiB has fewer than 50,000', () => {
  const { base64, length } = longBatch(200 * 1024 ** 2);
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
