// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { FilePartInput } from './file-input.js';
import type { HeaderValues } from './headers.js';
import type { PartRule } from './multipart.js';

/** A call, as generated code describes it. */
export interface ClientRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS' | 'TRACE';
  /** Relative to the base URL; built by the `path` tag where it contains ids. */
  readonly path: string;
  /** Arrays repeat their name, objects become `name[key]`, undefined and null are omitted. */
  readonly query?: object | undefined;
  readonly headers?: HeaderValues | undefined;
  readonly body?: RequestBody | undefined;
  /**
   * What the call returns: the parsed body (default), the response itself, its text, or nothing;
   * for each status, range (`2XX`) and `default`, where they differ.
   */
  readonly response?: ResponseKind | ResponseKinds | undefined;
  /** The media types of the response; by default JSON where it is read, otherwise any. */
  readonly accept?: string | undefined;
}

export type ResponseKind = 'json' | 'bytes' | 'text' | 'none';

export type ResponseKinds = Readonly<Record<string, ResponseKind>>;

/**
 * A body and how it is encoded. An undefined `value` sends no body, except for multipart, where
 * it is an error.
 */
export type RequestBody =
  | { readonly kind: 'json'; readonly value: unknown; readonly contentType?: string }
  | { readonly kind: 'multipart'; readonly value: object; readonly parts: readonly PartRule[] }
  | { readonly kind: 'form'; readonly value: object | undefined }
  | {
      readonly kind: 'bytes';
      readonly value: FilePartInput | string | undefined;
      readonly contentType: string;
    };

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
