import type { ProbeRawRequest } from '../../probe-contract/probe.js';

/** A request over a connection of its own. */
export interface RawParts {
  readonly method: string;
  /** Below the base URL. */
  readonly path: string;
  /** The media type. Without it the request has none. */
  readonly type?: string;
  readonly body?: Buffer;
  /** Replaces the header line with the length of the body. */
  readonly framing?: string;
  /** Additional lines at the end of the headers, each with its line end. */
  readonly headers?: string;
}

/** Writes a request as it is sent over a connection, which is closed after the response. */
export function rawRequest(parts: RawParts): Pick<ProbeRawRequest, 'method' | 'path' | 'build'> {
  const { method, path, type, body = Buffer.alloc(0), headers = '' } = parts;
  const length = method === 'GET' ? '' : `content-length: ${body.length}\r\n`;
  const { framing = length } = parts;
  const typed = type === undefined ? '' : `content-type: ${type}\r\n`;
  return {
    method,
    path,
    build: (line) =>
      Buffer.concat([
        Buffer.from(`${method} ${line.path} HTTP/1.1\r\nhost: ${line.host}\r\n`),
        Buffer.from(`${line.authorization}${typed}${framing}${headers}`),
        Buffer.from('connection: close\r\n\r\n'),
        body,
      ]),
  };
}
