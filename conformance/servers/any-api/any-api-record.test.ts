import { expect, test } from 'vitest';
import { check } from '../../check.js';
import { startShelves } from '../../testing/shelves/shelves-server.js';
import { join } from 'node:path';
import { packageFolder } from '../../package-folder.js';
import { recordAnyApi } from './any-api-record.js';

test('a finding that nobody checked has no reason, and a checked one has it', async () => {
  const server = await startShelves('needs no key');
  const result = await check({
    url: server.url,
    spec: join(packageFolder(), 'testing', 'shelves', 'shelves.yaml'),
    probes: true,
    apiKeys: ['right'],
    environment: {},
    only: ['probes/credentials/get-shelf'],
  });
  await server.close();
  const requirement = 'probe.credentials.needed';
  const why = 'The document states a key.';
  const [checked] = recordAnyApi(result, [
    { requirement, expects: ['no credentials'], why },
  ]).findings;
  expect(checked).toMatchObject({ requirement, where: 'status', actual: 'status 200', why });
  const others = recordAnyApi(result, [{ requirement, expects: ['something else'], why }]);
  expect(others.findings.map((finding) => finding.why)).toEqual([undefined, undefined]);
});
