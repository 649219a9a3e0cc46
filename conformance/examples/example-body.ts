import type { ContractBody, ContractExample, ContractPart } from '@upspec/document';
import type { RecordedBody, RecordedPart } from '../fixture-format/fixture.js';
import { isJsonObject } from '../json/json-object.js';
import { queryPairs } from './serialize-parameter.js';

/** The body of an example, and the headers that belong to it. */
export interface EncodedExample {
  readonly body?: RecordedBody;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An example's body in the form that its media type asks for. */
export function exampleBody(
  declared: ContractBody,
  example: Pick<ContractExample, 'body' | 'files'>,
): EncodedExample {
  const { kind, contentType } = declared;
  const { body, files } = example;
  if (body === undefined && files.length === 0) return {};
  switch (kind) {
    case 'json':
      return contentType === 'application/json'
        ? { body: { json: body } }
        : { body: { json: body }, headers: { 'content-type': contentType } };
    case 'form':
      return { body: { text: urlencoded(body) }, headers: { 'content-type': contentType } };
    case 'multipart':
      return { body: { multipart: partsOf(declared, example) } };
    default:
      return {
        body: { text: typeof body === 'string' ? body : JSON.stringify(body) },
        headers: { 'content-type': contentType },
      };
  }
}

/** https://url.spec.whatwg.org/#urlencoded-serializing, where a space is a plus sign. */
function urlencoded(body: unknown): string {
  const entries = isJsonObject(body) ? Object.entries(body) : [];
  return entries
    .flatMap(([name, value]) => queryPairs({ name, style: 'form', explode: true }, value))
    .map((pair) => pair.map((text) => text.replaceAll('%20', '+')).join('='))
    .join('&');
}

function partsOf(
  { parts = [] }: ContractBody,
  { body, files }: Pick<ContractExample, 'body' | 'files'>,
): readonly RecordedPart[] {
  const values = isJsonObject(body) ? body : {};
  return parts.flatMap((part): readonly RecordedPart[] => {
    const file = files.find((each) => each.part === part.name);
    if (file !== undefined) return [filePart(part, file)];
    const value = values[part.name];
    if (value === undefined) return [];
    if (part.kind === 'file') {
      return [filePart(part, { filename: part.name, content: textOf(value) })];
    }
    if (part.kind === 'nested' && isJsonObject(value)) {
      return Object.entries(value).map(([key, inner]) => ({
        name: `${part.name}[${key}]`,
        text: textOf(inner),
      }));
    }
    if (part.kind === 'json') {
      return [{ name: part.name, contentType: 'application/json', text: JSON.stringify(value) }];
    }
    const items = Array.isArray(value) ? value : [value];
    return items.map((item: unknown) => ({ name: part.name, text: textOf(item) }));
  });
}

/** A file with a name, and with the first media type that the document lists for it. */
function filePart(
  { name, mediaTypes = [] }: ContractPart,
  { filename, content }: { readonly filename: string; readonly content: string },
): RecordedPart {
  const contentType = mediaTypes.find((type) => !type.includes('*'));
  return { name, filename, ...(contentType !== undefined && { contentType }), text: content };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
