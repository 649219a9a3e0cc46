import { expect, test } from 'vitest';
import { serve } from '../serve.js';
import { checkCase, checkWithFault } from '../testing/check-with-fault.js';
import { startFaultProxy } from '../testing/fault-proxy.js';
import { testConforming } from '../testing/test-conforming.js';

const found: readonly (readonly [fault: string, only: string, requirement: string])[] = [
  ['request-json-as-form-500', 'errors/no-form-in-place-of-a-form', 'ERROR-13'],
  ['request-json-as-form-taken', 'errors/no-form-in-place-of-a-form', 'ERROR-13'],
];

test.concurrent.each(found)('%s is found by %s, as %s', async (fault, only, requirement) => {
  const result = await checkWithFault(fault, only);
  expect(result.requirements).toContain(requirement);
  expect(result.verdict).toBe('fail');
});

const names = [...new Set(found.map(([, only]) => only))];
testConforming(names);

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
    const proxy = await startFaultProxy(server.url, {
      changeResponse: (response, _, headers) =>
        headers['content-type'] === type ? { ...response, status } : response,
    });
    const result = await checkCase({ url: proxy.url, apiKey, only: [only] });
    await proxy.close();
    await server.close();
    expect(result.verdict).toBe('fail');
    expect(result.requirements).toContain(requirement);
  },
);

test.each(['errors/media-type-of-json', 'errors/form-in-place-of-json'])(
  '%s finds nothing on a conforming server',
  async (only) => {
    expect(await checkWithFault(undefined, only)).toEqual({ verdict: 'pass', requirements: [] });
  },
);
