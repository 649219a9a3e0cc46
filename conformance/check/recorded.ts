import { isJsonObject } from '../json/json-object.js';
import type { Bindings } from '../replay/bindings.js';
import { unify } from '../replay/unify.js';
import { schemaOf, type ExchangeFacts } from './exchange-facts.js';
import type { Fault } from './fault.js';
import type { SchemaFault } from './schema.js';

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
  before: { readonly bindings: Bindings; readonly elapsed: number },
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
    .filter(({ pointer }) => !told.some((fault) => overlap(fault.pointer, pointer)))
    .map(({ pointer, place, wanted, got }) => ({
      where: pointer === '' ? 'body' : `body ${pointer}`,
      wanted,
      got,
      isRecorded: true,
      // Whether a file is listed at all is the point of a fixture that looks for it.
      isContent: place === 'FileList.data',
      places: [
        `${recorded.operation}.${recorded.response.status}.${place}`,
        place,
        place.split('.')[0] ?? place,
      ],
    }));
  return { bindings, faults };
}

function isJson(body: unknown): body is { readonly json: unknown } {
  return isJsonObject(body) && 'json' in body;
}

/** Whether one pointer leads to the other's value or into it. */
function overlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
