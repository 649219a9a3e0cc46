import { afterEach, beforeEach, expect, test } from 'vitest';
import { check } from '../../check.js';
import type { StartedTarget } from '../../testing/start-target.js';
import { serve, type RunningServer } from '../serve.js';
import { startNumbering } from '../testing/number-per-tenant.js';

// A conforming server that numbers the files and Uploads of each tenant: an id is that of another
// resource with the other key.

const only = ['tenants/retrieve', 'tenants/delete', 'tenants/cancel'];
const apiKey = 'sk-key-of-this-test';
const otherApiKey = 'sk-key-of-another-tenant';
let server: RunningServer;
let target: StartedTarget;

beforeEach(async () => {
  server = await serve({ apiKey: [apiKey, otherApiKey] });
  target = await startNumbering(server.url);
});
afterEach(async () => {
  await target.close();
  await server.close();
});

async function sendAsOther(path: string, body?: FormData | string): Promise<Response> {
  return fetch(target.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${otherApiKey}`,
      ...(typeof body === 'string' && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  });
}

/** Files and pending Uploads of the other tenant, with numbers that the first one comes to as well. */
async function fillOther(count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const form = new FormData();
    form.set('purpose', 'fine-tune');
    form.set('file', new File([`{"mine": ${number}}\n`], `mine-${number}.jsonl`));
    await sendAsOther('/files', form);
    const requested = {
      purpose: 'fine-tune',
      filename: `mine-${number}.jsonl`,
      bytes: 8,
      mime_type: 'text/jsonl',
    };
    await sendAsOther('/uploads', JSON.stringify(requested));
  }
}

test('what the other tenant has under the same ids is neither changed nor reported', async () => {
  await fillOther(30);
  const { cases } = await check({ url: target.url, apiKey, otherApiKey, only });
  const kept = await sendAsOther('/files?limit=10000');
  const { data } = (await kept.json()) as {
    readonly data: readonly { readonly filename: string }[];
  };
  const names = data.map(({ filename }) => filename).filter((name) => name.startsWith('mine-'));
  expect(names).toHaveLength(30);
  for (const number of [1, 15, 30]) {
    const part = new FormData();
    part.set('data', new File(['{"a":1}\n'], 'part'));
    expect((await sendAsOther(`/uploads/upload_${number}/parts`, part)).status).toBe(200);
  }
  expect(cases.flatMap(({ findings }) => findings)).toEqual([]);
  const reasons = new Map(cases.map(({ name, reason = '' }) => [name, reason]));
  expect(reasons.get('tenants/delete')).toMatch(
    /^\/files\/file-\d+ is another resource for the other tenant, which has to stay as it is$/,
  );
  expect(reasons.get('tenants/cancel')).toMatch(
    /^the id upload_\d+ is short, so the other tenant may have a resource of its own with it$/,
  );
});
