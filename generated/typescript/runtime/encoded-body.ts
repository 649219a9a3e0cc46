// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
/** What `fetch` sends as a body. */
export type BodyContent = Blob | string | ReadableStream<Uint8Array> | FormData | URLSearchParams;

/** A body, ready to be sent. */
export interface EncodedBody {
  /** Empty where the platform determines it. */
  readonly contentType: string;
  /** Whether callers may set another content type; false where it contains a boundary. */
  readonly fixedType: boolean;
  /** The size in bytes, where it is known but the platform would not determine it. */
  readonly contentLength: number | undefined;
  /** Whether it can be opened more than once: for another attempt. */
  readonly replayable: boolean;
  /** The body itself, where it is text in memory. */
  readonly text?: string;
  open(): OpenBody | Promise<OpenBody>;
}

/** An opened body. */
export interface OpenBody {
  readonly init: BodyContent;
  /** Cancels the sources; a no-op where they are read to the end. */
  cancel(reason: unknown): void;
  /** Why the body could not be read to its end; some platforms do not keep the reason. */
  failure?(): unknown;
}

/** A body in memory, or in files that the platform reads itself. */
export function wholeBody(
  init: Exclude<BodyContent, ReadableStream<Uint8Array>>,
  contentType: string,
  fixedType = false,
): EncodedBody {
  return {
    contentType,
    fixedType,
    contentLength: undefined,
    replayable: true,
    ...(typeof init === 'string' && { text: init }),
    open: () => ({ init, cancel: () => undefined }),
  };
}
