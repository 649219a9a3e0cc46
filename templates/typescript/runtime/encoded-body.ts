/** A body, ready to be sent. */
export interface EncodedBody {
  readonly contentType: string;
  /** Whether callers may name another content type: not where it holds a boundary. */
  readonly fixedType: boolean;
  /** Bytes, where they are known yet the platform would not count them itself. */
  readonly contentLength: number | undefined;
  /** Whether it can be opened more than once: for another attempt. */
  readonly replayable: boolean;
  open(): OpenBody;
}

/** A body on its way. */
export interface OpenBody {
  readonly init: Blob | string | ReadableStream<Uint8Array>;
  /** Tells the sources that nobody will read on; a no-op where they are read to the end. */
  cancel(reason: unknown): void;
  /** Why the body could not be read to its end, where it could not: some platforms forget it. */
  failure?(): unknown;
}

/** A body that lies in memory, or in files that the platform reads by itself. */
export function wholeBody(
  init: Blob | string,
  contentType: string,
  fixedType = false,
): EncodedBody {
  return {
    contentType,
    fixedType,
    contentLength: undefined,
    replayable: true,
    open: () => ({ init, cancel: () => undefined }),
  };
}
