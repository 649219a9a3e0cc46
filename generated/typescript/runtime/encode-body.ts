// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { RequestBody } from './client-request.js';
import { type EncodedBody, wholeBody } from './encoded-body.js';
import { InvalidInputError } from './errors.js';
import type { FilePartInput } from './file-input.js';
import { fileSource } from './file-source.js';
import { encodeMultipart } from './multipart.js';
import { queryString } from './query.js';
import { segmentsBody } from './stream-body.js';

/**
 * Encodes a body; undefined where the request has none.
 *
 * @throws InvalidInputError for a value that can't be encoded as its kind.
 */
export function encodeBody(body: RequestBody | undefined): EncodedBody | undefined {
  if (body === undefined) return undefined;
  switch (body.kind) {
    case 'multipart':
      return encodeMultipart(body.value, body.parts);
    case 'json':
      return body.value === undefined
        ? undefined
        : wholeBody(json(body.value), body.contentType ?? 'application/json');
    case 'form':
      return body.value === undefined
        ? undefined
        : wholeBody(queryString(body.value), 'application/x-www-form-urlencoded');
    case 'bytes':
      return body.value === undefined ? undefined : bytesBody(body.value, body.contentType);
  }
}

function json(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    throw new InvalidInputError('body', 'cannot be written as JSON', { cause });
  }
}

function bytesBody(value: FilePartInput | string, contentType: string): EncodedBody {
  if (typeof value === 'string') return wholeBody(value, contentType);
  const { content } = fileSource(value, 'body');
  return segmentsBody([{ parameter: 'body', content }], { contentType, fixedType: false });
}
