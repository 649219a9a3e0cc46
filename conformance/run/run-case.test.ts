import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exitCodeOf } from '../verdict/exit-code.js';
import {
  afterPreflight,
  create,
  file,
  json,
  notFound,
  retrieve,
  writeSamples,
  type SampleFixtures,
} from '../testing/sample-fixtures.js';
import { atBody, atStatus } from '../difference/location.js';
import { statusOf, valueOf, words } from '../difference/reading.js';

let samples: SampleFixtures;

beforeEach(async () => {
  samples = await writeSamples();
});
afterEach(() => samples.remove());

test.each<[string, RequestListener, string]>([
  ['hangs', () => undefined, 'the target sent no whole response within 0.6 s'],
  [
    'speaks no HTTP',
    (request) => request.socket.end('hello\r\n\r\n'),
    'the target sends a response that is not HTTP (HPE_INVALID_CONSTANT)',
  ],
])('a server that %s could not be judged', async (_, response, reason) => {
  const options = { only: ['files/retrieve'], timeout: 600 };
  const result = await samples.run(afterPreflight(response), options);
  expect(result.cases).toMatchObject([{ verdict: 'could-not-run', reason, findings: [] }]);
  expect(exitCodeOf(result)).toBe(2);
});

test('a server that closes the connection of a request violates the requirement to respond', async () => {
  const options = { only: ['files/retrieve'] };
  const result = await samples.run(
    afterPreflight((request) => request.socket.destroy()),
    options,
  );
  expect(result.cases).toMatchObject([
    {
      name: 'files/retrieve',
      verdict: 'fail',
      findings: [
        {
          requirement: 'ERROR-16',
          actual: { text: 'no response: the target closed the connection' },
        },
      ],
    },
  ]);
  expect(exitCodeOf(result)).toBe(1);
});

test('a response without end is cut and reported', async () => {
  const chunk = Buffer.alloc(4 * 1024 * 1024);
  const result = await samples.run(
    afterPreflight((_, response) => {
      const endlessBody = (): void => void response.write(chunk, (error) => error ?? endlessBody());
      endlessBody();
    }),
    { only: ['files/retrieve'], timeout: 20_000 },
  );
  expect(result.cases[0]?.findings).toMatchObject([
    { location: atStatus, expected: statusOf(404) },
    { location: atBody(), actual: words('more than 1048576 bytes') },
  ]);
});

test('200 null for an unknown id is one finding', async () => {
  const result = await samples.run(afterPreflight(json(null)), { only: ['files/retrieve'] });
  expect(result.cases[0]?.findings).toMatchObject([
    {
      requirement: 'RETRIEVE-02',
      location: atStatus,
      expected: statusOf(404),
      actual: statusOf(200, ': null'),
      request: 'GET /files/fake_id',
    },
  ]);
});

test('JSON that is nested too deeply is rejected, not walked', async () => {
  const depth = 300_000;
  const result = await samples.run(
    afterPreflight((_, response) => {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end('['.repeat(depth) + ']'.repeat(depth));
    }),
    { only: ['files/retrieve'] },
  );
  expect(result.cases[0]?.findings).toMatchObject([
    { actual: words('JSON nested 300000 levels deep, where 64 are read') },
  ]);
});

test('created objects are deleted, also when they violate the contract', async () => {
  const deleted: string[] = [];
  const result = await samples.run(
    afterPreflight((request, response) => {
      if (request.method === 'DELETE') deleted.push(request.url ?? '');
      json({ ...file, bytes: 3 })(request, response);
    }),
    { only: ['files/create'] },
  );
  expect(result.cases[0]?.findings).toMatchObject([
    {
      requirement: 'FILE-03',
      kind: 'value',
      location: atBody('/bytes'),
      expected: valueOf(2, ', as recorded'),
      actual: valueOf(3),
    },
  ]);
  // Others were made to see whether there is such an endpoint at all, and which purposes it accepts.
  expect(deleted).toEqual(Array.from({ length: 3 }, () => '/v1/files/file-live'));
});

test('what could not be deleted is noted', async () => {
  const result = await samples.run(
    afterPreflight((request, response) => {
      const isRemoved = request.method === 'DELETE';
      json(isRemoved ? notFound : file, isRemoved ? 500 : 200)(request, response);
    }),
    { only: ['files/create'] },
  );
  expect(result.notes).toEqual([
    'the file file-live could not be deleted: status 500',
    'files/create: the file file-live could not be deleted: status 500',
  ]);
});

test('a run that is stopped still deletes what it created', async () => {
  const stop = new AbortController();
  const deleted: string[] = [];
  await samples.write('files/slow', {
    ...create,
    name: 'files/slow',
    exchanges: [...create.exchanges, { ...retrieve.exchanges[0], delay: 20_000 }],
  });
  const result = await samples.run(
    afterPreflight((request, response) => {
      if (request.method === 'DELETE') deleted.push(request.url ?? '');
      if (request.method === 'POST' && deleted.length === 2) setTimeout(() => stop.abort(), 50);
      json(file)(request, response);
    }),
    { only: ['files/slow'], signal: stop.signal },
  );
  expect(result.cases).toMatchObject([
    {
      verdict: 'could-not-run',
      reason: 'the target was not sent the request: the run was stopped',
    },
  ]);
  expect(deleted).toHaveLength(3);
});

test('what was created before the server stopped responding is deleted at the end, with one request', async () => {
  const deleted: string[] = [];
  await samples.write('files/silent', {
    ...create,
    name: 'files/silent',
    exchanges: [...create.exchanges, retrieve.exchanges[0]],
  });
  const result = await samples.run(
    afterPreflight((request, response) => {
      if (request.method === 'DELETE') deleted.push(request.url ?? '');
      if (request.method === 'GET' && deleted.includes(request.url ?? '')) {
        response.writeHead(404).end();
      } else if (request.url !== '/v1/files/fake_id') json(file)(request, response);
    }),
    { only: ['files/silent'], timeout: 600 },
  );
  expect(result.cases).toMatchObject([{ verdict: 'could-not-run' }]);
  expect(deleted).toEqual(Array.from({ length: 3 }, () => '/v1/files/file-live'));
  expect(result.notes).toEqual([]);
});

test('a target that stops responding gets no request for each object that is left', async () => {
  // One for each purpose, and one with the file first.
  const ofPreflight = 7;
  let created = 0;
  let requested = 0;
  await samples.write('files/many', {
    ...create,
    name: 'files/many',
    exchanges: Array.from({ length: 9 }, () => create.exchanges[0]),
  });
  const result = await samples.run(
    afterPreflight((request, response) => {
      if (request.method === 'POST') created += 1;
      if (request.method === 'DELETE' && created > ofPreflight) requested += 1;
      else json({ ...file, id: `file-${created}` })(request, response);
    }),
    { only: ['files/many'], timeout: 600 },
  );
  // Four at the same time after the case, and eight at the end, until five in a row had no
  // response.
  expect(requested).toBe(12);
  const [note = '', ...others] = result.notes;
  expect(others).toEqual([]);
  expect(note).toContain('not removed, as the target did not respond: file-8, ');
  expect(note.match(/file-\d+/g)).toHaveLength(9);
});

test('an operation that hangs is given up, and the others are tried', async () => {
  for (const name of 'abcdefghijkl') {
    await samples.write(`files/${name}`, { ...retrieve, name: `files/${name}` });
  }
  await samples.write('files/z', { ...create, name: 'files/z' });
  const result = await samples.run(
    afterPreflight((request, response) => {
      if (request.url !== '/v1/files/fake_id') json(file)(request, response);
    }),
    { only: ['files/*'], skip: ['files/retrieve', 'files/create'], timeout: 600 },
  );
  const reasons = result.cases.map(({ reason }) => reason);
  expect(
    reasons.filter((reason) => reason?.startsWith('retrieveFile did not respond')),
  ).not.toEqual([]);
  expect(result.cases.at(-1)).toMatchObject({ name: 'files/z', verdict: 'pass' });
});

test('the rejection of keys is not tested without a key', async () => {
  const [exchange] = retrieve.exchanges;
  await samples.write('files/wrong-key', {
    ...retrieve,
    name: 'files/wrong-key',
    exchanges: [{ ...exchange, request: { ...exchange?.request, auth: 'wrong' } }],
  });
  const result = await samples.run(afterPreflight(json(notFound, 404)), {
    apiKey: undefined,
    only: ['files/wrong-key'],
  });
  expect(result.cases).toMatchObject([{ verdict: 'skip' }]);
  expect(result.cases[0]?.reason).toContain('--api-key');
});
