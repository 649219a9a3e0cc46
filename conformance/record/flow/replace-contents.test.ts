import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../fixture-format/fixture.js';
import { valueAt } from '@upspec/document/json-pointer';
import { parseJson } from '../../json/parse-json.js';
import { encodeBody, partBytes } from '../../replay/encode-body.js';
import { contentOf } from '../capture/collect-content.js';
import {
  bytes,
  create,
  exchange,
  exchangesOf,
  file,
  form,
  json,
  fixturesOf,
} from '../testing/captures.js';

describe('contents', () => {
  test.each([51, 60, 1000, 1020, 1021, 1022, 1030, 1038, 2041, 2042, 2043, 5000, 700_001])(
    'of text, %i bytes of it, become whole lines of JSON',
    (length) => {
      const line = '{"custom_id":"of a batch"}\n';
      const content = Buffer.from(line.repeat(length).slice(0, length));
      const sent = sentBytes(exchangesOf(fixturesOf(create('file-q', content)))[0]?.[0]);
      expect(sent.length).toBe(length);
      expect(isJsonLines(sent.toString())).toBe(true);
    },
  );

  test.each([
    ['batch', 'url', 200],
    ['batch', 'url', 700_001],
    ['fine-tune', 'messages', 150],
    ['fine-tune', 'messages', 5000],
  ])('of text for %s become lines with %s, %i bytes of them', (purpose, property, length) => {
    const key = 'k'.repeat(length);
    const file = create('file-t', Buffer.from(key));
    const parts = file.request.kind === 'form' ? file.request.parts : [];
    const incoming = { name: 'purpose', content: contentOf(Buffer.from(purpose), length) };
    const request = { kind: 'form', parts: [incoming, ...parts] } as const;
    const headers = { requestHeaders: { authorization: `Bearer ${key}` } };
    const [exchanges = []] = exchangesOf(fixturesOf({ ...file, request, ...headers }));
    const sent = sentBytes(exchanges[0], 1);
    expect(sent.length).toBe(length);
    const lines = sent.toString().trimEnd().split('\n');
    const other = lines.filter((line) => valueAt(JSON.parse(line), `/${property}`) === undefined);
    expect(other).toEqual([]);
  });

  test.each([1, 2, 3, 7, 8, 9, 16, 17, 18])(
    'of text that is short and holds a secret, %i bytes, become JSON, too',
    (length) => {
      const key = 'k'.repeat(length);
      const created = create('file-r', Buffer.from(key));
      const recorded = fixturesOf({
        ...created,
        requestHeaders: { authorization: `Bearer ${key}` },
      });
      const sent = sentBytes(exchangesOf(recorded)[0]?.[0]);
      expect(sent.length).toBe(length);
      expect([length < 6, isJsonLines(sent.toString())]).toContain(true);
    },
  );

  test("of an Upload's parts of text make whole lines together, wherever they were cut", () => {
    const lengths = [3000, 1, 4084, 1021, 77];
    const whole = lengths.reduce((sum, length) => sum + length, 0);
    const upload = { id: 'upload_b', object: 'upload', created_at: 1, expires_at: 2, bytes: whole };
    const ids = lengths.map((_, index) => `part_${index}`);
    const recorded = fixturesOf(
      exchange('POST /uploads', 200, { request: json({ bytes: whole }), response: json(upload) }),
      ...lengths.map((length, index) =>
        exchange('POST /uploads/upload_b/parts', 200, {
          request: form('data', Buffer.alloc(length, 'x')),
          response: json({ id: ids[index], object: 'upload.part', upload_id: 'upload_b' }),
        }),
      ),
      exchange('POST /uploads/upload_b/complete', 200, {
        request: json({ part_ids: ids }),
        response: json({ ...upload, status: 'completed', file: file('file-s') }),
      }),
      exchange('GET /files/file-s/content', 200, { response: bytes(Buffer.alloc(whole, 'x')) }),
    );
    const [exchanges = []] = exchangesOf(recorded);
    const sent = lengths.map((_, index) => sentBytes(exchanges[index + 1]));
    expect(sent.map(({ length }) => length)).toEqual(lengths);
    const joined = Buffer.concat(sent);
    expect(isJsonLines(joined.toString())).toBe(true);
    expect(readBytes(exchanges.at(-1))?.equals(joined)).toBe(true);
  });

  test('that are short are unchanged, as text or as base64', () => {
    const recorded = fixturesOf(
      create('file-j', Buffer.from('hi')),
      create('file-k', Buffer.from([0xff])),
    );
    expect(exchangesOf(recorded).map(([created]) => created?.request.body)).toEqual([
      { multipart: [{ name: 'file', filename: 'a', text: 'hi' }] },
      { multipart: [{ name: 'file', filename: 'a', base64: '/w==' }] },
    ]);
  });

  test('that hold an id of the flow are in base64, where a replay changes nothing', () => {
    const recorded = fixturesOf(create('file-l', Buffer.from('see file-l')));
    expect(exchangesOf(recorded)[0]?.[0]?.request.body).toEqual({
      multipart: [
        { name: 'file', filename: 'a', base64: Buffer.from('see file-l').toString('base64') },
      ],
    });
  });

  test.each([
    ['is long', Buffer.from('x'.repeat(2000))],
    ['holds a key', Buffer.from('some-key-of-ours')],
  ])('come back as they were sent, also where the content %s', (_, content) => {
    const created = create('file-m', content);
    const back = exchange('GET /files/file-m/content', 200, { response: bytes(content) });
    const recorded = fixturesOf(created, back);
    const [request, read] = exchangesOf(recorded)[0] ?? [];
    const sent = sentBytes(request);
    expect(sent.length).toBe(content.length);
    expect(sent.equals(content)).toBe(false);
    expect(readBytes(read)?.equals(sent)).toBe(true);
    expect(recorded.fixtures[0]?.fixture.source.note).toContain(
      'generated bytes of the same length',
    );
  });

  test('that came back changed are left out', () => {
    const other = bytes(Buffer.from('y'.repeat(2000)));
    const created = create('file-n', Buffer.from('x'.repeat(2000)));
    const back = exchange('GET /files/file-n/content', 200, { response: other });
    const recorded = fixturesOf(created, back);
    expect(exchangesOf(recorded)[0]?.[1]?.response).toEqual({ status: 200 });
  });

  test("of an Upload's parts make the whole in the order of completion, with the right MD5", () => {
    const pieces = {
      part_1: Buffer.alloc(3000, 1),
      part_2: Buffer.alloc(7, 2),
      part_3: Buffer.alloc(4084, 3),
    };
    const order = ['part_3', 'part_1', 'part_2'];
    const upload = { id: 'upload_a', object: 'upload', created_at: 1, expires_at: 2, bytes: 7091 };
    const recorded = fixturesOf(
      exchange('POST /uploads', 200, { request: json({ bytes: 7091 }), response: json(upload) }),
      ...Object.entries(pieces).map(([id, content]) =>
        exchange('POST /uploads/upload_a/parts', 200, {
          request: form('data', content),
          response: json({ id, object: 'upload.part', upload_id: 'upload_a', created_at: 1 }),
        }),
      ),
      exchange('POST /uploads/upload_a/complete', 200, {
        request: json({ part_ids: order, md5: '0'.repeat(32) }),
        response: json({ ...upload, status: 'completed', file: file('file-o') }),
      }),
      exchange('GET /files/file-o/content', 200, { response: bytes(Buffer.alloc(7091)) }),
    );
    const [exchanges = []] = exchangesOf(recorded);
    const sent = new Map(
      Object.keys(pieces).map((id, index) => [id, sentBytes(exchanges[index + 1])]),
    );
    const whole = Buffer.concat(order.map((id) => sent.get(id) ?? Buffer.alloc(0)));
    expect(whole.length).toBe(7091);
    expect(readBytes(exchanges[5])?.equals(whole)).toBe(true);
    expect(exchanges[4]?.request.body).toEqual({
      json: { part_ids: order, md5: createHash('md5').update(whole).digest('hex') },
    });
    const swapped = Buffer.concat([...sent.values()]);
    expect(swapped.equals(whole)).toBe(false);
  });
});

function sentBytes(exchange: Exchange | undefined, at = 0): Buffer {
  const body = exchange?.request.body;
  const part = body !== undefined && 'multipart' in body ? body.multipart[at] : undefined;
  return part === undefined ? Buffer.alloc(0) : partBytes(part);
}

function readBytes(exchange: Exchange | undefined): Buffer | undefined {
  const body = exchange?.response.body;
  return body === undefined ? undefined : encodeBody(body).bytes;
}

/** Whether each line is JSON, and none is empty. */
function isJsonLines(text: string): boolean {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .every((line) => parseJson(line).ok);
}
