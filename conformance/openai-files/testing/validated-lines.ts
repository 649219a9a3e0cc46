import { expect, test } from 'vitest';
import { check } from '../../check.js';
import { buildProfile, type ProfileDocument } from '../profile-format/build-profile.js';
import { openai } from '../profile-format/openai.js';
import { serve } from '../serve.js';
import type { ProxiedResponse } from './fault-proxy.js';
import { startVendor, type VendorRequest } from './vendor-proxy.js';

const apiKey = 'sk-key-of-this-test';

/** Rejects a batch file unless each of its lines is a request. */
function rejectOddLines(request: VendorRequest, body: Buffer): ProxiedResponse | VendorRequest {
  const { method, path } = request;
  const text = body.toString('utf8');
  const isBatch = /"purpose"\r\n\r\nbatch\r\n/.test(text);
  if (method !== 'POST' || path !== '/files' || !isBatch) return request;
  const content = /name="file"[^]*?\r\n\r\n([^]*?)\r\n--/.exec(text)?.[1] ?? '';
  const isRight = content
    .trim()
    .split('\n')
    .every((line) => /"custom_id".*"method".*"url".*"body":\{.*\}/.test(line));
  return isRight ? request : rejection;
}

const rejection: ProxiedResponse = {
  status: 400,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(
    JSON.stringify({
      error: {
        message: 'a line is not a request',
        type: 'invalid_request_error',
        param: null,
        code: null,
      },
    }),
  ),
};

/** The cases that are run, and a number that more cases must pass. */
interface ValidatedLines {
  readonly only: readonly string[];
  readonly passed: number;
}

/** Tests that a server that validates the lines of batch files has an observation, and no violation. */
export function testValidatedLines({ only, passed }: ValidatedLines): void {
  test.each<[string, Omit<ProfileDocument, 'name' | 'sources'>]>([
    ['accepts each purpose', {}],
    ['accepts batch files only', { purposes: { files: ['batch'], uploads: [] } }],
  ])('a server that %s and validates their lines has only an observation', async (_, claims) => {
    const { sources } = openai;
    const profile = buildProfile({ ...claims, name: 'vendor', sources });
    const reference = await serve({ apiKey });
    const server = await startVendor(reference.url, { changeRequest: rejectOddLines });
    const result = await check({ url: server.url, apiKey, only, profile });
    await server.close();
    await reference.close();
    const found = result.cases.flatMap(({ findings }) => findings);
    expect(new Set(found.map(({ requirement }) => requirement))).toEqual(new Set(['CREATE-11']));
    expect(result.counts.fail).toBe(0);
    expect(result.counts.pass).toBeGreaterThan(passed);
  });
}
