import { expect, test } from 'vitest';
import { checkWithFault, checkCase } from '../testing/check-with-fault.js';
import { serve } from '../serve.js';
import { startFaultProxy } from '../testing/fault-proxy.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['retrieve-path-resolved', 'files/retrieve/path-to-a-file', 'RETRIEVE-04'],
  ['retrieve-content-path-resolved', 'files/retrieve/path-to-a-file', 'RETRIEVE-04'],
  ['retrieve-dots-answered', 'files/retrieve/strange-ids', 'RETRIEVE-04'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);

test('an Upload that is found by a path is reported', async () => {
  const server = await serve({ apiKey });
  const proxy = await startFaultProxy(server.url, {
    path: (path) => path.replace(/nothing%2F\.\.%2F|\.%2F/i, ''),
  });
  const result = await checkCase({
    url: proxy.url,
    apiKey,
    only: ['uploads/life/path-to-an-upload'],
  });
  await proxy.close();
  await server.close();
  expect(result).toEqual({ verdict: 'fail', requirements: ['PART-08'] });
});

test('an Upload that is not found by a path conforms', async () => {
  const result = await checkWithFault(undefined, 'uploads/life/path-to-an-upload');
  expect(result).toEqual({ verdict: 'pass', requirements: [] });
});

test('a server that fails with 500 on an id is reported', async () => {
  const server = await serve({ apiKey });
  const proxy = await startFaultProxy(server.url, {
    changeResponse: (response, path) =>
      path.includes('%00') ? { ...response, status: 500 } : response,
  });
  const result = await checkCase({ url: proxy.url, apiKey, only: ['files/retrieve/strange-ids'] });
  await proxy.close();
  await server.close();
  expect(result).toEqual({ verdict: 'fail', requirements: ['RETRIEVE-04'] });
});

const apiKey = 'sk-key-of-this-test';
