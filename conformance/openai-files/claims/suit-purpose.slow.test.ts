import { expect, test } from 'vitest';
import { check } from '../../check.js';
import type { CaseResult } from '../../verdict/result.js';
import { openai } from '../profile-format/openai.js';
import { serve } from '../serve.js';

test.each([
  [['assistants', 'batch', 'vision', 'user_data', 'evals']],
  [['user_data']],
  [['batch']],
  [['vision']],
])('a server that has the purposes %j passes the recordings with them', async (purposes) => {
  const server = await serve({ apiKey: 'k' });
  const only = ['files/**', 'uploads/**'];
  const profile = { ...openai, name: 'some', purposes: { files: purposes, uploads: purposes } };
  const { cases } = await check({ url: server.url, apiKey: 'k', only, profile, jobs: 8 });
  await server.close();
  const wrong = (each: CaseResult): boolean => ['fail', 'warn'].includes(each.verdict);
  expect(cases.filter(wrong).map(({ name, findings }) => [name, findings])).toEqual([]);
  const recordings = cases.filter(({ kind, verdict }) => kind === 'fixture' && verdict === 'pass');
  expect(recordings.length).toBeGreaterThan(50);
});
