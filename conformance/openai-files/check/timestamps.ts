import { isJsonObject } from '../../json/json-object.js';
import { pointerTo } from '@upspec/document/json-pointer';
import { isTimestamp } from '../../replay/timestamp.js';
import { isSuccess, schemaOf, type ExchangeFacts } from '../../check/exchange-facts.js';
import { locationsOf, type SchemaViolation } from '../../check/schema.js';
import { atBody } from '../../difference/location.js';
import { valueOf, words } from '../../difference/reading.js';

/** Timestamps that the schema allows but that are not seconds since 1970. */
export function checkTimestamps(facts: ExchangeFacts): readonly SchemaViolation[] {
  const schema = schemaOf(facts);
  if (schema === undefined || !facts.json.ok || !isSuccess(facts.received.status)) return [];
  const first = timestampsIn(facts.json.value).find(({ value }) => !isTimestamp(value));
  if (first === undefined) return [];
  const { pointer, value } = first;
  const locations = locationsOf(facts.contract.described, schema, pointer);
  return [
    {
      pointer,
      location: atBody(pointer),
      expected: words('a timestamp in seconds since 1970'),
      actual: valueOf(value),
      locations,
    },
  ];
}

interface FoundTimestamp {
  readonly pointer: string;
  readonly value: number;
}

/** The timestamps of an object, of a file in it, and of the items of a page. */
function timestampsIn(value: unknown, pointer = ''): readonly FoundTimestamp[] {
  if (!isJsonObject(value)) return [];
  const { created_at: createdAt, file, data } = value;
  return [
    ...(typeof createdAt === 'number'
      ? [{ pointer: pointerTo(pointer, 'created_at'), value: createdAt }]
      : []),
    ...timestampsIn(file, pointerTo(pointer, 'file')),
    ...(Array.isArray(data)
      ? data.flatMap((item, at) => timestampsIn(item, pointerTo(pointerTo(pointer, 'data'), at)))
      : []),
  ];
}
