import type { OperationId } from '../operation-id.js';
import type { ApiRequest, PlainReply, Reply, Service } from '../handler.js';
import { Refusal } from '../refusal.js';
import { isJson, type Json } from './answers.js';
import { inOperations, inRule, type Seam } from './seam.js';

/** Sends errors in another format. */
export function inRefusals(tell: (refusal: Refusal) => PlainReply): Seam {
  return inRule('requests', 'tell', (tellRight) => (answer, caller) => {
    const told = tellRight(answer, caller);
    return told instanceof Refusal ? tell(told) : told;
  });
}

/** Changes the JSON of errors. It receives the properties of `error`. */
export function inErrors(change: (error: Json, refusal: Refusal) => unknown): Seam {
  return inRefusals((refusal) => {
    const error =
      isJson(refusal.body) && isJson(refusal.body['error']) ? refusal.body['error'] : {};
    return {
      kind: 'plain',
      status: refusal.status,
      headers: { ...refusal.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(change(error, refusal)),
    };
  });
}

/** Replaces the errors of operations that have a given status. */
export function insteadOf(
  status: number,
  ids: readonly OperationId[],
  answer: (refusal: Refusal, request: ApiRequest, service: Service) => Reply | Refusal,
): Seam {
  return inOperations(ids, (next) => async (request, service) => {
    try {
      return await next(request, service);
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== status) throw error;
      const reply = answer(error, request, service);
      if (reply instanceof Refusal) throw reply;
      return reply;
    }
  });
}

/** The same error with another status. */
export function retold({ message }: Refusal, status: number): Refusal {
  return new Refusal(status, {
    message,
    ...(status >= 500 && { type: 'server_error' }),
  });
}
