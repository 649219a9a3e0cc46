// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { OpenAIError } from '../errors.js';
import { valueAt } from '../value-type.js';

/**
 * The id at a pointer into a response, given by its tokens.
 *
 * @throws OpenAIError where there is none.
 */
export function idAt(response: unknown, tokens: readonly string[]): string | number {
  const id = valueAt(response, tokens);
  if (typeof id === 'number' || (typeof id === 'string' && id !== '')) return id;
  throw new OpenAIError(`the response has no id at /${tokens.join('/')}`);
}

/**
 * The time at a pointer, in seconds since the Unix epoch: a number of seconds, or a date-time.
 * Undefined where there is none.
 */
export function timeAt(
  response: unknown,
  tokens: readonly string[] | undefined,
): number | undefined {
  const value = tokens && valueAt(response, tokens);
  const seconds = typeof value === 'string' ? Date.parse(value) / 1_000 : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds : undefined;
}
