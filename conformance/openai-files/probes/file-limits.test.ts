import { expect, test } from 'vitest';
import { check } from '../../check.js';
import { emptyList, file, json } from '../../testing/sample-fixtures.js';
import { startTarget } from '../../testing/start-target.js';
import { openai } from '../profile-format/openai.js';
import { serve } from '../serve.js';
import { checkWithFault } from '../testing/check-with-fault.js';

const apiKey = 'sk-key-of-this-test';
const mebibyte = 1024 ** 2;

test.each([
  ['create-1-mib-at-most', 'files/limits/over-1-mib'],
  ['create-10-mib-at-most', 'files/limits/over-10-mib'],
])('%s is found by %s', async (fault, only) => {
  const result = await checkWithFault(fault, only);
  expect(result).toEqual({ verdict: 'fail', requirements: ['CREATE-13'] });
  expect(await checkWithFault(undefined, only)).toEqual({ verdict: 'pass', requirements: [] });
});

/** The cases for a server that claims to accept files of at most 20 MiB. */
const profile = {
  ...openai,
  limits: { ...openai.limits, file: 20 * mebibyte, batchFile: 18 * mebibyte },
};

test.each([
  ['files/limits/beyond-largest', 'CREATE-13'],
  ['files/limits/beyond-largest-batch', 'CREATE-12'],
])('a server that accepts more than it claims is found by %s', async (only, requirement) => {
  const result = await checkWithFault(undefined, only, { profile, large: true });
  expect(result).toEqual({ verdict: 'fail', requirements: [requirement] });
});

test('a server that accepts less than it claims is found', async () => {
  const only = 'files/limits/largest';
  const result = await checkWithFault('create-10-mib-at-most', only, { profile, large: true });
  expect(result).toEqual({ verdict: 'fail', requirements: ['CREATE-13'] });
  const right = await checkWithFault(undefined, only, { profile, large: true });
  expect(right).toEqual({ verdict: 'pass', requirements: [] });
});

test('a server with the limit that it claims has no findings', async () => {
  const limits = { ...openai.limits, file: 10 * mebibyte };
  const result = await checkWithFault('create-10-mib-at-most', 'files/limits/beyond-largest', {
    profile: { ...openai, limits },
    large: true,
  });
  expect(result).toEqual({ verdict: 'pass', requirements: [] });
});

test('a batch file that is too large proves nothing where every file of its size is rejected', async () => {
  const server = await serve({ apiKey, fault: ['create-10-mib-at-most'] });
  const only = ['files/limits/beyond-largest-batch'];
  const { cases } = await check({ url: server.url, apiKey, only, profile, large: true });
  await server.close();
  const blocked = { verdict: 'skip', blockedBy: 'CREATE-13', findings: [] };
  expect(cases).toMatchObject([blocked]);
});

test('a server with batch files only is not sent a file that is larger than its batch files', async () => {
  const sizes: number[] = [];
  const target = await startTarget((request, response) => {
    const { method = '', headers, url = '' } = request;
    if (method === 'POST') sizes.push(Number(headers['content-length']));
    request.resume().on('end', () => {
      const known = url.startsWith('/v1/files?') ? emptyList : { ...file, purpose: 'batch' };
      json(known)(request, response);
    });
  });
  const purposes = { files: ['batch'], uploads: [] };
  const only = ['files/limits/largest'];
  const batches = { ...profile, purposes };
  await check({ url: target.url, apiKey, only, profile: batches, large: true });
  await target.close();
  const largest = Math.max(...sizes);
  expect(largest).toBeGreaterThan(18_000_000);
  expect(largest).toBeLessThan(18_001_000);
});

test('large content is sent only on request', async () => {
  const result = await checkWithFault(undefined, 'files/limits/beyond-largest', { profile });
  expect(result.verdict).toBe('skip');
});

test('a file of 65 MiB is downloaded unchanged', async () => {
  const result = await checkWithFault(undefined, 'files/content/65-mib', { large: true });
  expect(result).toEqual({ verdict: 'pass', requirements: [] });
});
