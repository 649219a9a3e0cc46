import { openaiFilesContract } from '../../openai-files/contract.js';
import { recordingRules } from '../../openai-files/recording-rules.js';
import type { Exchange } from '../../fixture-format/fixture.js';
import { noBody, type Capture, type CapturedBody } from '../capture/capture.js';
import { contentOf } from '../capture/collect-content.js';
import { buildFixtures, type CapturedFixtures } from '../flow/build-fixtures.js';

const contract = openaiFilesContract();
const limit = 50;

/** Builds captures, with contents of up to 50 bytes. */
export function fixturesOf(...captures: readonly Capture[]): CapturedFixtures {
  return fixturesFrom('http://127.0.0.1:1/v1', ...captures);
}

/** The same, of the server with this base URL. */
export function fixturesFrom(from: string, ...captures: readonly Capture[]): CapturedFixtures {
  return buildFixtures(captures, { contract, rules: recordingRules, contentLimit: limit, from });
}

/** The exchanges of each fixture. */
export function exchangesOf({ fixtures }: CapturedFixtures): readonly (readonly Exchange[])[] {
  return fixtures.map(({ fixture }) => fixture.exchanges);
}

let timestamp = 0;

/** An exchange in the order in which it is written down, unless `at` says otherwise. */
export function exchange(line: string, status: number, more: Partial<Capture> = {}): Capture {
  const [method = '', path = ''] = line.split(' ');
  timestamp += 1;
  return {
    method,
    path,
    status,
    requestHeaders: { authorization: 'Bearer some-key-of-ours' },
    request: noBody,
    responseHeaders: {},
    response: noBody,
    respondedAt: timestamp,
    ...more,
  };
}

export function json(value: unknown): CapturedBody {
  return bytes(Buffer.from(JSON.stringify(value)));
}

export function bytes(content: Buffer): CapturedBody {
  return { kind: 'content', content: contentOf(content, 5000) };
}

export function form(name: string, content: Buffer): CapturedBody {
  return { kind: 'form', parts: [{ name, filename: 'a', content: contentOf(content, limit) }] };
}

export function file(id: string, createdAt = 100): Record<string, unknown> {
  return { id, object: 'file', bytes: 1, created_at: createdAt, filename: 'a', purpose: 'batch' };
}

export function create(id: string, content: Buffer = Buffer.from(id)): Capture {
  return exchange('POST /files', 200, { request: form('file', content), response: json(file(id)) });
}

export function page(...items: readonly Record<string, unknown>[]): CapturedBody {
  const ids = { first_id: items[0]?.['id'] ?? null, last_id: items.at(-1)?.['id'] ?? null };
  return json({ object: 'list', data: items, ...ids, has_more: true });
}
