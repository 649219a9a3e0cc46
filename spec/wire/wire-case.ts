/** Bytes as data: a text in UTF-8 or base64, taken as often as `repeat` says. */
export type ContentData =
  | { readonly utf8: string; readonly repeat?: number }
  | { readonly base64: string; readonly repeat?: number };

/** A file that a call is given. */
export interface FileData {
  readonly filename?: string;
  readonly contentType?: string;
  readonly content: ContentData;
}

/** How the file of a call is given. */
export type Input = 'path' | 'bytes' | 'stream';

/** The arguments of a call, by the names of the document. */
export interface CallData {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  /** In the order in which the call names them; a file is `{ file: FileData }`. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** A piece of a form: text in which `{boundary}` is replaced, or bytes in which nothing is. */
export type Piece = string | ContentData;

export type ExpectedBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'multipart'; readonly bytes: readonly Piece[] };

/** A request as it must stand on the wire. */
export interface ExpectedRequest {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly target: string;
  /** By name in lower case; each stands exactly once. */
  readonly headers: Readonly<Record<string, string>>;
  readonly absent: readonly string[];
  readonly body: ExpectedBody;
}

export type Answer =
  { readonly json: Readonly<Record<string, unknown>> } | { readonly bytes: ContentData };

/** A call, and the request that it must lead to. */
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
  /** Empty where the call takes no file. */
  readonly inputs: readonly Input[];
  /** Undefined where nothing may be sent. */
  readonly request: ExpectedRequest | undefined;
  readonly answer: Answer;
}
