import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contract } from '@upspec/document';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openCredentials } from '../auth/open-credentials.js';
import { noPackChecks } from '../check/pack-checks.js';
import { contractOf } from '../contract-of.js';
import { loadSpecContract } from '../contract/load-spec-contract.js';
import type { Fixture } from '../fixture-format/fixture.js';
import { loadFixtures } from '../fixture-format/load-fixtures.js';
import { openai } from '../openai-files/profile-format/openai.js';
import { fixtureCase } from '../plan/test-case.js';
import { withCredentials } from '../profile-format/with-credentials.js';
import { openTransport } from '../replay/transport.js';
import { runCase } from '../run/run-case.js';
import { record } from './record.js';
import { startYard } from './testing/boatyard/server.js';
import { talk } from './testing/boatyard/session.js';
import { formatDifference } from '../difference/difference.js';

let folder: string;
let contract: Contract;
let fixtures: readonly Fixture[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-replayed-'));
  contract = await loadSpecContract({ spec: 'conformance/record/testing/boatyard/openapi.yaml' });
  const yard = await startYard(3);
  const recorder = await record({ contract, url: yard.url, outDir: folder });
  await talk(recorder.url, yard.url);
  await recorder.close();
  await yard.close();
  fixtures = await loadFixtures(folder);
});
afterAll(() => rm(folder, { recursive: true }));

async function replay(fixture: Fixture, url: string): Promise<readonly string[]> {
  const opened = openCredentials(contract, { apiKeys: ['another-key'] });
  const profile = withCredentials(openai, opened);
  const baseUrl = new URL(url);
  const options = { baseUrl, timeout: 5000, connections: 1, style: profile.requests };
  const transport = openTransport(options);
  const { result } = await runCase(
    fixtureCase(fixture, { contract: contractOf(contract), listers: new Set() }),
    {
      contract: contractOf(contract),
      transport,
      cleaning: { transport, verifiesDeletion: false },
      profile,
      checks: noPackChecks,
      seed: 1,
      baseUrl: url,
    },
  );
  transport.close();
  return result.findings.map((finding) => {
    const { where, expected, actual } = formatDifference(finding);
    return `${finding.requirement} ${where}: ${expected} | ${actual}`;
  });
}

test.each([3, 50])(
  'a recording is replayed on a server whose ids begin with %i',
  async (firstId) => {
    const yard = await startYard(firstId);
    const found: string[] = [];
    for (const fixture of fixtures) found.push(...(await replay(fixture, yard.url)));
    await yard.close();
    expect(found).toEqual([]);
  },
);

test('a server that returns another value than the recorded one is found', async () => {
  const text = JSON.stringify(fixtures).replaceAll('"name":"Ines"', '"name":"Inez"');
  const yard = await startYard(50);
  const [first] = JSON.parse(text.replace('"name":"Inez"', '"name":"Ines"')) as readonly Fixture[];
  const found = first === undefined ? [] : await replay(first, yard.url);
  await yard.close();
  expect(found).toEqual(['Owner.name body /name: "Inez" | "Ines"']);
});
