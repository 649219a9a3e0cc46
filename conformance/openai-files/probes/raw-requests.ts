import type { ProbeRawRequest } from '../../probe/probe.js';

/** A request over a connection of its own. */
export interface RawParts {
  readonly method: string;
  /** Below the base URL. */
  readonly path: string;
  /** The media type; without one the request names none. */
  readonly type?: string;
  readonly body?: Buffer;
  /** In the place of the line that tells how long the body is. */
  readonly framing?: string;
  /** Further lines before the end of the headers, each with its end. */
  readonly headers?: string;
}

/** Writes a request as it goes over a connection, which is closed after its answer. */
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
