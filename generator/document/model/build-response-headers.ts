// https://spec.openapis.org/oas/v3.1.1.html#header-object
import { isJsonObject } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { buildSchema } from './build-schema.js';
import { entriesOf, textOf, type BuildContext, type Node } from './context.js';
import type { ResponseHeader } from './operation.js';

/** Builds the headers of a response, in the order of the document. */
export function buildResponseHeaders(
  context: BuildContext,
  { value: response, pointer }: Node,
): readonly ResponseHeader[] {
  return entriesOf(response['headers']).flatMap(([name, header]): readonly ResponseHeader[] => {
    // "If a response header is defined with the name "Content-Type", it SHALL be ignored."
    // (OpenAPI 3.1.1, section 4.8.17)
    if (name.toLowerCase() === 'content-type') return [];
    const node = context.resolve(header, `${pointer}/headers/${escapeToken(name)}`);
    if (node === undefined) return [];
    const { value } = node;
    const [[mediaType, media] = []] = entriesOf(value['content']);
    const own = value['schema'];
    const isContent = own === undefined && mediaType !== undefined;
    const schema = isContent && isJsonObject(media) ? media['schema'] : own;
    const location = isContent ? `/content/${escapeToken(mediaType)}/schema` : '/schema';
    return [
      {
        name,
        description: textOf(value['description']),
        deprecated: value['deprecated'] === true,
        required: value['required'] === true,
        schema: buildSchema(context, schema, `${node.pointer}${location}`),
        ...(isContent && { contentType: mediaType }),
      },
    ];
  });
}
