import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { tap } from './tap.js';

/** Ten pieces through a tap, and what arrived. */
async function pass(sink: Writable): Promise<string> {
  const pieces = Array.from({ length: 10 }, (_, index) => Buffer.from(String(index)));
  let received = '';
  const end = new Writable({
    write(chunk: Buffer, _encoding, done) {
      received += chunk.toString();
      done();
    },
  });
  await pipeline(Readable.from(pieces), tap(sink), end);
  return received;
}

test('a sink that is slow is waited for, and gets all', async () => {
  let copied = '';
  let most = 0;
  const sink = new Writable({
    highWaterMark: 1,
    write(chunk: Buffer, _encoding, done) {
      most = Math.max(most, sink.writableLength);
      setTimeout(() => {
        copied += chunk.toString();
        done();
      }, 2);
    },
  });
  expect(await pass(sink)).toBe('0123456789');
  expect(copied).toBe('0123456789');
  expect(most).toBe(1);
});

test('a sink that fails holds nothing back', async () => {
  let count = 0;
  const sink = new Writable({
    highWaterMark: 1,
    write(_chunk, _encoding, done) {
      count += 1;
      done(count === 3 ? new Error('no more') : null);
    },
  });
  expect(await pass(sink)).toBe('0123456789');
  expect(count).toBe(3);
});
