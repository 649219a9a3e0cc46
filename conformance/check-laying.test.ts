import { expect, test } from 'vitest';
import { check } from './check.js';
import { isJsonObject, type JsonObject } from './json/json-object.js';
import { parseJson } from './json/parse-json.js';
import { serve } from './serve.js';
import { startFaultyProxy, type Answer, type ProxyFault } from './testing/faulty-proxy.js';

// One thing is wrong with a server, and every case is played: what it is accused of must be that.

const apiKey = 'sk-key-of-this-test';

/** Changes the JSON of some answers. */
function changing(
  isMeant: (answer: Answer, path: string) => boolean,
  change: (body: JsonObject) => unknown,
): ProxyFault {
  return {
    answer: (answer, path) => {
      const parsed = parseJson(answer.body.toString());
      if (!parsed.ok || !isJsonObject(parsed.value) || !isMeant(answer, path)) return answer;
      return { ...answer, body: Buffer.from(JSON.stringify(change(parsed.value))) };
    },
  };
}

function failing(isMeant: (path: string) => boolean, status: number): ProxyFault {
  const error = { message: 'Oops', type: 'server_error', param: null, code: null };
  return {
    answer: (answer, path) =>
      isMeant(path) ? { ...answer, status, body: Buffer.from(JSON.stringify({ error })) } : answer,
  };
}

/** Answers every second one of some requests in its own way. */
function everyOther(isMeant: (path: string) => boolean, given: Answer): ProxyFault {
  let asked = 0;
  return {
    answer: (answer, path) => {
      if (!isMeant(path) || answer.status !== 200) return answer;
      asked += 1;
      return asked % 2 === 0 ? given : answer;
    },
  };
}

const isCreation = ({ status }: Answer, path: string): boolean =>
  status === 200 && path === '/files';

test.concurrent.each<[string, ProxyFault, readonly string[]]>([
  [
    'counts a byte too many when a file is made',
    changing(isCreation, (body) => ({ ...body, bytes: Number(body['bytes']) + 1 })),
    ['FILE-03', 'FILE-09'],
  ],
  [
    'reports another size and purpose than it was sent when a file is made',
    changing(isCreation, (body) => ({ ...body, bytes: 727_570, purpose: 'fine-tune' })),
    ['FILE-03', 'FILE-06', 'FILE-09'],
  ],
  [
    'tells another code with a refusal of 400',
    changing(
      ({ status }) => status === 400,
      (body) => ({ error: { ...(body['error'] as JsonObject), code: 'invalid_value' } }),
    ),
    [],
  ],
  ['fails at every download', failing((path) => path.endsWith('/content'), 500), ['CONTENT-01']],
  ['fails at every part', failing((path) => path.endsWith('/parts'), 503), ['PART-01']],
  [
    'redirects every other download',
    everyOther((path) => path.endsWith('/content'), {
      status: 307,
      headers: { location: '/storage/content?signature=secret' },
      body: Buffer.alloc(0),
    }),
    ['CONTENT-01'],
  ],
  [
    'refuses long pages',
    failing((path) => Number(/limit=(\d+)/.exec(path)?.[1]) > 1000, 400),
    ['LIST-17'],
  ],
  [
    'makes an expiry up',
    changing(isCreation, (body) => ({
      ...body,
      expires_at: body['expires_at'] ?? Number(body['created_at']) + 31_536_000,
    })),
    ['EXPIRY-03', 'FILE-09'],
  ],
])('a server that %s is accused of that alone', async (_, fault, want) => {
  const reference = await serve({ apiKey });
  const proxy = await startFaultyProxy(reference.url, fault);
  expect(await requirementsTold(proxy.url)).toEqual(new Set(want));
  await proxy.close();
  await reference.close();
});

// Faults of what many cases meet on their way: each of them must tell the same.
test.concurrent.each([
  ['error-as-html', 'ERROR-09'],
  ['file-time-in-milliseconds', 'FILE-04'],
  ['upload-time-in-milliseconds', 'UPLOAD-05'],
  ['complete-newest-first', 'COMPLETE-03'],
  ['complete-file-id-only', 'COMPLETE-02'],
  ['content-redirected', 'CONTENT-01'],
])('a server with %s breaks %s alone', async (fault, want) => {
  const reference = await serve({ apiKey, fault: [fault] });
  expect(await requirementsTold(reference.url)).toEqual(new Set([want]));
  await reference.close();
});

/** What all cases together say that a server breaks. */
async function requirementsTold(url: string): Promise<ReadonlySet<string>> {
  const only = ['files/**', 'uploads/**', 'auth/**', 'schema/**'];
  const { cases } = await check({ url, apiKey, only, skip: ['uploads/limits/*'], jobs: 8 });
  return new Set(cases.flatMap(({ findings }) => findings.map(({ requirement }) => requirement)));
}
