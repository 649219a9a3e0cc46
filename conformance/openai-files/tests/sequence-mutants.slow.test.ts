import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatLocation } from '../../difference/location.js';
import { sequenceMutants } from '../sequence-mutants/sequence-mutants.js';
import { serve, type RunningServer } from '../serve.js';
import { judgeSequence } from '../testing/judge-sequence.js';

const key = 'sk-key-of-the-sequences';
let server: RunningServer;
beforeAll(async () => {
  server = await serve({ apiKey: key });
});
afterAll(() => server.close());

describe.each(sequenceMutants())('$kind', ({ requirement, location, isOpen, wrong, mended }) => {
  test('has exactly what is listed', async () => {
    const found = await judgeSequence(wrong, { url: server.url, key });
    expect(found).toEqual([
      `${requirement} at ${formatLocation(location)}${isOpen === true ? ' (observed)' : ''}`,
    ]);
  });

  test('has no finding once it is mended', async () => {
    expect(await judgeSequence(mended, { url: server.url, key })).toEqual([]);
  });
});
