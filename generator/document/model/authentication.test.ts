import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadDocument } from '../load/load.js';
import type { Authentication } from './authentication.js';
import { buildModel } from './build-model.js';

async function authenticationOf(text: string): Promise<Authentication> {
  const folder = await mkdtemp(join(tmpdir(), 'upspec-authentication-'));
  const file = join(folder, 'openapi.yaml');
  await writeFile(file, `openapi: 3.1.0\ninfo: { title: Depot, version: '1' }\n${text}`);
  const { authentication } = buildModel(await loadDocument(file));
  await rm(folder, { recursive: true });
  return authentication;
}

const BEARER = { in: 'header', name: 'authorization', scheme: 'Bearer' };
const OPERATION =
  "paths: { /a: { get: { operationId: a, responses: { '204': { description: ok } } } } }\n";
const OPEN =
  "paths: { /a: { get: { operationId: a, security: [], responses: { '204': { description: ok } } } } }\n";
const schemes = (text: string): string => `components: { securitySchemes: { ${text} } }\n`;
const KEY = 'k: { type: apiKey, in: header, name: X-Key }';
const TOKEN = 't: { type: http, scheme: bearer }';

test.each([
  {
    about: 'a key in a header',
    text: `security: [{ k: [] }]\n${OPERATION}${schemes(KEY)}`,
    want: { credential: { in: 'header', name: 'X-Key' }, isRequired: true, scheme: 'k' },
  },
  {
    about: 'a key in the query',
    text: `security: [{ k: [] }]\n${OPERATION}${schemes('k: { type: apiKey, in: query, name: key }')}`,
    want: { credential: { in: 'query', name: 'key' }, isRequired: true, scheme: 'k' },
  },
  {
    about: 'Basic',
    text: `security: [{ b: [] }]\n${OPERATION}${schemes('b: { type: http, scheme: Basic }')}`,
    want: {
      credential: { in: 'header', name: 'authorization', scheme: 'Basic' },
      isRequired: true,
      scheme: 'b',
    },
  },
  {
    about: 'a token of OAuth 2, which is a bearer token (RFC 6750)',
    text: `security: [{ o: [] }]\n${OPERATION}${schemes('o: { type: oauth2, flows: {} }')}`,
    want: { credential: BEARER, isRequired: true, scheme: 'o' },
  },
  {
    about: 'the first scheme of the requirements, not of the components',
    text: `security: [{ t: [] }, { k: [] }]\n${OPERATION}${schemes(`${KEY}, ${TOKEN}`)}`,
    want: { credential: BEARER, isRequired: true, scheme: 't' },
  },
  {
    about: 'the first scheme that clients can send',
    text: `security: [{ m: [] }, { k: [] }]\n${OPERATION}${schemes(`m: { type: mutualTLS }, ${KEY}`)}`,
    want: { credential: { in: 'header', name: 'X-Key' }, isRequired: true, scheme: 'k' },
  },
  {
    about: 'optional, where an empty requirement allows none',
    text: `security: [{}, { t: [] }]\n${OPERATION}${schemes(TOKEN)}`,
    want: { credential: BEARER, isRequired: false, scheme: 't' },
  },
  {
    about: 'optional, where an operation needs none',
    text: `security: [{ t: [] }]\n${OPEN}${schemes(TOKEN)}`,
    want: { credential: BEARER, isRequired: false, scheme: 't' },
  },
  {
    about: 'optional, where no requirement names the scheme',
    text: `${OPERATION}${schemes(KEY)}`,
    want: { credential: { in: 'header', name: 'X-Key' }, isRequired: false, scheme: 'k' },
  },
  {
    about: 'optional, where the document has no security',
    text: OPERATION,
    want: { credential: BEARER, isRequired: false },
  },
])('authentication is $about', async ({ text, want }) => {
  expect(await authenticationOf(text)).toEqual(want);
});
