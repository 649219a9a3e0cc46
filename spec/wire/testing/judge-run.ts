import { compareRequest } from '../compare-request.js';
import type { Recording } from '../record-requests.js';
import type { Input, WireCase } from '../wire-case.js';

/** The key that every client of the corpus is given. */
export const key = 'sk-wire-corpus';

/** What a client made of a case. */
export interface Outcome {
  readonly recording: Recording;
  /** What the caller was told; undefined where all went well. */
  readonly error: string | undefined;
  /** How the file was given, if there was one. */
  readonly input: Input | undefined;
}

/** Tells where what a client did differs from what the case asks for. */
export function judgeRun(
  { request: wanted }: WireCase,
  { recording, error, input }: Outcome,
): readonly string[] {
  const [request, ...more] = recording.requests;
  if (wanted === undefined) {
    if (request !== undefined) {
      return [`wanted nothing sent, got ${request.method} ${request.target}`];
    }
    return error === undefined ? ['wanted the caller told, got no error'] : [];
  }
  if (request === undefined) return [`nothing was sent: ${error ?? 'and no error told'}`];
  return [
    ...(error === undefined ? [] : [`the client failed: ${error}`]),
    ...more.map(({ method, target }) => `sent besides: ${method} ${target}`),
    ...compareRequest(wanted, request, { key, lengthKnown: input !== 'stream' }),
  ];
}
