import type { ContractContent, ContractOperation, ContractResponse } from '@upspec/document';
import { acceptedTypes } from './media-types.js';
import { RequestProblem } from './request-problem.js';

/** A response of the document that is going to be sent. */
export interface ChosenResponse {
  readonly status: number;
  /** As the document declares it: `200`, `2XX`, `default`. */
  readonly key: string;
  readonly response: ContractResponse;
  /** The media type that it is sent with, and its content; absent where it has no body. */
  readonly media?: ChosenMedia;
}

export interface ChosenMedia {
  /** A concrete media type. */
  readonly type: string;
  readonly content: ContractContent;
}

/**
 * The response for success: of the lowest status, in a media type that the client accepts.
 *
 * @throws {RequestProblem} where the document has no response but errors, or the client accepts none of
 *   its media types
 */
export function chooseSuccess(
  operation: ContractOperation,
  accept: string | undefined,
): ChosenResponse {
  const keys = Object.keys(operation.responses);
  const key =
    lowest(keys, /^2(?:\d\d|XX)$/) ?? lowest(keys, /^3(?:\d\d|XX)$/) ?? lowest(keys, /^default$/);
  if (key === undefined) {
    const message = 'the document declares no success of this operation';
    throw new RequestProblem('no-success', [{ location: 'operation', message }]);
  }
  return chooseMedia(operation, { key, status: statusOf(key, 200) }, accept);
}

/** The response that the document declares for a status, by itself, its range or by default. */
export function declaredKey(operation: ContractOperation, status: number): string | undefined {
  const candidates = [String(status), `${String(status)[0]}XX`, 'default'];
  return candidates.find((key) => Object.hasOwn(operation.responses, key));
}

/** @throws {RequestProblem} where the client accepts none of its media types */
export function chooseMedia(
  operation: ContractOperation,
  { key, status }: Pick<ChosenResponse, 'key' | 'status'>,
  accept: string | undefined,
): ChosenResponse {
  const response = operation.responses[key] ?? { content: {}, headers: {} };
  const types = Object.keys(response.content);
  if (types.length === 0) return { status, key, response };
  const [type] = acceptedTypes(accept, types);
  const content = type === undefined ? undefined : response.content[type];
  if (type === undefined || content === undefined) {
    const message = `must accept ${types.join(' or ')}, but it is ${accept ?? 'absent'}`;
    throw new RequestProblem('not-acceptable', [{ location: 'header Accept', message }]);
  }
  return { status, key, response, media: { type: concreteType(type, content), content } };
}

function lowest(keys: readonly string[], pattern: RegExp): string | undefined {
  return keys.filter((key) => pattern.test(key)).sort()[0];
}

/** The first status of a range. */
function statusOf(key: string, otherwise: number): number {
  return key === 'default' ? otherwise : Number(key.replace('XX', '00'));
}

/** A media type in place of a range. */
function concreteType(type: string, { kind }: ContractContent): string {
  if (!type.includes('*')) return type;
  if (kind === 'json') return 'application/json';
  if (kind === 'text') return 'text/plain';
  return type === 'image/*' ? 'image/png' : 'application/octet-stream';
}
