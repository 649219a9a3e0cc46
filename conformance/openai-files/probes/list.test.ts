import { expect, test } from 'vitest';
import { check } from '../../check.js';
import { openai } from '../profile-format/openai.js';
import { serve } from '../serve.js';
import { checkCase, checkWithFault } from '../testing/check-with-fault.js';
import { startFaultProxy } from '../testing/fault-proxy.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['page-same-second-skipped', 'files/list/one-second', 'LIST-08'],
  ['page-same-second-repeated', 'files/list/one-second', 'LIST-08'],
  ['page-starts-over', 'files/list/one-second', 'LIST-08'],
  ['page-has-more-always', 'files/list/one-second', 'LIST-04'],
  ['page-has-more-never', 'files/list/one-second', 'LIST-04'],
  ['page-has-more-if-full', 'files/list/exact-page', 'LIST-04'],
  ['page-has-more-of-all', 'files/list/exact-page', 'LIST-04'],
  ['page-limit-ignored', 'files/list/one-second', 'LIST-05'],
  ['page-one-too-many', 'files/list/one-second', 'LIST-05'],
  ['page-after-ignored', 'files/list/cursor-at-each-place', 'LIST-07'],
  ['page-after-included', 'files/list/cursor-at-each-place', 'LIST-07'],
  ['page-after-newest-first-only', 'files/list/cursor-at-each-place', 'LIST-07'],
  ['page-of-20', 'files/list/default-page', 'LIST-10'],
  ['page-of-100', 'files/list/default-page', 'LIST-10'],
  ['list-purpose-ignored', 'files/list/mixed-purposes', 'LIST-09'],
  ['list-purpose-after-paging', 'files/list/mixed-purposes', 'LIST-09'],
  ['list-last-id-of-all', 'files/list/cursor-at-each-place', 'LIST-03'],
  ['list-limit-10001-taken', 'files/list/limit-beyond', 'LIST-11'],
  ['list-limit-0-taken', 'files/list/limit-beyond', 'LIST-11'],
  ['list-limit-no-number-taken', 'files/list/limit-of-other-forms', 'LIST-12'],
  ['list-limit-no-number-500', 'files/list/limit-of-other-forms', 'ERROR-07'],
  ['list-any-order', 'files/list/order-of-another-form', 'LIST-13'],
  ['file-leaks-content', 'files/list/no-contents', 'FILE-01'],
  ['file-leaks-storage-key', 'files/list/no-contents', 'FILE-01'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
test.concurrent.each([...names, 'files/list/limit-least', 'files/list/limit-most'])(
  '%s finds nothing on a conforming server',
  async (only) => {
    expect(await checkWithFault(undefined, only)).toEqual({ verdict: 'pass', requirements: [] });
  },
);

const key = 'sk-key-of-this-test';

test('files of other clients that are created and deleted meanwhile are not a violation', async () => {
  const server = await serve({ apiKey: key });
  const headers = { authorization: `Bearer ${key}` };
  let isOver = false;
  const churn = async (): Promise<number> => {
    const alive: string[] = [];
    let created = 0;
    for (; !isOver; created += 1) {
      const body = new FormData();
      body.set('purpose', ['evals', 'user_data', 'assistants'][created % 3] ?? '');
      body.set('file', new File(['theirs\n'], `theirs-${created}.jsonl`));
      const response = await fetch(`${server.url}/files`, { method: 'POST', headers, body });
      alive.push(((await response.json()) as { readonly id: string }).id);
      const old = alive.length > 4 ? alive.shift() : undefined;
      if (old !== undefined)
        await fetch(`${server.url}/files/${old}`, { method: 'DELETE', headers });
    }
    return created;
  };
  const others = churn();
  const only = ['files/list/*', 'files/agreement/*'];
  const result = await check({ url: server.url, apiKey: key, only });
  isOver = true;
  expect(await others).toBeGreaterThan(20);
  await server.close();
  expect(
    result.cases.flatMap(({ name, findings }) =>
      findings.map((each) => [name, each.requirement, each.actual]),
    ),
  ).toEqual([]);
});

test('a file of an earlier run is not confused with one of this run', async () => {
  const server = await serve({ apiKey: key });
  const only = ['uploads/complete/its-file-listed'];
  // Without deletions, like a run that was killed.
  const proxy = await startFaultProxy(server.url, {
    changeResponse: (response) => response,
    path: (path) => (/^\/files\/[^/]+$/.test(path) ? '/files/nobody' : path),
  });
  await check({ url: proxy.url, apiKey: key, only });
  await proxy.close();
  const result = await check({ url: server.url, apiKey: key, only });
  await server.close();
  expect(result.cases).toMatchObject([{ verdict: 'pass', findings: [] }]);
});

test('files of other clients do not affect the lists and are not deleted', async () => {
  const server = await serve({ apiKey: key });
  const others: string[] = [];
  const make = async (purpose: string): Promise<void> => {
    const body = new FormData();
    body.set('purpose', purpose);
    body.set('file', new File(['theirs\n'], 'theirs.jsonl'));
    const headers = { authorization: `Bearer ${key}` };
    const response = await fetch(`${server.url}/files`, { method: 'POST', headers, body });
    others.push(((await response.json()) as { readonly id: string }).id);
  };
  for (let count = 0; count < 30; count += 1) await make(count % 3 === 0 ? 'user_data' : 'evals');
  let isOver = false;
  const meanwhile = (async () => {
    while (!isOver) {
      await make('evals');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  const result = await check({ url: server.url, apiKey: key, only: ['files/list/*'] });
  isOver = true;
  await meanwhile;
  const broken = result.cases.filter(({ kind, findings }) => kind === 'probe' && findings.length);
  expect(broken).toEqual([]);
  const headers = { authorization: `Bearer ${key}` };
  const listed = await fetch(`${server.url}/files`, { headers });
  const { data } = (await listed.json()) as { readonly data: readonly { readonly id: string }[] };
  expect(data.map(({ id }) => id).toSorted()).toEqual(others.toSorted());
  await server.close();
});

test('an endless list of new files is abandoned', async () => {
  const reference = await serve({ apiKey: key });
  let count = 0;
  const proxy = await startFaultProxy(reference.url, {
    changeResponse: (response, path) => {
      if (!path.startsWith('/files?')) return response;
      count += 1;
      const id = `file-${count}`;
      const file = { id, object: 'file', bytes: 1, created_at: 1, filename: 'a', status: 'error' };
      const data = [{ ...file, purpose: 'evals' }];
      const list = { object: 'list', data, first_id: id, last_id: id, has_more: true };
      return { ...response, status: 200, body: Buffer.from(JSON.stringify(list)) };
    },
  });
  const only = ['files/list/one-second'];
  const result = await checkCase({ url: proxy.url, apiKey: key, only });
  expect(result).toEqual({ verdict: 'fail', requirements: ['LIST-08'] });
  expect(count).toBeLessThan(500);
  await proxy.close();
  await reference.close();
});

test('no parameter is sent that the profile does not have', async () => {
  const paging = { ...openai.paging, limit: false, order: false, purpose: false };
  const server = await serve({ apiKey: key });
  const result = await check({
    url: server.url,
    apiKey: key,
    profile: { ...openai, paging },
    only: ['files/list/one-second', 'files/list/limit-beyond', 'files/list/default-page'],
  });
  const verdicts = result.cases.map(({ name, verdict }) => [name, verdict]);
  expect(verdicts).toEqual([
    ['files/list/default-page', 'pass'],
    ['files/list/limit-beyond', 'skip'],
    ['files/list/one-second', 'skip'],
  ]);
  await server.close();
});
