import { expect, test } from 'vitest';
import { openCredentials } from '../auth/open-credentials.js';
import { check } from '../check.js';
import { serve } from '../openai-files/serve.js';
import { openai } from '../openai-files/profile-format/openai.js';
import { withCredentials } from './with-credentials.js';

const key = 'sk-the-key-of-this-test';

const contract = {
  title: 'Pets API',
  securitySchemes: { token: { kind: 'bearer' } as const },
  operations: {
    listFiles: { method: 'GET', path: '/files', security: [['token']] } as const,
  },
};

test('a run with the credentials of a contract shows the variable of its API alone', async () => {
  const server = await serve({ apiKey: key, fault: ['page-limit-ignored'] });
  const opened = openCredentials(contract, { environment: { PETS_API_KEY: key } });
  const profile = withCredentials(openai, opened);
  const only = ['files/list/limit', 'auth/no-key-files'];
  const result = await check({ url: server.url, profile, only });
  await server.close();
  const [finding] = result.cases.flatMap(({ findings }) => findings);
  expect(result.counts).toMatchObject({ pass: 1, fail: 1, skip: 0 });
  expect(finding?.curl).toContain('-H "Authorization: Bearer $PETS_API_KEY"');
  expect(finding?.shown?.request.headers['authorization']).toBe('Bearer $PETS_API_KEY');
  const written = JSON.stringify(result);
  expect([key, 'OPENAI_API_KEY'].filter((text) => written.includes(text))).toEqual([]);
});

test('a rejected key and a missing one are reported with the variable of the API', async () => {
  const server = await serve({ apiKey: key });
  const stopped = await Promise.all(
    ['another-key', ''].map(async (given) => {
      const opened = openCredentials(contract, { environment: { PETS_API_KEY: given } });
      const profile = withCredentials(openai, opened);
      return (await check({ url: server.url, profile, only: ['files/list/limit'] })).stopped;
    }),
  );
  await server.close();
  expect(stopped).toEqual([
    `${server.url} rejects the key (status 401); pass another with --api-key KEY or in PETS_API_KEY`,
    `${server.url} requires a key (status 401); pass it with --api-key KEY or in PETS_API_KEY`,
  ]);
});
