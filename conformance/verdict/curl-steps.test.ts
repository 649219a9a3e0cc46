import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { check } from '../check.js';
import { loadContract } from '../openai-files/load-contract.js';
import { serve } from '../openai-files/serve.js';
import { buildRequest, type WireRequest } from '../replay/build-request.js';
import { formatSteps } from './curl-steps.js';
import { readStep, type Step } from './step.js';
import { absent, formatReading } from '../difference/reading.js';

const run = promisify(execFile);
const { described } = loadContract();
const apiKey = 'sk-key-of-this-test';

/** What a finding's command prints, in a shell that knows the key and nothing else. */
async function show(curl: string): Promise<string> {
  const env = { ...process.env, OPENAI_API_KEY: apiKey };
  return (await run('sh', ['-c', curl], { env, encoding: 'latin1' })).stdout;
}

describe('the command of a finding alone shows on a fresh server', () => {
  test.each([
    ['delete-still-retrieved', 'files/delete/gone', /^HTTP\/1.1 200 OK[^]*"object":"file"/],
    ['content-trimmed', 'files/content/boundary-inside', /^HTTP\/1.1 200 OK/],
    ['content-of-another-name', 'files/content/sentiment', /content-disposition: attachment/i],
    ['complete-another-purpose', 'uploads/complete/one-part', /"status":"completed"/],
    ['complete-in-order-of-arrival', 'uploads/complete/order-reversed', /^HTTP\/1.1 200 OK/],
    ['complete-after-cancellation', 'uploads/complete/after-cancellation', /"completed"/],
    ['delete-same-name-too', 'files/delete/others-stay', /^HTTP\/1.1 404/],
    ['retrieve-part-of-id-taken', 'files/retrieve/id-beginning', /^HTTP\/1.1 200 OK/],
    ['retrieve-id-of-another-case', 'files/retrieve/id-another-case', /^HTTP\/1.1 200 OK/],
  ])('what %s does', async (violation, only, want) => {
    const server = await serve({ apiKey, fault: [violation] });
    const { cases } = await check({ url: server.url, apiKey, only: [only] });
    const [finding] = cases.flatMap(({ findings }) => findings);
    await server.close();
    const fresh = await serve({ apiKey, fault: [violation], port: server.port });
    const shown = await show(finding?.curl ?? '').finally(() => fresh.close());
    expect(finding?.curl).toMatch(/(?:\b(?:id|a)=[/a-z\\\n]*|set -- )\$\(/);
    expect(shown).toMatch(want);
  });
});

test.each([
  ['upload-life-renewed', 'uploads/complete/created-with-its-upload', 'expires_at'],
  ['part-same-id-for-same-bytes', 'uploads/parts/same-bytes-twice', 'id'],
])(
  'what %s returned before is shown beside what it returns then',
  async (violation, only, property) => {
    const server = await serve({ apiKey, fault: [violation] });
    const { cases } = await check({ url: server.url, apiKey, only: [only] });
    const [finding] = cases.flatMap(({ findings }) => findings);
    const { curl = '', expected = absent } = finding ?? {};
    await server.close();
    const fresh = await serve({ apiKey, fault: [violation], port: server.port });
    const env = { ...process.env, OPENAI_API_KEY: apiKey };
    const reported = await run('sh', ['-c', curl], { env }).finally(() => fresh.close());
    const valuesOf = (text: string): readonly string[] =>
      [...text.matchAll(new RegExp(`"${property}":("?)([\\w-]+)\\1`, 'g'))].map(
        ([, , value = '']) => value,
      );
    const before = valuesOf(reported.stderr);
    const [now = ''] = valuesOf(reported.stdout);
    expect(formatReading(expected)).toMatch(/as returned before|no other object/);
    // A renewed time differs from the first one; an id that was assigned twice does not.
    expect(before.includes(now)).toBe(property === 'id');
  },
);

const create: WireRequest = {
  method: 'POST',
  path: '/files',
  headers: {},
  auth: 'none',
  body: { text: 'x' },
  bytes: Buffer.from('x'),
};

function step(sent: WireRequest, response: string, status = 200): Step | undefined {
  return readStep(described, sent, { status, bytes: Buffer.from(response) });
}

function wireRequest(method: string, path: string): WireRequest {
  return { method, path, headers: {}, auth: 'none' };
}

const baseUrl = 'http://127.0.0.1:1/v1';
const post = (path: string): string => `curl -sS ${baseUrl}${path} -H content-type: -d x`;
const first = `awk -F\\" '{print>"/dev/stderr";print$4}'`;
const last = `sed -ne 'w /dev/stderr' -e 's/.*"id": *"\\([^"]*\\).*/\\1/p'`;

const sender = `Q() { curl -gsS "${baseUrl}$@"; }`;

const createUpload = { ...create, path: '/uploads' };
const addPart = { ...create, path: '/uploads/upload_1/parts' };
const complete = { ...create, path: '/uploads/upload_1/complete' };

describe('a command comes after those that it needs', () => {
  test.each([
    {
      title: 'none where it names nothing that was made',
      steps: [step(create, '{"id":"file-aaa"}')],
      requested: wireRequest('GET', '/files/unknown'),
      want: [`curl -sSi ${baseUrl}/files/unknown`],
    },
    {
      title: 'the one that made what it names',
      steps: [step(create, '{"id":"file-aaa"}'), step(create, '{"id":"file-bbb"}')],
      requested: wireRequest('GET', '/files/file-bbb'),
      want: [`id=$(${post('/files')} | ${first})`, `curl -gsSi "${baseUrl}/files/$id"`],
    },
    {
      title: 'those that changed it since',
      steps: [
        step(create, '{"object":"file","id":"file-aaa"}'),
        step(wireRequest('DELETE', '/files/file-aaa'), '{"id":"file-aaa","deleted":true}'),
      ],
      requested: wireRequest('GET', '/files/file-aaa'),
      want: [
        sender,
        `id=/files/$(Q /files -H content-type: -d x | ${first.replace('4', '8')})`,
        'Q "$id" -X DELETE >&2',
        'Q "$id" -i',
      ],
    },
    {
      title: 'all that made something, where it lists',
      steps: [step(create, '{"id": "file-aaa"}'), step(create, '{"error":{}}', 400)],
      requested: wireRequest('GET', '/files?limit=1'),
      want: [`${post('/files')} >&2`, `curl -sSi '${baseUrl}/files?limit=1'`],
    },
    {
      title: 'the Upload and the parts of which a file was made',
      steps: [
        step(createUpload, '{"id":"upload_1"}'),
        step(addPart, '{"id":"part_11"}'),
        step(complete, '{"id":"upload_1","file":{"id":"file-aaa"}}'),
      ],
      requested: wireRequest('GET', '/files/file-aaa'),
      want: [
        sender,
        `a=/uploads/$(Q /uploads -H content-type: -d x | ${first})`,
        'Q "$a/parts" -H content-type: -d x >&2',
        `b=$(Q "$a/complete" -H content-type: -d x | ${first.replace('4', '10')})`,
        'Q "/files/$b" -i',
      ],
    },
  ])('$title', ({ steps, requested, want }) => {
    const done = steps.filter((each) => each !== undefined);
    const shown = { described, steps: done, sent: requested };
    expect(formatSteps(shown, { baseUrl }).split('\n')).toEqual(want);
  });

  test('the page from which it goes on, where a list is followed', () => {
    const steps = [step(create, '{"id":"file-aaa"}')];
    const script = formatSteps(
      {
        described,
        steps: steps.filter((each) => each !== undefined),
        sent: wireRequest('GET', '/files?after=file-aaa'),
        follows: {
          sent: wireRequest('GET', '/files?limit=2'),
          text: '{"data":[{"id":"file-other"},{"id":"file-aaa"}],"last_id":"file-aaa"}',
          property: 'id',
          parameter: 'after',
        },
      },
      { baseUrl },
    );
    expect(script.split('\n')).toEqual([
      sender,
      'Q /files -H content-type: -d x >&2',
      `id=$(Q '/files?limit=2' | ${last})`,
      'Q "/files?after=$id" -i',
    ]);
  });

  test('the page of one item, which is read at its position', () => {
    const script = formatSteps(
      {
        described,
        steps: [step(create, '{"id":"file-aaa"}')].filter((each) => each !== undefined),
        sent: wireRequest('GET', '/files?after=file-aaa'),
        follows: {
          sent: wireRequest('GET', '/files?limit=1'),
          text: '{"data":[{"id":"file-aaa"}]}',
          property: 'id',
          parameter: 'after',
        },
      },
      { baseUrl },
    );
    expect(script).toContain(
      `id=$(Q '/files?limit=1' | awk -F\\" '{print>"/dev/stderr";print$6}')`,
    );
  });

  test('several in a loop, also where their files differ by a number', () => {
    const named = (text: string, filename: string): WireRequest =>
      buildRequest({
        method: 'POST',
        path: '/files',
        auth: 'none',
        body: { multipart: [{ name: 'file', filename, text }] },
      });
    const steps = [
      step(named('to first', 'pets.txt'), '{"id":"file-aaa"}'),
      step(named('to other', 'pets-2.txt'), '{"id":"file-bbb"}'),
    ];
    const done = steps.filter((each) => each !== undefined);
    const sent = wireRequest('GET', '/files');
    expect(formatSteps({ described, steps: done, sent }, { baseUrl }).split('\n')).toEqual([
      `for n in first other; do printf 'to %s' "$n" | curl -sS ${baseUrl}/files -F "file=@-;filename=pets-$n.txt"; done >&2`,
      `curl -sSi ${baseUrl}/files`,
    ]);
  });

  test('none where they would be too many to read', () => {
    const steps = Array.from({ length: 26 }, (_, n) =>
      step({ ...create, path: `/files?n=${'x-'.repeat(n)}` }, `{"id":"file-${100 + n}"}`),
    );
    const done = steps.filter((each) => each !== undefined);
    const sent = wireRequest('GET', '/files');
    expect(formatSteps({ described, steps: done, sent }, { baseUrl })).toBe(
      `curl -sSi ${baseUrl}/files`,
    );
  });

  test.each([
    [3, `for n in 1 2 3; do ${post('/files')}; done >&2`],
    [110, `for n in $(seq 110); do ${post('/files')}; done >&2`],
  ])('one, over and over, where %d are the same', (count, want) => {
    const steps = Array.from({ length: count }, (_, n) => step(create, `{"id":"file-${100 + n}"}`));
    const done = steps.filter((each) => each !== undefined);
    const sent = wireRequest('GET', '/files');
    expect(formatSteps({ described, steps: done, sent }, { baseUrl }).split('\n')).toEqual([
      want,
      `curl -sSi ${baseUrl}/files`,
    ]);
  });
});
