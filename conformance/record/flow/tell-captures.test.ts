import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { loadContract } from '../../contract.js';
import type { Exchange, Fixture } from '../../fixture/fixture.js';
import { encodeBody, partBytes } from '../../replay/encode-body.js';
import { noBody, type Capture, type CapturedBody } from '../capture/capture.js';
import { contentOf } from '../capture/collect-content.js';
import { formatLeftOut } from '../left-out.js';
import { tellCaptures, type ToldCaptures } from './tell-captures.js';

const contract = loadContract();
const limit = 50;

function tell(...captures: readonly Capture[]): ToldCaptures {
  const from = 'http://127.0.0.1:1/v1';
  return tellCaptures(captures, { contract, contentLimit: limit, from });
}

function exchangesOf({ fixtures }: ToldCaptures): readonly (readonly Exchange[])[] {
  return fixtures.map(({ fixture }) => fixture.exchanges);
}

let moment = 0;

/** An exchange in the order in which it is written down, unless `at` says otherwise. */
function exchange(line: string, status: number, more: Partial<Capture> = {}): Capture {
  const [method = '', path = ''] = line.split(' ');
  moment += 1;
  return {
    ...{ method, path, status, requestHeaders: { authorization: 'Bearer some-key-of-ours' } },
    ...{ request: noBody, responseHeaders: {}, response: noBody, answeredAt: moment },
    ...more,
  };
}

function json(value: unknown): CapturedBody {
  return bytes(Buffer.from(JSON.stringify(value)));
}

function bytes(content: Buffer): CapturedBody {
  return { kind: 'content', content: contentOf(content, 5000) };
}

function form(name: string, content: Buffer): CapturedBody {
  return { kind: 'form', parts: [{ name, filename: 'a', content: contentOf(content, limit) }] };
}

function file(id: string, createdAt = 100): Record<string, unknown> {
  return {
    ...{ id, object: 'file', bytes: 1, created_at: createdAt },
    filename: 'a',
    purpose: 'batch',
  };
}

function create(id: string, content: Buffer = Buffer.from(id)): Capture {
  return exchange('POST /files', 200, { request: form('file', content), response: json(file(id)) });
}

function page(...items: readonly Record<string, unknown>[]): CapturedBody {
  const ids = { first_id: items[0]?.['id'] ?? null, last_id: items.at(-1)?.['id'] ?? null };
  return json({ object: 'list', data: items, ...ids, has_more: true });
}

describe('flows', () => {
  const shapes: readonly {
    readonly name: string;
    readonly given: readonly Capture[];
    readonly flows: readonly (readonly string[])[];
    readonly notes?: readonly string[];
  }[] = [
    {
      name: 'keep objects apart that have nothing to do with each other',
      given: [
        create('file-a'),
        create('file-b'),
        exchange('DELETE /files/file-b', 200),
        exchange('GET /files/file-a', 200),
      ],
      flows: [
        ['POST /files', 'GET /files/file-a'],
        ['POST /files', 'DELETE /files/file-b'],
      ],
    },
    {
      name: 'are joined by a page that shows objects of both',
      given: [
        create('file-c'),
        create('file-d'),
        exchange('GET /files', 200, { response: page(file('file-d'), file('file-c')) }),
      ],
      flows: [['POST /files', 'POST /files', 'GET /files']],
    },
    {
      name: 'leave out what needs objects that were there before',
      given: [
        exchange('GET /files/file-old', 200, { response: json(file('file-old')) }),
        exchange('GET /files/file-old/content', 400),
        exchange('GET /files?after=file-old', 200, { response: page() }),
      ],
      flows: [],
      notes: ['3 left out: they speak of objects whose creation was not recorded'],
    },
    {
      name: 'keep the refusal of an object that nobody has',
      given: [
        exchange('GET /files/file-none', 404),
        exchange('POST /uploads/upload_none/complete', 400, { request: json({ part_ids: ['p'] }) }),
      ],
      flows: [['GET /files/file-none'], ['POST /uploads/upload_none/complete']],
    },
    {
      name: 'leave out what a server only says when it is busy or broken, and what is no answer',
      given: [
        exchange('GET /files', 429),
        exchange('GET /files', 503),
        exchange('GET /files', 302),
      ],
      flows: [],
      notes: [
        '2 left out: the server failed, or asked to come back later',
        '1 left out: neither a success nor a refusal',
      ],
    },
    {
      name: 'leave out other endpoints',
      given: [exchange('GET /models', 200), exchange('GET /filesystem', 200)],
      flows: [],
      notes: ['2 left out: they are none of the Files or Uploads API'],
    },
    {
      name: 'tell once what was asked again and again',
      given: [1, 2, 3].map(() => exchange('GET /files', 200, { response: page() })),
      flows: [['GET /files']],
    },
  ];
  test.each(shapes)('$name', ({ given, flows, notes = [] }) => {
    const told = tell(...given);
    const lines = exchangesOf(told).map((each) =>
      each.map(({ request }) => `${request.method} ${request.path}`),
    );
    expect(lines).toEqual(flows);
    expect(formatLeftOut(told.leftOut)).toEqual(notes);
  });

  test('follow the order of the answers, not that in which they ended', () => {
    const made = create('file-e');
    const slow = exchange('GET /files/file-e/content', 200, {
      response: bytes(Buffer.from('file-e')),
    });
    const gone = exchange('DELETE /files/file-e', 200);
    const [exchanges = []] = exchangesOf(tell(gone, made, slow));
    expect(exchanges.map(({ request }) => request.method)).toEqual(['POST', 'GET', 'DELETE']);
  });

  test('that are longer than a fixture are told from the beginning, and how much is missing', () => {
    const made = create('file-f');
    const reads = Array.from({ length: 150 }, () => exchange('GET /files/file-f', 200));
    const [told] = tell(made, ...reads).fixtures;
    expect(told?.fixture.exchanges).toHaveLength(100);
    expect(told?.fixture.source.note).toContain('51 more of its exchanges had no room');
  });
});

describe('a page', () => {
  test("tells of no file but the flow's own, and its ends are theirs", () => {
    const shown = page(file('file-of-others'), file('file-g'), file('file-more-of-others'));
    const told = tell(create('file-g'), exchange('GET /files', 200, { response: shown }));
    expect(JSON.stringify(told)).not.toContain('of-others');
    expect(exchangesOf(told)[0]?.[1]?.response.body).toEqual({
      json: {
        ...{ object: 'list', data: [file('file-g')] },
        ...{ first_id: 'file-g', last_id: 'file-g', has_more: true },
      },
    });
  });

  test.each([
    ['/files', ['file-i', 'file-h']],
    ['/files?order=asc', ['file-h', 'file-i']],
  ])(
    'of files of one second, %s, is told in the order that a second apart would give',
    (path, want) => {
      const shown = page(file('file-h'), file('file-i'));
      const told = tell(
        create('file-h'),
        create('file-i'),
        exchange(`GET ${path}`, 200, { response: shown }),
      );
      const [exchanges = []] = exchangesOf(told);
      expect(exchanges.map(({ delay }) => delay)).toEqual([undefined, 1100, undefined]);
      expect(exchanges[2]?.response.body).toMatchObject({
        json: { data: want.map((id) => ({ id })) },
      });
    },
  );
});

describe('contents', () => {
  test('that are short stand as they are, as text or as base64', () => {
    const told = tell(create('file-j', Buffer.from('hi')), create('file-k', Buffer.from([0xff])));
    expect(exchangesOf(told).map(([made]) => made?.request.body)).toEqual([
      { multipart: [{ name: 'file', filename: 'a', text: 'hi' }] },
      { multipart: [{ name: 'file', filename: 'a', base64: '/w==' }] },
    ]);
  });

  test('that hold an id of the flow stand in base64, where a replay changes nothing', () => {
    const told = tell(create('file-l', Buffer.from('see file-l')));
    expect(exchangesOf(told)[0]?.[0]?.request.body).toEqual({
      multipart: [
        { name: 'file', filename: 'a', base64: Buffer.from('see file-l').toString('base64') },
      ],
    });
  });

  test.each([
    ['is long', Buffer.from('x'.repeat(2000))],
    ['holds a key', Buffer.from('some-key-of-ours')],
  ])('come back as they were sent, also where the content %s', (_, content) => {
    const made = create('file-m', content);
    const back = exchange('GET /files/file-m/content', 200, { response: bytes(content) });
    const told = tell(made, back);
    const [asked, read] = exchangesOf(told)[0] ?? [];
    const sent = sentBytes(asked);
    expect(sent.length).toBe(content.length);
    expect(sent.equals(content)).toBe(false);
    expect(readBytes(read)?.equals(sent)).toBe(true);
    expect(told.fixtures[0]?.fixture.source.note).toContain('generated bytes of the same length');
  });

  test('that came back otherwise than they were sent are not told', () => {
    const other = bytes(Buffer.from('y'.repeat(2000)));
    const made = create('file-n', Buffer.from('x'.repeat(2000)));
    const back = exchange('GET /files/file-n/content', 200, { response: other });
    const told = tell(made, back);
    expect(exchangesOf(told)[0]?.[1]?.response).toEqual({ status: 200 });
  });

  test("of an Upload's parts make the whole in the order of completion, with the right MD5", () => {
    const pieces = {
      part_1: Buffer.alloc(3000, 1),
      part_2: Buffer.alloc(7, 2),
      part_3: Buffer.alloc(4084, 3),
    };
    const order = ['part_3', 'part_1', 'part_2'];
    const upload = { id: 'upload_a', object: 'upload', created_at: 1, expires_at: 2, bytes: 7091 };
    const told = tell(
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
    const [exchanges = []] = exchangesOf(told);
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

test.each([
  ['with a key', { authorization: 'Bearer x' }, 'wrong', 'AUTH-01'],
  ['without one', {}, 'none', 'AUTH-02'],
])('a 401 %s is told as what was asked', (_, requestHeaders, auth, requirement) => {
  const [told] = tell(exchange('GET /files', 401, { requestHeaders })).fixtures;
  expect(told?.fixture.exchanges[0]?.request.auth).toBe(auth);
  expect(told?.fixture.requirements).toEqual([requirement]);
});

test('a key in the query is left out of the path', () => {
  const told = tell(exchange('GET /files?api-key=1234567&limit=2', 200, { response: page() }));
  expect(exchangesOf(told)[0]?.[0]?.request.path).toBe('/files?limit=2');
});

function sentBytes(exchange: Exchange | undefined): Buffer {
  const body = exchange?.request.body;
  const part = body !== undefined && 'multipart' in body ? body.multipart[0] : undefined;
  return part === undefined ? Buffer.alloc(0) : partBytes(part);
}

function readBytes(exchange: Fixture['exchanges'][number] | undefined): Buffer | undefined {
  const body = exchange?.response.body;
  return body === undefined ? undefined : encodeBody(body).bytes;
}
