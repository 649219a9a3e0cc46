import { performance } from 'node:perf_hooks';
import type { IncomingMessage } from 'node:http';
import type { OperationId } from './operation-id.js';
import type { Caller } from './authorize.js';
import { checkHost } from './check-host.js';
import type { ApiRequest, Reply } from './handler.js';
import { newHexId } from './new-id.js';
import { Refusal } from './refusal.js';
import { refusals } from './refusals.js';
import type { Route } from './route.js';
import { writeReply, type Exchange } from './write-reply.js';

/** A received request, and where its response is sent. */
export interface OpenExchange extends Exchange {
  /** Set if the request is rejected in any case. */
  readonly refusal?: Refusal;
}

/** The rules for checking a request, finding its operation, and sending the response. */
export interface RequestHandling {
  authorize(caller: Caller, apiKey: string | undefined): void;
  route(method: string, path: string): Route;
  /** Changes a response as the last step. The rule of the contract changes none. */
  tell(answer: Reply | Refusal, caller: Caller): Reply | Refusal;
}

/** What a response is built from. */
export interface AnswerContext {
  readonly apiKey: string | undefined;
  readonly requests: RequestHandling;
  /** Calls an operation with a request. @throws {Refusal} if it is rejected */
  perform(id: OperationId, request: ApiRequest): Promise<Reply>;
}

/** Responds to one request. Never throws. */
export async function answer(exchange: OpenExchange, context: AnswerContext): Promise<void> {
  const { request, response } = exchange;
  const start = performance.now();
  // A client may disconnect at any time. The reader of the body gets that error.
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
  await writeReply({ request, response, isHeldBack }, context.requests.tell(reply, caller)).catch(
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
  { apiKey, requests, perform }: AnswerContext,
): Promise<Reply> {
  const { method, path, headers } = caller;
  checkHost(request);
  requests.authorize(caller, apiKey);
  const target = requests.route(method, path);
  switch (target.kind) {
    case 'operation':
      return perform(target.id, { ...asked, headers, params: target.params });
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
