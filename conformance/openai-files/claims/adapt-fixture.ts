import type { Exchange, Fixture } from '../../fixture-format/fixture.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { openai } from '../profile-format/openai.js';
import type { Expiry, OpenAIProfile } from '../profile-format/openai-profile.js';
import { readClaims } from './request-claims.js';

/**
 * A recording as it would be for a server with these claims: a timestamp that follows another one
 * after a documented time follows it after the claimed time.
 */
export function adaptFixture(fixture: Fixture, { expiry }: Pick<OpenAIProfile, 'expiry'>): Fixture {
  const { upload, batchFile } = openai.expiry;
  if (expiry.upload === upload && expiry.batchFile === batchFile) return fixture;
  const hasRule = fixture.exchanges.some((each) => readClaims(each).expiry !== undefined);
  const spans = { ...expiry, isRuled: hasRule };
  return { ...fixture, exchanges: fixture.exchanges.map((each) => adaptExchange(each, spans)) };
}

interface Spans extends Pick<Expiry, 'upload' | 'batchFile'> {
  /** Whether the recording sets an expiry, which is not changed. */
  readonly isRuled: boolean;
}

function adaptExchange(exchange: Exchange, spans: Spans): Exchange {
  const { response } = exchange;
  if (response.body === undefined || !('json' in response.body)) return exchange;
  const json = adaptValue(response.body.json, spans);
  return { ...exchange, response: { ...response, body: { json } } };
}

function adaptValue(value: unknown, spans: Spans): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => adaptValue(item, spans));
  if (!isJsonObject(value)) return value;
  const inner = Object.entries(value).map(([key, item]) => [key, adaptValue(item, spans)]);
  const object: JsonObject = Object.fromEntries(inner);
  const expiresAt = expiryOf(object, spans);
  return expiresAt === undefined ? object : { ...object, expires_at: expiresAt };
}

/** Undefined if the recorded timestamp is not changed. */
function expiryOf(object: JsonObject, { upload, batchFile, isRuled }: Spans): unknown {
  const { created_at: createdAt, expires_at: expiresAt } = object;
  if (typeof createdAt !== 'number' || typeof expiresAt !== 'number') return undefined;
  const span = expiresAt - createdAt;
  if (object['object'] === 'upload' && span === openai.expiry.upload) return createdAt + upload;
  const isDefault = object['purpose'] === 'batch' && span === openai.expiry.batchFile;
  if (object['object'] !== 'file' || !isDefault || isRuled) return undefined;
  return batchFile === undefined ? null : createdAt + batchFile;
}
