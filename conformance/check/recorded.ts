import { isJsonObject } from '../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import type { Bindings } from '../replay/bindings.js';
import type { WireRequest } from '../replay/build-request.js';
import { unify } from '../replay/unify.js';
import { schemaOf, type ExchangeFacts } from './exchange-facts.js';
import type { Fault } from './fault.js';
import type { SchemaFault } from './schema.js';

/** What is known before an answer is compared. */
export interface Before {
  readonly bindings: Bindings;
  readonly elapsed: number;
  /** As it went out. */
  readonly sent: WireRequest;
  /** What the exchange tests. */
  readonly requirements: readonly string[];
}

export interface RecordedCheck {
  readonly bindings: Bindings;
  readonly faults: readonly Fault[];
}

/**
 * Compares the live body with the recorded one, and learns which live values stand for recorded
 * ones. Where the spec declares a range of statuses alone, the recorded body is one of many.
 */
export function checkRecorded(
  facts: ExchangeFacts,
  before: Before,
  told: readonly SchemaFault[],
): RecordedCheck {
  const { recorded, declared, json, contract } = facts;
  const body = recorded.response.body;
  const schema = schemaOf(facts);
  const isComparable =
    declared?.status === String(recorded.response.status) ||
    (declared === undefined && !facts.operation);
  if (!isComparable || schema === undefined || !json.ok || !isJson(body)) {
    return { bindings: before.bindings, faults: [] };
  }
  const pair = { schema, recorded: body.json, live: json.value };
  const clock = { table: contract.replay, elapsed: before.elapsed };
  const { bindings, mismatches } = unify(pair, before.bindings, clock);
  const faults = mismatches
    .filter(
      ({ pointer, place }) =>
        !told.some((fault) => overlap(fault.pointer, pointer) || fault.places[0] === place),
    )
    .map(({ pointer, place, wanted, got }) => ({
      where: pointer === '' ? 'body' : `body ${pointer}`,
      wanted,
      got,
      // Whether a file is listed at all is the point of a fixture that looks for it.
      isSubject: place === 'FileList.data' && got !== 'the other way round',
      places: got === 'the other way round' ? ['rule.page.order'] : placesOf(place, facts, before),
    }));
  return { bindings, faults: faults.filter((fault) => isAskedFor(fault, contract)) };
}

/** The most specific first: within what the exchange tests, within one answer of one operation, anywhere. */
function placesOf(
  place: string,
  { recorded }: ExchangeFacts,
  { sent, requirements }: Before,
): readonly string[] {
  const { operation, response } = recorded;
  return [
    ...requirements.map((id) => `${id}.${place}`),
    ...(place === 'FileObject.expires_at' ? expiryPlaces(recorded, sent) : []),
    `${operation}.${response.status}.${place}`,
    place,
    place.split('.')[0] ?? place,
  ];
}

/** When a new file expires hangs on what was asked for. */
function expiryPlaces(
  { operation, response }: ExchangeFacts['recorded'],
  { body }: WireRequest,
): readonly string[] {
  if (operation === 'completeUpload' && isJson(response.body)) {
    const isKept = (valueAt(response.body.json, '/file/expires_at') ?? null) === null;
    return isKept ? ['rule.expiry.none'] : [];
  }
  if (operation !== 'createFile' || body === undefined || !('multipart' in body)) return [];
  if (body.multipart.some(({ name }) => name.startsWith('expires_after'))) return [];
  const isBatch = body.multipart.some(({ name, text }) => name === 'purpose' && text === 'batch');
  return [isBatch ? 'rule.expiry.batch' : 'rule.expiry.none'];
}

/**
 * A recorded error shows one of many right ones: its type, param and code are asked for only where a
 * requirement says so.
 */
function isAskedFor({ places }: Fault, { coverage }: ExchangeFacts['contract']): boolean {
  const isOfError = places.some((place) => place.startsWith('Error.'));
  return !isOfError || places.some((place) => /\.Error\./.test(place) && coverage.has(place));
}

function isJson(body: unknown): body is { readonly json: unknown } {
  return isJsonObject(body) && 'json' in body;
}

/** Whether one pointer leads to the other's value or into it. */
function overlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
