import type { Reply } from './attempt.js';
import type { ResponseKind } from './client-request.js';
import { errorOfUnreadableJson } from './error-response.js';

/**
 * Reads the result of a call from its response: JSON, text, nothing, or the response itself.
 *
 * @throws APIError where the response should be JSON and is not.
 */
export async function readReply(reply: Reply, kind: ResponseKind): Promise<unknown> {
  switch (kind) {
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
