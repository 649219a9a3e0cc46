import { beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../check.js';
import { serve } from '../serve.js';

const apiKey = 'sk-key-of-this-test';

/** Tests that cases find nothing on a conforming server. One run has them all. */
export function testConforming(names: readonly string[]): void {
  describe('on a conforming server', () => {
    const outcomes = new Map<string, unknown>();
    beforeAll(async () => {
      const server = await serve({ apiKey });
      const { cases } = await check({ url: server.url, apiKey, only: names });
      await server.close();
      for (const { name, verdict, findings } of cases) outcomes.set(name, { verdict, findings });
    });

    test.each([...names])('%s finds nothing', (name) => {
      expect(outcomes.get(name)).toEqual({ verdict: 'pass', findings: [] });
    });
  });
}
