import type { Exchange, RecordedPart } from '../../fixture-format/fixture.js';
import { statusNumber } from '../../fixture-format/status-number.js';
import { valueAt } from '@upspec/document/json-pointer';
import { partBytes } from '../../replay/encode-body.js';

/** The properties of a recorded request that profiles describe. */
export interface RequestClaims {
  readonly operation: string | undefined;
  /** Whether the recorded response is a success. */
  readonly isSuccess: boolean;
  readonly purposes: readonly string[];
  /** Present if the request has an `expires_after` in any format. */
  readonly expiry?: { readonly seconds?: number };
  readonly query: URLSearchParams;
  /** How many files the recorded response lists. */
  readonly listed: number;
  /** How many bytes are sent as a file, or declared for an Upload. */
  readonly bytes?: number;
}

/** Reads a recorded exchange. */
export function readClaims({ operation, request, response }: Exchange): RequestClaims {
  const { body } = request;
  const parts = body !== undefined && 'multipart' in body ? body.multipart : [];
  const json = body !== undefined && 'json' in body ? body.json : undefined;
  const reply =
    response.body !== undefined && 'json' in response.body ? response.body.json : undefined;
  const data = valueAt(reply, '/data');
  const expiry = expiryOf(parts, json);
  const bytes = bytesOf(parts, json);
  const query = new URLSearchParams(request.path.split('?')[1] ?? '');
  const named = [...parts.filter(({ name }) => name === 'purpose').map(({ text }) => text)];
  return {
    operation,
    isSuccess: statusNumber(response.status) < 300,
    purposes: [...named, valueAt(json, '/purpose'), query.get('purpose')].filter(
      (purpose) => typeof purpose === 'string',
    ),
    ...(expiry !== undefined && { expiry }),
    query,
    listed: Array.isArray(data) ? data.length : 0,
    ...(bytes !== undefined && { bytes }),
  };
}

function expiryOf(parts: readonly RecordedPart[], json: unknown): RequestClaims['expiry'] {
  const fields = parts.filter(({ name }) => name.startsWith('expires_after'));
  const inJson = valueAt(json, '/expires_after');
  if (fields.length === 0 && inJson === undefined) return undefined;
  const text = fields.find(({ name }) => name.includes('seconds'))?.text;
  const seconds = text === undefined ? valueAt(inJson, '/seconds') : Number(text);
  return typeof seconds === 'number' ? { seconds } : {};
}

function bytesOf(parts: readonly RecordedPart[], json: unknown): number | undefined {
  const returned = valueAt(json, '/bytes');
  if (typeof returned === 'number') return returned;
  const file = parts.find(({ filename }) => filename !== undefined);
  return file === undefined ? undefined : (file.length ?? partBytes(file).length);
}
