import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { generate } from './generate.js';
import { formatError } from '@upspec/document';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-servers-'));
  return () => rm(folder, { recursive: true });
});

async function generateWith(
  servers: string,
  targets: readonly string[],
): Promise<readonly string[]> {
  const spec = join(folder, 'openapi.yaml');
  const text = `openapi: 3.1.0\ninfo: { title: Depot, version: '1' }\n${servers}\npaths: {}\n`;
  await writeFile(spec, text);
  const { warnings } = await generate({ spec, out: folder, targets });
  return warnings.map((warning) => formatError(warning).replace(spec, 'openapi.yaml'));
}

const CLIENTS = ['typescript-client', 'ruby'];
const VARIABLES = "region: { default: eu, enum: [eu, us] }, port: { default: '443' }";

test.each([
  {
    servers: 'servers: [{ url: https://a.example/v1/ }]',
    want: 'https://a.example/v1',
    wantInRuby: '|| "https://a.example/v1",',
  },
  {
    servers: `servers: [{ url: 'https://{region}.example:{port}/v1', variables: { ${VARIABLES} } }]`,
    want: 'https://eu.example:443/v1',
    wantInRuby:
      '|| Internal::Settings.server("https://{region}.example:{port}/v1", { "region" => { default: "eu", values: ["eu", "us"] }, "port" => { default: "443" } }, server_variables),',
  },
])('clients of $servers call $want', async ({ servers, want, wantInRuby }) => {
  expect(await generateWith(servers, CLIENTS)).toEqual([]);
  const client = await readFile(join(folder, 'typescript', 'client.ts'), 'utf8');
  expect(client).toContain(`baseURL: '${want}',`);
  const ruby = await readFile(join(folder, 'ruby', 'lib', 'depot', 'client.rb'), 'utf8');
  expect(ruby).toContain(wantInRuby);
});

const NEEDED =
  'so generated clients need a baseURL; add an absolute URL as the first server, or pass baseURL to each client';

test.each([
  { servers: '', want: `openapi.yaml:1:1: warning: the document has no server, ${NEEDED}` },
  {
    servers: 'servers: [{ url: /v1 }]',
    want: `openapi.yaml:3:13: warning: server URL "/v1" is not an absolute http or https URL, ${NEEDED}`,
  },
  {
    servers: "servers: [{ url: '{scheme}://a', variables: { scheme: { default: ws } } }]",
    want: `openapi.yaml:3:13: warning: server URL "ws://a" is not an absolute http or https URL, ${NEEDED}`,
  },
])('"$servers" is reported, and clients have no base URL', async ({ servers, want }) => {
  expect(await generateWith(servers, ['typescript-types'])).toEqual([]);
  expect(await generateWith(servers, CLIENTS)).toEqual([want]);
  const client = await readFile(join(folder, 'typescript', 'client.ts'), 'utf8');
  expect(client.match(/baseURL: .*/g)).toEqual(["baseURL: 'DEPOT_BASE_URL',"]);
  const ruby = await readFile(join(folder, 'ruby', 'lib', 'depot', 'client.rb'), 'utf8');
  expect(ruby).toContain(
    'raise(Errors::InvalidInputError.new("base_url", "is missing: set the environment variable DEPOT_BASE_URL, or pass the option base_url to the client"))',
  );
});

test.each([
  {
    servers:
      "servers: [{ url: 'https://{regon}.example', variables: { region: { default: eu } } }]",
    want: 'openapi.yaml:3:13: server variable "regon" is not defined; did you mean "region"?',
  },
  {
    servers: "servers: [{ url: 'https://{stage}.example' }]",
    want: 'openapi.yaml:3:13: server variable "stage" is not defined; define it in variables, with a default',
  },
])('an undefined variable is an error: $want', async ({ servers, want }) => {
  const failure = await generateWith(servers, CLIENTS).catch((error: unknown) => String(error));
  expect(String(failure)).toContain(want.replace('openapi.yaml:', ''));
});
