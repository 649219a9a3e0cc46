// https://spec.openapis.org/oas/v3.1.1.html#example-object and #media-type-object
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { entriesOf, textOf, type BuildContext } from './context.js';

/** An example of a media type or a parameter. */
export interface GivenExample {
  readonly name: string;
  readonly summary: string;
  readonly value: Json;
  /** `x-upspec-files`: the filename of each file in a multipart body, by the name of its part. */
  readonly filenames: ReadonlyMap<string, string>;
}

/**
 * Reads the examples of a media type, in the order of the document: `examples`, or else `example`.
 */
export function readExamples(
  context: BuildContext,
  owner: Json | undefined,
  pointer: string,
): readonly GivenExample[] {
  if (!isJsonObject(owner)) return [];
  const many = entriesOf(owner['examples']).flatMap(([name, item]) => {
    const value = context.resolve(item, `${pointer}/examples/${name}`)?.value;
    return value?.['value'] === undefined ? [] : [readExample(name, value, value['value'])];
  });
  if (many.length > 0) return many;
  const one = owner['example'];
  return one === undefined ? [] : [readExample('example', {}, one)];
}

function readExample(name: string, object: JsonObject, value: Json): GivenExample {
  const filenames = entriesOf(object['x-upspec-files']).map(
    ([part, filename]) => [part, textOf(filename)] as const,
  );
  return { name, summary: textOf(object['summary']), value, filenames: new Map(filenames) };
}
