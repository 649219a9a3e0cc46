import { afterAll, beforeAll, describe, test } from 'vitest';
import { buildSender, expectWhole, MiB, runtimes, type Sender } from './testing/send-all.js';

let sender: Sender;
beforeAll(() => {
  sender = buildSender();
});
afterAll(() => {
  sender.remove();
});

describe.each(runtimes)('under $name', ({ name, command, found, kinds }) => {
  test.skipIf(!found).each([
    { title: '5 MiB', size: 5 * MiB },
    { title: '64 MiB and a byte', size: 64 * MiB + 1 },
  ])(
    `$title arrive unchanged by every kind of input (needs ${name.toLowerCase()})`,
    async ({ size }) => {
      expectWhole(await sender.sendAll(command, size), kinds);
    },
  );
});
