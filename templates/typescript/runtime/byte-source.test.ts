import { expect, test } from 'vitest';
import { byteSource } from './byte-source.js';

test.each([
  ['Uint8Array', new Uint8Array(1)],
  ['Buffer', Buffer.alloc(1)],
])('a chunk does not change when an async generator uses its %s again', async (_, memory) => {
  async function* generate(): AsyncGenerator<Uint8Array> {
    for (const byte of [1, 2]) {
      memory[0] = byte;
      yield await Promise.resolve(memory);
    }
  }
  const source = byteSource(generate(), 'data');
  const chunks = [await source.next(), await source.next()];
  expect(chunks).toEqual([Uint8Array.of(1), Uint8Array.of(2)]);
});
