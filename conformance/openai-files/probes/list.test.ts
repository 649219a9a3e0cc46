import { expect, test } from 'vitest';
import { check } from '../../check.js';
import { openai } from '../profile-format/openai.js';
import { serve } from '../serve.js';
import { checkCase, checkWithFault } from '../testing/check-with-fault.js';
import { startFaultProxy } from '../testing/fault-proxy.js';
import { testCreatedMeanwhile, testUnaffectedLists } from '../testing/other-clients.js';
import { testConforming } from '../testing/test-conforming.js';

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

test('an ignored cursor is found also where the limit is ignored, and lists have no order', async () => {
  const faults = ['page-limit-ignored', 'page-after-ignored'];
  const profile = { ...openai, paging: { ...openai.paging, order: false } };
  const only = 'files/list/cursor-at-each-place';
  const result = await checkWithFault(faults, only, { profile });
  expect(result.requirements).toEqual(['LIST-05', 'LIST-07']);
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming([...names, 'files/list/limit-least', 'files/list/limit-most']);

const key = 'sk-key-of-this-test';

testCreatedMeanwhile(['files/list/one-second', 'files/list/mixed-purposes', 'files/agreement/*']);

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

testUnaffectedLists(['files/list/one-second', 'files/list/limit*', 'files/list/newest-first']);

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
