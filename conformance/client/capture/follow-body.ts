import { MIMEType } from 'node:util';
import { readWire } from '../../multipart/read-wire.js';
import type { SentBody } from './sent-request.js';

/** Reads a body as it passes, in bounded memory. */
export interface BodyFollower {
  add(bytes: Buffer): void;
  /** Call it once, after the last piece. */
  end(): SentBody;
}

/** In bytes. */
const mostKept = 1024 * 1024;

/**
 * Chooses by the media type how a body is read: a multipart body part by part, of any other the
 * beginning is kept.
 *
 * @param hasBody - Whether the request announces a body, which may be empty.
 * @param isDigested - Whether the contents of parts are digested.
 */
export function followBody(
  contentType: string | undefined,
  hasBody: boolean,
  isDigested = true,
): BodyFollower {
  const boundary = boundaryOf(contentType);
  if (boundary !== undefined) {
    const reader = readWire(boundary, isDigested);
    let isEmpty = true;
    return {
      add(bytes) {
        isEmpty = false;
        reader.add(bytes);
      },
      end: () =>
        isEmpty && !hasBody ? { kind: 'none' } : { kind: 'multipart', wire: reader.end() },
    };
  }
  const kept: Buffer[] = [];
  let size = 0;
  return {
    add(bytes) {
      if (size < mostKept) kept.push(Buffer.from(bytes.subarray(0, mostKept - size)));
      size += bytes.length;
    },
    end: () =>
      size === 0 && !hasBody
        ? { kind: 'none' }
        : { kind: 'bytes', bytes: Buffer.concat(kept), size },
  };
}

/** The boundary of a multipart media type; undefined for others, and where it has none. */
export function boundaryOf(contentType: string | undefined): string | undefined {
  if (contentType === undefined) return undefined;
  try {
    const type = new MIMEType(contentType);
    if (type.type !== 'multipart') return undefined;
    return type.params.get('boundary') ?? undefined;
  } catch {
    return undefined;
  }
}
