import type { Example, ResponseExample } from './example.js';
import type { Parameter } from './parameter.js';
import type { Schema } from './schema.js';

export const HTTP_METHODS = [
  'get',
  'put',
  'post',
  'delete',
  'options',
  'head',
  'patch',
  'trace',
] as const;

export type HttpMethod = (typeof HTTP_METHODS)[number];

/** One call of the API. */
export interface Operation {
  /** The document's `operationId`, or one that is built from method and path. */
  readonly id: string;
  /** Whether the id is from the document. */
  readonly hasOwnId: boolean;
  /** Where it is in the document. */
  readonly pointer: string;
  readonly httpMethod: HttpMethod;
  /** With its templates: `/owners/{ownerId}/pets`. */
  readonly path: string;
  /**
   * The path as it is sent: characters that would end a URL's path are percent-encoded outside of
   * templates.
   */
  readonly requestPath: string;
  /** The names of its resources: `uploads`, `parts`. */
  readonly resource: readonly string[];
  /** Its name within its resource: `create`. */
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly tag: string;
  readonly parameters: readonly Parameter[];
  readonly body: Body;
  readonly responses: readonly Response[];
  /** Present where the response is one page of a list that can be followed. */
  readonly page?: Page;
  /** Examples; at least one. */
  readonly examples: readonly Example[];
}

/** The body of a request. */
export type Body =
  | { readonly kind: 'none' }
  | (Content & { readonly kind: 'json' })
  | (Content & { readonly kind: 'form' })
  | (Content & { readonly kind: 'bytes' })
  | (Content & { readonly kind: 'multipart'; readonly parts: readonly Part[] });

export interface Content {
  readonly contentType: string;
  readonly required: boolean;
  readonly schema: Schema;
}

/** One part of a multipart body. */
export interface Part {
  readonly name: string;
  /**
   * `file`: raw bytes with a filename · `text`: one field of text · `nested`: an object as a field
   * for each property, `name[property]` · `json`: one field that holds JSON.
   */
  readonly kind: 'file' | 'text' | 'nested' | 'json';
  /** Whether the part is a list, sent as one part for each item. */
  readonly array: boolean;
  readonly required: boolean;
  /** The part's names on the wire: `size[unit]`, `size[length]`. */
  readonly wireNames: readonly string[];
  readonly filename: 'required' | 'optional';
  readonly contentType?: string;
  readonly schema: Schema;
}

/** What a server may return. */
export interface Response {
  /** As the document declares it: `200`, `4XX`, `default`. */
  readonly status: string;
  readonly kind: 'json' | 'bytes' | 'text' | 'events' | 'none';
  readonly contentType?: string;
  readonly schema?: Schema;
  /** The other media types in which the same status is offered, in the order of the document. */
  readonly alternatives: readonly ResponseContent[];
  readonly headers: readonly string[];
  readonly description: string;
  readonly examples: readonly ResponseExample[];
}

/** One media type of a response. */
export interface ResponseContent {
  readonly contentType: string;
  readonly kind: Exclude<Response['kind'], 'none'>;
  readonly schema?: Schema;
}

/** How a list continues after a page. */
export interface Page {
  /** The property that holds the items: `data`. */
  readonly items: string;
  /** Whether the response may be null. */
  readonly nullable: boolean;
  /** Whether every page has that property, with a value that is not null. */
  readonly itemsRequired: boolean;
  readonly item: Schema;
  /** The query parameter for the start of the next page: `after`. */
  readonly cursor: string;
  /** The property of an item whose value is the cursor: `id`. */
  readonly itemId: string;
  /** The property that says whether there is more: `has_more`. */
  readonly hasMore: string;
}
