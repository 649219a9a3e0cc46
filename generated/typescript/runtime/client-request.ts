// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { HeaderValues } from './headers.js';
import type { PartRule } from './multipart.js';
import type { ParameterRule } from './parameter-style.js';
import type { HeaderKinds } from './response-headers.js';

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
  /** How parameters are written that do not have the default style of their location. */
  readonly rules?: ParameterRules;
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
  /** How headers of the response are read. */
  readonly responseHeaders?: HeaderKinds | undefined;
}

/** The rules of parameters, by their location. */
export interface ParameterRules {
  readonly query?: readonly ParameterRule[];
  readonly header?: readonly ParameterRule[];
  readonly cookie?: readonly ParameterRule[];
}

export type ResponseKind = 'json' | 'bytes' | 'text' | 'none';

export type ResponseKinds = Readonly<Record<string, ResponseKind>>;

/**
 * A body and how it is encoded. An undefined `value` sends no body, except for multipart, where
 * it is an error.
 */
export type RequestBody =
  | { readonly kind: 'json'; readonly value: unknown; readonly contentType?: string }
  | {
      readonly kind: 'multipart';
      readonly value: unknown;
      readonly parts: readonly PartRule[];
      /** Whether parts without a rule are sent, too. */
      readonly open?: true;
    }
  | { readonly kind: 'form'; readonly value: unknown; readonly fields?: readonly ParameterRule[] }
  | { readonly kind: 'text'; readonly value: unknown; readonly contentType: string }
  | {
      readonly kind: 'bytes';
      readonly value: unknown;
      /** A media type, or a range of which the content's own type is sent. */
      readonly contentType: string;
    }
  | {
      readonly kind: 'several';
      readonly value: unknown;
      /** The media type that the caller chose; the first of the rules by default. */
      readonly contentType: string | undefined;
      readonly rules: readonly BodyRule[];
    };

/** One of several media types of a body. */
export interface BodyRule {
  readonly kind: Exclude<RequestBody['kind'], 'several'>;
  readonly contentType: string;
  readonly parts?: readonly PartRule[];
  readonly open?: true;
  readonly fields?: readonly ParameterRule[];
}

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
}
