/** The joined chunks of a body. */
export interface Chunked {
  readonly body: Buffer;
  /** The bytes after the body. */
  readonly after: Buffer;
  readonly violations: readonly string[];
}

/** Joins the chunks of a body (RFC 9112 section 7.1), or returns undefined until its end has arrived. */
export function readChunked(bytes: Buffer): Chunked | undefined {
  const chunks: Buffer[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = bytes.indexOf('\r\n', at);
    if (lineEnd === -1) return undefined;
    const line = bytes.subarray(at, lineEnd).toString('latin1');
    if (!/^[0-9a-fA-F]{1,8}$/.test(line)) {
      return broken(chunks, `chunk: expected a hexadecimal size, actual "${line}"`);
    }
    const start = lineEnd + 2;
    const size = Number.parseInt(line, 16);
    const end = bytes.subarray(start + size, start + size + 2).toString('latin1');
    if (end.length < 2) return undefined;
    if (end !== '\r\n') {
      return broken(
        chunks,
        size === 0 ? 'chunk: expected no trailers' : 'chunk: expected CRLF at its end',
      );
    }
    at = start + size + 2;
    if (size === 0) {
      return { body: Buffer.concat(chunks), after: bytes.subarray(at), violations: [] };
    }
    chunks.push(bytes.subarray(start, start + size));
  }
}

function broken(chunks: readonly Buffer[], violation: string): Chunked {
  return { body: Buffer.concat(chunks), after: Buffer.of(), violations: [violation] };
}
