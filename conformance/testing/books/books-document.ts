/** How the list of books comes in pages. */
export type BooksPaging = 'page' | 'offset' | 'cursor' | 'last-item' | 'link';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;

const sent = {
  title: { type: 'string', minLength: 1, maxLength: 60 },
  year: { type: 'integer', minimum: 1400, maximum: 2100 },
  genre: { type: 'string', enum: ['novel', 'essay', 'poem'] },
  tags: { type: 'array', uniqueItems: true, items: text },
  note: { type: ['string', 'null'] },
} as const;

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object): object => ({ 'application/json': { schema } });
const tag = { ETag: { schema: text } };
const rejected = { '404': { description: 'Unknown.' }, '400': { description: 'Invalid.' } };
const one = { description: 'One book.', headers: tag, content: json(ref('Book')) };
const added = (name: string): object => ({
  description: 'Added.',
  headers: { Location: { required: true, schema: text }, ...tag },
  content: json(ref(name)),
});
const header = (name: string): object => ({ name, in: 'header', schema: text });
const query = (name: string, schema: object): object => ({ name, in: 'query', schema });

const parameters: Readonly<Record<BooksPaging, readonly object[]>> = {
  page: [query('page', { type: 'integer', minimum: 1, default: 1 })],
  offset: [query('offset', { ...count, default: 0 })],
  cursor: [query('cursor', text)],
  'last-item': [query('after', text)],
  link: [query('page', { type: 'integer', minimum: 1, default: 1 })],
};

const limit = query('limit', { type: 'integer', minimum: 1, maximum: 20, default: 10 });

function listOf(paging: BooksPaging): object {
  const items = { type: 'array', items: ref('Book') };
  if (paging === 'link') return items;
  const properties = {
    data: items,
    total: count,
    has_more: { type: 'boolean' },
    ...(paging === 'page' && { page: count }),
    ...(paging === 'offset' && { offset: count }),
    ...(paging === 'cursor' && { next_cursor: { type: ['string', 'null'] } }),
    ...(paging === 'last-item' && { last_id: { type: ['string', 'null'] } }),
  };
  return { type: 'object', required: ['data'], properties };
}

function bookPath(): object {
  return {
    parameters: [bookId],
    get: {
      operationId: 'getBook',
      parameters: [header('If-None-Match')],
      responses: { '200': one, '304': { description: 'The same.', headers: tag }, ...rejected },
    },
    patch: {
      operationId: 'amendBook',
      parameters: [header('If-Match')],
      requestBody: {
        required: true,
        content: {
          'application/merge-patch+json': { schema: { type: 'object', properties: sent } },
        },
      },
      responses: { '200': one, '412': { description: 'Changed.' }, ...rejected },
    },
    put: {
      operationId: 'replaceBook',
      requestBody: { required: true, content: json(ref('NewBook')) },
      responses: { '200': one, ...rejected },
    },
    delete: {
      operationId: 'removeBook',
      responses: { '204': { description: 'Removed.' }, ...rejected },
    },
  };
}

const bookId = { name: 'bookId', in: 'path', required: true, schema: text } as const;

function listPath(paging: BooksPaging): object {
  const link = { Link: { schema: text } };
  return {
    get: {
      operationId: 'listBooks',
      parameters: [
        ...parameters[paging],
        limit,
        query('genre', sent.genre),
        query('sort', { type: 'string', enum: ['year', '-year'] }),
      ],
      responses: {
        '200': {
          description: 'A page.',
          ...(paging === 'link' && { headers: link }),
          content: json(listOf(paging)),
        },
        ...rejected,
      },
    },
    post: {
      operationId: 'addBook',
      requestBody: { required: true, content: json(ref('NewBook')) },
      responses: { '201': added('Book'), ...rejected },
    },
  };
}

function coverPath(): object {
  const content = { 'image/png': {} };
  return {
    parameters: [bookId],
    get: {
      operationId: 'getCover',
      responses: { '200': { description: 'It.', content }, ...rejected },
    },
    put: {
      operationId: 'putCover',
      requestBody: { required: true, content },
      responses: { '204': { description: 'Stored.' }, ...rejected },
    },
  };
}

const reviewPaths = {
  '/books/{bookId}/reviews': {
    parameters: [bookId],
    post: {
      operationId: 'addReview',
      requestBody: { required: true, content: json(ref('NewReview')) },
      responses: { '201': added('Review'), ...rejected },
    },
  },
  '/reviews/{reviewId}': {
    parameters: [{ ...bookId, name: 'reviewId' }],
    get: {
      operationId: 'getReview',
      responses: { '200': { description: 'It.', content: json(ref('Review')) }, ...rejected },
    },
    delete: {
      operationId: 'removeReview',
      responses: { '204': { description: 'Removed.' }, ...rejected },
    },
  },
};

const stars = { type: 'integer', minimum: 1, maximum: 5 } as const;

const schemas = {
  NewBook: { type: 'object', required: ['title', 'year'], properties: sent },
  Book: {
    type: 'object',
    required: ['id', 'title', 'year'],
    properties: { id: { ...text, readOnly: true }, ...sent, reviewCount: count },
  },
  NewReview: { type: 'object', required: ['stars'], properties: { stars } },
  Review: {
    type: 'object',
    required: ['id', 'bookId', 'stars'],
    properties: {
      id: { ...text, readOnly: true },
      bookId: { ...text, readOnly: true },
      stars,
    },
  },
} as const;

/** The document of an API of books with reviews and covers. */
export function booksDocument(paging: BooksPaging): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Books', version: '1.0.0' },
    paths: {
      '/books': listPath(paging),
      '/books/{bookId}': bookPath(),
      '/books/{bookId}/cover': coverPath(),
      ...reviewPaths,
    },
    components: { schemas },
  };
}
