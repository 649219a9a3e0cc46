import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../check.js';
import { buildProfile } from '../profile-format/build-profile.js';
import { formats, type Format } from '../../report/formats.js';
import { serve, type RunningServer } from '../serve.js';
import { startTarget, type StartedTarget } from '../../testing/start-target.js';
import type { Result } from '../../verdict/result.js';

// A server that requires secrets besides the key, and repeats everything it is sent in its errors.

const apiKey = 'sk-the-key-of-this-test';
const secrets = {
  TEAM_KEY: 'value-of-the-team-key',
  header: 'value-of-a-cookie',
  query: 'value-of/a signature',
};
const profile = buildProfile(
  {
    name: 'mine',
    sources: [{ at: 'this test', tells: ['requests'] }],
    requests: {
      headers: { 'x-team': 'team $TEAM_KEY', Cookie: secrets.header, 'x-plain': 'plain' },
      query: { sig: secrets.query, 'api-version': '1' },
    },
  },
  { TEAM_KEY: secrets.TEAM_KEY },
);
let reference: RunningServer;
let target: StartedTarget;
let result: Result;
const seen: string[] = [];

beforeAll(async () => {
  reference = await serve({ apiKey });
  target = await startTarget((request, response) => {
    const { url = '', headers, method = '' } = request;
    const result = `${method} ${url} ${JSON.stringify(headers)}`;
    seen.push(result);
    request.resume();
    response.writeHead(400, { 'content-type': 'application/json', 'x-echo': url });
    response.end(
      JSON.stringify({ error: { message: result, type: 'x', param: null, code: null } }),
    );
  });
  const only = ['files/list/limit', 'errors/unknown-route', 'errors/form-*', 'auth/no-key-files'];
  result = await check({ url: target.url, apiKey, profile, only });
});
afterAll(async () => {
  await target.close();
  await reference.close();
});

const values = [apiKey, ...Object.values(secrets), encodeURIComponent(secrets.query)];

test('secrets are sent unchanged', () => {
  expect(seen.length).toBeGreaterThan(3);
  for (const each of seen) {
    expect(each).toContain('"x-team":"team value-of-the-team-key"');
    expect(each).toContain('"cookie":"value-of-a-cookie"');
    expect(each).toContain('sig=value-of%2Fa%20signature&api-version=1');
    expect(each).not.toContain('$');
  }
});

test.each(Object.keys(formats) as Format[])(
  'a report as %s contains none of them',
  async (name) => {
    const text = (await formats[name]())(result);
    expect(result.counts.fail).toBeGreaterThan(2);
    expect(values.filter((value) => text.includes(value))).toEqual([]);
  },
);

test('a command names the variables, and sends the same request from a shell that has them', () => {
  const findings = result.cases.flatMap((each) => each.findings);
  const curls = findings.map(({ curl }) => curl);
  expect(curls.every((curl) => curl.includes('$TEAM_KEY'))).toBe(true);
  const [list = ''] = curls.filter((curl) => curl.includes('/files?'));
  const env = {
    PATH: process.env['PATH'],
    OPENAI_API_KEY: apiKey,
    TEAM_KEY: secrets.TEAM_KEY,
    HEADER_COOKIE: secrets.header,
    QUERY_SIG: encodeURIComponent(secrets.query),
  };
  const words = spawnSync('sh', ['-c', list.replace(/^curl/, 'printf "%s\\n"')], { env });
  expect(words.stdout.toString().split('\n')).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/[?&]sig=value-of%2Fa%20signature&api-version=1$/),
      `Authorization: Bearer ${apiKey}`,
      'x-team: team value-of-the-team-key',
      'cookie: value-of-a-cookie',
      'x-plain: plain',
    ]),
  );
});
