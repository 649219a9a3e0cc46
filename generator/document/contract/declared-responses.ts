// https://spec.openapis.org/oas/v3.1.1.html#responses-object
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { escapeToken, valueAt } from '../load/json-pointer.js';
import { contentKind } from '../model/build-responses.js';
import { entriesOf, type Node, resolveNode, textOf } from '../model/context.js';
import type { Model } from '../model/model.js';
import type { Operation, Response } from '../model/operation.js';
import type { ContentKind } from './contract-body.js';
import { declaredExamples } from './declared-examples.js';
import type { SchemaNode } from './shape.js';

/** A response as the document declares it, with all its media types, headers and links. */
export interface DeclaredResponse {
  readonly status: string;
  readonly content: readonly DeclaredContent[];
  readonly headers: readonly DeclaredHeader[];
  readonly links: readonly DeclaredLink[];
}

export interface DeclaredContent {
  /** In lower case, without parameters. */
  readonly type: string;
  readonly kind: ContentKind;
  readonly schema?: SchemaNode;
  readonly examples: Readonly<Record<string, Json>>;
}

export interface DeclaredHeader {
  /** In lower case. */
  readonly name: string;
  readonly required: boolean;
  readonly schema: SchemaNode;
  readonly example?: Json;
}

/** A value of a response that another operation accepts as a parameter (section 4.8.20). */
export interface DeclaredLink {
  readonly operationId: string;
  /** The expression of each parameter, by name: `$response.body#/id`. */
  readonly parameters: readonly (readonly [name: string, expression: string])[];
}

/** An operation with the responses that it declares. */
export interface DeclaredOperation {
  readonly operation: Operation;
  readonly responses: readonly DeclaredResponse[];
  readonly success: DeclaredResponse | undefined;
}

/** The operations of a model with everything that the document declares about their responses. */
export function declaredOperations({ root, operations }: Model): readonly DeclaredOperation[] {
  return operations.map((operation) => {
    const responses = declaredResponses(root, operation);
    return { operation, responses, success: successOf(responses) };
  });
}

/** Reads the responses of an operation, in the order of the document. */
function declaredResponses(
  root: JsonObject,
  { pointer, responses }: Pick<Operation, 'pointer' | 'responses'>,
): readonly DeclaredResponse[] {
  const operation = resolveNode(
    root,
    valueAt(root, pointer.slice(1)) ?? { $ref: pointer },
    pointer,
  );
  return entriesOf(operation?.value['responses'])
    .filter(([status]) => !status.startsWith('x-'))
    .map(([status, value]) => {
      const location = `${pointer}/responses/${escapeToken(status)}`;
      const node = resolveNode(root, value, location) ?? { value: {}, pointer: location };
      return {
        status: status.toLowerCase() === 'default' ? 'default' : status.toUpperCase(),
        content: contentOf(
          root,
          node,
          responses.find((each) => each.status === status),
        ),
        headers: headersOf(root, node.value, node.pointer),
        links: linksOf(root, node.value, node.pointer),
      };
    });
}

/** The first response of an operation that reports success. */
function successOf(responses: readonly DeclaredResponse[]): DeclaredResponse | undefined {
  return responses.find(({ status }) => status.startsWith('2'));
}

/** The schema of a response's JSON. */
export function jsonSchemaOf(response: DeclaredResponse | undefined): SchemaNode | undefined {
  return response?.content.find(({ kind }) => kind === 'json')?.schema;
}

function contentOf(
  root: JsonObject,
  { value: response, pointer }: Node,
  built: Response | undefined,
): readonly DeclaredContent[] {
  // How the content of `*/*` is read depends on the schema, which the model has read.
  const known = built === undefined ? [] : [built, ...built.alternatives];
  const kindOf = (mediaType: string): ContentKind => {
    const kind = known.find(({ contentType }) => contentType === mediaType)?.kind ?? 'none';
    return kind === 'none' ? contentKind(mediaType) : kind;
  };
  const contents = entriesOf(response['content']).map(([mediaType, media]): DeclaredContent => {
    const type = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
    const value = isJsonObject(media) ? media['schema'] : undefined;
    const location = `${pointer}/content/${escapeToken(mediaType)}/schema`;
    return {
      type,
      kind: kindOf(mediaType),
      examples: declaredExamples(root, media),
      ...(value !== undefined && { schema: { value, pointer: location } }),
    };
  });
  return [...new Map(contents.map((content) => [content.type, content])).values()];
}

function headersOf(
  root: JsonObject,
  response: JsonObject,
  pointer: string,
): readonly DeclaredHeader[] {
  return entriesOf(response['headers']).flatMap(([name, header]) => {
    const node = resolveNode(root, header, `${pointer}/headers/${escapeToken(name)}`);
    const lower = name.toLowerCase();
    // "If a response header is defined with the name "Content-Type", it SHALL be ignored." (4.8.17)
    if (node === undefined || lower === 'content-type') return [];
    const [[type, media] = []] = entriesOf(node.value['content']);
    const own = node.value['schema'];
    const inContent = isJsonObject(media) ? media['schema'] : undefined;
    const content = type === undefined ? '' : `/content/${escapeToken(type)}`;
    const location = `${node.pointer}${own === undefined ? content : ''}/schema`;
    const required = node.value['required'] === true;
    const schema = { value: own ?? inContent, pointer: location };
    const [example] = Object.values(declaredExamples(root, node.value));
    return [{ name: lower, required, schema, ...(example !== undefined && { example }) }];
  });
}

function linksOf(root: JsonObject, response: JsonObject, pointer: string): readonly DeclaredLink[] {
  return entriesOf(response['links']).flatMap(([name, link]) => {
    const node = resolveNode(root, link, `${pointer}/links/${escapeToken(name)}`);
    const operationId = textOf(node?.value['operationId']) || referredId(root, node?.value);
    if (operationId === '') return [];
    const parameters = entriesOf(node?.value['parameters']).flatMap(
      ([parameter, expression]): [string, string][] =>
        typeof expression === 'string'
          ? [[parameter.replace(/^(?:path|query|header|cookie)\./, ''), expression]]
          : [],
    );
    return [{ operationId, parameters }];
  });
}

function referredId(root: JsonObject, link: JsonObject | undefined): string {
  const reference = textOf(link?.['operationRef']);
  const target = reference.startsWith('#/') ? valueAt(root, reference) : undefined;
  return isJsonObject(target) ? textOf(target['operationId']) : '';
}
