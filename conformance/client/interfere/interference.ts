import type { JsonChange } from './change-values.js';

/** Which requests of a client a scenario interferes with. */
export interface Selection {
  /**
   * `first`: the first request, and the first one with a body · `first-of-operation`: the first
   * request of each operation · `second`, `last`: that request of the run, or its only one, as they are
   * counted without the scenario · `all`: each.
   */
  readonly requests: 'first' | 'first-of-operation' | 'second' | 'last' | 'all';
  /**
   * Only requests of some operations. `json`: a success has a JSON body · `content`: it has another
   * body · `list`: it is one page of a list · `with-body`: the request has a body.
   */
  readonly of?: 'json' | 'content' | 'list' | 'with-body';
}

/** What a client meets in place of the response of a conforming server. */
export type Interference =
  /** An error, before the server sees the request. */
  | {
      readonly kind: 'error';
      readonly status: number;
      readonly body: 'documented' | 'text';
      readonly wait?: Wait;
    }
  /** The connection is reset: as soon as the headers are received, in the body, or after it. */
  | { readonly kind: 'reset'; readonly at: 'headers' | 'body' | 'end' }
  /** The request is received, and never responded to. */
  | { readonly kind: 'silence' }
  /** A page of HTML with status 200. */
  | { readonly kind: 'html' }
  /** The response of the server, in pieces, with pauses between them. */
  | { readonly kind: 'slow' }
  /** The first half of the response's body; then the connection ends. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'redirect'; readonly status: number; readonly to: 'same' | 'other' }
  /** The response as it is: what is odd is what the server assigns. */
  | { readonly kind: 'none' }
  /** The response with other values in its JSON body. */
  | { readonly kind: 'change'; readonly change: JsonChange };

/** How a response asks for a pause before the next request. */
export interface Wait {
  /** A header in seconds, as a date, or in milliseconds: `retry-after-ms`, which is not standard. */
  readonly as: 'seconds' | 'date' | 'milliseconds';
  readonly seconds: number;
}
