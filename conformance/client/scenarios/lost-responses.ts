import { wholeBodies } from '../conduct/judge-bodies.js';
import { observedRetries, observedSilence, retriedRequests } from '../conduct/judge-retries.js';
import { failedRequests } from '../conduct/judge-success.js';
import { acceptedResponses } from '../conduct/judge-acceptance.js';
import type { Scenario } from './scenario.js';

/** Connections that end, and responses that come late, in part, or never. */
export const lostResponses: readonly Scenario[] = [
  {
    name: 'reset-before-body',
    summary: 'the connection is reset before the body of the request is read',
    select: { requests: 'first-of-operation' },
    interference: { kind: 'reset', at: 'headers' },
    rules: [failedRequests('client.scenario.lost'), wholeBodies, retriedRequests],
  },
  {
    name: 'reset-in-body',
    summary: 'the connection is reset after a part of the body of a request',
    select: { requests: 'first-of-operation', of: 'with-body' },
    interference: { kind: 'reset', at: 'body' },
    rules: [failedRequests('client.scenario.lost'), wholeBodies, observedRetries],
  },
  {
    name: 'reset-after-body',
    summary:
      'the server does what the request says, and the connection is reset in place of a response',
    select: { requests: 'first-of-operation' },
    interference: { kind: 'reset', at: 'end' },
    rules: [failedRequests('client.scenario.lost'), wholeBodies, retriedRequests],
  },
  {
    name: 'no-response',
    summary:
      'the first request is never responded to; a client that waits is ended after 5 seconds',
    select: { requests: 'first' },
    interference: { kind: 'silence' },
    rules: [failedRequests('client.scenario.lost'), wholeBodies, observedSilence],
    patience: 5_000,
  },
  {
    name: 'slow',
    summary: 'the response begins after a second, and comes in pieces',
    select: { requests: 'first' },
    interference: { kind: 'slow' },
    rules: [acceptedResponses('client.scenario.slow')],
  },
  {
    name: 'truncated-json',
    summary: 'the connection ends at half of a JSON body',
    select: { requests: 'first-of-operation', of: 'json' },
    interference: { kind: 'cut' },
    rules: [failedRequests('client.scenario.truncated'), wholeBodies, observedRetries],
  },
  {
    name: 'truncated-last',
    summary: 'the connection ends at half of the JSON body for the last request',
    select: { requests: 'last', of: 'json' },
    interference: { kind: 'cut' },
    rules: [failedRequests('client.scenario.truncated'), observedRetries],
  },
  {
    name: 'truncated-content',
    summary: 'the connection ends at half of a body that is not JSON',
    select: { requests: 'first-of-operation', of: 'content' },
    interference: { kind: 'cut' },
    rules: [failedRequests('client.scenario.truncated'), observedRetries],
  },
  {
    name: 'html',
    summary: 'a page of HTML with status 200 for the first request of each operation',
    select: { requests: 'first-of-operation', of: 'json' },
    interference: { kind: 'html' },
    rules: [failedRequests('client.scenario.html'), observedRetries],
  },
  {
    name: 'html-last',
    summary: 'a page of HTML with status 200 for the last request',
    select: { requests: 'last', of: 'json' },
    interference: { kind: 'html' },
    rules: [failedRequests('client.scenario.html'), observedRetries],
  },
];
