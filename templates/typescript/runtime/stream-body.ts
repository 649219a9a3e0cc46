import { type EncodedBody, wholeBody } from './encoded-body.js';
import { isBun } from './environment.js';
import { InvalidInputError } from './errors.js';
import type { OneShot } from './file-source.js';
import type { Segment } from './read-segments.js';

/** The content type of a body, and whether callers may set another one. */
export type BodyType = Pick<EncodedBody, 'contentType' | 'fixedType'>;

const claimed = new WeakSet<object>();

/**
 * Joins segments to one body. If all are Blobs, they become one Blob, which needs no additional
 * memory and can be sent again. With streams, and where the platform can't join the Blobs, the body
 * is a stream; the code that reads it is loaded when it is opened.
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
    open: async () => {
      const isAgain = wasOpened;
      wasOpened = true;
      const { openSegments } = await import('./read-segments.js');
      return openSegments(segments, isAgain);
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
  const blobs = segments.flatMap(({ content }) => (content.kind === 'blob' ? content.blob : []));
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
  for (const { content, parameter } of segments) {
    if (content.kind !== 'once' || !isOneShot(content.stream)) continue;
    if (claimed.has(content.stream)) {
      throw new InvalidInputError(
        parameter,
        'the stream was sent before, and can be read only once',
      );
    }
    claimed.add(content.stream);
  }
}

/** An iterable that returns itself can be iterated once; one that creates iterators, again. */
function isOneShot(stream: OneShot): boolean {
  return 'getReader' in stream || 'readable' in stream || 'next' in stream;
}
