import { valueAt } from '@upspec/document/json-pointer';
import type { WireRequest } from '../../replay/build-request.js';
import type { ExchangeFacts } from '../../check/exchange-facts.js';

/** The expiry of a new file depends on its request. */
export function expiryLocations(
  location: string,
  { operation, response }: ExchangeFacts['recorded'],
  { body }: WireRequest,
): readonly string[] {
  if (location !== 'FileObject.expires_at') return [];
  const recorded = response.body;
  if (operation === 'completeUpload' && recorded !== undefined && 'json' in recorded) {
    const isKept = (valueAt(recorded.json, '/file/expires_at') ?? null) === null;
    return isKept ? ['rule.expiry.none'] : [];
  }
  if (operation !== 'createFile' || body === undefined || !('multipart' in body)) return [];
  if (body.multipart.some(({ name }) => name.startsWith('expires_after'))) return [];
  const isBatch = body.multipart.some(({ name, text }) => name === 'purpose' && text === 'batch');
  return [isBatch ? 'rule.expiry.batch' : 'rule.expiry.none'];
}
