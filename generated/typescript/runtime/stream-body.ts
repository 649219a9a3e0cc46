// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { type ByteSource, byteSource } from './byte-source.js';
import { type EncodedBody, type OpenBody, wholeBody } from './encoded-body.js';
import { isBun } from './environment.js';
import { BodyReadError, InvalidInputError } from './errors.js';
import type { Content, OneShot } from './file-source.js';

/** A segment of a body. */
export interface Segment {
  /** Its name in errors. */
  readonly parameter: string;
  readonly content: Content;
}

/** The content type of a body, and whether callers may set another one. */
export type BodyType = Pick<EncodedBody, 'contentType' | 'fixedType'>;

const claimed = new WeakSet<object>();

/**
 * Joins segments to one body. If all are Blobs, they become one Blob, which needs no additional
 * memory and can be sent again. With streams, and where the platform can't join the Blobs, the body
 * is a stream.
 *
 * @throws InvalidInputError where a stream was sent before.
 */
export function segmentsBody(segments: readonly Segment[], type: BodyType): EncodedBody {
  const joined = joinBlobs(segments);
  if (joined !== undefined) return wholeBody(joined, type.contentType, type.fixedType);
  claimStreams(segments);
  let wasOpened = false;
  return {
    ...type,
    contentLength: knownLength(segments),
    replayable: segments.every(
      ({ content }) => content.kind !== 'once' || content.reopen !== undefined,
    ),
    open: () => {
      const isAgain = wasOpened;
      wasOpened = true;
      return streamSegments(segments, isAgain);
    },
  };
}

/**
 * One Blob of all segments; undefined where there are streams, and where the Blob would not contain
 * all bytes. Bun ignores the content of a Blob on disk, and treats a missing file as empty, until
 * it is read.
 */
function joinBlobs(segments: readonly Segment[]): Blob | undefined {
  if (isBun()) return undefined;
  const blobs = segments.flatMap(({ content }) => (content.kind === 'blob' ? [content.blob] : []));
  if (blobs.length < segments.length) return undefined;
  const joined = new Blob(blobs);
  return joined.size === knownLength(segments) ? joined : undefined;
}

/** The total size of the segments in bytes; undefined where one has no known size. */
function knownLength(segments: readonly Segment[]): number | undefined {
  let length = 0;
  for (const { content } of segments) {
    if (content.kind === 'once') return undefined;
    length += content.blob.size;
  }
  return length;
}

/**
 * Records that streams are being sent, so that none is sent again as an empty body.
 *
 * @throws InvalidInputError where one was sent before.
 */
function claimStreams(segments: readonly Segment[]): void {
  const streams = segments.flatMap(({ content, parameter }) =>
    content.kind === 'once' && isOneShot(content.stream)
      ? [{ stream: content.stream, parameter }]
      : [],
  );
  for (const { stream, parameter } of streams) {
    if (claimed.has(stream)) {
      throw new InvalidInputError(
        parameter,
        'the stream was sent before, and can be read only once',
      );
    }
    claimed.add(stream);
  }
}

/**
 * One stream of all segments in order, each read only as fast as the stream is.
 *
 * @param isAgain - Whether the segments were opened before.
 */
function streamSegments(segments: readonly Segment[], isAgain: boolean): OpenBody {
  const waiting = [...segments];
  let current: ByteSource | undefined;
  let cancelled = false;
  let failure: unknown;

  async function pull(): Promise<Uint8Array | undefined> {
    while (!cancelled) {
      current ??= openNext();
      if (current === undefined) return undefined;
      const chunk = await current.next();
      if (chunk === undefined) current = undefined;
      else if (chunk.byteLength > 0) return chunk;
    }
    return undefined;
  }

  function openNext(): ByteSource | undefined {
    const segment = waiting.shift();
    return segment === undefined ? undefined : open(segment, isAgain);
  }

  function cancel(reason: unknown): void {
    cancelled = true;
    current?.cancel(reason);
    for (const segment of waiting.splice(0)) {
      if (segment.content.kind === 'once' && !isAgain) open(segment, false).cancel(reason);
    }
    current = undefined;
  }

  const init = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = await pull().catch((error: unknown) => {
          failure = error;
          cancel(error);
          throw error;
        });
        if (chunk !== undefined) controller.enqueue(chunk);
        else if (cancelled) controller.error(new BodyReadError('the body was cancelled'));
        else controller.close();
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
  return { init, cancel, failure: () => failure };
}

/** An iterable that returns itself can be iterated once; one that creates iterators, again. */
function isOneShot(stream: OneShot): boolean {
  if ('getReader' in stream || 'readable' in stream) return true;
  return 'next' in stream;
}

function open({ content, parameter }: Segment, isAgain: boolean): ByteSource {
  if (content.kind === 'once') {
    const { stream, reopen } = content;
    return byteSource(isAgain && reopen !== undefined ? reopen() : stream, parameter);
  }
  return counted(byteSource(content.blob.stream(), parameter), content.blob.size, parameter);
}

/** Checks that a source has the announced size. */
function counted(source: ByteSource, size: number, parameter: string): ByteSource {
  let read = 0;
  return {
    async next() {
      const chunk = await source.next();
      read += chunk?.byteLength ?? 0;
      if (read > size || (chunk === undefined && read < size)) {
        throw new BodyReadError(
          `${parameter}: it had ${String(size)} bytes when the request began, and changed since`,
        );
      }
      return chunk;
    },
    cancel: (reason) => {
      source.cancel(reason);
    },
  };
}
