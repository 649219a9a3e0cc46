import { keptCredentials, redirectedRequests } from '../conduct/judge-redirects.js';
import type { Scenario } from './scenario.js';

/** Redirects, by RFC 9110, section 15.4. */
export const redirects: readonly Scenario[] = [
  ...[301, 302, 303, 307, 308].map((status): Scenario => ({
    name: `redirect-${status}`,
    summary: `status ${status} for the first request of each operation, to the same server`,
    select: { requests: 'first-of-operation' },
    interference: { kind: 'redirect', status, to: 'same' },
    rules: [redirectedRequests],
  })),
  {
    name: 'redirect-origin',
    summary: 'status 307 for the first request of each operation, to another origin',
    select: { requests: 'first-of-operation' },
    interference: { kind: 'redirect', status: 307, to: 'other' },
    rules: [keptCredentials],
  },
];
