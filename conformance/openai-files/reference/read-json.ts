import type { ValidationError, ValidationResult } from '@upspec/openai-files/validators';
import type { ApiRequest } from './handler.js';
import type { Limits } from './limits.js';
import { mediaType } from './media-type.js';
import { readBody } from './read-body.js';
import { rejections } from './rejections.js';

/** How the bytes of a JSON body are parsed. */
export interface JsonReading {
  /** @throws {Rejection} if they are malformed */
  parseJson(bytes: Uint8Array): unknown;
}

/** The rules by which a JSON body is read. */
export interface JsonRules {
  readonly limits: Limits;
  readonly json: JsonReading;
}

/**
 * Reads a JSON body of at most 1 MiB.
 *
 * @param validate the validator of its schema
 * @throws {Rejection} if it has another media type, is too large, malformed, or violates the schema
 */
export async function readJson<T>(
  request: ApiRequest,
  validate: (value: unknown) => ValidationResult<T>,
  { json, limits }: JsonRules,
): Promise<T> {
  if (mediaType(request.headers) !== 'application/json') {
    throw rejections.wrongMediaType('application/json');
  }
  const result = validate(json.parseJson(await readBody(request, limits.maxJsonBytes)));
  if (result.ok) return result.value;
  throw wrongProperty(result.errors[0]);
}

function wrongProperty(error: ValidationError | undefined): Error {
  const path = (error?.path ?? '').split('/').slice(1).join('.');
  const message = error?.message ?? 'does not match the schema';
  return rejections.wrongProperty(
    `${path === '' ? 'The body' : `'${path}'`} ${message}.`.slice(0, 300),
    path === '' ? (error?.property?.slice(0, 200) ?? null) : path,
  );
}
