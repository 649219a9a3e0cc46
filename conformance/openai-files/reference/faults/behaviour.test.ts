import { describe, expect, test } from 'vitest';
import { serve, type RunningServer } from '../../serve.js';
import { call, form, json } from '../testing/test-client.js';

type JsonResponse = Record<string, unknown>;

/** Requests to a server, and the parts of its responses that are checked. */
type ServerCheck = (server: RunningServer) => Promise<unknown>;

let now = 1_780_000_000;
const clock = (): number => now * 1000;

async function inServer(fault: readonly string[], serverCheck: ServerCheck): Promise<unknown> {
  const server = await serve({ apiKey: 'right', fault, clock });
  try {
    return await serverCheck(server);
  } finally {
    await server.close();
  }
}

async function requestJson(
  server: RunningServer,
  line: string,
  init: RequestInit = {},
): Promise<JsonResponse> {
  return (await call(server, line, init)).body as JsonResponse;
}

async function status(
  server: RunningServer,
  line: string,
  init: RequestInit = {},
): Promise<number> {
  return (await call(server, line, init)).status;
}

const small = (content: string | Uint8Array<ArrayBuffer> = 'abc', name = 'a.txt'): RequestInit =>
  form(['purpose', 'user_data'], ['file', new File([content], name)]);
const make = (server: RunningServer, init: RequestInit = small()): Promise<string> =>
  requestJson(server, 'POST /files', init).then(({ id }) => String(id));
const named =
  (name: string): ServerCheck =>
  async (server) =>
    (await requestJson(server, 'POST /files', small('abc', name)))['filename'];
const kept =
  (content: string): ServerCheck =>
  async (server) => {
    const id = await make(server, small(content));
    return (await call(server, `GET /files/${id}/content`)).body;
  };
const withKey =
  (authorization: string): ServerCheck =>
  (server) =>
    status(server, 'GET /files', { headers: { Authorization: authorization } });
const withJson =
  (body: string | Uint8Array<ArrayBuffer>): ServerCheck =>
  (server) =>
    status(server, 'POST /uploads', { body, headers: { 'Content-Type': 'application/json' } });
const atPath =
  (path: (id: string) => string): ServerCheck =>
  async (server) =>
    status(server, `GET /files/${path(await make(server))}`);

async function startUpload(server: RunningServer, bytes: number): Promise<string> {
  const requested = { bytes, filename: 'u.txt', mime_type: 'text/plain', purpose: 'user_data' };
  return String((await requestJson(server, 'POST /uploads', json(requested)))['id']);
}
const data = (content: BlobPart): RequestInit => form(['data', new File([content], 'p')]);
const ofPart =
  (content: BlobPart): ServerCheck =>
  async (server) =>
    status(server, `POST /uploads/${await startUpload(server, 9)}/parts`, data(content));

/** Adds parts of one byte, in parallel or one by one. Returns the status of the completion. */
const completing =
  (count: number, atOnce: boolean): ServerCheck =>
  async (server) => {
    const upload = await startUpload(server, count);
    const add = (): Promise<string> =>
      requestJson(server, `POST /uploads/${upload}/parts`, data('x')).then(({ id }) => String(id));
    const ids: string[] = [];
    if (atOnce) ids.push(...(await Promise.all(Array.from({ length: count }, add))));
    else for (let created = 0; created < count; created += 1) ids.push(await add());
    return status(server, `POST /uploads/${upload}/complete`, json({ part_ids: ids }));
  };

/** Creates a file that expires, lets the time pass, and sends a request. */
const expired =
  (line: (id: string) => string): ServerCheck =>
  async (server) => {
    const rule = [
      ['expires_after[anchor]', 'created_at'],
      ['expires_after[seconds]', '3600'],
    ] as const;
    const init = form(['purpose', 'user_data'], ...rule, ['file', new File(['abc'], 'a')]);
    const id = await make(server, init);
    now += 3600;
    const { status: responded, body } = await call(server, line(id));
    return [responded, JSON.stringify(body).includes(`"id":"${id}"`)];
  };

const rows: readonly (readonly [
  fault: string,
  serverCheck: ServerCheck,
  right: unknown,
  wrong: unknown,
])[] = [
  ['auth-longer-key-taken', withKey('Bearer right-and-more'), 401, 200],
  ['auth-shorter-key-taken', withKey('Bearer righ'), 401, 200],
  ['auth-another-scheme-taken', withKey('Basic abc'), 401, 200],
  ['request-deep-json-500', withJson('['.repeat(1000) + ']'.repeat(1000)), 400, 500],
  ['request-bad-utf8-500', withJson(Uint8Array.of(0x22, 0xff, 0x22)), 400, 500],
  ['filename-cut-at-64', named('n'.repeat(70)), 'n'.repeat(70), 'n'.repeat(64)],
  ['filename-percent-decoded', named('100%41.txt'), '100%41.txt', '100A.txt'],
  ['filename-without-leading-dot', named('.env'), '.env', 'env'],
  ['filename-cut-at-semicolon', named('a;b.txt'), 'a;b.txt', 'a'],
  [
    'create-1-mib-at-most',
    (server) => status(server, 'POST /files', small('x'.repeat(1_100_000))),
    200,
    400,
  ],
  [
    'content-without-bom',
    async (server) => {
      const id = await make(server, small('\ufeffabc'));
      return (await call(server, `GET /files/${id}/content`)).headers.get('content-length');
    },
    '6',
    '3',
  ],
  [
    'content-cut-at-1-mb',
    async (server) => String(await kept('x'.repeat(1_000_001))(server)).length,
    1_000_001,
    1_000_000,
  ],
  ['retrieve-part-of-id-taken', atPath((id) => id.slice(0, 12)), 404, 200],
  ['retrieve-id-of-another-case', atPath((id) => id.toUpperCase()), 404, 200],
  ['retrieve-id-trimmed', atPath((id) => `${id}%20`), 404, 200],
  ['retrieve-path-resolved', atPath((id) => `x%2F..%2F${id}`), 404, 200],
  ['retrieve-content-path-resolved', atPath((id) => `x%2F..%2F${id}/content`), 404, 200],
  [
    'part-from-base64',
    async (server) => {
      const upload = await startUpload(server, 8);
      const { id } = await requestJson(server, `POST /uploads/${upload}/parts`, data('YWJjZGVm'));
      return status(server, `POST /uploads/${upload}/complete`, json({ part_ids: [id] }));
    },
    200,
    400,
  ],
  ['part-lost-in-parallel', completing(3, true), 200, 400],
  ['part-lost-in-parallel', completing(3, false), 200, 200],
  ['part-1-mib-at-most', ofPart('x'.repeat(1_100_000)), 200, 400],
  ['complete-100-parts-at-most', completing(101, false), 200, 400],
  ['complete-10-kb-at-most', completing(260, false), 200, 400],
  [
    'upload-listed-while-pending',
    async (server) => {
      const id = await startUpload(server, 9);
      return JSON.stringify((await call(server, 'GET /files')).body).includes(id);
    },
    false,
    true,
  ],
  [
    'upload-never-expires',
    async (server) => {
      const id = await startUpload(server, 9);
      now += 3600;
      return status(server, `POST /uploads/${id}/parts`, data('abc'));
    },
    400,
    200,
  ],
  ['expiry-not-enforced', expired((id) => `GET /files/${id}`), [404, false], [200, true]],
  ['expiry-not-enforced-in-list', expired(() => 'GET /files'), [200, false], [200, true]],
  ['expiry-not-enforced-in-list', expired((id) => `GET /files/${id}`), [404, false], [404, false]],
  [
    'expiry-not-enforced-in-content',
    expired((id) => `GET /files/${id}/content`),
    [404, false],
    [200, false],
  ],
];

describe('an injected fault that cases detect rarely or slowly', () => {
  test.each(rows)('%s', async (fault, serverCheck, right, wrong) => {
    expect(await inServer([], serverCheck)).toEqual(right);
    expect(await inServer([fault], serverCheck)).toEqual(wrong);
  });
});
