import { expect, test } from 'vitest';
import { checkWithFault, checkCase } from '../testing/check-with-fault.js';
import { serve } from '../serve.js';
import { startFaultyProxy } from '../testing/faulty-proxy.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['retrieve-path-resolved', 'files/retrieve/path-to-a-file', 'RETRIEVE-04'],
  ['retrieve-content-path-resolved', 'files/retrieve/path-to-a-file', 'RETRIEVE-04'],
  ['retrieve-dots-answered', 'files/retrieve/strange-ids', 'RETRIEVE-04'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const told = await checkWithFault(fault, only);
  expect(told.requirements).toContain(requirement);
  expect(told.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
test.concurrent.each(names)('%s finds nothing on a conforming server', async (only) => {
  expect(await checkWithFault(undefined, only)).toEqual({ verdict: 'pass', requirements: [] });
});

test('an Upload that is found by a path is reported', async () => {
  const server = await serve({ apiKey });
  const proxy = await startFaultyProxy(server.url, {
    path: (path) => path.replace(/nothing%2F\.\.%2F|\.%2F/i, ''),
  });
  const told = await checkCase({
    url: proxy.url,
    apiKey,
    only: ['uploads/life/path-to-an-upload'],
  });
  await proxy.close();
  await server.close();
  expect(told).toEqual({ verdict: 'fail', requirements: ['PART-08'] });
});

test('an Upload that is not found by a path conforms', async () => {
  const told = await checkWithFault(undefined, 'uploads/life/path-to-an-upload');
  expect(told).toEqual({ verdict: 'pass', requirements: [] });
});

test('a server that fails with 500 on an id is reported', async () => {
  const server = await serve({ apiKey });
  const proxy = await startFaultyProxy(server.url, {
    answer: (answer, path) => (path.includes('%00') ? { ...answer, status: 500 } : answer),
  });
  const told = await checkCase({ url: proxy.url, apiKey, only: ['files/retrieve/strange-ids'] });
  await proxy.close();
  await server.close();
  expect(told).toEqual({ verdict: 'fail', requirements: ['RETRIEVE-04'] });
});

const apiKey = 'sk-key-of-this-test';
