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
  test.skipIf(!found)(
    `64 MiB and a byte arrive unchanged by every kind of input (needs ${name.toLowerCase()})`,
    async () => {
      expectWhole(await sender.sendAll(command, 64 * MiB + 1), kinds);
    },
  );
});
