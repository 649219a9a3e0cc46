import { expect } from 'vitest';
import { contentOf } from './content.js';
import { sha256 } from './hashing-server.js';
import type { RunPlan, Runtime } from './runtime.js';

/** Asserts that content of every size arrives unchanged, in every way that a runtime has. */
export async function expectExact(runtime: Runtime, plan: RunPlan): Promise<void> {
  const results = await runtime.run(plan);
  expect(results.map(({ size }) => size)).toEqual(plan.sizes);
  for (const { size, outcomes, received } of results) {
    const sent = outcomes.filter(({ way }) => way !== 'removed');
    const expected = sha256([contentOf(size)]);
    expect(sent.filter(({ error }) => error !== undefined)).toEqual([]);
    expect(received).toEqual(
      sent.map(({ call, kind, way, filename }) => ({
        size,
        way,
        call,
        kind,
        filename,
        sha256: expected,
      })),
    );
    const kinds = new Set(sent.map(({ kind }) => kind));
    expect([size, kinds.size]).toEqual([size, runtime.kinds]);
    const removed = outcomes.filter(({ way }) => way === 'removed');
    expect(removed.map(({ error }) => error?.split(':')[0])).toEqual(
      Array.from({ length: size === 0 ? 0 : runtime.removed }, () => 'BodyReadError'),
    );
  }
}
