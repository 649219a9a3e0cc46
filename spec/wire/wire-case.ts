/** Bytes as data: a string in UTF-8 or base64, repeated `repeat` times. */
export type ContentData =
  | { readonly utf8: string; readonly repeat?: number }
  | { readonly base64: string; readonly repeat?: number };

/** A file argument of a call. */
export interface FileData {
  readonly filename?: string;
  readonly contentType?: string;
  readonly content: ContentData;
}

/** How the file of a call is passed. */
export type Input = 'path' | 'bytes' | 'stream';

/** The arguments of a call, by their names in the document. */
export interface CallData {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  /** In the order of the call. A file is `{ file: FileData }`. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** A piece of a multipart body: a string in which `{boundary}` is replaced, or unchanged bytes. */
export type Piece = string | ContentData;

export type ExpectedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: readonly Piece[] }
  | { readonly kind: 'multipart'; readonly bytes: readonly Piece[] };

/** A request as it must be sent. */
export interface ExpectedRequest {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly target: string;
  /** By name in lower case. Each occurs exactly once. */
  readonly headers: Readonly<Record<string, string>>;
  readonly absent: readonly string[];
  readonly body: ExpectedBody;
}

export type WireResponse =
  { readonly json: Readonly<Record<string, unknown>> } | { readonly bytes: ContentData };

/** A call and the request that it must send. */
export interface WireCase {
  readonly operation: string;
  /** `createFile/filename-quotes`. */
  readonly name: string;
  readonly title: string;
  readonly sources: readonly string[];
  readonly client: {
    readonly organization?: string;
    readonly project?: string;
    readonly basePath: string;
  };
  readonly call: CallData;
  /** Empty if the call has no file. */
  readonly inputs: readonly Input[];
  /** Undefined if nothing may be sent. */
  readonly request: ExpectedRequest | undefined;
  readonly response: WireResponse;
}
