import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDocument } from '../load/load.js';
import { buildModel } from './build-model.js';
import type { Model } from './model.js';

async function modelOf(keywords: string, paths = 'paths: {}\n'): Promise<Model> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-compatibility-'));
  const file = join(folder, 'openapi.yaml');
  const head = "openapi: 3.1.0\ninfo:\n  title: Depot\n  version: '1'\n";
  await writeFile(file, `${head}${keywords}${paths}`);
  const model = buildModel(await loadDocument(file));
  await rm(folder, { recursive: true });
  return model;
}

test('a document says what its clients have in common with an earlier library', async () => {
  const model = await modelOf(`  x-upspec-compatibility:
    retryCountHeader: X-Depot-Retries
    guardsBrowser: true
    optionsAsQuery: true
    variants:
      - name: DepotOnPremises
        key: { header: X-Depot-Key, environment: DEPOT_KEY }
        tokenOption: tokens
        endpoint: { option: endpoint, environment: DEPOT_ENDPOINT, path: /depot }
        query: [{ name: api-version, option: apiVersion, environment: DEPOT_VERSION }]
        unused: [{ option: hall, property: hallName }]
`);
  expect(model.compatibility).toEqual({
    retryCountHeader: 'X-Depot-Retries',
    guardsBrowser: true,
    optionsAsQuery: true,
    variants: [
      {
        name: 'DepotOnPremises',
        optionsName: 'DepotOnPremisesOptions',
        description: '',
        key: { header: 'X-Depot-Key', environment: 'DEPOT_KEY' },
        tokenOption: 'tokens',
        endpoint: { option: 'endpoint', environment: 'DEPOT_ENDPOINT', path: '/depot' },
        query: [{ name: 'api-version', option: 'apiVersion', environment: 'DEPOT_VERSION' }],
        unused: [{ option: 'hall', property: 'hallName' }],
      },
    ],
  });
  expect(model.warnings).toEqual([]);
});

test('without the keyword there is nothing in common', async () => {
  expect((await modelOf('')).compatibility).toEqual({
    guardsBrowser: false,
    optionsAsQuery: false,
    variants: [],
  });
});

const variant = 'key: { header: X-Key }, endpoint: { option: url }';

test.each([
  { value: 'true', want: 'an object' },
  { value: "{ retryCountHeader: 'X: Y' }", want: "a header's name" },
  { value: '{ guardsBrowser: 1 }', want: 'true or false' },
  { value: '{ optionsAsQuery: null }', want: 'true or false' },
  { value: `{ variants: [{ name: Depot, ${variant} }] }`, want: 'a name' },
  { value: `{ variants: [{ name: Promise, ${variant} }] }`, want: 'a name' },
  { value: '{ variants: [{ name: Other }] }', want: 'a name' },
])('the value $value is a warning', async ({ value, want }) => {
  const model = await modelOf(`  x-upspec-compatibility: ${value}\n`);
  expect(model.warnings).toHaveLength(1);
  const [warning] = model.warnings;
  expect(warning?.message).toContain(`this value is not used; expected ${want}`);
  expect(warning?.location.line).toBe(5);
  expect(model.compatibility.variants).toEqual([]);
});

const wait = 'x-upspec-wait: { name: waitForDelivery, property: status, until: [done] }';

function pathsWith(keyword: string, extra = ''): string {
  return `paths:
  /crates/{crateId}:
    get:
      tags: [crates]
      operationId: retrieve
      ${keyword}
      parameters: [{ name: crateId, in: path, required: true, schema: { type: string } }${extra}]
      responses: { 200: { description: One } }
`;
}

test('an operation says for which states a client can wait', async () => {
  const { operations, warnings } = await modelOf('', pathsWith(wait));
  expect(operations[0]?.wait).toEqual({
    name: 'waitForDelivery',
    property: 'status',
    until: ['done'],
  });
  expect(warnings).toEqual([]);
});

test.each([
  { keyword: 'x-upspec-wait: { name: waitForIt, property: status, until: [] }', extra: '' },
  { keyword: 'x-upspec-wait: [done]', extra: '' },
  { keyword: wait, extra: ', { name: hall, in: query, required: true, schema: { type: string } }' },
  { keyword: 'x-upspec-wait: { name: retrieve, property: status, until: [done] }', extra: '' },
])('$keyword with the parameters "$extra" is a warning', async ({ keyword, extra }) => {
  const { operations, warnings } = await modelOf('', pathsWith(keyword, extra));
  expect(operations[0]).not.toHaveProperty('wait');
  expect(warnings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^x-upspec-wait is not used/),
  ]);
});
