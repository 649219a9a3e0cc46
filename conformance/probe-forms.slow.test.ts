import { join } from 'node:path';
import { expect, test } from 'vitest';
import { check } from './check.js';
import { startForms, type FormsDefect } from './testing/forms/forms-server.js';
import type { Result } from './verdict/result.js';

const spec = join(import.meta.dirname, 'testing', 'forms', 'forms.yaml');
const families = ['bodies', 'bounds', 'credentials', 'framing'];

async function probe(defect?: FormsDefect): Promise<Result> {
  const server = await startForms(defect);
  const result = await check({
    url: server.url,
    spec,
    probes: true,
    apiKeys: ['token=right-token', 'key=right-key'],
    environment: {},
    only: families.map((family) => `probes/${family}/**`),
  });
  await server.close();
  return result;
}

function violatedBy({ cases }: Result): readonly string[] {
  const ids = cases.flatMap(({ findings }) => findings.map(({ requirement }) => requirement));
  return [...new Set(ids)].sort();
}

test('a conforming server of urlencoded and multipart bodies gives no finding', async () => {
  const result = await probe();
  expect(violatedBy(result)).toEqual([]);
  expect(result.cases.map(({ name, verdict }) => `${verdict} ${name}`)).toEqual([
    'pass probes/bodies/open-ticket',
    'pass probes/bodies/store-scan',
    'pass probes/bounds/open-ticket',
    'pass probes/bounds/store-scan',
    'pass probes/credentials/cancel-ticket',
    'pass probes/credentials/get-ticket',
    'pass probes/credentials/open-ticket',
    'pass probes/credentials/store-scan',
    'observed probes/framing/get-ticket',
    'pass probes/framing/open-ticket',
  ]);
});

test.each<readonly [FormsDefect, readonly string[]]>([
  [
    'accepts any fields',
    [
      'probe.bodies.missing',
      'probe.bounds.enum',
      'probe.bounds.length',
      'probe.bounds.range',
      'probe.bounds.required',
      'probe.bounds.type',
    ],
  ],
  [
    'accepts any parts',
    [
      'probe.bodies.malformed',
      'probe.bounds.enum',
      'probe.bounds.range',
      'probe.bounds.required',
      'probe.bounds.type',
    ],
  ],
  ['needs no name of a part', ['probe.bodies.malformed']],
  ['guesses the boundary', ['probe.bodies.malformed']],
  ['accepts any key', ['probe.credentials.needed']],
  ['rejects the second key', ['probe.credentials.alternative']],
  ['reads incomplete bodies', ['probe.framing.incomplete']],
])('a server that %s violates the rules for it, and no others', async (defect, expected) => {
  expect(violatedBy(await probe(defect))).toEqual(expected);
});
