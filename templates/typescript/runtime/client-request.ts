import type { EncodedBody } from './encoded-body.js';
import type { HeaderValues } from './headers.js';
import type { PartHeaders } from './multipart.js';
import type { Pair } from './nested.js';
import type { HeaderReader } from './plain-headers.js';

/** A call, as generated code describes it. */
export interface ClientRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS' | 'TRACE';
  /** Relative to the base URL; built by the `path` tag where it contains ids. */
  readonly path: string;
  /** Written by the rules; undefined and null are omitted. */
  readonly query?: object | undefined;
  readonly headers?: HeaderValues | undefined;
  /** The values of header parameters by their names, written by the rules. */
  readonly headerParameters?: object | undefined;
  /** The values of cookies by their names, written by the rules. */
  readonly cookieParameters?: object | undefined;
  /** How parameters are written; absent where all are in the query, in the default style. */
  readonly rules?: ParameterStyles;
  /**
   * The security schemes that belong together, in alternatives of which one is enough; the client's
   * own where it is absent.
   */
  readonly security?: readonly (readonly string[])[];
  /** The URL of the operation's own server, which may be relative to the client's. */
  readonly server?: string;
  readonly body?: RequestBody | undefined;
  /**
   * What the call returns: the parsed body (default), the response itself, its text, or nothing;
   * for each status, range (`2XX`) and `default`, where they differ.
   */
  readonly response?: ResponseKind | ResponseKinds | undefined;
  /** The media types of the response; by default JSON where it is read, otherwise any. */
  readonly accept?: string | undefined;
  /** Reads the headers of the response; as strings where it is absent. */
  readonly responseHeaders?: HeaderReader | undefined;
}

/** How the parameters of a call are written. */
export interface ParameterStyles {
  /** The encoded pairs of a query parameter; undefined where it has the default style. */
  readonly query: (name: string, value: unknown) => readonly Pair[] | undefined;
  readonly headers: (values: object | undefined) => HeaderValues;
  /** The value of the header `cookie`. */
  readonly cookies: (values: object | undefined) => string | undefined;
}

/** How a response is read; with `any`, by its own media type. */
export type ResponseKind = 'json' | 'bytes' | 'text' | 'none' | 'any';

export type ResponseKinds = Readonly<Record<string, ResponseKind>>;

/**
 * Encodes the body of a call; undefined where it has none. It is called once for a call.
 *
 * @param partHeaders - Further headers of the parts of a multipart body.
 */
export type RequestBody = (partHeaders: PartHeaders) => EncodedBody | undefined;

/** A call that returns a list, one page at a time. */
export interface PageRequest extends ClientRequest {
  readonly page: PageRule;
}

/** The names of a page's properties. */
export interface PageRule {
  /** The property that holds the items: `data`. */
  readonly items: string;
  /** The query parameter for the cursor: `after`. */
  readonly cursor: string;
  /** The property of an item that is its cursor: `id`. */
  readonly itemId: string;
  /** The property that says whether further pages follow; a page without it is the last. */
  readonly hasMore: string;
  /** Whether a page may have no items at all: it is read as an empty one. */
  readonly itemsOptional?: true;
}
