import { describe, expect, test } from 'vitest';
import type { Capture } from '../capture/capture.js';
import { formatLeftOut } from '../left-out.js';
import {
  bytes,
  create,
  exchange,
  exchangesOf,
  file,
  json,
  page,
  fixturesOf,
  fixturesFrom,
} from '../testing/captures.js';

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
      notes: ['3 left out: they name objects whose creation was not recorded'],
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
        '2 left out: the server failed, or asked to retry later',
        '1 left out: neither a success nor a rejection',
      ],
    },
    {
      name: 'leave out other endpoints',
      given: [exchange('GET /models', 200), exchange('GET /filesystem', 200)],
      flows: [],
      notes: ['2 left out: they are not requests of OpenAI Files and Uploads API'],
    },
    {
      name: 'tell once what was asked again and again',
      given: [1, 2, 3].map(() => exchange('GET /files', 200, { response: page() })),
      flows: [['GET /files']],
    },
  ];
  test.each(shapes)('$name', ({ given, flows, notes = [] }) => {
    const recorded = fixturesOf(...given);
    const lines = exchangesOf(recorded).map((each) =>
      each.map(({ request }) => `${request.method} ${request.path}`),
    );
    expect(lines).toEqual(flows);
    expect(formatLeftOut(recorded.leftOut)).toEqual(notes);
  });

  test('follow the order in which the responses began, not that in which they ended', () => {
    const created = create('file-e');
    const slow = exchange('GET /files/file-e/content', 200, {
      response: bytes(Buffer.from('file-e')),
    });
    const removed = exchange('DELETE /files/file-e', 200);
    const [exchanges = []] = exchangesOf(fixturesOf(removed, created, slow));
    expect(exchanges.map(({ request }) => request.method)).toEqual(['POST', 'GET', 'DELETE']);
  });

  test('that are longer than a fixture are kept from the beginning, with how much is missing', () => {
    const created = create('file-f');
    const reads = Array.from({ length: 150 }, () => exchange('GET /files/file-f', 200));
    const [recorded] = fixturesOf(created, ...reads).fixtures;
    expect(recorded?.fixture.exchanges).toHaveLength(100);
    expect(recorded?.fixture.source.note).toContain('51 more of its exchanges had no room');
  });
});

describe('a page', () => {
  test("lists no file but the flow's own, and its first and last ids are theirs", () => {
    const shown = page(file('file-of-others'), file('file-g'), file('file-more-of-others'));
    const recorded = fixturesOf(create('file-g'), exchange('GET /files', 200, { response: shown }));
    expect(JSON.stringify(recorded)).not.toContain('of-others');
    expect(exchangesOf(recorded)[0]?.[1]?.response.body).toEqual({
      json: {
        object: 'list',
        data: [file('file-g')],
        first_id: 'file-g',
        last_id: 'file-g',
        has_more: true,
      },
    });
  });

  test.each([
    ['/files', ['file-i', 'file-h']],
    ['/files?order=asc', ['file-h', 'file-i']],
  ])('of files of one second, %s, has the order that a second apart would give', (path, want) => {
    const shown = page(file('file-h'), file('file-i'));
    const recorded = fixturesOf(
      create('file-h'),
      create('file-i'),
      exchange(`GET ${path}`, 200, { response: shown }),
    );
    const [exchanges = []] = exchangesOf(recorded);
    expect(exchanges.map(({ delay }) => delay)).toEqual([undefined, 1100, undefined]);
    expect(exchanges[2]?.response.body).toMatchObject({
      json: { data: want.map((id) => ({ id })) },
    });
  });
});

test.each([
  ['with a key', { authorization: 'Bearer x' }, '', 'wrong', 'AUTH-01'],
  ['with a key in a header of its own', { 'x-team-token': 'x' }, '', 'wrong', 'AUTH-01'],
  ['with a key in the query', {}, '?api-key=1234567', 'wrong', 'AUTH-01'],
  ['without one', { cookie: 'theme=dark' }, '', 'none', 'AUTH-02'],
])('a 401 %s is described as what was requested', (_, requestHeaders, query, auth, requirement) => {
  const [recorded] = fixturesOf(exchange(`GET /files${query}`, 401, { requestHeaders })).fixtures;
  expect(recorded?.fixture.exchanges[0]?.request.auth).toBe(auth);
  expect(recorded?.fixture.requirements).toEqual([requirement]);
});

test('a key in the query is left out of the path', () => {
  const recorded = fixturesOf(
    exchange('GET /files?api-key=1234567&limit=2', 200, { response: page() }),
  );
  expect(exchangesOf(recorded)[0]?.[0]?.request.path).toBe('/files?limit=2');
});

test('the address of a server that may show its owner is left out, and the note says so', () => {
  const rejection = json({
    error: { message: 'no route at acme-prod.openai.azure.com, acme-prod' },
  });
  const [recorded] = fixturesFrom(
    'https://acme-prod.openai.azure.com/openai/v1',
    exchange('GET /files/file-none', 404, { response: rejection }),
  ).fixtures;
  expect(recorded?.fixture.source).toEqual({
    kind: 'recorded',
    from: 'https://*.openai.azure.com/openai/v1',
    evidence: ['a session with https://*.openai.azure.com/openai/v1'],
    note: 'Recorded on 1970-01-01. Parts of the address that may identify the owner of the server were left out.',
  });
  expect(JSON.stringify(recorded)).not.toContain('acme');
});

test('what did not pass by just now keeps its source, the address left out', () => {
  const source = {
    kind: 'quoted',
    from: 'https://files.acme.com/v1',
    evidence: ['createFile#1'],
    note: 'As told.',
  } as const;
  const documented = { kind: 'documented', evidence: ['a sentence', 'createFile#1'] } as const;
  const [one] = fixturesOf(exchange('GET /files/file-none', 404, { source })).fixtures;
  expect(one?.fixture.source).toEqual({
    kind: 'quoted',
    from: 'https://not-told.invalid/v1',
    evidence: ['createFile#1'],
    note: 'As told. Parts of the address that may identify the owner of the server were left out.',
  });
  const [several] = fixturesOf(
    { ...create('file-p'), source },
    exchange('GET /files/file-p', 200, { response: json(file('file-p')), source: documented }),
  ).fixtures;
  expect(several?.fixture.source).toEqual({
    kind: 'documented',
    evidence: ['createFile#1', 'a sentence'],
    note: 'As told.',
  });
});
