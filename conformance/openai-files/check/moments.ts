import { isJsonObject } from '../../json/json-object.js';
import { pointerTo } from '@upspec/document/json-pointer';
import { isMoment } from '../../replay/moment.js';
import { isSuccess, schemaOf, type ExchangeFacts } from '../../check/exchange-facts.js';
import { placesOf, type SchemaFault } from '../../check/schema.js';
import { atBody } from '../../difference/location.js';
import { valueOf, words } from '../../difference/reading.js';

/** Timestamps that the schema allows but that are not seconds since 1970. */
export function checkMoments(facts: ExchangeFacts): readonly SchemaFault[] {
  const schema = schemaOf(facts);
  if (schema === undefined || !facts.json.ok || !isSuccess(facts.received.status)) return [];
  const first = momentsIn(facts.json.value).find(({ value }) => !isMoment(value));
  if (first === undefined) return [];
  const { pointer, value } = first;
  const places = placesOf(facts.contract.described, schema, pointer);
  return [
    {
      pointer,
      location: atBody(pointer),
      expected: words('a timestamp in seconds since 1970'),
      actual: valueOf(value),
      places,
    },
  ];
}

interface FoundMoment {
  readonly pointer: string;
  readonly value: number;
}

/** The timestamps of an object, of a file in it, and of the items of a page. */
function momentsIn(value: unknown, pointer = ''): readonly FoundMoment[] {
  if (!isJsonObject(value)) return [];
  const { created_at: createdAt, file, data } = value;
  return [
    ...(typeof createdAt === 'number'
      ? [{ pointer: pointerTo(pointer, 'created_at'), value: createdAt }]
      : []),
    ...momentsIn(file, pointerTo(pointer, 'file')),
    ...(Array.isArray(data)
      ? data.flatMap((item, at) => momentsIn(item, pointerTo(pointerTo(pointer, 'data'), at)))
      : []),
  ];
}
