/** A header of a request or of a part. */
export type Header = readonly [name: string, value: string];

/** A request before it is written, one character for each byte. */
export interface WrittenRequest {
  readonly method: string;
  /** With the base path and the query: `/v1/files?limit=2`. */
  readonly target: string;
  /** Without those of the connection: Host, Content-Length and Connection are added. */
  readonly headers: readonly Header[];
  readonly body?: string | undefined;
}

/** What of a request is written in another way. */
export interface Writing {
  /** In place of `HTTP/1.1`. */
  readonly version?: string;
  /** In place of `Host: localhost`. */
  readonly host?: readonly Header[];
  /** In place of Content-Length, where there is a body. */
  readonly framing?: readonly Header[];
  /** `keep-alive` leaves the connection open after the response; by default it is closed. */
  readonly connection?: 'close' | 'keep-alive';
  /** What follows the header lines, in place of the body. */
  readonly sent?: string;
}

/**
 * A request as it goes over a connection, one character for each byte.
 *
 * @example
 * write({ method: 'GET', target: '/v1/files', headers: [] }).split('\r\n')[0]; // 'GET /v1/files HTTP/1.1'
 */
export function write(
  { method, target, headers, body }: WrittenRequest,
  writing: Writing = {},
): string {
  const { version = 'HTTP/1.1', host = [['Host', 'localhost']], connection = 'close' } = writing;
  const length: readonly Header[] =
    body === undefined ? [] : [['Content-Length', String(body.length)]];
  const lines = [
    ...host,
    ...headers,
    ...(writing.framing ?? length),
    ['Connection', connection] as const,
  ].map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${target} ${version}`, ...lines, '', writing.sent ?? body ?? ''].join('\r\n');
}

/** A body in one chunk (RFC 9112, section 7.1). */
export function chunked(body: string): string {
  return `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
}
