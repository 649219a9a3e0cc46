import { valueAt } from '@upspec/document/json-pointer';
import type { ParsedJson } from '../json/parse-json.js';
import { cutText, showValue } from '../json/show-value.js';
import type { Received } from './received.js';

/** A response, and its body read as JSON. */
export interface ReadResponse {
  readonly received: Pick<Received, 'headers' | 'bytes'>;
  readonly json: ParsedJson;
}

/** What a response says beside its status: where it leads to, its error, or its beginning. */
export function describeBody({ received, json }: ReadResponse): string {
  const location = received.headers['location'];
  // A query may hold a signature, with which anybody could read what it leads to.
  if (location !== undefined) return `, location ${cutText(location.replace(/[?#].*/s, ''))}`;
  if (json.ok) {
    const message = valueAt(json.value, '/error/message');
    return typeof message === 'string' ? `: ${cutText(message)}` : `: ${showValue(json.value)}`;
  }
  const text = cutText(received.bytes.toString('utf8', 0, 400));
  return text === '' ? ', no body' : `: ${text}`;
}
