// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type { Reply } from './attempt.js';
import type { Read } from './api-promise.js';
import type { ResponseKind, ResponseKinds } from './client-request.js';
import { errorOfCutJson, errorOfUnreadableJson } from './error-response.js';
import { OpenAIError } from './errors.js';
import { addRequestId } from './request-id.js';

/**
 * Reads the result of a call from its response: JSON, text, nothing, or the response itself. If a
 * JSON body ends early, the call is sent again. An empty one is undefined.
 *
 * @throws APIError where the response should be JSON and is not.
 */
export async function readReply(
  reply: Reply,
  kinds: ResponseKind | ResponseKinds,
): Promise<Read<unknown>> {
  switch (typeof kinds === 'string' ? kinds : kindOf(kinds, reply.response.status)) {
    case 'bytes':
      return unread(reply);
    case 'none':
      reply.release();
      await reply.response.body?.cancel();
      return { reply, data: undefined };
    case 'text':
      return { reply, data: await reply.text() };
    case 'json':
      return readJson(reply);
    case 'any':
      return isJson(reply.response) ? readJson(reply) : { reply, data: await reply.text() };
  }
}

/** The response itself, whose body the caller reads, without a time limit. */
export function unread(reply: Reply): Read<Response> {
  reply.release();
  return { reply, data: reply.response };
}

function isJson({ headers }: Response): boolean {
  return /[/+]json\s*(?:;|$)/i.test(headers.get('content-type') ?? '');
}

/**
 * A status takes precedence over its range, and both over `default` (OpenAPI 3.1.1, section
 * 4.8.16). A success that is not declared is read as the first one that has a body.
 */
function kindOf(kinds: ResponseKinds, status: number): ResponseKind {
  const declared = kinds[status] ?? kinds['2XX'] ?? kinds['default'];
  return declared ?? Object.values(kinds).find((kind) => kind !== 'none') ?? 'none';
}

async function readJson(first: Reply): Promise<Read<unknown>> {
  for (let reply = first; ;) {
    const text = await reply.text().catch(clientError);
    if (typeof text === 'string' && !endsEarly(text)) {
      return { reply, data: parse(text, reply.response) };
    }
    const error = typeof text === 'string' ? errorOfCutJson(reply.response, text) : text;
    reply = await reply.again(error);
  }
}

function clientError(failure: unknown): OpenAIError {
  if (failure instanceof OpenAIError) return failure;
  throw failure;
}

/** Whether an object or an array has no end: its connection was closed too soon. */
function endsEarly(text: string): boolean {
  const json = text.trim();
  return (
    (json.startsWith('{') && !json.endsWith('}')) || (json.startsWith('[') && !json.endsWith(']'))
  );
}

function parse(text: string, response: Response): unknown {
  if (text === '') return undefined;
  try {
    return addRequestId(JSON.parse(text), response.headers);
  } catch {
    throw errorOfUnreadableJson(response, text);
  }
}
