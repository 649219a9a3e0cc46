// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { BodyRule, RequestBody } from './client-request.js';
import { type EncodedBody, wholeBody } from './encoded-body.js';
import { InvalidInputError } from './errors.js';
import { fileSource } from './file-source.js';
import { formBody } from './form-body.js';
import { jsonText } from './json-text.js';
import { encodeMultipart, type PartHeaders } from './multipart.js';
import { segmentsBody } from './stream-body.js';

/**
 * Encodes a body; undefined where the request has none.
 *
 * @throws InvalidInputError for a value that can't be encoded as its kind, and for a media type that
 * the operation does not have.
 */
export function encodeBody(
  body: RequestBody | undefined,
  partHeaders: PartHeaders = {},
): EncodedBody | undefined {
  if (body === undefined) return undefined;
  if (body.kind === 'several') {
    return encodeBody(chosenBody(body.value, body.contentType, body.rules), partHeaders);
  }
  if (body.kind === 'multipart') {
    const { open = false } = body;
    return encodeMultipart(body.value, body.parts, { open, headers: partHeaders });
  }
  if (body.value === undefined) return undefined;
  switch (body.kind) {
    case 'json':
      return wholeBody(jsonText(body.value, 'body'), body.contentType ?? 'application/json');
    case 'form':
      return formBody(body.value, body.fields);
    case 'text':
      if (typeof body.value === 'string') return wholeBody(body.value, body.contentType);
      throw new InvalidInputError('body', `expected a string, received ${typeof body.value}`);
    case 'bytes':
      return bytesBody(body.value, body.contentType);
  }
}

function chosenBody(
  value: unknown,
  contentType: string | undefined,
  rules: readonly BodyRule[],
): RequestBody {
  const rule = rules.find((each) => each.contentType === (contentType ?? rules[0]?.contentType));
  if (rule === undefined) {
    const types = rules.map((each) => each.contentType).join(', ');
    throw new InvalidInputError('contentType', `expected one of ${types}`);
  }
  const { kind, parts = [], open, fields } = rule;
  switch (kind) {
    case 'multipart':
      return { kind, value, parts, ...(open && { open }) };
    case 'form':
      return { kind, value, ...(fields && { fields }) };
    case 'json':
      return rule.contentType.includes('*')
        ? { kind, value }
        : { kind, value, contentType: rule.contentType };
    case 'text':
    case 'bytes':
      return { kind, value, contentType: rule.contentType };
  }
}

function bytesBody(value: unknown, contentType: string): EncodedBody {
  const fallback = contentType.includes('*') ? 'application/octet-stream' : contentType;
  if (typeof value === 'string') return wholeBody(value, fallback);
  const { content, type } = fileSource(value, 'body');
  const sent = contentType.includes('*') && type !== '' ? type : fallback;
  return segmentsBody([{ parameter: 'body', content }], { contentType: sent, fixedType: false });
}
