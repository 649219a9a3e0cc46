import { compareRequest } from '../compare-request.js';
import type { Recording } from '../record-requests.js';
import type { Input, WireCase } from '../wire-case.js';

/** The API key of every client of the corpus. */
export const key = 'sk-wire-corpus';

/** The result of a case with a client. */
export interface Outcome {
  readonly recording: Recording;
  /** The error that the caller received; undefined after success. */
  readonly error: string | undefined;
  /** How the file was passed, if there was one. */
  readonly input: Input | undefined;
}

/** Returns every difference between the expected request and what a client did. */
export function judgeRun(
  { request: expected }: WireCase,
  { recording, error, input }: Outcome,
): readonly string[] {
  const [request, ...more] = recording.requests;
  if (expected === undefined) {
    if (request !== undefined) {
      return [`expected no request, actual ${request.method} ${request.target}`];
    }
    return error === undefined ? ['expected an error for the caller, actual none'] : [];
  }
  if (request === undefined) return [`nothing was sent: ${error ?? 'without an error'}`];
  return [
    ...(error === undefined ? [] : [`the client failed: ${error}`]),
    ...more.map(({ method, target }) => `additional request: ${method} ${target}`),
    ...compareRequest(expected, request, { key, lengthKnown: input !== 'stream' }),
  ];
}
