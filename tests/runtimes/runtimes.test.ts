import { test } from 'vitest';
import { expectExact } from './expect-exact.js';
import { ownNode } from './runtime.js';

const PART = 10_000;

test(`in ${ownNode.name}, every kind of content arrives unchanged, in one body and in parts`, () =>
  expectExact(ownNode, { sizes: [0, 3 * PART + 7], ways: ['plain'], partSize: PART }));

test(`in ${ownNode.name}, every kind of content arrives unchanged after a failure and a redirect`, () =>
  expectExact(ownNode, { sizes: [PART + 1], ways: ['retry', 'redirect'], partSize: PART }));
