import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withConfig } from './check-config.js';

let folder = '';
let config = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-check-config-'));
  config = join(folder, 'upspec.config.yaml');
});
afterEach(() => rm(folder, { recursive: true }));

test('without a configuration the defaults of the options hold', async () => {
  await writeFile(config, 'spec: openapi.yaml\n');
  expect(await withConfig({ config }, {})).toEqual({ jobs: 4, timeout: 30 });
});

test('the options of the configuration hold, and those of the command line win', async () => {
  await writeFile(
    config,
    `check:
  url: http://127.0.0.1:8080/v1
  jobs: 8
  timeout: 5
  skip: ['uploads/**']
  headers: ['X-Team: $TEAM']
  reports: [json=-]
  rateLimit: 10/s
  failFast: true
`,
  );
  const flags = { config, jobs: 2, skip: ['files/**'], url: 'http://127.0.0.1:9090/v1' };
  expect(await withConfig(flags, {})).toEqual({
    url: 'http://127.0.0.1:9090/v1',
    jobs: 2,
    timeout: 5,
    skip: ['files/**'],
    header: ['X-Team: $TEAM'],
    report: ['json=-'],
    rateLimit: '10/s',
    failFast: true,
  });
});

test('a key is read from the variable that the configuration names', async () => {
  await writeFile(config, 'check:\n  apiKeys: [$PETS_KEY, session=$PETS_SESSION]\n');
  const environment = { PETS_KEY: 'k-1', PETS_SESSION: 's-1' };
  expect(await withConfig({ config }, environment)).toMatchObject({
    apiKey: ['k-1', 'session=s-1'],
  });
  await expect(withConfig({ config }, { PETS_KEY: 'k-1' })).rejects.toThrow(
    'the variable PETS_SESSION of check.apiKeys is not set; set it in the environment to the key',
  );
  const given = await withConfig({ config, apiKey: ['k-2'] }, environment);
  expect(given.apiKey).toEqual(['k-2']);
});

test('a document of the command line replaces the profile of the configuration, and the reverse', async () => {
  await writeFile(config, 'check: { profile: groq, only: [a] }\n');
  expect(await withConfig({ config, spec: 'a.yaml' }, {})).toEqual({
    jobs: 4,
    timeout: 30,
    spec: 'a.yaml',
    only: ['a'],
  });
  await writeFile(config, 'check: { spec: a.yaml, existing: [petId=7], only: [a] }\n');
  expect(await withConfig({ config, profile: 'groq' }, {})).toEqual({
    jobs: 4,
    timeout: 30,
    profile: 'groq',
    only: ['a'],
  });
});
