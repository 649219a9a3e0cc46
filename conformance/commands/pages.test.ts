import { expect, test } from 'vitest';
import { recordSession } from './testing/recorded-session.js';

// A server that lists what was added two items at a time, by each style of paging.

const styles = ['cursor', 'last-item', 'page', 'offset', 'link'] as const;
type Style = (typeof styles)[number];

const parameters: Readonly<Record<Style, string>> = {
  cursor: 'cursor',
  'last-item': 'after',
  page: 'page',
  offset: 'offset',
  link: 'page_cursor',
};

function documentOf(style: Style): string {
  const link = 'headers: { Link: { schema: { type: string } } },';
  return `
openapi: 3.1.0
info: { title: Shelf, version: '1' }
paths:
  /books:
    post:
      operationId: addBook
      responses: { '201': { description: Added., content: { application/json: { schema: { $ref: '#/components/schemas/Book' } } } } }
    get:
      operationId: listBooks
      parameters:
        - { name: limit, in: query, schema: { type: integer } }
        - { name: ${parameters[style]}, in: query, schema: { type: string } }
      responses:
        '200': { description: A page., ${style === 'link' ? link : ''} content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } } }
  /books/{bookId}:
    parameters: [{ name: bookId, in: path, required: true, schema: { type: integer } }]
    delete: { operationId: removeBook, responses: { '204': { description: Removed. } } }
components:
  schemas:
    Book: { type: object, required: [id], properties: { id: { type: integer } } }
    Page: { type: object, required: [items], properties: { items: { type: array, items: { $ref: '#/components/schemas/Book' } }${style === 'cursor' ? ', next_cursor: { type: [string, "null"] }' : ''} } }
`;
}

interface Shelf {
  books: readonly { readonly id: number }[];
  nextId: number;
  /** What is wrong with the list. */
  defect: 'none' | 'repeated' | 'skipped' | 'dropped';
}

/** Where a page starts: its number of items to skip is in the parameter, in one way or another. */
function startOf({ books }: Shelf, style: Style, given: string): number {
  if (given === '') return 0;
  if (style === 'page') return (Number(given) - 1) * 2;
  if (style === 'last-item') return books.findIndex(({ id }) => id === Number(given)) + 1;
  return style === 'offset' ? Number(given) : Number(given.replace('key-', ''));
}

function pageOf(shelf: Shelf, start: number): readonly { readonly id: number }[] {
  const { books, defect } = shelf;
  const shift = start === 0 ? 0 : { none: 0, dropped: 0, repeated: -1, skipped: 1 }[defect];
  const page = books.slice(start + shift, start + shift + 2);
  return defect === 'dropped' && start === 0 ? page.slice(1) : page;
}

function respondTo(shelf: Shelf, style: Style): Parameters<typeof recordSession>[0]['respond'] {
  return ({ method, url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
    if (method === 'DELETE') {
      shelf.books = shelf.books.filter(({ id }) => `/books/${id}` !== pathname);
      return response.writeHead(204).end();
    }
    if (pathname !== '/books') return response.writeHead(404).end();
    const type = { 'content-type': 'application/json' };
    if (method === 'POST') {
      const book = { id: shelf.nextId++ };
      shelf.books = [...shelf.books, book];
      return response.writeHead(201, type).end(JSON.stringify(book));
    }
    const start = startOf(shelf, style, searchParams.get(parameters[style]) ?? '');
    const key = start + 2 < shelf.books.length ? `key-${start + 2}` : null;
    const link = { link: `</books?limit=2&page_cursor=${key}>; rel="next"` };
    response.writeHead(200, style === 'link' && key !== null ? { ...type, ...link } : type);
    const items = pageOf(shelf, start);
    return response.end(
      JSON.stringify(style === 'cursor' ? { items, next_cursor: key } : { items }),
    );
  };
}

/** The requests of the second and third page. */
function laterPages(style: Style, ids: readonly number[]): readonly string[] {
  const values: Readonly<Record<Style, readonly unknown[]>> = {
    cursor: ['key-2', 'key-4'],
    'last-item': [ids[1], ids[3]],
    page: [2, 3],
    offset: [2, 4],
    link: ['key-2', 'key-4'],
  };
  return values[style].map((value) => `/books?limit=2&${parameters[style]}=${String(value)}`);
}

async function checkPages(
  style: Style,
  defect: Shelf['defect'],
  others: readonly number[] = [],
): Promise<string> {
  const shelf: Shelf = { books: [], nextId: 3, defect: 'none' };
  const session = await recordSession({
    document: documentOf(style),
    respond: respondTo(shelf, style),
    session: async (url) => {
      const ids: number[] = [];
      for (let count = 0; count < 5; count += 1) {
        const response = await fetch(`${url}/books`, { method: 'POST' });
        ids.push(((await response.json()) as { readonly id: number }).id);
      }
      for (const path of ['/books?limit=2', ...laterPages(style, ids)]) {
        await (await fetch(`${url}${path}`)).text();
      }
      for (const id of ids) await fetch(`${url}/books/${id}`, { method: 'DELETE' });
    },
  });
  shelf.defect = defect;
  shelf.books = others.map((id) => ({ id }));
  shelf.nextId = 700;
  try {
    const { code, text } = await session.check();
    const [found = ''] =
      /an id that no earlier page has|7\d\d on this page or an earlier one/.exec(text) ?? [];
    return `${code} ${found}`.trim();
  } finally {
    await session.close();
  }
}

test.each(styles)('pages by %s that show each item once pass', async (style) => {
  expect(await checkPages(style, 'none')).toBe('0');
});

test.each(styles)('items of other people on pages by %s are not violations', async (style) => {
  expect(await checkPages(style, 'none', [1])).toBe('0');
});

test.each(styles)('an item that is on two pages by %s is found', async (style) => {
  expect(await checkPages(style, 'repeated')).toBe('1 an id that no earlier page has');
});

test.each(styles)('an item between two pages by %s that is on none is found', async (style) => {
  expect(await checkPages(style, 'skipped')).toBe('1 702 on this page or an earlier one');
});

test.each(['cursor', 'link'] as const)(
  'an item that the first page by %s leaves out is found where more pages follow',
  async (style) => {
    expect(await checkPages(style, 'dropped')).toBe('1 700 on this page or an earlier one');
  },
);
