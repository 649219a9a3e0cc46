import { handlers, isServed } from '../operations/handlers.js';
import { Rejection } from '../rejection.js';
import { plainJson, htmlPage } from '../seams/plain-reply.js';
import { inErrors, inRejections } from '../seams/errors.js';
import { inOperations, inRule, remembering } from '../seams/seam.js';
import type { Fault } from './fault.js';

export const errorFaults: readonly Fault[] = [
  {
    name: 'error-as-detail',
    requirement: 'ERROR-01',
    text: 'sends errors as {"detail": "…"}',
    wild: 'error envelope',
    seam: inErrors(({ message }) => ({ detail: message })),
  },
  {
    name: 'error-as-text-member',
    requirement: 'ERROR-01',
    text: 'sends errors as {"error": "…"}',
    wild: 'error envelope',
    seam: inErrors(({ message }) => ({ error: message })),
  },
  {
    name: 'error-as-plain-text',
    requirement: 'ERROR-09',
    text: 'sends errors as plain text, like a gateway',
    wild: 'error envelope',
    seam: inRejections(({ status, message }) => ({
      kind: 'plain',
      status,
      headers: { 'Content-Type': 'text/plain' },
      body: `upstream: ${message}`,
    })),
  },
  {
    name: 'error-as-html',
    requirement: 'ERROR-09',
    text: 'sends errors as an HTML page with a stack trace',
    wild: 'error envelope',
    seam: inRejections(({ status, message }) => htmlPage(status, message)),
  },
  {
    name: 'error-of-another-type',
    requirement: 'ERROR-09',
    text: 'sends the JSON of errors as text/html',
    seam: inRejections(({ status, body }) => ({
      ...plainJson(status, body),
      headers: { 'Content-Type': 'text/html' },
    })),
  },
  {
    name: 'json-as-text',
    requirement: 'ERROR-09',
    text: 'sends all JSON as text/plain',
    seam: inRule('requests', 'finish', (finish) => (response, caller) => {
      const reported = finish(response, caller);
      if (!('kind' in reported) || reported.kind !== 'json') return reported;
      const headers = { 'Content-Type': 'text/plain' };
      return { kind: 'plain', status: 200, headers, body: JSON.stringify(reported.body) };
    }),
  },
  {
    name: 'error-without-message',
    requirement: 'ERROR-02',
    text: 'omits the message of errors',
    seam: inErrors((error) => ({ error: { ...error, message: undefined } })),
  },
  {
    name: 'error-message-of-a-list',
    requirement: 'ERROR-02',
    text: 'sends the message of errors as a list, as pydantic does',
    wild: 'error envelope',
    seam: inErrors(({ message, ...error }) => ({
      error: { ...error, message: [{ loc: ['body'], msg: message, type: 'value_error' }] },
    })),
  },
  {
    name: 'error-without-type',
    requirement: 'ERROR-03',
    text: 'omits the type of errors',
    seam: inErrors((error) => ({ error: { ...error, type: undefined } })),
  },
  {
    name: 'error-type-null',
    requirement: 'ERROR-03',
    text: 'sends null as the type of errors',
    seam: inErrors((error) => ({ error: { ...error, type: null } })),
  },
  {
    name: 'error-param-none',
    requirement: 'ERROR-04',
    text: 'sends type and param of errors as the string "None"',
    wild: 'error envelope',
    seam: inErrors((error) => ({ error: { ...error, type: 'None', param: 'None' } })),
  },
  {
    name: 'error-without-param',
    requirement: 'ERROR-04',
    text: 'omits the param of errors',
    wild: 'error envelope',
    seam: inErrors((error) => ({ error: { ...error, param: undefined } })),
  },
  {
    name: 'error-without-code',
    requirement: 'ERROR-05',
    text: 'omits the code of errors',
    wild: 'error envelope',
    seam: inErrors((error) => ({ error: { ...error, code: undefined } })),
  },
  {
    name: 'error-code-a-number',
    requirement: 'ERROR-05',
    text: 'sends the status as the code of errors',
    wild: 'error envelope',
    seam: inErrors((error, { status }) => ({ error: { ...error, code: status } })),
  },
  {
    name: 'error-with-status-200',
    requirement: 'ERROR-07',
    text: 'sends errors for invalid requests with status 200',
    seam: inRejections(({ status, body }) => plainJson(status === 400 ? 200 : status, body)),
  },
  {
    name: 'error-with-status-500',
    requirement: 'ERROR-07',
    text: 'sends errors for invalid requests with status 500',
    seam: inRejections(({ status, body }) => plainJson(status === 400 ? 500 : status, body)),
  },
  {
    name: 'error-503-now-and-then',
    requirement: 'ERROR-15',
    text: 'returns 503 without Retry-After for every fifth request of an operation',
    seam: remembering(() => {
      let requested = 0;
      return inOperations(Object.keys(handlers).filter(isServed), (next) => {
        return (request, service) => {
          requested += 1;
          if (requested % 5 !== 0) return next(request, service);
          throw new Rejection(503, { message: 'Try again later.', type: 'server_error' });
        };
      });
    }),
  },
];
