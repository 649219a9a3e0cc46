import { expect, test } from 'vitest';
import { checkWithFault } from '../testing/check-with-fault.js';
import { check } from '../../check.js';
import { serve } from '../serve.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['auth-longer-key-taken', 'auth/files-longer-key', 'AUTH-01'],
  ['auth-shorter-key-taken', 'auth/files-shorter-key', 'AUTH-01'],
  ['auth-wrong-key-taken', 'auth/files-changed-key', 'AUTH-01'],
  ['auth-wrong-key-403', 'auth/files-changed-key', 'AUTH-01'],
  ['auth-another-scheme-taken', 'auth/files-another-scheme', 'AUTH-02'],
  ['auth-another-scheme-taken', 'auth/files-unknown-scheme', 'AUTH-02'],
  ['auth-another-scheme-taken', 'auth/files-empty-key', 'AUTH-02'],
  ['auth-longer-key-taken', 'auth/uploads-longer-key', 'AUTH-03'],
  ['auth-shorter-key-taken', 'auth/uploads-shorter-key', 'AUTH-03'],
  ['auth-uploads-wrong-key-taken', 'auth/uploads-changed-key', 'AUTH-03'],
  ['auth-another-scheme-taken', 'auth/uploads-another-scheme', 'AUTH-03'],
  ['auth-another-scheme-taken', 'auth/uploads-unknown-scheme', 'AUTH-03'],
  ['auth-another-scheme-taken', 'auth/uploads-empty-key', 'AUTH-03'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);

const apiKey = 'sk-key-of-this-test';

test('the almost correct key is in no finding, and the command builds it', async () => {
  const server = await serve({ apiKey, fault: ['auth-shorter-key-taken'] });
  const only = ['auth/files-shorter-key'];
  const result = await check({ url: server.url, apiKey, only });
  await server.close();
  expect(JSON.stringify(result)).not.toContain(apiKey.slice(0, -1));
  const [finding] = result.cases.flatMap(({ findings }) => findings);
  expect(finding?.curl).toContain('-H "authorization: Bearer ${OPENAI_API_KEY%?}"');
});
