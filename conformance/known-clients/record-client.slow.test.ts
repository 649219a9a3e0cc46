import { spawnSync } from 'node:child_process';
import { expect, test, type TestContext } from 'vitest';
import type { ClientRecord } from './client-record.js';
import { knownClients } from './known-clients.js';
import { recordClient } from './record-client.js';

/** What a client did; the test is skipped where it can't be installed or built. */
async function recordOf(name: string, { skip }: Pick<TestContext, 'skip'>): Promise<ClientRecord> {
  const client = knownClients.find((each) => each.name === name);
  if (client === undefined) throw new Error(`no such client: ${name}`);
  const record = await recordClient(client);
  if (record.notRun !== undefined) skip(record.notRun);
  return record;
}

const hasRuby = spawnSync('ruby', ['--version']).status === 0;

test.concurrent.for([
  ['upspec-typescript', true],
  ['upspec-cli', true],
  ['upspec-ruby', hasRuby],
] as const)(
  '%s violates nothing, under no scenario',
  { timeout: 300_000 },
  async ([name, isThere], context) => {
    if (!isThere) context.skip('ruby is not installed');
    const { requests, violations, conduct } = await recordOf(name, context);
    expect(requests).toBeGreaterThan(12);
    expect(violations).toEqual([]);
    expect(conduct).toEqual([]);
  },
);

test.concurrent.for(['node-fetch', 'curl'])(
  '%s sends nothing wrong',
  { timeout: 300_000 },
  async (name, context) => {
    const { violations } = await recordOf(name, context);
    expect(violations).toEqual([]);
  },
);

/** The requirements that versions of clients violate, each of which was seen in their sources or in a run. */
const found: readonly (readonly [client: string, ...requirements: string[]])[] = [
  [
    'openai-node-7',
    'the content of the task',
    'client.form.encoding',
    'client.form.missing',
    'client.scenario.retry-after',
    'client.scenario.html',
  ],
  ['openai-node-4', 'client.path', 'client.form.encoding', 'client.form.missing'],
  ['go-openai', 'client.path', 'client.form.filename-path'],
  ['async-openai', 'client.path', 'client.form.headers', 'client.body.value'],
  ['openai-java', 'client.scenario.retry'],
];

/** To build these takes minutes: `UPSPEC_ROUNDS=1`, or any other number, does so. */
const built = ['go-openai', 'async-openai', 'openai-java'];

test.concurrent.for(found)(
  'what %s does wrongly is found by its requirement',
  { timeout: 900_000 },
  async ([name, ...requirements], context) => {
    if (built.includes(name) && process.env['UPSPEC_ROUNDS'] === undefined) {
      context.skip('built only with UPSPEC_ROUNDS');
    }
    const { violations, conduct } = await recordOf(name, context);
    const ids = [...violations, ...conduct].map(({ requirement }) => requirement);
    expect(ids).toEqual(expect.arrayContaining(requirements));
  },
);
