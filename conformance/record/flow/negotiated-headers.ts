import type { ContractOperation } from '@upspec/document';
import type { Capture } from '../capture/capture.js';
import { declaredResponse } from './content-kind.js';

type Responses = Pick<ContractOperation, 'responses'>;

/**
 * The headers of a request that chose among representations (RFC 9110, sections 12.5.1 and 12.5.4):
 * where the operation declares several media types, where the response says so by `Vary` (section
 * 12.5.5), and where none was acceptable (section 15.5.7). An `Accept` of any media type is left out:
 * it is sent in any case.
 *
 * @param operation undefined where the request fits none
 */
export function negotiatedHeaders(
  { requestHeaders, responseHeaders, status }: Capture,
  operation: Responses | undefined,
): readonly string[] {
  const varying = (responseHeaders['vary'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  const isByType = status === 406 || hasSeveralTypes(operation, status);
  const isByHeader = (name: string): boolean =>
    varying.includes(name) || (name === 'accept' && isByType);
  return ['accept', 'accept-language'].filter((name) => {
    const value = requestHeaders[name]?.trim() ?? '';
    return value !== '' && value !== '*/*' && isByHeader(name);
  });
}

/** Whether a response with this status, or a success, may have one of several media types. */
export function hasSeveralTypes(operation: Responses | undefined, status: number): boolean {
  if (operation === undefined) return false;
  const successes = Object.entries(operation.responses)
    .filter(([declared]) => declared.startsWith('2'))
    .flatMap(([, { content }]) => Object.keys(content));
  const own = Object.keys(declaredResponse(operation, status)?.content ?? {});
  return [new Set(successes), new Set(own)].some(isSeveral);
}

/** A range, such as `image/*`, covers several. */
function isSeveral(types: ReadonlySet<string>): boolean {
  return types.size > 1 || [...types].some((type) => type.includes('*'));
}
