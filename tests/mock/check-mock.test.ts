import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from '../../conformance/check.js';
import { loadSpecContract } from '../../conformance/contract/load-spec-contract.js';
import { openMock } from '../../conformance/mock/open-mock.js';

const ROOT = join(import.meta.dirname, '..', '..');

test.each([
  ['tests/invented-api/openapi.yaml', 2, ['X']],
  ['docs/example/openapi.yaml', 2, []],
  ['spec/openapi.yaml', 4, ['X']],
])('the mock of %s conforms to its own document', async (path, passed, apiKeys) => {
  const spec = join(ROOT, path);
  const contract = await loadSpecContract({ spec });
  const mock = await openMock({ contract, apiKeys });
  const { counts, stopped } = await check({ url: mock.url, spec, apiKeys, allowLeftovers: true });
  await mock.close();
  expect(stopped).toBeUndefined();
  expect(counts).toMatchObject({ fail: 0, warn: 0, 'could-not-run': 0 });
  expect(counts.pass).toBeGreaterThanOrEqual(passed);
});
