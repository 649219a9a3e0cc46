import { performance } from 'node:perf_hooks';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from './authorize.js';
import { checkHost } from './check-host.js';
import type { Reply, Service } from './handler.js';
import { newHexId } from './new-id.js';
import { Refusal } from './refusal.js';
import { refusals } from './refusals.js';
import { writeReply } from './write-reply.js';

/** A request as it came in, and where its answer goes. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Whether the client sends the body only once it is told to (`Expect: 100-continue`). */
  readonly isHeldBack: boolean;
  /** Set where the request is rejected whatever it asks for. */
  readonly refusal?: Refusal;
}

/** What an answer is made from. */
export interface AnswerContext extends Service {
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
  const { method = '', url = '', headers } = request;
  const [path = '', ...query] = url.split('?');
  const caller: Caller = { method, path, headers };
  const asked = { caller, query: new URLSearchParams(query.join('?')), openBody };
  const reply =
    exchange.refusal ?? (await respond({ ...asked, request }, context).catch(asRefusal));
  response.setHeader('x-request-id', newHexId('req_'));
  response.setHeader('openai-processing-ms', Math.round(performance.now() - start));
  await writeReply({ request, response, isHeldBack }, context.rules.tell(reply, caller)).catch(
    () => {
      response.destroy();
    },
  );
}

interface Asked {
  readonly request: IncomingMessage;
  readonly caller: Caller;
  readonly query: URLSearchParams;
  readonly openBody: () => IncomingMessage;
}

async function respond(
  { request, caller, ...asked }: Asked,
  context: AnswerContext,
): Promise<Reply> {
  const { rules, apiKey } = context;
  const { method, path, headers } = caller;
  checkHost(request);
  rules.authorize(caller, apiKey);
  const target = rules.route(method, path);
  switch (target.kind) {
    case 'operation':
      return rules.handlers[target.id]({ ...asked, headers, params: target.params }, context);
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
