import type { RecordedBody } from '../fixture-format/fixture.js';

const mebibyte = 1024 * 1024;

/** A page of ten thousand objects has some four of them. */
const longestList = 16 * mebibyte;

/** What a response is expected to be, as far as its length goes. */
export interface Expected {
  /** Whether it is a page of a list. */
  readonly isPage?: boolean;
  /** The expected content. */
  readonly body?: RecordedBody | undefined;
}

/**
 * How many bytes of a response are kept: every correct response fits, and many responses without
 * end at the same time don't fill the memory.
 */
export function mostItems({ isPage, body }: Expected): number {
  if (isPage === true) return longestList;
  return mebibyte + (body === undefined ? 0 : lengthOf(body));
}

/** In bytes; no less than what the body has. */
function lengthOf(body: RecordedBody): number {
  if ('base64' in body) return body.length ?? body.base64.length;
  if ('text' in body) return Buffer.byteLength(body.text);
  return 'json' in body ? Buffer.byteLength(JSON.stringify(body.json)) : 0;
}
