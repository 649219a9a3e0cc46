import { performance } from 'node:perf_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { authorize } from './authorize.js';
import type { Reply } from './handler.js';
import { newHexId } from './new-id.js';
import { handlers } from './operations/handlers.js';
import { Refusal } from './refusal.js';
import { refusals } from './refusals.js';
import { route } from './route.js';
import type { Store } from './store/store.js';
import { writeReply } from './write-reply.js';

/** A request as it came in, and where its answer goes. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Whether the client sends the body only once it is told to (`Expect: 100-continue`). */
  readonly isHeldBack: boolean;
}

/** What an answer is made from. */
export interface AnswerContext {
  readonly store: Store;
  readonly apiKey: string | undefined;
}

/** Answers one request, whatever becomes of it: nothing is thrown. */
export async function answer(exchange: Exchange, context: AnswerContext): Promise<void> {
  const { request, response } = exchange;
  const start = performance.now();
  // A client may go away at any moment; whoever reads the body is told of it there.
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  let isHeldBack = exchange.isHeldBack;
  const openBody = (): IncomingMessage => {
    if (isHeldBack) response.writeContinue();
    isHeldBack = false;
    return request;
  };
  const reply = await respond(request, { ...context, openBody }).catch(asRefusal);
  response.setHeader('x-request-id', newHexId('req_'));
  response.setHeader('openai-processing-ms', Math.round(performance.now() - start));
  await writeReply({ request, response, isHeldBack }, reply).catch(() => {
    response.destroy();
  });
}

async function respond(
  request: IncomingMessage,
  context: AnswerContext & { readonly openBody: () => IncomingMessage },
): Promise<Reply> {
  authorize(request.headers.authorization, context.apiKey);
  const { method = '', url = '' } = request;
  const [path = '', ...query] = url.split('?');
  const target = route(method, path);
  switch (target.kind) {
    case 'operation': {
      const apiRequest = {
        params: target.params,
        query: new URLSearchParams(query.join('?')),
        headers: request.headers,
        openBody: context.openBody,
      };
      return handlers[target.id](apiRequest, context.store);
    }
    case 'wrong-method':
      throw refusals.wrongMethod(method, target.allowed);
    case 'unknown':
      throw refusals.unknownRoute(method, path);
    default:
      return target satisfies never;
  }
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
  return refusals.serverFailure(code);
}
