import type { Piece } from './wire-case.js';

/** The value of a credential: a key or token, a user, or the tokens that a source returns in turn. */
export type CredentialData =
  | string
  | { readonly username: string; readonly password: string }
  | { readonly tokens: readonly string[] };

/** Values by their names on the wire. */
export type Values = Readonly<Record<string, unknown>>;

/** The arguments of a call. */
export interface RowCall {
  readonly path?: Values;
  readonly query?: Values;
  readonly headers?: Values;
  readonly cookies?: Values;
  /** A file is `{ file: FileData }`, as the whole body, as a property, or as an item of one. */
  readonly body?: unknown;
  /** The media type of the body, where the operation has several. */
  readonly contentType?: string;
  /** The headers of parts, by the names of the parts. */
  readonly partHeaders?: Readonly<Record<string, Values>>;
  /** By the names of the security schemes. */
  readonly credentials?: Readonly<Record<string, CredentialData>>;
  readonly serverVariables?: Readonly<Record<string, string>>;
}

/** A request, without what is the same for all rows. */
export interface RowRequest {
  /** What follows the base URL and the row's own path segment: `/a?b=c`. Empty by default. */
  readonly target?: string;
  /** The path of the server's URL, below the test's server. Empty by default. */
  readonly base?: string;
  /** By name in lower case. Each occurs exactly once. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly absent?: readonly string[];
  /** Absent where there is no body. `{boundary}` is the boundary of a multipart body. */
  readonly body?: string | readonly Piece[];
}

/** One rule of a standard: an operation, a call of it, and the requests that it sends. */
export interface WireRow {
  /** Unique in its file; also the operation's id, and the first segment of its path. */
  readonly name: string;
  readonly sources: readonly string[];
  /** Present where the standards leave the result open: what was chosen, and why. */
  readonly choice?: string;
  /** `post` where there is a body, else `get`. */
  readonly method?: string;
  /** The rest of the path, with its templates. Empty by default. */
  readonly path?: string;
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  readonly security?: readonly object[];
  readonly servers?: readonly object[];
  /** The servers of the path item. */
  readonly pathServers?: readonly object[];
  readonly call: RowCall;
  /** The statuses of the responses, in order; 200 where there are no more. */
  readonly statuses?: readonly number[];
  /** Absent where nothing may be sent, and the call fails. */
  readonly request?: RowRequest;
  /** Several requests of one call, instead of `request`. */
  readonly requests?: readonly RowRequest[];
}

/** A file of rows that share one document. */
export interface RowFile {
  readonly title: string;
  /** The root of the document has these as well. */
  readonly components?: object;
  readonly security?: readonly object[];
  readonly servers?: readonly object[];
  readonly rows: readonly WireRow[];
}
