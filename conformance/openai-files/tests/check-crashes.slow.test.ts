import { describe, expect, test } from 'vitest';
import { check } from '../../check.js';
import type { Result } from '../../verdict/result.js';
import { serve } from '../serve.js';

// A server that stops: whose request it is, and whose it is not.

const apiKey = 'sk-key-of-this-test';

/** Checks a server with an injected fault, and starts it again each time that it stops. */
async function checkStopping(fault: string, only: string, jobs: number): Promise<Result> {
  let server = await serve({ apiKey, fault: [fault] });
  const { url, port } = server;
  const restart = async (): Promise<void> => {
    await server.close();
    server = await serve({ apiKey, fault: [fault], port });
  };
  try {
    return await check({ url, apiKey, only: [only], jobs, timeout: 60_000, restart });
  } finally {
    await server.close();
  }
}

/** The names of the cases with this verdict. */
function namesOf({ cases }: Result, verdict: string): readonly string[] {
  return cases.filter((each) => each.verdict === verdict).map(({ name }) => name);
}

describe.each([1, 4, 8])('with %i jobs', (jobs) => {
  test('the bodies without a last boundary that stop a server are reported, and no other body', async () => {
    const result = await checkStopping('stop-on-cut-form', 'errors/form-of-a-*', jobs);
    expect(namesOf(result, 'fail')).toEqual([
      'errors/form-of-a-file-half-an-end',
      'errors/form-of-a-file-head-alone',
      'errors/form-of-a-file-no-end',
      'errors/form-of-a-file-text',
    ]);
    expect(namesOf(result, 'could-not-run')).toEqual([]);
    const violated = result.cases.flatMap(({ findings }) =>
      findings.map(({ requirement, request }) => `${requirement} ${request}`),
    );
    expect(new Set(violated)).toEqual(new Set(['ERROR-16 POST /files']));
  });

  test('each deletion after whose response a server stops is reported, and no request after it', async () => {
    const result = await checkStopping('stop-after-unknown-file', 'files/delete/**', jobs);
    expect(namesOf(result, 'fail')).toEqual(['files/delete/twice', 'files/delete/unknown-id']);
    expect(namesOf(result, 'could-not-run')).toEqual([]);
    const violated = result.cases.flatMap(({ findings }) =>
      findings.map(({ requirement, request }) => `${requirement} ${request.slice(0, 13)}`),
    );
    expect(new Set(violated)).toEqual(new Set(['ERROR-16 DELETE /files']));
  });
});
