import { expect, test } from 'vitest';
import { serve } from '../serve.js';
import { checkCase, checkWithFault } from '../testing/check-with-fault.js';
import { startFaultyProxy } from '../testing/faulty-proxy.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['request-json-as-form-500', 'errors/no-form-in-place-of-a-form', 'ERROR-13'],
  ['request-json-as-form-taken', 'errors/no-form-in-place-of-a-form', 'ERROR-13'],
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

const apiKey = 'sk-key-of-this-test';

test.each([
  ['Application/JSON', 'errors/media-type-of-json', 400, 'UPLOAD-01'],
  ['text/plain', 'errors/media-type-of-json', 500, 'ERROR-13'],
  ['application/x-www-form-urlencoded', 'errors/form-in-place-of-json', 500, 'ERROR-13'],
  ['application/octet-stream', 'errors/no-form-in-place-of-a-part', 500, 'ERROR-13'],
])(
  '%s in %s with a response of %i is attributed to %s',
  async (type, only, status, requirement) => {
    const server = await serve({ apiKey });
    const proxy = await startFaultyProxy(server.url, {
      answer: (answer, _, headers) =>
        headers['content-type'] === type ? { ...answer, status } : answer,
    });
    const told = await checkCase({ url: proxy.url, apiKey, only: [only] });
    await proxy.close();
    await server.close();
    expect(told.verdict).toBe('fail');
    expect(told.requirements).toContain(requirement);
  },
);

test.each(['errors/media-type-of-json', 'errors/form-in-place-of-json'])(
  '%s finds nothing on a conforming server',
  async (only) => {
    expect(await checkWithFault(undefined, only)).toEqual({ verdict: 'pass', requirements: [] });
  },
);
