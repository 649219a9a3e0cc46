import type { RecordedPart } from '../../fixture-format/fixture.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { EdgeRequest } from './edge-requests.js';

/** A valid body with one value replaced or removed. */
export function putEdge(body: JsonObject, { path, value }: EdgeRequest): JsonObject {
  const [name = '', ...rest] = path;
  const inner = body[name];
  const next =
    rest.length === 0
      ? value
      : putEdge(isJsonObject(inner) ? inner : {}, { path: rest, value, kind: '' });
  const others = Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
  return next === undefined ? others : { ...others, [name]: next };
}

/**
 * The fields of a multipart body. Nested properties are in brackets (`expires_after[seconds]`).
 *
 * @param file the name of the field that is a file
 */
export function asFields(body: JsonObject, file: string): readonly RecordedPart[] {
  return Object.entries(body).flatMap(([name, value]): readonly RecordedPart[] => {
    if (isJsonObject(value)) {
      return Object.entries(value).map(([inner, text]) => ({
        name: `${name}[${inner}]`,
        text: String(text),
      }));
    }
    const text = String(value);
    return [name === file ? { name, filename: 'probe.jsonl', text } : { name, text }];
  });
}
