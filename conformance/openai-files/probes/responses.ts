import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import { ProbeEnded, type ProbeResponse } from '../../probe-contract/probe.js';
import type { OpenAITarget } from './openai-probe.js';
import { atStatus } from '../../difference/location.js';
import { statusOf } from '../../difference/reading.js';

/** The id in a response. @throws {ProbeEnded} if it is missing, which its schema has reported */
export function idOf({ json }: ProbeResponse): string {
  const id = valueAt(json, '/id');
  if (typeof id !== 'string' || id === '') throw new ProbeEnded('the response has no id');
  return id;
}

/** The id of the file in a completed Upload. @throws {ProbeEnded} if it is missing (reported) */
export function fileIdOf({ json }: ProbeResponse): string {
  const id = valueAt(json, '/file/id');
  if (typeof id !== 'string' || id === '') throw new ProbeEnded('the response has no file');
  return id;
}

/** The files of a page. Empty if the response is not a page. */
export function itemsOf({ json }: ProbeResponse): readonly JsonObject[] {
  const data = valueAt(json, '/data');
  return Array.isArray(data) ? data.filter(isJsonObject) : [];
}

/** The ids of a page, in its order. */
export function listedIds(response: ProbeResponse): readonly string[] {
  return itemsOf(response).map(({ id }) => String(id));
}

/** If the server may accept or reject, only a 5xx is wrong. Returns whether the server failed. */
export function findFailure(target: OpenAITarget, response: ProbeResponse): boolean {
  if (response.status < 500) return false;
  target.find(response, {
    requirement: 'ERROR-07',
    location: atStatus,
    expected: { kind: 'status', statuses: ['2XX', '4XX'] },
    actual: statusOf(response.status),
  });
  return true;
}
