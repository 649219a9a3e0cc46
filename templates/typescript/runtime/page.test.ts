import { afterEach, expect, test } from 'vitest';
import { PagingError } from './errors.js';
import {
  type Responder,
  type CaptureServer,
  captureServer,
  inTurn,
  json,
} from './testing/capture-server.js';
import { SampleClient, type Thing } from './testing/sample-client.js';

const servers: CaptureServer[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function serve(
  response: Responder,
): Promise<{ client: SampleClient; server: CaptureServer }> {
  const server = await captureServer(response);
  servers.push(server);
  const client = new SampleClient({
    apiKey: 'k',
    baseURL: server.url,
    organization: null,
    project: null,
  });
  return { client, server };
}

function page(ids: readonly string[], has_more: boolean | undefined): Responder {
  return json(200, { object: 'list', data: ids.map((id) => ({ id })), has_more });
}

async function idsOf(list: AsyncIterable<Thing>): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { id } of list) ids.push(id);
  return ids;
}

test('iterating a list yields the items of every page, each page requested after the last id', async () => {
  const { client, server } = await serve(inTurn(page(['a', 'b'], true), page(['c'], false)));
  const list = client.files.list({ limit: 2, after: 'z' }, { query: { order: 'asc' } });
  expect(await idsOf(list)).toEqual(['a', 'b', 'c']);
  expect(server.requests.map(({ path }) => path)).toEqual([
    '/files?limit=2&after=z&order=asc',
    '/files?limit=2&after=b&order=asc',
  ]);
});

test('an awaited list is its first page, which can return the next ones', async () => {
  const { client } = await serve(inTurn(page(['a'], true), page(['b'], false)));
  const first = await client.files.list();
  expect(first.data).toEqual([{ id: 'a' }]);
  expect(first.has_more).toBe(true);
  expect(first.body['object']).toBe('list');
  const second = await first.getNextPage();
  expect(second.data).toEqual([{ id: 'b' }]);
  expect(second.hasNextPage()).toBe(false);
  await expect(second.getNextPage()).rejects.toThrow(PagingError);
});

test('pages can be iterated, and a page yields its own items and all later ones', async () => {
  const { client } = await serve(inTurn(page(['a'], true), page(['b'], true), page(['c'], false)));
  const first = await client.files.list();
  const pages: number[] = [];
  for await (const each of first.iterPages()) pages.push(each.data.length);
  expect(pages).toEqual([1, 1, 1]);
  const again = await serve(inTurn(page(['a'], true), page(['b'], false)));
  expect(await idsOf(await again.client.files.list())).toEqual(['a', 'b']);
});

test('after the caller stops iterating, no page is requested', async () => {
  const { client, server } = await serve(page(['a', 'b'], true));
  for await (const { id } of client.files.list()) {
    expect(id).toBe('a');
    break;
  }
  expect(server.requests).toHaveLength(1);
});

test('a server that repeats a page is reported before its items come twice', async () => {
  const { client, server } = await serve(page(['a', 'b'], true));
  const ids: string[] = [];
  const reading = (async () => {
    for await (const { id } of client.files.list()) ids.push(id);
  })();
  await expect(reading).rejects.toThrow(
    new PagingError(
      'the server repeats items: the page after "b" ends with "b", which is a repetition',
    ),
  );
  expect(ids).toEqual(['a', 'b']);
  expect(server.requests).toHaveLength(2);
});

test('a server that repeats pages in a cycle is reported', async () => {
  const { client, server } = await serve((request, response) => {
    const after = new URL(request.path, 'http://h').searchParams.get('after');
    page([after === 'a' ? 'b' : 'a'], true)(request, response);
  });
  await expect(idsOf(client.files.list())).rejects.toThrow(PagingError);
  expect(server.requests).toHaveLength(3);
});

test('an empty page is the last, even with has_more', async () => {
  const { client, server } = await serve(inTurn(page(['a'], true), page([], true)));
  expect(await idsOf(client.files.list())).toEqual(['a']);
  expect(server.requests).toHaveLength(2);
});

test.each([
  { title: 'without has_more', has_more: undefined },
  { title: 'whose has_more is null', has_more: null },
  { title: 'whose has_more is false', has_more: false },
])('a page $title is the last, and each item is yielded once', async ({ has_more }) => {
  const { client, server } = await serve(
    json(200, { object: 'list', data: [{ id: 'a' }, { id: 'b' }], has_more }),
  );
  expect(await idsOf(client.files.list())).toEqual(['a', 'b']);
  expect(server.requests).toHaveLength(1);
});

test.each([
  { response: json(200, { data: 'x' }), want: 'the page has no array at "data"' },
  { response: json(200, null), want: 'the page has no array at "data"' },
  {
    response: json(200, { data: [{}], has_more: true }),
    want: 'the last item has no "id" to continue from',
  },
])('a page that cannot be followed is reported: $want', async ({ response, want }) => {
  const { client } = await serve(response);
  await expect(idsOf(client.files.list())).rejects.toThrow(new PagingError(want));
});
