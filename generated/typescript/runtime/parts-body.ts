// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { RequestBody } from './client-request.js';
import { encodeMultipart, type MultipartOptions, type PartRule } from './multipart.js';

/** A multipart body, whose required parts are checked even if the value is undefined. */
export function partsBody(
  value: unknown,
  rules: readonly PartRule[],
  { open = false }: Pick<MultipartOptions, 'open'> = {},
): RequestBody {
  return (headers) => encodeMultipart(value, rules, { open, headers });
}
