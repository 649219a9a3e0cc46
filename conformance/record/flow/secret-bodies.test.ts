import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secretLocationsOf } from '../../auth/secret-locations.js';
import { secretSpellings } from '../../auth/secret-spellings.js';
import { openaiFilesContract } from '../../openai-files/contract.js';
import { noBody, type Capture, type CapturedBody } from '../capture/capture.js';
import { contentOf } from '../capture/collect-content.js';
import { writeFixtures } from '../write-fixtures.js';
import { buildFixtures } from './build-fixtures.js';

// Secrets in every part of a message: none of their spellings is in a file that is written.

const locations = secretLocationsOf({
  securitySchemes: {
    gate: { kind: 'api-key', in: 'header', name: 'X-Gate' },
    app: { kind: 'api-key', in: 'query', name: 'app' },
    visit: { kind: 'api-key', in: 'cookie', name: 'visit' },
  },
  schemas: {
    Login: { properties: { phrase: { type: 'string', format: 'password' } } },
  },
  operations: {},
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upspec-secret-bodies-'));
});
afterAll(() => rm(folder, { recursive: true }));

const secret = "ümlaut/pass+w='rd 1";

function text(body: string): CapturedBody {
  return { kind: 'content', content: contentOf(Buffer.from(body), 10_000) };
}

function json(body: unknown): CapturedBody {
  return text(JSON.stringify(body));
}

function form(name: string, value: string): CapturedBody {
  return { kind: 'form', parts: [{ name, content: contentOf(Buffer.from(value), 10_000) }] };
}

const base64 = Buffer.from(`ada:${secret}`).toString('base64');
const latin1 = Buffer.from(secret).toString('latin1');

const bearers: Readonly<Record<string, Partial<Capture>>> = {
  'a header of a security scheme, repeated in a message': {
    requestHeaders: { 'x-gate': latin1 },
    response: json({ message: `the gate does not know ${secret}` }),
  },
  'a query of a security scheme, repeated percent-encoded': {
    path: `/files?app=${encodeURIComponent(secret)}`,
    response: json({ message: `see https://host/?q=${encodeURIComponent(secret)}` }),
  },
  'a cookie of a security scheme': {
    requestHeaders: { cookie: `visit=${encodeURIComponent(secret)}` },
    response: json({ message: secret }),
  },
  'HTTP Basic, repeated as it is and encoded': {
    requestHeaders: { authorization: `Basic ${base64}` },
    response: json({ message: `${base64} is ${secret}` }),
  },
  'JSON of a request': { method: 'POST', request: json({ user: { password: secret } }) },
  'a list in JSON': { method: 'POST', request: json({ tokens: [], token: [secret, secret] }) },
  'a token against forged requests': { method: 'POST', request: json({ _csrf: secret }) },
  'a property of the format password': { method: 'POST', request: json({ phrase: secret }) },
  'a form of names and values': {
    method: 'POST',
    request: text(`user=ada&password=${encodeURIComponent(secret)}&grant_type=password`),
  },
  'a form with plus signs': {
    method: 'POST',
    request: text(`password=${encodeURIComponent(secret).replaceAll('%20', '+')}`),
  },
  'a multipart field': { method: 'POST', request: form('password', secret) },
  'JSON in a multipart field': {
    method: 'POST',
    request: form('data', JSON.stringify({ client_secret: secret })),
  },
  'tokens that a login returns': {
    response: json({ access_token: secret, refresh_token: secret, data: { apiKey: secret } }),
  },
  'tokens that a login returns as a form': {
    response: text(`oauth_token=${encodeURIComponent(secret)}&oauth_token_secret=abcdefgh`),
  },
  'a set cookie': { responseHeaders: { 'set-cookie': `visit=${encodeURIComponent(secret)}` } },
};

async function write(captures: readonly Capture[], known?: readonly string[]): Promise<string> {
  const outDir = await mkdtemp(join(folder, 'out-'));
  const contract = openaiFilesContract();
  const from = 'http://127.0.0.1:1/v1';
  const options = { contract, contentLimit: 4096, from, locations, known };
  await writeFixtures(buildFixtures(captures, options).fixtures, outDir);
  const files = await readdir(outDir, { recursive: true, withFileTypes: true });
  const texts = files.filter((each) => each.isFile());
  const read = await Promise.all(
    texts.map((each) => readFile(join(each.parentPath, each.name), 'utf8')),
  );
  expect(read).not.toEqual([]);
  return read.join('\n');
}

function captureOf(changes: Partial<Capture>): Capture {
  return {
    method: 'GET',
    path: '/files',
    requestHeaders: {},
    request: noBody,
    status: 200,
    responseHeaders: {},
    response: json({ object: 'list', data: [], has_more: false }),
    respondedAt: 0,
    ...changes,
  };
}

function foundIn(written: string, value: string): readonly string[] {
  return secretSpellings(value).filter((spelling) => written.includes(spelling));
}

describe('a secret is in no written file', () => {
  test.each(Object.entries(bearers))('from %s', async (_, changes) => {
    const repeated = captureOf({
      respondedAt: 1,
      path: `/files/${encodeURIComponent(secret)}`,
      status: 404,
      response: json({ message: secret, encoded: base64 }),
    });
    const written = await write([captureOf(changes), repeated]);
    expect(foundIn(written, secret)).toEqual([]);
  });

  test.each([
    ['a form', text('user=ada&password=ab1&remember=yes'), 'user=ada&password=red&remember=yes'],
    ['JSON that breaks off', text('{"user":"ada","password":"ab1'), '"password\\":\\"red'],
    ['XML', text('<login><password>ab1</password></login>'), '<password>red</password>'],
    ['settings', text('user: ada\npassword: ab1\n'), 'user: ada\\npassword: red\\n'],
    [
      'a multipart field with JSON',
      form('data', '{"password":"ab1"}'),
      '{\\"password\\":\\"red\\"}',
    ],
  ])('however short it is, in %s', async (_, request, expected) => {
    const written = await write([captureOf({ method: 'POST', request })]);
    expect(written).not.toContain('ab1');
    expect(written).toContain(expected);
  });

  test('from a text, if it was given', async () => {
    const response = json({ message: `${secret}, ${base64}, ${encodeURIComponent(secret)}` });
    const captures = [captureOf({ response })];
    expect(foundIn(await write(captures), secret)).not.toEqual([]);
    expect(foundIn(await write(captures, [secret]), secret)).toEqual([]);
  });
});

test('what is not a secret keeps its bytes', async () => {
  const request = text('user=a+b%20c&token_type=bearer&limit=2');
  expect(await write([captureOf({ method: 'POST', request })])).toContain(
    '"text": "user=a+b%20c&token_type=bearer&limit=2"',
  );
});
