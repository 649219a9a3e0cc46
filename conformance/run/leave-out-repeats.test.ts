import type { IncomingMessage, RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
import { loadContract } from '../openai-files/load-contract.js';
import { sampleCase, sampleFinding } from '../testing/sample-result.js';
import { leaveOutRepeats } from './leave-out-repeats.js';

let samples: SampleFixtures;
beforeEach(async () => {
  samples = await writeSamples();
});
afterEach(() => samples.remove());

const { status: _, ...withoutStatus } = file;

/** Creates files without a required property, and lists none of them. */
function startIncomplete(): RequestListener {
  const files = new Map<string, unknown>();
  const create = async (sent: IncomingMessage): Promise<unknown> => {
    const name = /filename="([^"]*)"/.exec((await buffer(sent)).toString('latin1'))?.[1];
    const created = { ...withoutStatus, id: `file-${files.size}`, filename: name };
    files.set(created.id, created);
    return created;
  };
  return (request, response) => {
    const { method, url = '' } = request;
    const id = url.replace('/v1/files/', '');
    if (method === 'POST') {
      create(request).then(
        (created) => json(created)(request, response),
        () => response.destroy(),
      );
    } else if (method === 'DELETE') {
      json({ id, object: 'file', deleted: true })(request, response);
    } else if (url.startsWith('/v1/files?')) json(emptyList)(request, response);
    else if (files.has(id)) json(files.get(id))(request, response);
    else json(notFound, 404)(request, response);
  };
}

/** Creates a file on the way to what it tests: the response to an unknown id. */
const afterCreation = { ...retrieve, exchanges: [...create.exchanges, ...retrieve.exchanges] };

describe('a violation that many cases see on the way to something else', () => {
  test.each([1, 4])('is reported by the first of them, with %i jobs', async (jobs) => {
    await samples.write('files/a', { ...afterCreation, name: 'files/a' });
    await samples.write('files/b', { ...afterCreation, name: 'files/b' });
    const only = ['files/a', 'files/b'];
    const { cases, counts } = await samples.run(startIncomplete(), { only, jobs });
    expect(cases).toMatchObject([
      { name: 'files/a', verdict: 'fail', findings: [{ requirement: 'FILE-07' }] },
      {
        name: 'files/b',
        verdict: 'pass',
        findings: [],
        repeats: [{ requirement: 'FILE-07', reportedBy: 'files/a' }],
      },
    ]);
    expect(cases[0]).not.toHaveProperty('repeats');
    expect(counts).toMatchObject({ pass: 1, fail: 1 });
  });

  test('is reported by the case that tests it, also where another one saw it before', async () => {
    await samples.write('files/a', { ...afterCreation, name: 'files/a' });
    await samples.write('files/z', { ...create, name: 'files/z', requirements: ['FILE-07'] });
    const only = ['files/a', 'files/z'];
    const { cases, requirements } = await samples.run(startIncomplete(), { only });
    expect(cases).toMatchObject([
      {
        name: 'files/a',
        verdict: 'pass',
        repeats: [{ requirement: 'FILE-07', reportedBy: 'files/z' }],
      },
      { name: 'files/z', verdict: 'fail', findings: [{ requirement: 'FILE-07' }] },
    ]);
    const verdicts = new Map(requirements.map(({ id, verdict }) => [id, verdict]));
    expect([verdicts.get('RETRIEVE-02'), verdicts.get('FILE-07')]).toEqual(['pass', 'fail']);
  });

  test('is reported by each case that tests it', async () => {
    await samples.write('files/y', { ...create, name: 'files/y', requirements: ['FILE-07'] });
    await samples.write('files/z', { ...create, name: 'files/z', requirements: ['FILE-07'] });
    const { cases } = await samples.run(startIncomplete(), { only: ['files/y', 'files/z'] });
    expect(cases.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['files/y', 'fail'],
      ['files/z', 'fail'],
    ]);
  });
});

test('each request that stops the target is a violation of its own', () => {
  const findings = [{ ...sampleFinding, requirement: 'ERROR-16', kind: 'connection' as const }];
  const cases = ['files/a', 'files/b'].map((name) => ({
    result: sampleCase(name, { verdict: 'fail', findings }),
    isIncomplete: true,
  }));
  const settled = leaveOutRepeats(cases, [], loadContract());
  expect(settled.map(({ name, findings: found }) => [name, found.length])).toEqual([
    ['files/a', 1],
    ['files/b', 1],
  ]);
});
