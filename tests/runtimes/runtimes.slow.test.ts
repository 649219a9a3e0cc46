import { describe, test } from 'vitest';
import { expectExact } from './expect-exact.js';
import { otherRuntimes, ownNode } from './runtime.js';

const PART = 10_000;
const MiB = 1024 * 1024;

describe.each([ownNode, ...otherRuntimes])('in $name', (runtime) => {
  test.skipIf(!runtime.isFound)(
    `every kind of content arrives unchanged, also after a failure and a redirect (needs ${runtime.name})`,
    () =>
      expectExact(runtime, {
        sizes: [0, 1, PART, PART + 1, 3 * PART + 7],
        ways: ['plain', 'retry', 'redirect'],
        partSize: PART,
      }),
  );

  test.skipIf(!runtime.isFound)(
    `every kind of large content arrives unchanged (needs ${runtime.name})`,
    () =>
      expectExact(runtime, {
        sizes: [5 * MiB, 12 * MiB + 1],
        ways: ['plain'],
        partSize: 5 * MiB,
      }),
  );
});
