import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSender, expectWhole, MiB, runtimes, type Sender } from './testing/send-all.js';

let sender: Sender;
beforeAll(() => {
  sender = buildSender();
});
afterAll(() => {
  sender.remove();
});

describe.each(runtimes)('under $name', ({ name, command, found, kinds, missing }) => {
  describe.skipIf(!found)(`(needs ${name.toLowerCase()})`, () => {
    test.each([
      { title: 'no bytes', size: 0 },
      { title: 'one byte', size: 1 },
      { title: '1 MiB', size: MiB },
    ])('$title arrive unchanged by every kind of input', async ({ size }) => {
      expectWhole(await sender.sendAll(command, size), kinds);
    });

    // Deno reads the files that it opens into memory.
    test.each(missing === 0 ? [] : [missing])(
      '%i removed files are errors and not empty files',
      async () => {
        const { outcomes, received } = await sender.sendAll(command, 1);
        const removed = outcomes.filter(({ way }) => way === 'missing');
        expect(removed).toHaveLength(missing);
        expect(removed.map(({ error }) => error?.split(':')[0])).toEqual(
          removed.map(() => 'BodyReadError'),
        );
        expect(received.filter(({ way }) => way === 'missing')).toEqual([]);
      },
    );
  });
});
