import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entry, Har } from 'har-format';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeHar } from './write-har.js';

describe('the HAR of a session', () => {
  let folder = '';
  let entries: readonly Entry[] = [];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'invented-api-'));
    await writeHar(join(folder, 'session.har'));
    const har = JSON.parse(await readFile(join(folder, 'session.har'), 'utf8')) as Har;
    entries = har.log.entries;
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('has an entry for each request, in their order', () => {
    expect(entries).toHaveLength(146);
    const times = entries.map(({ startedDateTime }) => startedDateTime);
    expect(times).toEqual(times.toSorted());
    expect(times[0]).toBe('2026-06-01T08:00:01.000Z');
  });

  test('has the headers and bodies of both sides', () => {
    const added = entries.find(({ response }) => response.status === 201);
    expect(added?.request).toMatchObject({
      method: 'POST',
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/api\/recordists$/),
      postData: { mimeType: 'application/json' },
    });
    expect(added?.request.headers).toContainEqual({
      name: 'x-archive-key',
      value: 'key-of-the-recording',
    });
    expect(added?.response.headers).toContainEqual({
      name: 'location',
      value: '/api/recordists/1',
    });
    expect(JSON.parse(added?.response.content.text ?? '')).toMatchObject({
      id: 1,
      since: '2019-03-01',
    });
  });

  test('has bytes as base64', () => {
    const audio = entries.filter(
      ({ request, response }) =>
        request.url.endsWith('/audio') && response.content.encoding === 'base64',
    );
    expect(audio.map(({ response }) => [response.content.mimeType, response.content.size])).toEqual(
      [
        ['audio/wav', 512],
        ['audio/flac', 300],
      ],
    );
    const bytes = Buffer.from(audio[0]?.response.content.text ?? '', 'base64');
    expect([bytes.length, bytes[0], bytes[255], bytes[511]]).toEqual([512, 0, 255, 255]);
  });
});
