import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { firstChanged } from './effective-mutations.js';
import { createMutator } from './mutate.js';
import { MUTATIONS, type Mutation, mutationNamed } from './mutations.js';
import { type RunningServer, startServer } from './server.js';
import { runSession } from './session.js';
import { steppingClock } from './stepping-clock.js';
import type { Sent } from './traffic-memory.js';
import { WITHOUT_EFFECT } from './without-effect.js';

describe('the mutations of the invented API', () => {
  test('are listed from the document, each with a name of its own', () => {
    const names = MUTATIONS.map(({ name }) => name);
    expect(names).toHaveLength(3545);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining([
        'stale getRecordist.200 /updatedAt',
        'missing addRecording.201 header Location',
        'wrong-type listRecordings.200 /data/*/subject/windSpeed',
        'drop getTally.200 /perHabitat/*',
        'wrong-enum getHistory.200 /*/event',
        'other-id getPlaylist.200 /recordingIds/*',
        'changed-bytes getAudio.200 body',
        'wrong-status removePlaylist.204 status',
      ]),
    );
  });

  test('are of every operator', () => {
    expect(numbers(MUTATIONS.map(({ change }) => `${change.kind} ${change.operator}`))).toEqual({
      'body changed-bytes': 1,
      'body malformed': 66,
      'body no-body': 67,
      'body stale': 1,
      'body truncated-bytes': 1,
      'header changed': 35,
      'header missing': 102,
      'header other-id': 4,
      'header stale': 36,
      'header wrong-format': 35,
      'header wrong-media-type': 67,
      'status wrong-class': 73,
      'status wrong-status': 73,
      'value add': 90,
      'value changed': 312,
      'value drop': 461,
      'value duplicated-item': 22,
      'value minus-one': 103,
      'value missing-item': 22,
      'value null': 549,
      'value other-enum': 22,
      'value other-id': 82,
      'value plus-one': 103,
      'value reversed': 22,
      'value stale': 467,
      'value wrong-enum': 22,
      'value wrong-format': 158,
      'value wrong-type': 549,
    });
  });
});

describe('the mutations, applied to the responses of the session', () => {
  const sent: Sent[] = [];
  beforeAll(async () => {
    const onResponse = (each: Sent): void => {
      sent.push(each);
    };
    const server = await startServer({ key: 'k', firstId: 1, now: steppingClock(), onResponse });
    await runSession({ baseUrl: server.url, key: 'k' });
    await server.close();
  });

  test('change a byte, or are known to have no effect', () => {
    const reasons = MUTATIONS.filter((mutation) => firstChanged(mutation, sent) === -1).map(
      ({ name }) => {
        return WITHOUT_EFFECT.find(([pattern]) => pattern.test(name))?.[1] ?? name;
      },
    );
    expect(numbers(reasons)).toEqual({
      'a new recording has no audio': 12,
      'a new resource has no earlier state': 46,
      'an event stays as it is': 6,
      'it has one item': 6,
      'it was 0 whenever this was sent': 1,
      'no operation changes it': 36,
      'no request of an operation leads to it': 38,
      'nothing can change it': 13,
      'the error says the same each time': 154,
      'the path of the request has no id': 10,
    });
  });

  test('are the same in each run', () => {
    const mutantsOf = (mutation: Mutation): readonly string[] => {
      return sent.map(createMutator(mutation)).map(({ status, headers, body }) => {
        return JSON.stringify([status, headers, body.toString('base64')]);
      });
    };
    const byMemory = MUTATIONS.filter(({ change: { operator } }) => operator === 'other-id');
    expect(byMemory.map(mutantsOf)).toEqual(byMemory.map(mutantsOf));
  });
});

describe('a mutated server', () => {
  const servers: RunningServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });

  test.each([
    ['wrong-status getRecordist.200 status', 'getRecordist: expected status 200, actual 202'],
    ['wrong-class removePlaylist.204 status', 'removePlaylist: expected status 204, actual 500'],
    ['missing getRecordist.200 header ETag', 'there is no header etag'],
    [
      'wrong-media-type listRecordists.401 header Content-Type',
      'the media type: expected "application/problem+json", actual "application/json"',
    ],
    ['plus-one listRecordists.200 /total', 'total: expected 2, actual 3'],
    [
      'stale replaceRecordist.200 /name',
      'the new name: expected "Ada Finch-Hale", actual "Ada Finch"',
    ],
    [
      'missing-item listRecordists.200 /items',
      'the ids of both pages: expected [1,2,3], actual [1]',
    ],
    [
      'reversed listRecordists.200 /items',
      'the ids of both pages: expected [1,2,3], actual [2,1,3]',
    ],
    ['other-id addRecordist.201 /id', 'Location does not lead to the new recordist'],
    ['changed-bytes getAudio.200 body', 'the bytes: expected true, actual false'],
  ])('is found by the session: %s', async (name, message) => {
    const server = await startServer({ key: 'k', firstId: 1, mutation: mutationNamed(name) });
    servers.push(server);
    await expect(runSession({ baseUrl: server.url, key: 'k' })).rejects.toThrow(message);
  });

  test.each([
    ['stale addRecordist.201 /name', 0],
    ['stale getRecordist.200 /name', 2],
    ['null getTally.200 /lastAddedAt', 4],
  ])('counts the responses that are changed: %s', async (name, count) => {
    let changed = 0;
    const onMutated = (): void => {
      changed += 1;
    };
    const mutation = mutationNamed(name);
    const server = await startServer({ key: 'k', firstId: 1, mutation, onMutated });
    servers.push(server);
    await runSession({ baseUrl: server.url, key: 'k' });
    expect(changed).toBe(count);
  });
});

function numbers(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values.toSorted()) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
