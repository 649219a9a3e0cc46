import type { RequestBody } from './client-request.js';
import { wholeBody } from './encoded-body.js';
import { fileSource } from './file-source.js';
import { segmentsBody } from './stream-body.js';

/**
 * A body of bytes; none for undefined. Throws InvalidInputError for what is not content of a file.
 *
 * @param contentType - A media type, or a range of which the content's own type is sent.
 */
export function bytesBody(value: unknown, contentType: string): RequestBody {
  const isRange = contentType.includes('*');
  const fallback = isRange ? 'application/octet-stream' : contentType;
  return () => {
    if (value === undefined) return undefined;
    if (typeof value === 'string') return wholeBody(value, fallback);
    const { content, type } = fileSource(value, 'body');
    const sent = isRange && type !== '' ? type : fallback;
    return segmentsBody([{ parameter: 'body', content }], { contentType: sent, fixedType: false });
  };
}
