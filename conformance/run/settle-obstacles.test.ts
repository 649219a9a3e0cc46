import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  create,
  emptyList,
  file,
  json,
  notFound,
  retrieve,
  writeSamples,
  type SampleFixtures,
} from '../testing/sample-fixtures.js';
import { statusOf } from '../difference/reading.js';

let samples: SampleFixtures;

beforeEach(async () => {
  samples = await writeSamples();
});
afterEach(() => samples.remove());

const rejection = { error: { ...notFound.error, message: 'not this one', param: null } };

/** Accepts the files of the preflight, and rejects those of the samples. */
const choosy: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, url } = request;
    const isAccepted = /raining|PNG/.test(Buffer.concat(chunks).toString('latin1'));
    if (method === 'POST')
      json(isAccepted ? file : rejection, isAccepted ? 200 : 400)(request, response);
    else if (method === 'DELETE')
      json({ id: file['id'], object: 'file', deleted: true })(request, response);
    else if (url?.startsWith('/v1/files?') === true) json(emptyList)(request, response);
    else if (url === `/v1/files/${String(file['id'])}`) json(file)(request, response);
    else json(notFound, 404)(request, response);
  });
};

/** Creates a file on the way to what it tests: the response to an unknown id. */
const afterCreation = {
  ...retrieve,
  exchanges: [...create.exchanges, ...retrieve.exchanges],
};

test('a rejected step is reported by the first case, blocks the others, and violates nothing that they test', async () => {
  await samples.write('files/a', { ...afterCreation, name: 'files/a' });
  await samples.write('files/b', { ...afterCreation, name: 'files/b' });
  const result = await samples.run(choosy, { only: ['files/a', 'files/b'] });
  const actual = statusOf(400, ': not this one');
  expect(result.cases).toMatchObject([
    { name: 'files/a', verdict: 'fail', findings: [{ requirement: 'CREATE-01', actual }] },
    {
      name: 'files/b',
      verdict: 'skip',
      blockedBy: 'CREATE-01',
      reason: 'blocked by CREATE-01: POST /files returned status 400: not this one',
      findings: [],
    },
  ]);
  const verdicts = new Map(result.requirements.map(({ id, verdict }) => [id, verdict]));
  expect(verdicts.get('RETRIEVE-02')).toBe('blocked');
  expect(result.requirements.find(({ id }) => id === 'CREATE-01')).toMatchObject({
    verdict: 'fail',
    findings: 1,
    blocks: ['files/b'],
  });
});

test.each([1, 4])(
  'with %i jobs, a step blocks each case where another one tests it',
  async (jobs) => {
    await samples.write('files/a', { ...afterCreation, name: 'files/a' });
    await samples.write('files/b', { ...afterCreation, name: 'files/b' });
    const only = ['files/a', 'files/b', 'files/create'];
    const { cases, requirements } = await samples.run(choosy, { only, jobs });
    expect(cases.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['files/a', 'skip'],
      ['files/b', 'skip'],
      ['files/create', 'fail'],
    ]);
    expect(requirements.find(({ id }) => id === 'CREATE-01')?.blocks).toEqual([
      'files/a',
      'files/b',
    ]);
  },
);
