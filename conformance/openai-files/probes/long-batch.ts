import { freshContent } from '../contents/fresh-file.js';
import type { OpenAITarget } from './openai-probe.js';
import type { LongContent } from './requests.js';

/**
 * One request of a batch, over and over, unlike any other content of the run. The line is long, as a
 * batch may also be limited in its number of requests. The last line ends early, unless the length is a
 * multiple of `lineLength`.
 *
 * @param length in bytes
 */
export function longBatch(target: Pick<OpenAITarget, 'numbers'>, length: number): LongContent {
  return { base64: freshContent(target, line).toString('base64'), length };
}

/** In bytes. */
export const lineLength: number = 16 * 1024;

/**
 * `MB` is 1,000,000 or 1024 x 1024 bytes. What is allowed by both must be accepted.
 *
 * @param limit in bytes, with `MB` as 1024 x 1024 bytes
 * @returns the limit in bytes that holds for both
 */
export function smallerReading(limit: number): number {
  return limit % 1024 ** 2 === 0 ? (limit / 1024 ** 2) * 1_000_000 : limit;
}

const line = lineOf(lineLength);

function lineOf(length: number): Buffer {
  const write = (content: string): string =>
    `${JSON.stringify({
      custom_id: 'long-1',
      method: 'POST',
      url: '/v1/chat/completions',
      body: { model: 'gpt-4o-mini', messages: [{ role: 'user', content }] },
    })}\n`;
  return Buffer.from(write('x'.repeat(length - write('').length)));
}
