import type { OperationId } from '../operation-id.js';
import type { ApiRequest, PlainReply, Reply, Service } from '../handler.js';
import { Rejection } from '../rejection.js';
import { isJson, type Json } from './responses.js';
import { inOperations, inRule, type Seam } from './seam.js';

/** Sends errors in another format. */
export function inRejections(finish: (rejection: Rejection) => PlainReply): Seam {
  return inRule('requests', 'finish', (finishCorrectly) => (response, caller) => {
    const reported = finishCorrectly(response, caller);
    return reported instanceof Rejection ? finish(reported) : reported;
  });
}

/** Changes the JSON of errors. It receives the properties of `error`. */
export function inErrors(change: (error: Json, rejection: Rejection) => unknown): Seam {
  return inRejections((rejection) => {
    const error =
      isJson(rejection.body) && isJson(rejection.body['error']) ? rejection.body['error'] : {};
    return {
      kind: 'plain',
      status: rejection.status,
      headers: { ...rejection.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(change(error, rejection)),
    };
  });
}

/** Replaces the errors of operations that have a given status. */
export function insteadOf(
  status: number,
  ids: readonly OperationId[],
  response: (rejection: Rejection, request: ApiRequest, service: Service) => Reply | Rejection,
): Seam {
  return inOperations(ids, (next) => async (request, service) => {
    try {
      return await next(request, service);
    } catch (error) {
      if (!(error instanceof Rejection) || error.status !== status) throw error;
      const reply = response(error, request, service);
      if (reply instanceof Rejection) throw reply;
      return reply;
    }
  });
}

/** The same error with another status. */
export function withStatusCode({ message }: Rejection, status: number): Rejection {
  return new Rejection(status, {
    message,
    ...(status >= 500 && { type: 'server_error' }),
  });
}
