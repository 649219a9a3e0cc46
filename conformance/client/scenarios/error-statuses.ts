import { wholeBodies } from '../conduct/judge-bodies.js';
import { unchangedCredentials } from '../conduct/judge-credentials.js';
import { observedRetries, retriedRequests } from '../conduct/judge-retries.js';
import { failedRequests } from '../conduct/judge-success.js';
import type { Scenario } from './scenario.js';

/** Errors of a server, by RFC 9110, sections 15.5 and 15.6. */
export const errorStatuses: readonly Scenario[] = [
  {
    name: '408',
    summary: 'status 408 for the first request of each operation',
    select: { requests: 'first-of-operation' },
    interference: { kind: 'error', status: 408, body: 'documented' },
    rules: [wholeBodies, failedRequests('client.scenario.error'), observedRetries],
  },
  {
    name: '409',
    summary: 'status 409 for the first request of each operation',
    select: { requests: 'first-of-operation' },
    interference: { kind: 'error', status: 409, body: 'documented' },
    rules: [wholeBodies, failedRequests('client.scenario.error'), observedRetries],
  },
  {
    name: '500',
    summary: 'status 500 for the first request of each operation',
    select: { requests: 'first-of-operation' },
    interference: { kind: 'error', status: 500, body: 'documented' },
    rules: [wholeBodies, failedRequests('client.scenario.error'), observedRetries],
  },
  {
    name: '503',
    summary: 'status 503 for the first request of each operation',
    select: { requests: 'first-of-operation' },
    interference: { kind: 'error', status: 503, body: 'documented' },
    rules: [wholeBodies, failedRequests('client.scenario.error'), retriedRequests],
  },
  {
    name: '401',
    summary: 'status 401 for the second request',
    select: { requests: 'second' },
    interference: { kind: 'error', status: 401, body: 'documented' },
    rules: [unchangedCredentials, failedRequests('client.scenario.error')],
  },
  {
    name: 'error-text',
    summary: 'status 400 with plain text for the first request of each operation',
    select: { requests: 'first-of-operation' },
    interference: { kind: 'error', status: 400, body: 'text' },
    rules: [failedRequests('client.scenario.error'), observedRetries],
  },
];
