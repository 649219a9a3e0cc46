import type { ValidationError, ValidationResult } from '@upspec/openai-files/validators';
import type { ApiRequest } from './handler.js';
import type { Limits } from './limits.js';
import { mediaType } from './media-type.js';
import { readBody } from './read-body.js';
import { refusals } from './refusals.js';

/** How the bytes of a JSON body become a value. */
export interface JsonReading {
  /** @throws {Refusal} when they are malformed */
  parseJson(bytes: Uint8Array): unknown;
}

/** The rules by which a JSON body is read. */
export interface JsonRules {
  readonly limits: Limits;
  readonly json: JsonReading;
}

/**
 * Takes a JSON body of at most 1 MiB.
 *
 * @param validate the schema that it must keep
 * @throws {Refusal} when it is of another media type, too large, malformed, or breaks the schema
 */
export async function readJson<T>(
  request: ApiRequest,
  validate: (value: unknown) => ValidationResult<T>,
  { json, limits }: JsonRules,
): Promise<T> {
  if (mediaType(request.headers) !== 'application/json') {
    throw refusals.wrongMediaType('application/json');
  }
  const result = validate(json.parseJson(await readBody(request, limits.maxJsonBytes)));
  if (result.ok) return result.value;
  throw wrongMember(result.errors[0]);
}

function wrongMember(error: ValidationError | undefined): Error {
  const path = (error?.path ?? '').split('/').slice(1).join('.');
  const message = error?.message ?? 'is not what the schema asks for';
  return refusals.wrongMember(
    `${path === '' ? 'The body' : `'${path}'`} ${message}.`.slice(0, 300),
    path === '' ? (error?.property?.slice(0, 200) ?? null) : path,
  );
}
