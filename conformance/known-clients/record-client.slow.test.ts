import { expect, test } from 'vitest';
import { knownClients } from './known-clients.js';
import { recordClient } from './record-client.js';

/** What a client violates, as `requirement, task`. */
async function violationsOf(name: string): Promise<readonly string[]> {
  const client = knownClients.find((each) => each.name === name);
  if (client === undefined) throw new Error(`no such client: ${name}`);
  const { violations, requests } = await recordClient(client);
  expect(requests).toBeGreaterThan(15);
  return violations.map(({ requirement, task }) => `${requirement}, ${task}`);
}

test.each(['upspec-typescript', 'node-fetch', 'curl'])('%s violates nothing', async (name) => {
  expect(await violationsOf(name)).toEqual([]);
});

test('the official Node.js library sends wrong bodies of buffers, and consumed streams as empty files', async () => {
  expect(await violationsOf('openai-node-7')).toEqual([
    'the content of the task, createFile: a stream that was read before',
    'client.form.encoding, addUploadPart: a part from a Buffer',
    'client.form.missing, addUploadPart: a part from an ArrayBuffer',
  ]);
});
