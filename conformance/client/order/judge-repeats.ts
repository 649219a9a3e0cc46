import { createHash } from 'node:crypto';
import { valueOf, words } from '../../difference/reading.js';
import { headerOf as sentHeader, type SeenExchange } from '../capture/sent-request.js';
import type { ClientViolation } from '../judge/client-violation.js';
import type { RequestFacts } from '../judge/request-facts.js';

/** How many requests for the same page, one after the other, are a violation. */
const mostOfOnePage = 3;
/** So many requests for the same state, or to remove the same object, are a loop without a pause. */
const mostWithoutPause = 10;
/** In milliseconds: what is shorter is not a pause. */
const shortestPause = 50;
/** In milliseconds: a server that takes longer holds the request until there is something new. */
const longestResponse = 1_000;

interface Last {
  readonly key: string;
  readonly response: string;
  readonly status: number;
  count: number;
  /** How many of them came without a pause, one after the other. */
  hasty: number;
  /** When the last of them was sent and had its response. */
  sentAt: number;
  endedAt: number;
}

/** Judges what a client sends again and again. Call it for each exchange, in their order. */
export class Repeats {
  #last: Last | undefined;

  judge(facts: RequestFacts, exchange: SeenExchange): readonly ClientViolation[] {
    const { request, response, endedAt } = exchange;
    if (response === undefined) return [];
    const key = [request.method, request.target, sentHeader(request, 'authorization')].join(' ');
    const hash = createHash('sha256').update(response.bytes).digest('hex');
    const last = this.#last;
    const isSame = last?.key === key && last.response === hash && last.status === response.status;
    if (!isSame || last === undefined) {
      this.#last = {
        key,
        response: hash,
        status: response.status,
        count: 1,
        hasty: 1,
        sentAt: request.sentAt,
        endedAt,
      };
      return [];
    }
    last.count += 1;
    last.hasty = isHasty(last, request.sentAt) ? last.hasty + 1 : 1;
    last.sentAt = request.sentAt;
    last.endedAt = endedAt;
    return [...judgeUnauthorized(response.status), ...judgeLoop(facts, last)];
  }
}

/** Whether a request follows without a pause; on a busy machine that is shorter than the response took. */
function isHasty({ sentAt, endedAt }: Last, nextAt: number): boolean {
  const duration = endedAt - sentAt;
  return duration < longestResponse && nextAt - endedAt < Math.max(shortestPause, duration);
}

function judgeUnauthorized(status: number): readonly ClientViolation[] {
  if (status !== 401) return [];
  return [
    {
      requirement: 'client.retry.unauthorized',
      location: { kind: 'request-header', name: 'authorization' },
      expected: words('other credentials, or no further request'),
      actual: words('the same request again'),
    },
  ];
}

function judgeLoop(
  { called, query }: RequestFacts,
  { count, hasty }: Last,
): readonly ClientViolation[] {
  const { paging, method } = called?.operation ?? {};
  const next = paging?.next;
  const cursor = next !== undefined && 'parameter' in next ? next.parameter : undefined;
  const value = cursor === undefined ? null : new URLSearchParams(query ?? '').get(cursor);
  if (cursor !== undefined && value !== null && count === mostOfOnePage) {
    return [
      {
        requirement: 'client.order.cursor',
        location: { kind: 'query', name: cursor },
        expected: words('the cursor that the last page names'),
        actual: valueOf(value, `, for the ${count}rd time in a row`),
      },
    ];
  }
  const isRepeatable = method === 'GET' || method === 'DELETE';
  if (!isRepeatable || hasty !== mostWithoutPause) return [];
  return [
    {
      requirement: 'client.order.polling',
      location: { kind: 'request', aspect: 'path' },
      expected: words('a pause before the same request is sent again'),
      actual: words(`${hasty} in a row, each right after the response`),
    },
  ];
}
