import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { check } from '../../check.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { buildProfile, type ProfileDocument } from '../profile-format/build-profile.js';
import { serve, type RunningServer } from '../serve.js';
import type { ProxiedResponse } from '../testing/fault-proxy.js';
import { testValidatedLines } from '../testing/validated-lines.js';
import { startVendor, type Vendor, type VendorRequest } from '../testing/vendor-proxy.js';
import type { Result } from '../../verdict/result.js';
import { formatDifference } from '../../difference/difference.js';
import { atBody } from '../../difference/location.js';
import { absent } from '../../difference/reading.js';

// Servers that differ from OpenAI like those of vendors: proxies before the reference server.

const apiKey = 'sk-key-of-this-test';
let reference: RunningServer;
beforeAll(async () => {
  reference = await serve({ apiKey });
});
afterAll(() => reference.close());

const json = (status: number, value: unknown): ProxiedResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value)),
});
const rejection = (status: number, message: string): ProxiedResponse =>
  json(status, { error: { message, type: 'invalid_request_error', param: null, code: null } });

/** Changes the JSON of a success. */
function change(response: ProxiedResponse, how: (body: JsonObject) => unknown): ProxiedResponse {
  if (response.status >= 300 || response.headers['content-type'] !== 'application/json')
    return response;
  const body: unknown = JSON.parse(response.body.toString());
  return isJsonObject(body) ? json(response.status, how(body)) : response;
}

function withoutStatus(body: JsonObject): JsonObject {
  const { status, data, ...rest } = body;
  if (Array.isArray(data)) {
    return { ...rest, data: data.map((item) => withoutStatus(item as JsonObject)) };
  }
  return body['object'] === 'file' ? rest : { ...rest, status };
}

const isUpload = ({ path }: VendorRequest): boolean => path.startsWith('/uploads');
const isCreation = ({ method, path }: VendorRequest): boolean =>
  method === 'POST' && path === '/files';

interface Trait {
  readonly trait: string;
  readonly vendor: Vendor;
  readonly profile: Claims;
  /** The cases that are run. */
  readonly only: readonly string[];
  /** The findings without the profile: requirements, or why the run stopped. */
  readonly found: readonly string[];
}

const traits: readonly Trait[] = [
  {
    trait: 'requires the key in the header api-key',
    vendor: {
      changeRequest: ({
        headers: { authorization: _, 'api-key': key, ...headers },
        ...request
      }) => {
        if (key === undefined) return rejection(401, 'no api-key');
        return { ...request, headers: { ...headers, authorization: `Bearer ${key}` } };
      },
    },
    profile: { requests: { auth: { header: 'api-key' } } },
    only: ['auth/**', 'files/create/user-data', 'files/retrieve/**'],
    found: ['LIST-01'],
  },
  {
    trait: 'requires an api-version in the query, another path and a header',
    vendor: {
      changeRequest: ({ path, headers: { 'x-team': team, ...headers }, ...request }) => {
        const query = new URLSearchParams(path.split('?')[1]);
        const isRight = query.get('api-version') === '2024-10-21' && team === 'blue';
        if (!isRight || !path.startsWith('/openai/')) return rejection(404, 'no such resource');
        return {
          ...request,
          headers,
          path: path.slice('/openai'.length).replace(/[?&]api-version=[^&]*/, ''),
        };
      },
    },
    profile: {
      requests: {
        basePath: '/openai',
        headers: { 'x-team': 'blue' },
        query: { 'api-version': '2024-10-21' },
      },
    },
    only: ['files/create/user-data', 'files/list/limit', 'files/list/purpose', 'errors/unknown-*'],
    found: ['preflight/base-url'],
  },
  {
    trait: 'returns 201 for a creation and 204 for a deletion',
    vendor: {
      changeResponse: (response, request) => {
        if (response.status !== 200) return response;
        if (request.method === 'DELETE') return { status: 204, headers: {}, body: Buffer.alloc(0) };
        return isCreation(request) ? { ...response, status: 201 } : response;
      },
    },
    profile: { statuses: { createFile: [201], deleteFile: [204] } },
    only: ['files/create/user-data', 'files/delete/**', 'files/retrieve/**'],
    found: ['CREATE-01', 'DELETE-01'],
  },
  {
    trait: 'returns no status of files',
    vendor: { changeResponse: (response) => change(response, withoutStatus) },
    profile: { optional: ['FileObject.status'] },
    only: ['files/create/user-data', 'files/list/assistants', 'uploads/complete/two-parts'],
    found: ['FILE-07'],
  },
  {
    trait: 'accepts batch files only',
    vendor: {
      changeRequest: (request, body) =>
        isCreation(request) && /"purpose"\r\n\r\n(?!batch\r\n)/.test(body.toString('latin1'))
          ? json(400, {
              error: {
                message: 'only batch',
                type: 'invalid_request_error',
                param: 'purpose',
                code: null,
              },
            })
          : request,
    },
    profile: { purposes: { files: ['batch'] } },
    only: ['files/create/*', 'files/purpose/*', 'claims/unclaimed-purposes'],
    found: ['CREATE-02'],
  },
  {
    trait: 'has no Uploads API',
    vendor: {
      changeRequest: (request) => (isUpload(request) ? rejection(404, 'Invalid URL') : request),
    },
    profile: { absent: ['createUpload'] },
    only: ['uploads/**', 'files/create/user-data', 'claims/absent-endpoints'],
    found: ['ROUTE-01'],
  },
  {
    trait: 'rejects expires_after',
    vendor: {
      changeRequest: (request, body) =>
        isCreation(request) && body.includes('name="expires_after')
          ? rejection(400, 'no expiry here')
          : request,
    },
    profile: { expiry: { files: false } },
    only: ['files/create/expires-after*', 'claims/unclaimed-expiry'],
    found: ['EXPIRY-01'],
  },
  {
    trait: 'lists all files on one page, in another order',
    vendor: {
      changeRequest: (request) => {
        const [path = '', query] = request.path.split('?');
        return request.method === 'GET' && path === '/files' && query !== undefined
          ? { ...request, path: `${path}?order=asc` }
          : request;
      },
    },
    profile: { paging: { limit: false, after: false, order: false, purpose: false } },
    only: [
      'files/list/limit',
      'files/list/newest-first',
      'files/list/purpose',
      'files/retrieve/same-in-the-list',
      'files/delete/gone',
    ],
    found: ['LIST-05', 'LIST-06', 'LIST-09'],
  },
  {
    trait: 'expires Uploads after two hours',
    vendor: {
      changeResponse: (response) =>
        change(response, (body) =>
          body['object'] === 'upload'
            ? { ...body, expires_at: Number(body['created_at']) + 7200 }
            : body,
        ),
    },
    profile: { expiry: { upload: 7200 } },
    only: ['uploads/create/pending', 'uploads/complete/two-parts', 'uploads/cancel/pending'],
    found: ['UPLOAD-06'],
  },
  {
    trait: 'omits the code of errors, with a reason',
    vendor: {
      changeResponse: (response) =>
        response.status < 400
          ? response
          : json(response.status, {
              error: { message: 'no', type: 'invalid_request_error', param: 'id' },
            }),
    },
    profile: { waived: { 'ERROR-05': 'errors have no codes' } },
    only: ['files/retrieve/unknown-id', 'files/content/unknown-id'],
    found: ['ERROR-05'],
  },
];

type Claims = Omit<ProfileDocument, 'name' | 'sources'>;

async function run(
  { vendor, only }: Pick<Trait, 'vendor' | 'only'>,
  claims?: Claims,
): Promise<Result> {
  const sources = [{ at: 'this test', tells: ['requests'] }];
  const profile = claims && buildProfile({ ...claims, name: 'vendor', sources });
  const server = await startVendor(reference.url, vendor);
  try {
    return await check({ url: server.url, apiKey, only, profile });
  } finally {
    await server.close();
  }
}

describe.each(traits)('a server that $trait', ({ vendor, profile, only, found }) => {
  test('has no failure with a profile that says so', async () => {
    const result = await run({ vendor, only }, profile);
    expect(findingsOf(result)).toEqual([]);
    expect(result.stopped).toBeUndefined();
    expect(result.counts['could-not-run']).toBe(0);
    expect(result.counts.pass + result.counts.observed).toBeGreaterThan(0);
    expect(result.settings?.profile).toBe('vendor');
    expect(result.notes).toEqual(
      profile.optional === undefined
        ? []
        : ['by the profile vendor these may be absent or null: FileObject.status'],
    );
  });

  test('has findings without one, or is not the API at this base URL', async () => {
    const result = await run({ vendor, only });
    const requirements = findingsOf(result).map(({ requirement }) => requirement);
    const unjudged = result.cases.filter(({ verdict }) => verdict === 'could-not-run');
    const all = [...requirements, ...unjudged.map(({ name }) => name)];
    expect(all).toEqual(expect.arrayContaining([...found]));
  });
});

const page: ProxiedResponse = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: Buffer.from('<h1>Welcome</h1>'),
};

const broken: readonly (Pick<Trait, 'vendor' | 'profile'> & {
  readonly promise: string;
  readonly only: string;
  readonly violations: readonly unknown[];
})[] = [
  {
    promise: 'that there are no uploads, and returns an HTML page there',
    vendor: { changeRequest: (request) => (isUpload(request) ? page : request) },
    profile: { absent: ['createUpload'] },
    only: 'claims/absent-endpoints',
    violations: [
      'ROUTE-02 POST /uploads: status 200: "<h1>Welcome</h1>", not status 404, 405 or 501',
      'ROUTE-02 POST /uploads/upspec-nobody-has-this-id/parts: status 200: "<h1>Welcome</h1>", not status 404, 405 or 501',
    ],
  },
  {
    promise: 'to return 201 for a creation, and returns 200',
    vendor: {},
    profile: { statuses: { createFile: [201] } },
    only: 'files/create/user-data',
    violations: [expect.stringMatching(/^CREATE-01 POST \/files: status 200.*, not status 201$/)],
  },
  {
    promise: 'two purposes, and accepts one',
    vendor: {
      changeRequest: (request, body) =>
        isCreation(request) && body.includes('\r\n\r\nvision\r\n') ? rejection(400, 'no') : request,
    },
    profile: { purposes: { files: ['batch', 'vision'] } },
    only: 'files/purpose/each-claimed',
    violations: ['CREATE-02 POST /files: status 400: no, not status 200'],
  },
  {
    promise: 'no purpose other than batch, and fails with 500 on another one',
    vendor: {
      changeRequest: (request, body) =>
        isCreation(request) && body.includes('\r\n\r\nvision\r\n')
          ? { ...page, status: 500 }
          : request,
    },
    profile: { purposes: { files: ['batch'] } },
    only: 'claims/unclaimed-purposes',
    violations: [
      'ERROR-07 POST /files: status 500: "<h1>Welcome</h1>", not a rejection with status 4XX and the error envelope, or a File',
    ],
  },
  {
    promise: 'no expiry, and sets another one',
    vendor: {
      changeResponse: (response, request) =>
        isCreation(request) ? change(response, (body) => ({ ...body, expires_at: 1 })) : response,
    },
    profile: { expiry: { files: false } },
    only: 'claims/unclaimed-expiry',
    violations: ['EXPIRY-01 POST /files: 1, not absent, null or created_at + 3660'],
  },
  {
    promise: 'two hours for an Upload, and grants one',
    vendor: {},
    profile: { expiry: { upload: 7200 } },
    only: 'uploads/create/pending',
    violations: [
      expect.stringMatching(/^UPLOAD-06 .*created_at \+ 3600 .*not created_at \+ 7200$/),
    ],
  },
  {
    promise: 'an optional status, and returns one that does not exist',
    vendor: {
      changeResponse: (response) => change(response, (body) => ({ ...body, status: 'ready' })),
    },
    profile: { optional: ['FileObject.status'] },
    only: 'files/create/user-data',
    violations: [expect.stringMatching(/^FILE-07 POST \/files: "ready"/)],
  },
];

test.each(broken)(
  'a server that promises $promise is found',
  async ({ violations: outcome, ...given }) => {
    const { vendor, profile, only } = given;
    const result = await run({ vendor, only: [only] }, profile);
    const found = result.cases.flatMap(({ name, findings }) =>
      findings.map((finding) => {
        const { requirement, request } = finding;
        const { expected, actual } = formatDifference(finding);
        return `${name === only ? '' : name}${requirement} ${request}: ${actual}, not ${expected}`;
      }),
    );
    expect(found).toEqual(expect.arrayContaining([...outcome]));
  },
);

// All cases of files are in check-profile.slow.test.ts.
testValidatedLines({ only: ['files/create/*', 'schema/createFile/**'], passed: 30 });

test('a waived requirement is reported with its reason, and fails no server', async () => {
  const { vendor, profile, only } = traits.at(-1) ??
    broken[0] ?? { vendor: {}, profile: {}, only: [] };
  const { cases } = await run({ vendor, only: [only].flat() }, profile);
  expect(cases.map(({ name, verdict }) => [name, verdict])).toEqual([
    ['files/content/unknown-id', 'observed'],
    ['files/retrieve/unknown-id', 'observed'],
  ]);
  expect(cases[0]?.observations).toMatchObject([
    {
      requirement: 'ERROR-05',
      location: atBody('/error/code'),
      actual: absent,
      reason: 'errors have no codes',
    },
  ]);
});

test('a skipped case says what the profile does not have', async () => {
  const profile: Claims = { purposes: { files: ['batch'] }, absent: ['createUpload'] };
  const only = ['files/content/user-data', 'uploads/cancel/pending'];
  const { cases } = await run({ vendor: {}, only }, profile);
  expect(cases.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['skip', 'the profile vendor has no purpose "user_data"'],
    ['skip', 'the profile vendor has no POST /uploads'],
  ]);
});

test('the curl command of a finding sends the request of the kit', async () => {
  const profile: Claims = {
    requests: {
      basePath: '/openai',
      auth: { header: 'api-key' },
      headers: { 'x-team': 'blue' },
      query: { 'api-version': '1' },
    },
  };
  const vendor: Vendor = { changeRequest: () => json(200, { data: 1 }) };
  const { cases } = await run({ vendor, only: ['files/list/limit'] }, profile);
  expect(cases[0]?.findings[0]?.curl).toMatch(
    /^curl -sSi 'http:\/\/127\.0\.0\.1:\d+\/v1\/openai\/upspec-no-such-route\?api-version=1' (?:\\\n +)?-H "api-key: \$OPENAI_API_KEY" (?:\\\n +)?-H 'x-team: blue'/,
  );
});

function findingsOf({ cases }: Result) {
  return cases.flatMap(({ name, findings }) =>
    findings.map((finding) => ({
      name,
      requirement: finding.requirement,
      ...formatDifference(finding),
    })),
  );
}
