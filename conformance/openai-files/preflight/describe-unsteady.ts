import { isSuccess } from '../../check/exchange-facts.js';
import { words, statusOf } from '../../difference/reading.js';
import { failedCase } from '../../plan/preflight-case.js';
import type { FirstRequest } from '../../plan/first-response.js';
import type { Preflight } from '../../plan/preflight.js';
import { sendToTarget } from '../../plan/send-to-target.js';
import { ConnectionError } from '../../replay/connection-error.js';
import type { OpenAIPreflightTarget } from './preflight-target.js';

/** What replaces the findings of single operations. */
export type Unsteady = Pick<Preflight, 'cases' | 'stopped'>;

/** A request that changes nothing, and the status of its response. */
export interface SteadyRequest extends FirstRequest {
  readonly status: number;
}

/** How often each request is sent: first to find a difference, and then to see how often there is one. */
const rounds = { first: 6, all: 16 };
/** The smallest share of other responses. A target with fewer of them has a usual behaviour. */
const leastShare = 0.2;

/**
 * Finds out whether a target responds at random: it is sent requests that change nothing again and
 * again. Statuses that say that it can't serve a request at the time do not count.
 *
 * @returns undefined for a target that gives the same responses
 */
export async function describeUnsteady(
  target: OpenAIPreflightTarget,
  requests: readonly SteadyRequest[],
): Promise<Unsteady | undefined> {
  for (const request of requests) {
    const counts = await countStatuses(target, request);
    if (counts === undefined) return undefined;
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const others = total - Math.max(...counts.values());
    if (counts.size > 1 && others >= total * leastShare) return unsteadyBy(target, request, counts);
  }
  return undefined;
}

/** @returns how often each status was received; undefined where there was no response */
async function countStatuses(
  target: OpenAIPreflightTarget,
  { request }: SteadyRequest,
): Promise<ReadonlyMap<number, number> | undefined> {
  const counts = new Map<number, number>();
  for (let round = 1; round <= (counts.size > 1 ? rounds.all : rounds.first); round += 1) {
    const received = await sendToTarget(target, request);
    if (received instanceof ConnectionError) return undefined;
    const { status } = received;
    if (!isTemporary(status)) counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}

/** RFC 6585, section 4, and RFC 9110, sections 15.5.9 and 15.6. */
function isTemporary(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

function unsteadyBy(
  target: OpenAIPreflightTarget,
  { operation, request, status }: SteadyRequest,
  counts: ReadonlyMap<number, number>,
): Unsteady {
  const seen = [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([each, count]) => `${each} (${count} times)`);
  const failed = failedCase(target, {
    operation,
    request,
    requirement: `${operation}.${status}`,
    name: 'preflight/consistency',
    title: 'The target gives the same response to the same request',
    expected: statusOf(status, isSuccess(status) ? ' each time' : ' to an unknown id each time'),
    actual: words(`different responses to the same request: status ${seen.join(', ')}`),
  });
  const { method, path } = request;
  const stopped = `${target.baseUrl} gives different responses to the same request (${method} ${path}), so nothing can be judged`;
  return { cases: [failed], stopped };
}
