import { asObject, type Json, OPERATIONS } from './document.js';

/** Sends a request: `fetch`, or a layer around it. */
export type Send = (request: Request) => Promise<Response>;

/** What a call sends beside its path parameters. */
export interface CallOptions {
  /** By name, each of the path. */
  readonly path?: Readonly<Record<string, number | string>>;
  readonly query?: Readonly<Record<string, number | string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON of the media type that the operation takes. */
  readonly json?: Json;
  /** Sent unchanged, with `content-type` among the headers. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly withoutKey?: boolean;
}

/** A response that has the expected status. */
export interface Received {
  readonly headers: Headers;
  readonly json: Json;
  readonly bytes: Buffer;
}

/** A response that the session does not expect. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
}

/** Calls the operations of the invented API, and notes which responses were seen. */
export class SessionClient {
  /** `getRecordist.200`. */
  readonly seen: Set<string> = new Set();
  readonly #baseUrl: string;
  readonly #key: string;
  readonly #send: Send;

  constructor(baseUrl: string, key: string, send: Send) {
    this.#baseUrl = baseUrl;
    this.#key = key;
    this.#send = send;
  }

  /**
   * Calls an operation.
   *
   * @throws SessionError where the status differs from the expected one
   */
  async call(id: string, status: number, options: CallOptions = {}): Promise<Received> {
    const operation = OPERATIONS.find((each) => each.id === id);
    if (operation === undefined) throw new SessionError(`there is no operation ${id}`);
    const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      String(options.path?.[name]),
    );
    const mediaType = Object.keys(operation.requestContent)[0];
    const received = await this.request(operation.method, path, {
      ...options,
      headers: {
        ...(options.json !== undefined && mediaType !== undefined && { 'content-type': mediaType }),
        ...options.headers,
      },
    });
    if (received.status !== status) {
      const actual = String(received.status);
      throw new SessionError(`${id}: expected status ${String(status)}, actual ${actual}`);
    }
    this.seen.add(`${id}.${String(status)}`);
    return received;
  }

  /** Sends a request, which need not fit an operation. */
  async request(
    method: string,
    path: string,
    options: CallOptions = {},
  ): Promise<Received & { readonly status: number }> {
    const url = new URL(`${this.#baseUrl}${path}`);
    for (const [name, value] of Object.entries(options.query ?? {})) {
      url.searchParams.set(name, String(value));
    }
    const headers = new Headers(options.headers);
    if (options.withoutKey !== true) headers.set('x-archive-key', this.#key);
    const body = options.json === undefined ? options.bytes : JSON.stringify(options.json);
    const response = await this.#send(
      new Request(url, { method, headers, body: body ?? null, redirect: 'manual' }),
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    return {
      status: response.status,
      headers: response.headers,
      json: jsonOf(response, bytes),
      bytes,
    };
  }
}

/** Throws a SessionError where a value is not the expected one. */
export function expectValue(what: string, actual: Json | undefined, expected: Json): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new SessionError(`${what}: expected ${right}, actual ${String(left)}`);
}

/** A property of a JSON body. */
export function propertyOf({ json }: Received, name: string): Json | undefined {
  return asObject(json)[name];
}

/** A header; throws a SessionError where there is none. */
export function headerOf({ headers }: Received, name: string): string {
  const value = headers.get(name);
  if (value === null) throw new SessionError(`there is no header ${name}`);
  return value;
}

/** A resource, and the response that showed it. */
export interface Known {
  readonly path: Readonly<Record<string, number | string>>;
  readonly state: Received;
}

/** RFC 9110, section 15.4.5: the client has the state already. */
export async function expectUnchanged(
  client: SessionClient,
  operation: string,
  { path, state }: Known,
): Promise<void> {
  const headers = { 'if-none-match': headerOf(state, 'etag') };
  const response = await client.call(operation, 304, { path, headers });
  expectValue('the length of the body', response.bytes.length, 0);
}

function jsonOf(response: Response, bytes: Buffer): Json {
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return isJson && bytes.length > 0 ? (JSON.parse(bytes.toString('utf8')) as Json) : null;
}
