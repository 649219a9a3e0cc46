import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { isJsonObject, mapSchemas, type JsonObject, type Model } from '@upspec/document';
import { maskNames, unmaskNames } from './mask-names.js';
import type { SchemaTypes } from './schema-types.js';

/** A character of the private use area that marks where a type belongs. */
const MARK = '\ue002';

/**
 * The interfaces `paths`, `components` and `operations` by openapi-typescript. It reads a document
 * with a mark instead of each schema, and the marks are replaced by the types.
 */
export async function structure(model: Model, types: SchemaTypes): Promise<string> {
  const inserted: string[] = [];
  const {
    paths = {},
    webhooks = {},
    components,
  } = mapSchemas(withoutSchemas(model.document), (schema) => {
    inserted.push(types.of(schema).text);
    return { enum: [`${MARK}${String(inserted.length - 1)}`] };
  });
  const document = maskNames({
    openapi: '3.1.0',
    info: { title: model.title, version: '1' },
    paths,
    webhooks,
    components: components ?? {},
  });
  // The library changes what it reads, and a document has the types of data.
  const nodes = await openapiTS(structuredClone(document) as unknown as OpenAPI3, {
    alphabetize: false,
    silent: true,
  });
  return unmaskNames(astToString(nodes)).replaceAll(
    /"(?:\ue002|\\ue002)(\d+)"/gi,
    (_, index: string) => inserted[Number(index)] ?? 'unknown',
  );
}

function withoutSchemas(document: JsonObject): JsonObject {
  const { components } = document;
  if (!isJsonObject(components)) return document;
  const { schemas, ...others } = components;
  return { ...document, components: others };
}
