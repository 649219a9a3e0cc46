import type { SecurityScheme } from '@upspec/document';
import { execFile } from 'node:child_process';
import type { IncomingMessage, RequestListener } from 'node:http';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { KeyKind } from '../auth/credential.js';
import { openCredentials } from '../auth/open-credentials.js';
import { readCertificates } from '../auth/read-certificates.js';
import { openai } from '../openai-files/profile-format/openai.js';
import type { RequestStyle } from '../profile-format/profile.js';
import type { WireRequest } from '../replay/build-request.js';
import { openTransport, type Transport } from '../replay/transport.js';
import { startSecureTarget, testCertificate } from '../testing/start-secure-target.js';
import { startTarget, type StartedTarget } from '../testing/start-target.js';
import { formatCurl } from './curl.js';

// What the kit sends and what its printed commands send, by a shell that has the key in a variable.

const run = promisify(execFile);
let plain: StartedTarget;
let secure: StartedTarget;
let seen: string[] = [];

const respond: RequestListener = (request, response) => {
  request.resume();
  request.on('end', () => {
    seen.push(credentialsIn(request));
    response.end('{}');
  });
};

/** The parts of a request that carry its credentials, with the query decoded. */
function credentialsIn({ url = '', headers }: IncomingMessage): string {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const query = JSON.stringify([...searchParams]);
  const { authorization = '-', cookie = '-' } = headers;
  return [pathname, query, authorization, cookie, String(headers['x-key'])].join(' | ');
}

beforeAll(async () => {
  plain = await startTarget(respond);
  secure = await startSecureTarget(respond);
});
afterAll(async () => {
  await plain.close();
  await secure.close();
});

const wrong = 'sk-upspec-this-key-is-wrong';
const none = '/v1/pets | [["limit","1"]] | - | - | undefined';

const kinds: readonly {
  readonly kind: string;
  readonly scheme: SecurityScheme;
  readonly key: string;
  readonly right: string;
  readonly wrong: string;
  readonly shows: string;
}[] = [
  {
    kind: 'a key in a header',
    scheme: { kind: 'api-key', in: 'header', name: 'X-Key' },
    key: 'k$HOME`id`"\'\\',
    right: '/v1/pets | [["limit","1"]] | - | - | k$HOME`id`"\'\\',
    wrong: `/v1/pets | [["limit","1"]] | - | - | ${wrong}`,
    shows: '-H "x-key: $PETS_API_KEY"',
  },
  {
    kind: 'a key in the query',
    scheme: { kind: 'api-key', in: 'query', name: 'key' },
    key: 'abc-123_x',
    right: '/v1/pets | [["limit","1"],["key","abc-123_x"]] | - | - | undefined',
    wrong: `/v1/pets | [["limit","1"],["key","${wrong}"]] | - | - | undefined`,
    shows: '/v1/pets?limit=1&key=$PETS_API_KEY"',
  },
  {
    kind: 'a key in the query that a URL has to encode',
    scheme: { kind: 'api-key', in: 'query', name: 'the key' },
    key: 'a b&c=d/ü+%41$HOME',
    right: '/v1/pets | [["limit","1"],["the key","a b&c=d/ü+%41$HOME"]] | - | - | undefined',
    wrong: `/v1/pets | [["limit","1"],["the key","${wrong}"]] | - | - | undefined`,
    shows: '&the%20key=$(printf %s "$PETS_API_KEY" | od -An -v -tx1 | xargs printf %%%s)"',
  },
  {
    kind: 'a key in a cookie',
    scheme: { kind: 'api-key', in: 'cookie', name: 'session' },
    key: 'abc$HOME',
    right: '/v1/pets | [["limit","1"]] | - | session=abc$HOME | undefined',
    wrong: `/v1/pets | [["limit","1"]] | - | session=${wrong} | undefined`,
    shows: '-b "session=$PETS_API_KEY"',
  },
  {
    kind: 'a user and a password',
    scheme: { kind: 'basic' },
    key: 'ada:a long password: ü$HOME"',
    right:
      '/v1/pets | [["limit","1"]] | Basic YWRhOmEgbG9uZyBwYXNzd29yZDogw7wkSE9NRSI= | - | undefined',
    wrong:
      '/v1/pets | [["limit","1"]] | Basic dXBzcGVjOnNrLXVwc3BlYy10aGlzLWtleS1pcy13cm9uZw== | - | undefined',
    shows: '-u "$PETS_API_KEY"',
  },
  {
    kind: 'a token',
    scheme: { kind: 'bearer' },
    key: 'tok.en-123',
    right: '/v1/pets | [["limit","1"]] | Bearer tok.en-123 | - | undefined',
    wrong: `/v1/pets | [["limit","1"]] | Bearer ${wrong} | - | undefined`,
    shows: '-H "Authorization: Bearer $PETS_API_KEY"',
  },
];

function styleOf(scheme: SecurityScheme, key: string): RequestStyle {
  const contract = {
    title: 'Pets API',
    securitySchemes: { key: scheme },
    operations: { listPets: { method: 'GET', path: '/pets', security: [['key']] } as const },
  };
  const { authentication, headers, secrets } = openCredentials(contract, { apiKeys: [key] });
  return { basePath: '', query: {}, auth: openai.requests.auth, authentication, headers, secrets };
}

async function withTransport(
  url: string,
  style: RequestStyle,
  use: (transport: Transport) => Promise<unknown>,
): Promise<void> {
  seen = [];
  const transport = openTransport({
    baseUrl: new URL(url),
    timeout: 10_000,
    connections: 1,
    style,
  });
  await use(transport);
  transport.close();
}

function wireRequest(auth: KeyKind): WireRequest {
  return { method: 'GET', path: '/pets?limit=1', headers: {}, auth };
}

async function runCommand(command: string, key: string): Promise<string> {
  const env = { PATH: process.env['PATH'], PETS_API_KEY: key };
  return (await run('sh', ['-c', command], { env })).stdout;
}

describe.each(kinds)('$kind', ({ scheme, key, right, wrong: wrongly, shows }) => {
  test.each([
    ['right', right],
    ['wrong', wrongly],
    ['none', none],
  ] as const)(
    'is sent %s, from the kit and from the command that it prints',
    async (auth, sent) => {
      const style = styleOf(scheme, key);
      await withTransport(plain.url, style, async (transport) => {
        await transport.send(wireRequest(auth));
        const command = formatCurl(wireRequest(auth), { baseUrl: plain.url, style });
        await runCommand(command, key);
        const { target, headers } = transport.headOf(wireRequest(auth));
        const reported = `${command} ${target} ${JSON.stringify(headers)}`;
        expect(reported).not.toContain(key);
        expect(reported).not.toContain('OPENAI');
      });
      expect(seen).toEqual([sent, sent]);
    },
  );

  test('is a variable in the command', () => {
    expect(
      formatCurl(wireRequest('right'), { baseUrl: plain.url, style: styleOf(scheme, key) }),
    ).toContain(shows);
  });

  test('is sent in raw requests, from the kit and from the command', async () => {
    const style = styleOf(scheme, key);
    await withTransport(plain.url, style, async (transport) => {
      const { sent } = await transport.sendRaw({
        method: 'GET',
        path: '/pets?limit=1',
        build: ({ path, host, authorization }) =>
          Buffer.from(
            `GET ${path} HTTP/1.1\r\nhost: ${host}\r\n${authorization}connection: close\r\n\r\n`,
          ),
      });
      const command = formatCurl(sent, { baseUrl: plain.url, style });
      expect(command).not.toContain(key);
      await runCommand(command, key);
    });
    expect(seen).toEqual([right, right]);
  });
});

test('a cookie with the key is sent beside other cookies', async () => {
  const style = styleOf({ kind: 'api-key', in: 'cookie', name: 'session' }, 'abc');
  const request = { ...wireRequest('right'), headers: { cookie: 'theme=dark; a="$b"' } };
  await withTransport(plain.url, style, async (transport) => {
    await transport.send(request);
    await runCommand(formatCurl(request, { baseUrl: plain.url, style }), 'abc');
  });
  const sent = '/v1/pets | [["limit","1"]] | - | theme=dark; a="$b"; session=abc | undefined';
  expect(seen).toEqual([sent, sent]);
});

describe('a server with a private certificate', () => {
  const right = '/v1/pets | [["limit","1"]] | Bearer t-1 | - | undefined';
  const bearer = styleOf({ kind: 'bearer' }, 't-1');
  const build = (line: { readonly path: string; readonly authorization: string }): Buffer =>
    Buffer.from(`GET ${line.path} HTTP/1.1\r\nhost: x\r\n${line.authorization}\r\n`);
  const raw = { method: 'GET', path: '/pets?limit=1', build };

  test('is trusted by its certificate, in requests, raw requests and commands', async () => {
    const style = { ...bearer, trusted: await readCertificates(testCertificate) };
    await withTransport(secure.url, style, async (transport) => {
      expect((await transport.send(wireRequest('right'))).status).toBe(200);
      const { sent, received } = await transport.sendRaw(raw);
      expect(received.status).toBe(200);
      await runCommand(formatCurl(wireRequest('right'), { baseUrl: secure.url, style }), 't-1');
      const command = formatCurl(sent, { baseUrl: secure.url, style });
      expect(command).toContain(`openssl s_client -quiet -CAfile '${testCertificate}'`);
    });
    expect(seen).toEqual([right, right, right]);
  });

  test('is not trusted without it', async () => {
    await withTransport(secure.url, bearer, async (transport) => {
      const message = /certificate or TLS set-up that is not trusted/;
      await expect(transport.send(wireRequest('right'))).rejects.toThrow(message);
      await expect(transport.sendRaw(raw)).rejects.toThrow(message);
    });
    expect(seen).toEqual([]);
  });
});
