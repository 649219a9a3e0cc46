import { expect, test } from 'vitest';
import { check } from '../../check.js';
import { exitCodeOf } from '../../verdict/exit-code.js';
import { serve } from '../serve.js';

const apiKey = 'sk-key-of-this-test';
const otherApiKey = 'sk-key-of-another-tenant';

test('the reference server conforms to every requirement and no files are left, with one job', async () => {
  const reference = await serve({ apiKey: [apiKey, otherApiKey] });
  const result = await check({ url: reference.url, apiKey, otherApiKey, jobs: 1 });
  expect(result.cases.filter(({ findings }) => findings.length > 0)).toEqual([]);
  expect(result.notes).toEqual([]);
  expect(result.counts).toMatchObject({ warn: 0, fail: 0, 'could-not-run': 0 });
  expect(result.counts.pass).toBeGreaterThan(400);
  expect(exitCodeOf(result)).toBe(0);
  for (const key of [apiKey, otherApiKey]) {
    const headers = { authorization: `Bearer ${key}` };
    const response = await fetch(`${reference.url}/files`, { headers });
    expect(await response.json()).toMatchObject({ data: [], has_more: false });
  }
  await reference.close();
});
