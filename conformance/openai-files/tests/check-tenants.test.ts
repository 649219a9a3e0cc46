import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { check, type CheckOptions } from '../../check.js';
import { UsageError } from '../../kit-error.js';
import { openai } from '../profile-format/openai.js';
import { tenantFaults } from '../reference/faults/tenants.js';
import { serve, type ServeOptions } from '../serve.js';
import { openTransport } from '../../replay/transport.js';
import { violatedIn } from '../testing/fault-table.js';
import type { Result } from '../../verdict/result.js';

const run = promisify(execFile);
const apiKey = 'sk-key-of-this-test';
const otherApiKey = 'sk-key-of-another-tenant';
const keys = [apiKey, otherApiKey];
const only = ['tenants/**'];

async function checkTenants(
  server: ServeOptions,
  options: Partial<CheckOptions> = {},
): Promise<Result> {
  const { url, close } = await serve(server);
  try {
    return await check({ url, apiKey, otherApiKey, only, ...options });
  } finally {
    await close();
  }
}

function verdictsOf({ cases }: Result): readonly string[] {
  return [...new Set(cases.map(({ verdict }) => verdict))];
}

describe.each([1, 8])('with %i jobs', (jobs) => {
  test.concurrent.each(tenantFaults.map(({ name, requirement }) => [name, requirement] as const))(
    'a server with the fault %s violates %s and nothing else',
    async (fault, requirement) => {
      const result = await checkTenants({ apiKey: keys, fault: [fault] }, { jobs });
      expect(violatedIn(result.cases)).toEqual([requirement]);
      expect(result.counts).toMatchObject({ pass: 8, warn: 1, fail: 0 });
    },
  );
});

test('a server that keeps tenants apart passes every case', async () => {
  const result = await checkTenants({ apiKey: keys });
  expect(result.counts).toMatchObject({ pass: 9, warn: 0, fail: 0, skip: 0 });
});

test('a server that accepts both keys for one tenant violates every requirement of what belongs to a tenant', async () => {
  const result = await checkTenants({});
  expect(violatedIn(result.cases)).toEqual(
    ['01', '02', '03', '04', '05', '06', '07'].map((number) => `TENANT-${number}`),
  );
});

test('without a second key the cases are skipped', async () => {
  const result = await checkTenants({ apiKey: keys }, { otherApiKey: undefined });
  expect(new Set(result.cases.map(({ reason }) => reason))).toEqual(
    new Set(['no key of another tenant was given; pass one with --other-api-key']),
  );
});

test('if the server rejects the second key, the cases are blocked', async () => {
  const result = await checkTenants({ apiKey: keys }, { otherApiKey: 'sk-unknown' });
  expect(verdictsOf(result)).toEqual(['skip']);
  expect(new Set(result.cases.map(({ reason }) => reason))).toEqual(
    new Set(['blocked by TENANT-01: the key of another tenant is rejected with status 401']),
  );
});

test('the same key twice is a wrong usage', async () => {
  const checked = checkTenants({ apiKey: keys }, { otherApiKey: apiKey });
  await expect(checked).rejects.toThrow(
    new UsageError(
      '--other-api-key needs the key of another tenant; it is the same as that of --api-key',
    ),
  );
});

describe('the second key', () => {
  test('is nowhere in the result', async () => {
    const fault = ['tenant-retrieve-open', 'tenant-part-open'];
    const result = await checkTenants({ apiKey: keys, fault });
    expect(violatedIn(result.cases)).toEqual(['TENANT-02', 'TENANT-05']);
    expect(JSON.stringify(result)).not.toContain(otherApiKey);
    expect(JSON.stringify(result)).toContain('$OTHER_OPENAI_API_KEY');
  });

  test('is read from its variable by the command that reproduces a finding', async () => {
    const { url, close } = await serve({ apiKey: keys, fault: ['tenant-retrieve-open'] });
    try {
      const { cases } = await check({ url, apiKey, otherApiKey, only: ['tenants/retrieve'] });
      const { stdout } = await run('sh', ['-c', cases[0]?.findings[0]?.curl ?? ''], {
        env: {
          PATH: process.env['PATH'],
          OPENAI_API_KEY: apiKey,
          OTHER_OPENAI_API_KEY: otherApiKey,
        },
      });
      expect(stdout).toContain('HTTP/1.1 200 OK');
    } finally {
      await close();
    }
  });

  test('is sent as the profile says', async () => {
    const auth = { header: 'api-key', prefix: '', variable: 'TEAM_API_KEY' };
    const transport = openTransport({
      baseUrl: new URL('http://127.0.0.1:9/v1'),
      apiKey,
      otherApiKey,
      timeout: 1000,
      connections: 1,
      style: { ...openai.requests, auth },
    });
    const request = { method: 'GET', path: '/files', headers: {}, auth: 'other' } as const;
    expect(transport.headOf(request).headers['api-key']).toBe('$OTHER_TEAM_API_KEY');
    transport.close();
  });
});
