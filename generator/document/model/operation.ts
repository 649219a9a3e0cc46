import type { CodeSample } from './code-sample.js';
import type { Example, ResponseExample } from './example.js';
import type { Parameter } from './parameter.js';
import type { Schema } from './schema.js';
import type { Alternatives } from './security.js';
import type { Server } from './server.js';
import type { Wait } from './wait.js';

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
  /** Header parameters that the document has and OpenAPI ignores: `Authorization`. */
  readonly ignoredHeaders: readonly string[];
  readonly body: Body;
  readonly responses: readonly Response[];
  /**
   * The alternatives of its own security, each a list of schemes that belong together; absent where
   * the security of the whole document holds.
   */
  readonly security?: Alternatives;
  /** The first of its own servers, or of its path's; absent where those of the document hold. */
  readonly server?: Server;
  /** Present where the response is one page of a list that can be followed. */
  readonly page?: Page;
  /** Present where there is a call that waits for a state of the object that this one retrieves. */
  readonly wait?: Wait;
  /** Examples; at least one. */
  readonly examples: readonly Example[];
  /** Programs that the document itself gives for the call. */
  readonly samples: readonly CodeSample[];
}

/** The body of a request: the representation that fits best, and the others. */
export type Body =
  { readonly kind: 'none' } | (BodyContent & { readonly alternatives: readonly BodyContent[] });

/** One representation of a body, with its media type. */
export type BodyContent =
  | (Content & { readonly kind: 'json' })
  | (Content & { readonly kind: 'text' })
  | (Content & { readonly kind: 'bytes' })
  | (Content & { readonly kind: 'form'; readonly parts: readonly Part[] })
  | (Content & {
      readonly kind: 'multipart';
      readonly parts: readonly Part[];
      /** Whether the body may have parts that the document does not name. */
      readonly open: boolean;
    });

export interface Content {
  /** As the document has it: a media type, or a range such as `image/*`. */
  readonly contentType: string;
  readonly required: boolean;
  readonly schema: Schema;
}

/** One part of a multipart body, or one field of an urlencoded one. */
export interface Part {
  readonly name: string;
  /**
   * `file`: raw bytes with a filename · `text`: one field of text · `nested`: an object as a field
   * for each property, `name[property]` · `json`: one field that holds JSON · `value`: a file, text
   * or JSON, as the value is.
   */
  readonly kind: 'file' | 'text' | 'nested' | 'json' | 'value';
  /** Whether the part is a list, sent as one part for each item. */
  readonly array: boolean;
  readonly required: boolean;
  /** Whether it may be null, which is not sent. */
  readonly nullable: boolean;
  /** The part's names on the wire: `size[unit]`, `size[length]`. */
  readonly wireNames: readonly string[];
  readonly filename: 'required' | 'optional';
  /** The media type of each part; the first that is not a range, where the document lists several. */
  readonly contentType?: string;
  /** The media types and ranges that `encoding` lists for each part; absent where it lists none. */
  readonly mediaTypes?: readonly string[];
  /** Present where the value is written as a query parameter would be, and `contentType` is ignored. */
  readonly style?: PartStyle;
  readonly headers: readonly PartHeader[];
  readonly schema: Schema;
}

/** How a part is written (OpenAPI 3.1.1, section 4.8.15.1.2). */
export interface PartStyle {
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
}

/** A header of a part. */
export interface PartHeader {
  readonly name: string;
  /** The value that is sent unless the caller sets another: the only one, or the default. */
  readonly value?: string;
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
  readonly headers: readonly ResponseHeader[];
  readonly description: string;
  readonly examples: readonly ResponseExample[];
}

/** A header of a response. */
export interface ResponseHeader {
  /** As the document has it: `X-Rate-Limit`. */
  readonly name: string;
  readonly description: string;
  readonly deprecated: boolean;
  readonly required: boolean;
  readonly schema: Schema;
  /** The media type of its value, where the document has `content` for it. */
  readonly contentType?: string;
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
