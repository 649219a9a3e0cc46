import { isJsonObject, type Json, type JsonObject } from '@upspec/document';
import { escapeToken, pointerTo, valueAt } from '@upspec/document/json-pointer';

/** An example of a response in a document. */
export interface ResponseExample {
  /** Where it is: `#/paths/~1pets/get/responses/200/content/application~1json/example`. */
  readonly pointer: string;
  /** The pointer of the schema of the response. */
  readonly schemaPointer: string;
  readonly schema: Json;
  readonly value: Json;
}

/** The examples of all responses of a document with JSON content. */
export function responseExamples(root: JsonObject): readonly ResponseExample[] {
  const found: ResponseExample[] = [];
  for (const [path, item] of entriesOf(root['paths'])) {
    for (const [method, operation] of entriesOf(item)) {
      const responses = isJsonObject(operation) ? operation['responses'] : undefined;
      for (const [status, response] of entriesOf(responses)) {
        const at = `#/paths/${escapeToken(path)}/${method}/responses/${status}`;
        found.push(...ofResponse(root, { value: response, pointer: at }));
      }
    }
  }
  return found;
}

function ofResponse(
  root: JsonObject,
  { value, pointer }: { readonly value: Json; readonly pointer: string },
): readonly ResponseExample[] {
  const reference = isJsonObject(value) ? value['$ref'] : undefined;
  const target = typeof reference === 'string' ? valueAt(root, reference) : value;
  const at = typeof reference === 'string' ? reference : pointer;
  return entriesOf(isJsonObject(target) ? target['content'] : undefined).flatMap(
    ([type, media]): readonly ResponseExample[] => {
      const schema = isJsonObject(media) ? media['schema'] : undefined;
      if (!isJsonObject(media) || schema === undefined || !/json/i.test(type)) return [];
      const location = `${at}/content/${escapeToken(type)}`;
      const schemaPointer = `${location}/schema`;
      const own =
        media['example'] === undefined ? [] : [[`${location}/example`, media['example']] as const];
      const named = entriesOf(media['examples']).flatMap(([name, example]) => {
        const held = isJsonObject(example) ? exampleValue(root, example) : undefined;
        return held === undefined ? [] : [[pointerTo(`${location}/examples`, name), held] as const];
      });
      return [...own, ...named].map(([where, held]) => ({
        pointer: where,
        schemaPointer,
        schema,
        value: held,
      }));
    },
  );
}

function exampleValue(root: JsonObject, example: JsonObject): Json | undefined {
  const reference = example['$ref'];
  const target = typeof reference === 'string' ? valueAt(root, reference) : example;
  return isJsonObject(target) ? target['value'] : undefined;
}

function entriesOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}
