import { expect, test } from 'vitest';
import { boundedText } from './bounded-text.js';

test.each([
  { given: ['abc', 'def'], most: 6, want: { text: 'abcdef', isCut: false } },
  { given: ['abc', 'def'], most: 4, want: { text: 'abcd', isCut: true } },
  { given: ['\ufeffa', 'é'], most: 10, want: { text: 'aé', isCut: false } },
  { given: [], most: 1, want: { text: '', isCut: false } },
])('of $given at most $most bytes are read', async ({ given, most, want }) => {
  expect(await boundedText(new Blob([...given]).stream(), most)).toEqual(want);
});

test('an endless body is read up to the limit only', async () => {
  let pulls = 0;
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1;
      controller.enqueue(new Uint8Array(1000).fill(32));
    },
    cancel() {
      isCancelled = true;
    },
  });
  const { text, isCut } = await boundedText(endless, 10_000);
  expect({ length: text.length, isCut, isCancelled }).toEqual({
    length: 10_000,
    isCut: true,
    isCancelled: true,
  });
  expect(pulls).toBeLessThan(15);
});

test('a response without a body is an empty string', async () => {
  expect(await boundedText(null, 10)).toEqual({ text: '', isCut: false });
});
