// https://spec.openapis.org/oas/v3.1.1.html#request-body-object and #media-type-object
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { bodyKindOf, isMediaRange, isStructured } from './body-kind.js';
import { buildParts } from './build-parts.js';
import { buildSchema } from './build-schema.js';
import { entriesOf, type BuildContext } from './context.js';
import { formOf, type SchemaLookup } from './fields-of.js';
import type { Body, BodyContent } from './operation.js';

/** Builds the body of a request; the media type that fits best comes first, the others follow. */
export function buildBody(
  context: BuildContext,
  { value, pointer }: { readonly value: Json | undefined; readonly pointer: string },
  lookup: SchemaLookup,
): Body {
  const node = context.resolve(value, pointer);
  if (node === undefined) return { kind: 'none' };
  const required = node.value['required'] === true;
  const contents = entriesOf(node.value['content']).map(([contentType, media]) =>
    buildContent(
      context,
      {
        contentType,
        media: isJsonObject(media) ? media : {},
        required,
        pointer: `${node.pointer}/content/${escapeToken(contentType)}`,
      },
      lookup,
    ),
  );
  const [first, ...alternatives] = contents.toSorted((a, b) => rankOf(a) - rankOf(b));
  return first === undefined ? { kind: 'none' } : { ...first, alternatives };
}

interface MediaType {
  readonly contentType: string;
  readonly media: JsonObject;
  readonly required: boolean;
  readonly pointer: string;
}

function buildContent(
  context: BuildContext,
  { contentType, media, required, pointer }: MediaType,
  lookup: SchemaLookup,
): BodyContent {
  const schema = buildSchema(context, media['schema'], `${pointer}/schema`);
  const kind = bodyKindOf(contentType, schema, lookup);
  const content = { contentType, required, schema };
  if (isStructured(schema, lookup) && (kind === 'text' || kind === 'bytes')) {
    const message = `the schema of ${contentType} is not used: pass the content as it is sent`;
    context.note(`${pointer}/schema`, message);
  }
  if (kind !== 'multipart' && kind !== 'form') return { ...content, kind };
  const parts = buildParts(context, { schema, media, kind }, lookup);
  if (kind === 'form') return { ...content, kind, parts };
  return { ...content, kind, parts, open: isOpen(schema, lookup) };
}

/** Whether a schema describes properties that it does not name. */
function isOpen(schema: BodyContent['schema'], lookup: SchemaLookup): boolean {
  const form = formOf(schema, lookup);
  if (form.kind === 'any') return true;
  if (form.kind !== 'object') return false;
  return form.additional !== false && (form.additional !== true || form.fields.length === 0);
}

/** JSON is sent unless the caller chooses another media type, then what has a structure. */
function rankOf({ kind, contentType }: BodyContent): number {
  const order = ['json', 'multipart', 'form', 'text', 'bytes'];
  return order.indexOf(kind) + (isMediaRange(contentType) ? order.length : 0);
}
