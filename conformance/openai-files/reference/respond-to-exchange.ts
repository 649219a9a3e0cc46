import { performance } from 'node:perf_hooks';
import type { IncomingMessage } from 'node:http';
import type { OperationId } from './operation-id.js';
import type { Caller, Tenant } from './authorize.js';
import { checkHost } from './check-host.js';
import type { ApiRequest, Reply } from './handler.js';
import { newHexId } from './new-id.js';
import { Rejection } from './rejection.js';
import { rejections } from './rejections.js';
import type { Route } from './route.js';
import {
  checkReceived,
  readdress,
  type ReceivedRequest,
  type ServedProfile,
} from './served-profile.js';
import { writeReply, type Exchange } from './write-reply.js';

/** A received request, and where its response is sent. */
export interface OpenExchange extends Exchange {
  /** Set if the request is rejected in any case. */
  readonly rejection?: Rejection;
}

/** The rules for checking a request, finding its operation, and sending the response. */
export interface RequestHandling {
  authorize(caller: Caller, apiKeys: readonly string[]): Tenant;
  route(method: string, path: string): Route;
  /** Changes a response as the last step. The rule of the contract changes none. */
  finish(reply: Reply | Rejection, caller: Caller): Reply | Rejection;
}

/** What a response is built from. */
export interface ResponseContext {
  readonly apiKeys: readonly string[];
  readonly requests: RequestHandling;
  /** Undefined where requests and statuses are those of the contract. */
  readonly profile: ServedProfile | undefined;
  /** Calls an operation with a request. @throws {Rejection} if it is rejected */
  perform(id: OperationId, request: ApiRequest): Promise<Reply>;
}

/** Responds to one request. Never throws. */
export async function respondToExchange(
  exchange: OpenExchange,
  context: ResponseContext,
): Promise<void> {
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
  const received = { method, path, headers, query: new URLSearchParams(query.join('?')) };
  const { profile } = context;
  const caller = profile === undefined ? received : readdress(received, profile);
  const opened = { request, received, caller, openBody };
  const reply = exchange.rejection ?? (await respond(opened, context).catch(asRejection));
  response.setHeader('x-request-id', newHexId('req_'));
  response.setHeader('openai-processing-ms', Math.round(performance.now() - start));
  await writeReply({ request, response, isHeldBack }, context.requests.finish(reply, caller)).catch(
    () => {
      response.destroy();
    },
  );
}

interface OpenRequest {
  readonly request: IncomingMessage;
  readonly received: ReceivedRequest;
  /** The request as the contract addresses it. */
  readonly caller: ReceivedRequest;
  readonly openBody: () => IncomingMessage;
}

async function respond(
  { request, received, caller, openBody }: OpenRequest,
  { apiKeys, requests, profile, perform }: ResponseContext,
): Promise<Reply> {
  checkHost(request);
  if (profile !== undefined) checkReceived(received, profile);
  const { method, path, headers, query } = caller;
  const tenant = requests.authorize(caller, apiKeys);
  const target = requests.route(method, path);
  switch (target.kind) {
    case 'operation': {
      const { id, params } = target;
      if (profile?.absent.includes(id)) throw rejections.unknownRoute(method, received.path);
      const reply = await perform(id, { params, query, headers, tenant, openBody });
      const status = profile?.statuses[id];
      return reply.kind === 'json' && status !== undefined ? { ...reply, status } : reply;
    }
    case 'wrong-method':
      throw rejections.wrongMethod(method, target.allowed);
    case 'unknown':
      throw rejections.unknownRoute(method, received.path);
    default:
      return target satisfies never;
  }
}

function asRejection(error: unknown): Rejection {
  if (error instanceof Rejection) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
  return rejections.serverFailure(code);
}
