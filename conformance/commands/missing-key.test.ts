import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { checkDocument } from './testing/check-document.js';

// A server that requires a key for all but its health, and documents that say so.

const one = (statuses: string): string => `responses: { ${statuses} }`;
const json =
  "'200': { description: R, content: { application/json: { schema: { type: array } } } }";
const health = `\n  /health: { get: { operationId: health, security: [], ${one(json)} } }`;
const stars = `\n  /stars: { get: { operationId: listStars, ${one(json)} } }`;
const star = `\n  /stars/{starId}: { get: { operationId: getStar, parameters: [{ name: starId, in: path, required: true, schema: { type: integer }, example: 7 }], ${one(json)} } }`;
const schemes = {
  key: 'obsKey: { type: apiKey, in: header, name: X-Obs-Key }',
  basic: 'user: { type: http, scheme: basic }',
  session: 'sid: { type: apiKey, in: cookie, name: obs_sid }',
};
const me = `\n  /me: { get: { operationId: me, security: [{ sid: [] }], ${one(json)} } }`;

function documentOf(paths: string, security: string, declared: readonly string[]): string {
  return `openapi: 3.1.0
info: { title: Night Sky, version: '1' }
security: [${security}]
paths:${paths}
components: { securitySchemes: { ${declared.join(', ')} } }
`;
}

function guarded(
  isRight: (headers: IncomingHttpHeaders) => boolean,
  status = 401,
): RequestListener {
  return ({ headers, url = '' }, response) => {
    const type = { 'content-type': 'application/json' };
    if (url === '/health') return response.writeHead(200, type).end('[]');
    if (url === '/me' && headers.cookie === 'obs_sid=s-1') {
      return response.writeHead(200, type).end('[]');
    }
    if (!isRight(headers)) return response.writeHead(status, type).end('{"error":"no"}');
    const isKnown = /^\/stars(?:\/7)?$/.test(url);
    return response.writeHead(isKnown ? 200 : 404, type).end('[]');
  };
}

const byKey = (headers: IncomingHttpHeaders): boolean => headers['x-obs-key'] === 'k-1';
const none = (): boolean => false;
const two = [schemes.key, schemes.session];

test.each([
  {
    given: 'one scheme',
    document: documentOf(stars, '{ obsKey: [] }', [schemes.key]),
    hint: 'URL requires a key (status 401); pass it with --api-key KEY or in NIGHT_SKY_API_KEY',
  },
  {
    given: 'one of two schemes, with a public operation first',
    document: documentOf(health + stars + me, '{ obsKey: [] }', two),
    hint: 'URL requires a key (status 401); pass it with --api-key obsKey=KEY or in NIGHT_SKY_OBS_KEY_API_KEY',
  },
  {
    given: 'operations that all have a parameter',
    document: documentOf(star, '{ obsKey: [] }', [schemes.key]),
    hint: 'URL requires a key (status 401); pass it with --api-key KEY or in NIGHT_SKY_API_KEY',
  },
  {
    given: 'HTTP Basic',
    document: documentOf(health + stars, '{ user: [] }', [schemes.basic]),
    hint: 'URL requires a key (status 401); pass it with --api-key user:password or in NIGHT_SKY_API_KEY',
  },
  {
    given: 'two schemes at once',
    document: documentOf(health + stars, '{ obsKey: [], user: [] }', [schemes.key, schemes.basic]),
    hint: 'URL requires a key (status 401); pass it with --api-key obsKey=KEY and --api-key user=user:password or in NIGHT_SKY_OBS_KEY_API_KEY and NIGHT_SKY_USER_API_KEY',
  },
  {
    given: 'a scheme that no key fits',
    document: documentOf(health + stars, '{ tls: [] }', ['tls: { type: mutualTLS }']),
    hint: "URL requires a key (status 401); pass it with --header 'Name: $VARIABLE'",
  },
])('without a key, $given stops the run before its cases', async ({ document, hint }) => {
  const { code, text, requests } = await checkDocument({ document, respond: guarded(byKey) });
  expect(text).toBe(hint);
  expect(requests).not.toContain('GET /stars/7');
  expect(code).toBe(2);
});

test('status 403 without a key stops the run, too', async () => {
  const document = documentOf(health + stars, '{ obsKey: [] }', [schemes.key]);
  const { code, text } = await checkDocument({ document, respond: guarded(byKey, 403) });
  expect(text).toContain('URL requires a key (status 403)');
  expect(code).toBe(2);
});

test.each([
  {
    given: 'a wrong key',
    document: documentOf(health + stars, '{ obsKey: [] }', [schemes.key]),
    apiKey: ['k-2'],
    hint: 'URL rejects the key (status 401); pass another with --api-key KEY or in NIGHT_SKY_API_KEY',
  },
  {
    given: 'a wrong key of one of two schemes',
    document: documentOf(health + stars + me, '{ obsKey: [] }', two),
    apiKey: ['obsKey=k-2'],
    hint: 'URL rejects the key (status 401); pass another with --api-key obsKey=KEY or in NIGHT_SKY_OBS_KEY_API_KEY',
  },
  {
    given: 'a wrong user',
    document: documentOf(stars, '{ user: [] }', [schemes.basic]),
    apiKey: ['ada:no'],
    hint: 'URL rejects the key (status 401); pass another with --api-key user:password or in NIGHT_SKY_API_KEY',
  },
])('$given stops the run, and is not a violation', async ({ document, apiKey, hint }) => {
  const { code, text } = await checkDocument({ document, apiKey, respond: guarded(byKey) });
  expect(text).toBe(hint);
  expect(code).toBe(2);
});

test.each([401, 403])(
  'a right key that one operation rejects with status %i does not stop the run',
  async (status) => {
    const admin = `\n  /admin: { get: { operationId: admin, ${one(json)} } }`;
    const document = documentOf(admin + stars, '{ obsKey: [] }', [schemes.key]);
    const { text, requests } = await checkDocument({
      document,
      apiKey: ['k-1'],
      respond: (request, response) => {
        const isRight = request.url !== '/admin';
        guarded((headers) => isRight && byKey(headers), status)(request, response);
      },
    });
    expect(text).not.toContain('Stopped');
    expect(text).toContain('1 passed, 0 warned, 0 failed');
    expect(requests).toContain('GET /admin');
  },
);

test('a wrong key that every operation rejects with status 403 stops the run', async () => {
  const document = documentOf(health + stars, '{ obsKey: [] }', [schemes.key]);
  const respond = guarded(byKey, 403);
  const { code, text } = await checkDocument({ document, apiKey: ['k-2'], respond });
  expect(text).toContain('URL rejects the key (status 403)');
  expect(code).toBe(2);
});

test('cases of public operations are run without a key', async () => {
  const document = documentOf(health + stars, '{ obsKey: [] }', [schemes.key]);
  const only = ['examples/health/**'];
  const { code, text } = await checkDocument({ document, only, respond: guarded(none) });
  expect(text).toContain('1 passed, 0 warned, 0 failed');
  expect(code).toBe(0);
});

test('the right key of the right scheme is enough', async () => {
  const document = documentOf(stars + health, '{ obsKey: [] }', two);
  const environment = { NIGHT_SKY_API_KEY: 'k-1' };
  const { code, text } = await checkDocument({ document, environment, respond: guarded(byKey) });
  expect(text).toContain('2 passed, 0 warned, 0 failed');
  expect(code).toBe(0);
});

test('the variable of the API stops a check before any request where several schemes could send it', async () => {
  const document = documentOf(stars + me, '{ obsKey: [] }', two);
  const environment = { NIGHT_SKY_API_KEY: 'k-1' };
  const { code, text, requests } = await checkDocument({
    document,
    environment,
    respond: guarded(byKey),
  });
  expect(text).toBe(
    'NIGHT_SKY_API_KEY is set, but the document has 2 security schemes; set the variable of the one that the key belongs to instead: NIGHT_SKY_OBS_KEY_API_KEY or NIGHT_SKY_SID_API_KEY, or pass --api-key obsKey=KEY or --api-key sid=KEY',
  );
  expect(requests).toEqual([]);
  expect(code).toBe(2);
});

test('--explain lists the option and the variable of each key', async () => {
  const document = documentOf(stars + me, '{ obsKey: [] }, { user: [] }', [...two, schemes.basic]);
  const { text } = await checkDocument({ document, explain: true, respond: guarded(byKey) });
  expect(text).toContain(`keys that its operations name:
  --api-key obsKey=KEY or NIGHT_SKY_OBS_KEY_API_KEY: sent in the header X-Obs-Key
  --api-key sid=KEY or NIGHT_SKY_SID_API_KEY: sent in the cookie obs_sid
  --api-key user=user:password or NIGHT_SKY_USER_API_KEY: sent by HTTP Basic`);
});
