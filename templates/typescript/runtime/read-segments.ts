import { type ByteSource, byteSource } from './byte-source.js';
import { BodyReadError } from './errors.js';
import type { OpenBody } from './encoded-body.js';
import type { Content } from './file-source.js';

/** A segment of a body. */
export interface Segment {
  /** Its name in errors. */
  readonly parameter: string;
  readonly content: Content;
}

/**
 * Opens all segments as one stream.
 *
 * @param isAgain - Whether the segments were opened before.
 */
export function openSegments(segments: readonly Segment[], isAgain: boolean): OpenBody {
  const source = readSegments(segments, isAgain);
  const { cancel } = source;
  let failure: unknown;
  const init = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const chunk = await source.next();
          if (chunk === undefined) controller.close();
          else controller.enqueue(chunk);
        } catch (error) {
          failure = error;
          cancel(error);
          throw error;
        }
      },
      cancel,
    },
    { highWaterMark: 0 },
  );
  return { init, cancel, failure: () => failure };
}

/** Reads all segments in order, each only as fast as its bytes are needed. */
function readSegments(segments: readonly Segment[], isAgain: boolean): ByteSource {
  const waiting = [...segments];
  let current: ByteSource | undefined;
  let isCancelled = false;

  function openNext(): ByteSource | undefined {
    const segment = waiting.shift();
    return segment === undefined ? undefined : open(segment, isAgain);
  }

  return {
    async next() {
      while (!isCancelled) {
        current ??= openNext();
        if (current === undefined) return undefined;
        const chunk = await current.next();
        if (chunk === undefined) current = undefined;
        else if (chunk.byteLength > 0) return chunk;
      }
      throw new BodyReadError('the body was cancelled');
    },
    cancel(reason) {
      isCancelled = true;
      current?.cancel(reason);
      for (const segment of waiting.splice(0)) {
        if (segment.content.kind === 'once' && !isAgain) open(segment, false).cancel(reason);
      }
      current = undefined;
    },
  };
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
