// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { Reply } from './attempt.js';
import type { ResponseKind, ResponseKinds } from './client-request.js';
import { errorOfUnreadableJson } from './error-response.js';

/**
 * Reads the result of a call from its response: JSON, text, nothing, or the response itself.
 *
 * @throws APIError where the response should be JSON and is not.
 */
export async function readReply(
  reply: Reply,
  kinds: ResponseKind | ResponseKinds,
): Promise<unknown> {
  switch (typeof kinds === 'string' ? kinds : kindOf(kinds, reply.response.status)) {
    case 'bytes':
      reply.release();
      return reply.response;
    case 'none':
      reply.release();
      await reply.response.body?.cancel();
      return undefined;
    case 'text':
      return reply.text();
    case 'json':
      return readJson(reply);
  }
}

/**
 * A status takes precedence over its range, and both over `default` (OpenAPI 3.1.1, section
 * 4.8.16). A success that is not declared is read as the first one that has a body.
 */
function kindOf(kinds: ResponseKinds, status: number): ResponseKind {
  const declared = kinds[status] ?? kinds['2XX'] ?? kinds['default'];
  return declared ?? Object.values(kinds).find((kind) => kind !== 'none') ?? 'none';
}

async function readJson(reply: Reply): Promise<unknown> {
  const text = await reply.text();
  const { status } = reply.response;
  if (text === '' && (status === 204 || status === 205)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw errorOfUnreadableJson(reply.response, text);
  }
}
