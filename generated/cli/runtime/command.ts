// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { APIPromise, ClientOptions, RequestOptions } from '@upspec/openai-files';

/** A CLI of commands, each of which makes one call. */
export interface ProgramDefinition<Client> {
  /** The name of the CLI: `depot`. */
  readonly name: string;
  readonly summary: string;
  readonly version: string;
  /** The first words of its environment variables: `DEPOT`, of `DEPOT_DEBUG`. */
  readonly environmentPrefix: string;
  /** The environment variables that replace missing global flags. */
  readonly environment: {
    readonly apiKey: string;
    readonly baseURL: string;
  };
  /** Whether each call needs a key. */
  readonly requiresKey?: boolean;
  /** The options of its API's clients that are sent as headers. */
  readonly clientOptions?: readonly ClientOptionFlag[];
  /** The security schemes, where the API has several. */
  readonly credentials?: readonly ClientOptionFlag[];
  /** The variables of the server's URL. */
  readonly serverVariables?: readonly ClientOptionFlag[];
  /** Whether the API's document has no absolute URL, so that each call needs one. */
  readonly needsBaseURL?: boolean;
  readonly groups: readonly GroupDefinition<Client>[];
  /** Loads the client's library, and creates a client. */
  createClient(options: ClientOptions): Promise<Client>;
}

/** A global flag for an option of the client, a security scheme, or a variable of the server. */
export interface ClientOptionFlag {
  /** Without its dashes: `team`. */
  readonly flag: string;
  /** The name of the option, the scheme or the variable. */
  readonly option: string;
  /** The environment variable that replaces it. */
  readonly environment?: string;
  readonly description: string;
}

/** The commands of one resource. */
export interface GroupDefinition<Client> {
  /** The name of the group: `uploads:parts`. */
  readonly name: string;
  readonly commands: readonly CommandEntry<Client>[];
}

/** A command in the list of its group. */
export interface CommandEntry<Client> {
  /** The name within its group: `create`. */
  readonly name: string;
  readonly summary: string;
  /** Loads the command, which happens only where it is run or its help is shown. */
  load(): Promise<CommandDefinition<Client, never> | UploadDefinition<Client, never>>;
}

/** One command: its flags, and the call that it makes. */
export interface CommandDefinition<Client, Input> {
  readonly description: string;
  readonly deprecated?: true;
  readonly flags: readonly Flag[];
  /** The fields of the body; absent where there is no body, or where the body is one flag. */
  readonly body?: BodyDefinition;
  /** The kind of response: a JSON value, a paged list, bytes, or nothing. */
  readonly responseKind: 'json' | 'list' | 'bytes' | 'none';
  /** An example of the command, for the help. */
  readonly example: string;
  call(client: Client, input: Input, options: RequestOptions): APIPromise<unknown>;
}

/** A path, or bytes that can be read once. */
export type UploadSource = string | AsyncIterable<Uint8Array>;

/** A command that sends one file in parts. Its flag `file` is the path of the file. */
export interface UploadDefinition<Client, Params> extends Omit<
  CommandDefinition<Client, never>,
  'responseKind' | 'call'
> {
  readonly responseKind: 'upload';
  /** The properties of its body that the file has a value for. */
  readonly known: {
    readonly filename?: string;
    readonly mediaType?: string;
  };
  call(client: Client, source: UploadSource, params: Params): Promise<unknown>;
  /** Runs the command: the runtime's `runUpload`, which only a CLI with such a command has. */
  run(command: never, run: never): Promise<unknown>;
}

export interface BodyDefinition {
  readonly required: boolean;
  /** The only fields that the body may have; absent where others are allowed. */
  readonly fields?: readonly string[];
  /** Whether `null` on standard input is sent instead of fields. */
  readonly nullable?: true;
}

/** Values by their names on the wire. */
export type Values = Readonly<Record<string, unknown>>;

/** The input of a command's call: data that the server validates. */
export interface CommandInput {
  readonly ids: Values;
  readonly body: unknown;
  readonly query: Values | undefined;
  readonly headers: Values | undefined;
  readonly cookies: Values | undefined;
}

/** How the string of a flag becomes a value; a `value` is YAML or JSON, a `switch` has none. */
export type FlagType = 'string' | 'integer' | 'number' | 'boolean' | 'switch' | 'file' | 'value';

/** A flag of a command. */
export interface Flag {
  /** Without its dashes: `expires-after.seconds`. */
  readonly name: string;
  /** Where its value is sent; an `option` is one of the client's call. */
  readonly location: 'path' | 'query' | 'header' | 'cookie' | 'body' | 'option';
  /** Its names on the wire, from the outside in; empty where it is the body itself. */
  readonly keys: readonly string[];
  readonly type: FlagType;
  /** The media type that the document sets for a file; without one it follows the extension. */
  readonly mediaType?: string;
  /** Whether it may be repeated, each time adding to a list. */
  readonly repeated?: true;
  /** Whether an item of the list may be a list itself. */
  readonly hasLists?: true;
  readonly required?: true;
  /** Whether an id may be empty. */
  readonly mayBeEmpty?: true;
  readonly description: string;
  /** The values of the document's enumeration. */
  readonly choices?: readonly string[];
  /** The bounds in words: `from 3600 to 2592000`. */
  readonly bounds?: string;
  /** The server's default. */
  readonly default?: string;
}
