import { valueAt } from '@upspec/document/json-pointer';
import { isSuccess } from '../../check/exchange-facts.js';
import { parseJson } from '../../json/parse-json.js';
import type { Received } from '../../replay/received.js';

/** Whether a response has the status of a success and the body of an error: it says that it found nothing. */
export function isErrorInSuccess({ status, bytes }: Pick<Received, 'status' | 'bytes'>): boolean {
  if (!isSuccess(status)) return false;
  const parsed = parseJson(bytes.toString('utf8'));
  return parsed.ok && (valueAt(parsed.value, '/error') ?? null) !== null;
}
