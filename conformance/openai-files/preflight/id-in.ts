import { valueAt } from '@upspec/document/json-pointer';
import { parseJson } from '../../json/parse-json.js';
import type { Received } from '../../replay/received.js';

/** The id of the object in a response, if there is one. */
export function idIn({ bytes }: Pick<Received, 'bytes'>): string | undefined {
  const id = readId(bytes);
  return typeof id === 'string' ? id : undefined;
}

/** Whether a complete response has nothing at all in the place of an id. */
export function hasNoId({ bytes, cut }: Pick<Received, 'bytes' | 'cut'>): boolean {
  return !cut && readId(bytes) === undefined;
}

function readId(bytes: Buffer): unknown {
  const parsed = parseJson(bytes.toString('utf8'));
  return parsed.ok ? valueAt(parsed.value, '/id') : undefined;
}
