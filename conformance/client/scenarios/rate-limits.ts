import { observedRetries, retriedRequests } from '../conduct/judge-retries.js';
import { failedRequests } from '../conduct/judge-success.js';
import { keptWait } from '../conduct/judge-wait.js';
import { wholeBodies } from '../conduct/judge-bodies.js';
import type { Interference } from '../interfere/interference.js';
import type { Scenario } from './scenario.js';

/** Status 429 (RFC 6585, section 4), with the header that says how long to wait (RFC 9110, section 10.2.3). */
export const rateLimits: readonly Scenario[] = [
  {
    name: '429',
    summary: 'status 429 without Retry-After, for the first request of each operation',
    select: { requests: 'first-of-operation' },
    interference: tooMany(),
    rules: [wholeBodies, failedRequests('client.scenario.error'), retriedRequests],
  },
  {
    name: '429-seconds',
    summary: 'status 429 with Retry-After: 2',
    select: { requests: 'first' },
    interference: tooMany({ as: 'seconds', seconds: 2 }),
    rules: [keptWait('client.scenario.retry-after'), wholeBodies, retriedRequests],
  },
  {
    name: '429-date',
    summary: 'status 429 with a date in Retry-After, two to three seconds ahead',
    select: { requests: 'first' },
    interference: tooMany({ as: 'date', seconds: 2 }),
    rules: [keptWait('client.scenario.retry-after'), wholeBodies, retriedRequests],
  },
  {
    name: '429-milliseconds',
    summary: 'status 429 with retry-after-ms: 1500',
    select: { requests: 'first' },
    interference: tooMany({ as: 'milliseconds', seconds: 1.5 }),
    rules: [keptWait('client.scenario.retry-after-ms'), wholeBodies, observedRetries],
  },
  {
    name: '429-long',
    summary: 'status 429 with Retry-After: 3600; a client that waits is ended after 5 seconds',
    select: { requests: 'first' },
    interference: tooMany({ as: 'seconds', seconds: 3600 }),
    rules: [keptWait('client.scenario.retry-after'), failedRequests('client.scenario.error')],
    patience: 5_000,
  },
];

function tooMany(wait?: Extract<Interference, { readonly kind: 'error' }>['wait']): Interference {
  const error = { kind: 'error', status: 429, body: 'documented' } as const;
  return wait === undefined ? error : { ...error, wait };
}
