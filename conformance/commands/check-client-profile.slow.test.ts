import { expect, test } from 'vitest';
import { loadProfile, profileNames } from '../openai-files/profile-format/load-profile.js';
import type { Result } from '../verdict/result.js';
import { runCheckClient } from './check-client.js';

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly purpose?: string;
}

/** Sends a file as a client of a vendor does, and returns what the judge finds. */
async function findingsOf(
  profile: string,
  { headers = {}, query = {}, purpose = 'batch' }: Sent,
  others: object = {},
): Promise<readonly string[]> {
  const code = `
const { headers, query, purpose } = JSON.parse(process.argv[1]);
const key = process.env[process.argv[2]];
const form = new FormData();
form.append('purpose', purpose);
form.append('file', new Blob(['{}']), 'a.jsonl');
const filled = Object.entries(headers).map(([name, value]) => [name, value.replace('KEY', key)]);
await fetch(process.env.OPENAI_BASE_URL + '/files?' + new URLSearchParams(query), {
  method: 'POST', headers: Object.fromEntries(filled), body: form,
});`;
  const lines: string[] = [];
  const { variable } = (await loadProfile(profile)).requests.auth;
  const sent = JSON.stringify({ headers, query, purpose });
  const command = [process.execPath, '--input-type=module', '-e', code, sent, variable];
  await runCheckClient(
    { command, profile, timeout: 60, port: 0, report: ['json'], ...others },
    {
      program: 'upspec',
      print: (text) => lines.push(text),
      warn: (text) => lines.push(text),
      interactive: false,
      color: false,
      environment: process.env,
      signal: new AbortController().signal,
    },
  );
  const { cases } = JSON.parse(lines.join('\n')) as Result;
  return cases.flatMap(({ findings }) => findings.map(({ requirement }) => requirement));
}

const version = { 'api-version': '2024-10-21' };
const key = { 'api-key': 'KEY' };

test.each<readonly [about: string, profile: string, sent: Sent, found: readonly string[]]>([
  ['the key in its header', 'azure-v1', { headers: key }, []],
  [
    'the key as a bearer token',
    'azure-v1',
    { headers: { authorization: 'Bearer KEY' } },
    ['client.authentication'],
  ],
  ['the query that each request needs', 'azure', { headers: key, query: version }, []],
  ['no version in the query', 'azure', { headers: key }, ['client.query.missing']],
  [
    'a purpose that only others have',
    'azure',
    { headers: key, query: version, purpose: 'user_data' },
    ['client.form.value'],
  ],
  [
    'a purpose of its own',
    'mistral',
    { headers: { authorization: 'Bearer KEY' }, purpose: 'ocr' },
    [],
  ],
  [
    'a purpose of others only',
    'groq',
    { headers: { authorization: 'Bearer KEY' }, purpose: 'vision' },
    ['client.form.value'],
  ],
])('%s, to %s', async (_, profile, sent, found) => {
  expect(await findingsOf(profile, sent)).toEqual(found);
});

test(
  'a client that sends what a profile states is accepted with each profile',
  { timeout: 60_000 },
  async () => {
    for (const name of await profileNames()) {
      const { requests, absent, purposes } = await loadProfile(name);
      if (absent.includes('createFile')) continue;
      const { header, prefix } = requests.auth;
      const headers = { ...requests.headers, [header]: `${prefix}KEY` };
      const { query } = requests;
      const [purpose = ''] = purposes.files;
      expect([name, await findingsOf(name, { headers, query, purpose })]).toEqual([name, []]);
    }
  },
);

test('a profile is about the built-in API', async () => {
  await expect(findingsOf('azure', {}, { spec: 'openapi.yaml' })).rejects.toThrow(
    '--profile is about the built-in API: leave out --spec',
  );
});
