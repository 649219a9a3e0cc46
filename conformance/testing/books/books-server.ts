import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { parseJson } from '../../json/parse-json.js';
import { holdsEntityTag } from '../holds-entity-tag.js';
import { cutBooks, type BooksPage } from './cut-books.js';
import type { BooksPaging } from './books-document.js';

/** One way in which the server is wrong. */
export interface BooksDefect {
  /** Changes a response before it is sent; `request` is its method and its path with the query. */
  readonly reply?: (request: string, reply: BooksReply, books: readonly Book[]) => BooksReply;
  /** The request that is handled in its stead. */
  readonly request?: (request: string) => string;
  /** Is called after each request: it may change what is stored. */
  readonly after?: (request: string, books: Map<string, Book>) => void;
  /** Changes how a list is cut. */
  readonly page?: (page: BooksPage) => BooksPage;
  /** A header that the server does not read, in lower case. */
  readonly ignores?: string;
}

export interface BooksReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface Book {
  readonly id: string;
  readonly values: JsonObject;
  readonly version: number;
}

export interface BooksServer {
  readonly url: string;
  /** The ids of what is still there. */
  left(): readonly string[];
  close(): Promise<void>;
}

/** Serves books with one way of paging, and at most one defect. */
export async function startBooksServer(
  paging: BooksPaging,
  defect: BooksDefect = {},
): Promise<BooksServer> {
  const books = new Map<string, Book>();
  const api = new BooksApi(books, { paging, defect });
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const bytes = await buffer(request);
    const line = `${request.method ?? ''} ${request.url ?? ''}`;
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => name !== defect.ignores),
    );
    const plain = api.handle(defect.request?.(line) ?? line, { headers, bytes });
    const reply = defect.reply?.(line, plain, [...books.values()]) ?? plain;
    defect.after?.(line, books);
    const isJson = reply.body !== undefined && !Buffer.isBuffer(reply.body);
    response.writeHead(reply.status, {
      ...(isJson && { 'content-type': 'application/json' }),
      ...reply.headers,
    });
    response.end(isJson ? JSON.stringify(reply.body) : reply.body);
  };
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    left: () => [...books.keys(), ...api.reviews.keys()],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Sent {
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Buffer;
}

interface BooksOptions {
  readonly paging: BooksPaging;
  readonly defect: BooksDefect;
}

const unknown: BooksReply = { status: 404, headers: {} };
const invalid: BooksReply = { status: 400, headers: {} };

class BooksApi {
  readonly reviews = new Map<string, JsonObject>();
  readonly #books: Map<string, Book>;
  readonly #covers = new Map<string, Buffer>();
  readonly #options: BooksOptions;
  #next = 100;

  constructor(books: Map<string, Book>, options: BooksOptions) {
    this.#books = books;
    this.#options = options;
  }

  handle(line: string, sent: Sent): BooksReply {
    const [, method = '', path = '', query = ''] = /^(\S+) ([^?]*)\??(.*)$/.exec(line) ?? [];
    const [, collection = '', id = '', part = ''] = path.split('/');
    const json = parseJson(sent.bytes.toString('utf8'));
    const body = json.ok && isJsonObject(json.value) ? json.value : {};
    if (collection === 'reviews') return this.#review(method, id);
    if (collection !== 'books') return unknown;
    if (id === '') {
      return method === 'POST' ? this.#add(body) : this.#list(new URLSearchParams(query));
    }
    const book = this.#books.get(id);
    if (book === undefined) return unknown;
    if (part === 'reviews') return this.#addReview(book, body);
    if (part === 'cover') return this.#cover(method, book, sent.bytes);
    return this.#one(method, book, { body, headers: sent.headers });
  }

  #add(values: JsonObject): BooksReply {
    if (values['title'] === undefined) return invalid;
    const book: Book = { id: `b${this.#next++}`, values, version: 1 };
    this.#books.set(book.id, book);
    const reply = this.#show(book);
    return { ...reply, status: 201, headers: { ...reply.headers, location: `/books/${book.id}` } };
  }

  #list(query: URLSearchParams): BooksReply {
    const all = [...this.#books.values()].map((book) => this.#body(book));
    const genre = query.get('genre');
    const sort = query.get('sort');
    const filtered = all.filter((book) => genre === null || book['genre'] === genre);
    const sign = sort === '-year' ? -1 : 1;
    const sorted =
      sort === null
        ? filtered
        : filtered.toSorted((a, b) => sign * (Number(a['year']) - Number(b['year'])));
    const { paging, defect } = this.#options;
    return cutBooks(sorted, { paging, query, ...(defect.page && { change: defect.page }) });
  }

  #one(
    method: string,
    book: Book,
    { body, headers }: { readonly body: JsonObject; readonly headers: Sent['headers'] },
  ): BooksReply {
    const etag = tagOf(book);
    switch (method) {
      case 'GET':
        return holdsEntityTag(headers['if-none-match'], etag)
          ? { status: 304, headers: { etag } }
          : this.#show(book);
      case 'PATCH': {
        const condition = headers['if-match'];
        if (condition !== undefined && condition !== etag) return { status: 412, headers: {} };
        const merged = Object.entries({ ...book.values, ...body }).filter(
          ([, each]) => each !== null,
        );
        return this.#store({ ...book, values: Object.fromEntries(merged) });
      }
      case 'PUT':
        return this.#store({ ...book, values: body });
      default:
        this.#books.delete(book.id);
        return { status: 204, headers: {} };
    }
  }

  #store(book: Book): BooksReply {
    const stored = { ...book, version: book.version + 1 };
    this.#books.set(book.id, stored);
    return this.#show(stored);
  }

  #show(book: Book): BooksReply {
    return { status: 200, headers: { etag: tagOf(book) }, body: this.#body(book) };
  }

  #body({ id, values }: Book): JsonObject {
    const reviews = [...this.reviews.values()].filter((each) => each['bookId'] === id);
    return { id, ...values, reviewCount: reviews.length };
  }

  #cover(method: string, { id }: Book, bytes: Buffer): BooksReply {
    if (method === 'PUT') {
      this.#covers.set(id, bytes);
      return { status: 204, headers: {} };
    }
    const body = this.#covers.get(id);
    return body === undefined
      ? unknown
      : { status: 200, headers: { 'content-type': 'image/png' }, body };
  }

  #addReview({ id: bookId }: Book, values: JsonObject): BooksReply {
    const id = `r${this.#next++}`;
    const review = { id, bookId, ...values };
    this.reviews.set(id, review);
    return { status: 201, headers: { location: `/reviews/${id}` }, body: review };
  }

  #review(method: string, id: string): BooksReply {
    const body = this.reviews.get(id);
    if (body === undefined) return unknown;
    if (method === 'DELETE') this.reviews.delete(id);
    return method === 'DELETE' ? { status: 204, headers: {} } : { status: 200, headers: {}, body };
  }
}

function tagOf({ id, version }: Book): string {
  return `"${id}-${version}"`;
}
