import type { APIPromise, ClientOptions, RequestOptions } from './client.js';

/** A program of commands, each of which makes one call. */
export interface ProgramDefinition<Client> {
  /** As it is typed: `openai`. */
  readonly name: string;
  readonly summary: string;
  readonly version: string;
  /** The variables of the environment that stand in for global flags. */
  readonly environment: {
    readonly apiKey: string;
    readonly baseURL: string;
    readonly organization: string;
    readonly project: string;
  };
  /** Whether the API's document has no absolute URL, so that each call needs one. */
  readonly needsBaseURL?: boolean;
  readonly groups: readonly GroupDefinition<Client>[];
  createClient(options: ClientOptions): Client;
}

/** The commands of one resource. */
export interface GroupDefinition<Client> {
  /** As it is typed: `uploads:parts`. */
  readonly name: string;
  readonly commands: readonly CommandDefinition<Client, never>[];
}

/** One command: what it takes, and the call that it makes of it. */
export interface CommandDefinition<Client, Input> {
  /** As it is typed within its group: `create`. */
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly deprecated?: true;
  readonly flags: readonly Flag[];
  /** The fields of the body; absent where there is no body, or where it is given as a whole. */
  readonly body?: BodyDefinition;
  /** What the answer is: a JSON value, a list that is followed, bytes, or nothing to show. */
  readonly answer: 'json' | 'list' | 'bytes' | 'none';
  /** A call as it is typed, for the help. */
  readonly example: string;
  call(client: Client, input: Input, options: RequestOptions): APIPromise<unknown>;
}

export interface BodyDefinition {
  readonly required: boolean;
  /** The only fields that the body may hold; absent where others are allowed. */
  readonly fields?: readonly string[];
}

/** What a command makes its call of; its ids, body and query are data that the server judges. */
export interface CommandInput {
  readonly ids: Readonly<Record<string, string | number>>;
  readonly body: unknown;
  readonly query: Readonly<Record<string, unknown>> | undefined;
}

/** How the text of a flag becomes a value; a `value` is written as YAML or JSON. */
export type FlagType = 'string' | 'integer' | 'number' | 'boolean' | 'file' | 'value';

/** Something that a command takes. */
export interface Flag {
  /** Without its dashes: `expires-after.seconds`. */
  readonly name: string;
  readonly place: 'path' | 'query' | 'header' | 'body';
  /** Its names on the wire, from the outside in; none where it is the whole body. */
  readonly keys: readonly string[];
  readonly type: FlagType;
  /** It may be given several times, each time adding to a list. */
  readonly repeated?: true;
  readonly required?: true;
  readonly description: string;
  /** The values that the document names. */
  readonly choices?: readonly string[];
  /** Bounds in words: `from 3600 to 2592000`. */
  readonly bounds?: string;
  /** What the server takes where the flag is left out. */
  readonly default?: string;
}
