import type { Contract } from '@upspec/document';
import { describe, expect, test } from 'vitest';
import { contentOf } from '../capture/collect-content.js';
import type { Capture } from '../capture/capture.js';
import { formatLeftOut } from '../left-out.js';
import { exchange, exchangesOf, json } from '../testing/captures.js';
import {
  createdBy,
  idIn,
  jsonOf,
  operation,
  property,
  smallContract,
} from '../testing/small-contract.js';
import { buildFixtures, type CapturedFixtures } from './build-fixtures.js';

function fixturesOf(contract: Contract, ...captures: readonly Capture[]): CapturedFixtures {
  return buildFixtures(captures, { contract, contentLimit: 100, from: 'http://127.0.0.1:1' });
}

function linesOf(recorded: CapturedFixtures): readonly (readonly string[])[] {
  return exchangesOf(recorded).map((each) =>
    each.map(({ request }) => `${request.method} ${request.path}`),
  );
}

const id = property({ mode: 'assigned', resource: 'pets' });

/** Pets that are created by POST, and whatever a test adds. */
function pets(more: Partial<Contract> = {}): Contract {
  return smallContract({
    ...more,
    operations: {
      addPet: operation('POST /pets', { responses: { '201': jsonOf('Pet') } }),
      getPet: operation('GET /pets/{petId}', {
        parameters: [idIn('path', 'petId', 'pets')],
        responses: { '200': jsonOf('Pet') },
      }),
      ...more.operations,
    },
    comparisons: { Pet: { properties: { id } }, ...more.comparisons },
    resources: { pets: createdBy('addPet'), ...more.resources },
  });
}

const addPet = (value: unknown): Capture =>
  exchange('POST /pets', 201, { response: json({ id: value }) });

describe('a request joins the flow of the resource that it names', () => {
  const body = { contentType: 'application/json', kind: 'json', required: true } as const;
  const table: readonly (readonly [string, Contract, Capture])[] = [
    [
      'in the path, an integer',
      pets(),
      exchange('GET /pets/7', 200, { response: json({ id: 7 }) }),
    ],
    [
      'in the query',
      pets({
        operations: {
          find: operation('GET /visits', { parameters: [idIn('query', 'pet', 'pets')] }),
        },
      }),
      exchange('GET /visits?pet=7', 200),
    ],
    [
      'in the query, repeated',
      pets({
        operations: {
          find: operation('GET /visits', { parameters: [idIn('query', 'pet', 'pets')] }),
        },
      }),
      exchange('GET /visits?pet[]=1&pet[]=7', 404),
    ],
    [
      'in a header',
      pets({
        operations: {
          find: operation('GET /visits', { parameters: [idIn('header', 'X-Pet', 'pets')] }),
        },
      }),
      exchange('GET /visits', 200, { requestHeaders: { 'x-pet': '7' } }),
    ],
    [
      'in a cookie',
      pets({
        operations: {
          find: operation('GET /visits', { parameters: [idIn('cookie', 'pet', 'pets')] }),
        },
      }),
      exchange('GET /visits', 200, { requestHeaders: { cookie: 'a=1; pet=7' } }),
    ],
    [
      'deep in a body',
      pets({
        operations: { add: operation('POST /visits', { body: { ...body, schema: 'Visit' } }) },
        comparisons: {
          Visit: { properties: { who: property({ mode: 'equal', schema: 'Who' }) } },
          Who: { properties: {}, items: { mode: 'equal', schema: 'One' } },
          One: {
            properties: {},
            options: ['A', 'B'],
            discriminator: { property: 'kind', mapping: { pet: 'B' } },
          },
          A: { properties: { ref: property({ mode: 'equal' }) } },
          B: { properties: { ref: id } },
        },
      }),
      exchange('POST /visits', 200, { request: json({ who: [{ kind: 'pet', ref: 7 }] }) }),
    ],
    [
      'in a map',
      pets({
        operations: { add: operation('POST /visits', { body: { ...body, schema: 'Map' } }) },
        comparisons: {
          Map: { properties: {}, additional: { mode: 'assigned', resource: 'pets' } },
        },
      }),
      exchange('POST /visits', 200, { request: json({ first: 7 }) }),
    ],
    [
      'in a part of a multipart body',
      pets({
        operations: { add: operation('POST /visits', { body: { ...body, schema: 'Form' } }) },
        comparisons: { Form: { properties: { pet: id } } },
      }),
      exchange('POST /visits', 200, {
        request: {
          kind: 'form',
          parts: [{ name: 'pet', content: contentOf(Buffer.from('7'), 9) }],
        },
      }),
    ],
    [
      'in a field of a form',
      pets({
        operations: { add: operation('POST /visits', { body: { ...body, schema: 'Form' } }) },
        comparisons: { Form: { properties: { pet: id } } },
      }),
      exchange('POST /visits', 200, {
        request: { kind: 'content', content: contentOf(Buffer.from('pet=7&x=1'), 99) },
        requestHeaders: { 'content-type': 'application/x-www-form-urlencoded' },
      }),
    ],
  ];
  test.each(table)('%s', (_, contract, capture) => {
    const last = { ...capture, respondedAt: 1_000_000 };
    expect(linesOf(fixturesOf(contract, addPet(7), addPet(8), last))).toEqual([
      ['POST /pets', `${capture.method} ${capture.path}`],
      ['POST /pets'],
    ]);
  });

  test('but not where an equal value is not one of its ids', () => {
    const contract = pets({
      operations: {
        getOwner: operation('GET /owners/{ownerId}', {
          parameters: [idIn('path', 'ownerId', 'owners')],
        }),
        count: operation('GET /count', {
          parameters: [{ ...idIn('query', 'of', ''), value: { mode: 'equal' } }],
        }),
      },
    });
    const recorded = fixturesOf(
      contract,
      addPet(7),
      exchange('GET /owners/7', 404),
      exchange('GET /count?of=7', 200),
    );
    expect(linesOf(recorded)).toEqual([['POST /pets'], ['GET /owners/7'], ['GET /count?of=7']]);
  });
});

describe('a resource is created', () => {
  const scripts = ['zażółć', '猫-1', 'a b/c', '100%', 'ﬁ'];
  test.each(scripts)('with an id in any script: %s', (value) => {
    const path = `GET /pets/${encodeURIComponent(value)}`;
    expect(linesOf(fixturesOf(pets(), addPet(value), exchange(path, 200)))).toEqual([
      ['POST /pets', path],
    ]);
  });

  const locations = ['/pets/7', 'https://host.test/v1/pets/7/', 'pets/7?a=b#c', './7'];
  test.each(locations)('by a Location alone: %s', (location) => {
    const contract = pets({
      resources: {
        pets: {
          creators: [{ operation: 'addPet', id: { in: 'header', name: 'location' } }],
          removers: [],
          ends: [],
          path: '/pets/{petId}',
        },
      },
    });
    const created = exchange('POST /pets', 201, { responseHeaders: { location } });
    const recorded = fixturesOf(contract, created, exchange('GET /pets/7', 200));
    expect(linesOf(recorded)).toEqual([['POST /pets', 'GET /pets/7']]);
    expect(exchangesOf(recorded)[0]?.[0]?.response).toEqual({ status: 201, headers: { location } });
  });

  const putPet = operation('PUT /pets/{petId}', { parameters: [idIn('path', 'petId', 'pets')] });
  const byPut = pets({
    operations: { putPet },
    resources: {
      pets: {
        creators: [{ operation: 'putPet', id: { in: 'parameter', name: 'petId' } }],
        removers: [],
        ends: [],
        path: '/pets/{petId}',
      },
    },
  });

  test('by a PUT with 201, which a later PUT with 200 changes', () => {
    const recorded = fixturesOf(
      byPut,
      exchange('PUT /pets/rex', 201),
      exchange('PUT /pets/rex', 200),
      exchange('GET /pets/rex', 200),
    );
    expect(linesOf(recorded)).toEqual([['PUT /pets/rex', 'PUT /pets/rex', 'GET /pets/rex']]);
    expect(recorded.fixtures[0]?.fixture.existing).toBeUndefined();
  });

  test('before the recording, where a PUT has 200 at once', () => {
    const [recorded] = fixturesOf(byPut, exchange('PUT /pets/rex', 200)).fixtures;
    expect(recorded?.fixture.existing).toEqual([{ name: 'petId', resource: 'pets', value: 'rex' }]);
    expect(recorded?.fixture.source.note).toContain('It needs what exists already: petId rex.');
  });

  test('again with the id of one that was removed', () => {
    const recorded = fixturesOf(pets(), addPet(7), exchange('GET /pets/7', 200), addPet(7));
    expect(linesOf(recorded)).toEqual([['POST /pets', 'GET /pets/7'], ['POST /pets']]);
  });
});

describe('ids that are unique within their parent alone', () => {
  const nested = smallContract({
    operations: {
      addRepo: operation('POST /repos', { responses: { '201': jsonOf('Repo') } }),
      addIssue: operation('POST /repos/{repo}/issues', {
        parameters: [idIn('path', 'repo', 'repos')],
        responses: { '201': jsonOf('Issue') },
      }),
      getIssue: operation('GET /repos/{repo}/issues/{issue}', {
        parameters: [idIn('path', 'repo', 'repos'), idIn('path', 'issue', 'issues')],
      }),
    },
    resources: {
      repos: createdBy('addRepo'),
      issues: { ...createdBy('addIssue'), parent: 'repos' },
    },
  });
  const add = (line: string, value: number): Capture =>
    exchange(line, 201, { response: json({ id: value }) });

  test('do not join the flows of two parents', () => {
    const recorded = fixturesOf(
      nested,
      add('POST /repos', 1),
      add('POST /repos', 2),
      add('POST /repos/1/issues', 1),
      add('POST /repos/2/issues', 1),
      exchange('GET /repos/1/issues/1', 200),
      exchange('GET /repos/2/issues/1', 200),
    );
    expect(linesOf(recorded)).toEqual([
      ['POST /repos', 'POST /repos/1/issues', 'GET /repos/1/issues/1'],
      ['POST /repos', 'POST /repos/2/issues', 'GET /repos/2/issues/1'],
    ]);
  });
});

describe('what else ties a request to an earlier response', () => {
  const settings = smallContract({
    operations: {
      getSettings: operation('GET /settings', { responses: { '200': jsonOf('Settings') } }),
      putSettings: operation('PUT /settings'),
      login: operation('POST /session', {
        responses: {
          '204': {
            content: {},
            headers: { 'set-cookie': { required: true, value: { mode: 'assigned' } } },
          },
        },
      }),
      me: operation('GET /me', { parameters: [idIn('cookie', 'sid', '')] }),
      pages: operation('GET /pages', {
        paging: { items: '', next: { kind: 'link-header' } },
      }),
    },
  });

  test('is an entity tag of the same path', () => {
    const recorded = fixturesOf(
      settings,
      exchange('GET /settings', 200, { responseHeaders: { etag: '"a"' } }),
      exchange('PUT /settings', 200, { requestHeaders: { 'if-match': '"a"' } }),
      exchange('GET /settings', 304, { requestHeaders: { 'if-none-match': '"a"' } }),
    );
    expect(linesOf(recorded)).toEqual([['GET /settings', 'PUT /settings', 'GET /settings']]);
    expect(exchangesOf(recorded)[0]?.map(({ request }) => request.headers)).toEqual([
      undefined,
      { 'if-match': '"a"' },
      { 'if-none-match': '"a"' },
    ]);
    expect(exchangesOf(recorded)[0]?.[0]?.response.headers).toMatchObject({ etag: '"a"' });
  });

  test('is a change of what has no id', () => {
    const recorded = fixturesOf(
      settings,
      exchange('PUT /settings', 200),
      exchange('GET /settings', 200),
    );
    expect(linesOf(recorded)).toEqual([['PUT /settings', 'GET /settings']]);
  });

  test('is a session in a cookie, whose value is in no fixture', () => {
    const recorded = fixturesOf(
      settings,
      exchange('POST /session', 204, {
        responseHeaders: { 'set-cookie': 'sid=abcdefgh12345678; Path=/; HttpOnly, t=dark' },
      }),
      exchange('GET /me', 200, { requestHeaders: { cookie: 't=dark; sid=abcdefgh12345678' } }),
      exchange('GET /me', 401),
    );
    expect(linesOf(recorded)).toEqual([['POST /session', 'GET /me'], ['GET /me']]);
    expect(
      exchangesOf(recorded)[0]?.map(({ request, response }) => [request.headers, response.headers]),
    ).toEqual([
      [undefined, { 'set-cookie': 'sid=redacted-redacte; Path=/; HttpOnly, t=dark' }],
      [{ cookie: 'sid=redacted-redacte' }, undefined],
    ]);
  });

  test('is a link to the next page', () => {
    const recorded = fixturesOf(
      settings,
      exchange('GET /pages', 200, {
        responseHeaders: { link: '</pages?p=1>; rel="prev", </pages?p=x2>; rel="next"' },
        response: json([]),
      }),
      exchange('GET /pages?p=x2', 200, { response: json([]) }),
    );
    expect(linesOf(recorded)).toEqual([['GET /pages', 'GET /pages?p=x2']]);
  });
});

describe('of a response', () => {
  const files = smallContract({
    operations: {
      text: operation('GET /text', {
        responses: { '200': { content: { 'text/*': { kind: 'text' } }, headers: {} } },
      }),
      head: operation('HEAD /text'),
      problem: operation('GET /problem', {
        responses: {
          '4XX': {
            content: { 'application/problem+json': { kind: 'json' } },
            headers: { 'x-rate': { required: false, value: { mode: 'free' } } },
          },
        },
      }),
    },
  });
  const content = (text: string): Capture['response'] => ({
    kind: 'content',
    content: contentOf(Buffer.from(text), 5000),
  });

  const table: readonly (readonly [string, Capture, unknown])[] = [
    [
      'text is kept as text, though it is JSON',
      exchange('GET /text', 200, {
        responseHeaders: { 'content-type': 'text/plain' },
        response: content('[1]'),
      }),
      { status: 200, headers: { 'content-type': 'text/plain' }, body: { text: '[1]' } },
    ],
    [
      'to HEAD there is no body',
      exchange('HEAD /text', 200, { response: content('x') }),
      { status: 200 },
    ],
    [
      'a problem is kept with its type and the headers that are declared',
      exchange('GET /problem', 418, {
        responseHeaders: {
          'content-type': 'application/problem+json',
          'x-rate': '3',
          etag: '"undeclared"',
          server: 'any',
        },
        response: content('{"title":"Teapot"}'),
      }),
      {
        status: 418,
        headers: { 'content-type': 'application/problem+json', 'x-rate': '3' },
        body: { json: { title: 'Teapot' } },
      },
    ],
    [
      'to a method that is not there, the methods that are',
      exchange('DELETE /problem', 405, { responseHeaders: { allow: 'GET' } }),
      { status: 405, headers: { allow: 'GET' } },
    ],
  ];
  test.each(table)('%s', (_, capture, expected) => {
    expect(exchangesOf(fixturesOf(files, capture))[0]?.[0]?.response).toEqual(expected);
  });

  test('a redirection that nobody declares is left out, and a success of no operation', () => {
    const recorded = fixturesOf(files, exchange('GET /text', 302), exchange('POST /text/new', 200));
    expect(formatLeftOut(recorded.leftOut)).toEqual([
      '1 left out: neither a success nor a rejection',
      '1 left out: POST /text/new is not an operation of Small',
    ]);
  });
});

test('the concrete path comes before the one with a parameter, in any order', () => {
  const contract = smallContract({
    operations: {
      getPet: operation('GET /pets/{petId}', { parameters: [idIn('path', 'petId', 'pets')] }),
      getMine: operation('GET /pets/mine'),
      getFile: operation('GET /pets/{name}.{ext}'),
    },
  });
  const recorded = fixturesOf(
    contract,
    exchange('GET /pets/mine', 200),
    exchange('GET /pets/a.png', 200),
    exchange('GET /pets/7', 404),
  );
  expect(exchangesOf(recorded).map(([each]) => each?.operation)).toEqual([
    'getMine',
    'getFile',
    'getPet',
  ]);
});
