// https://spec.openapis.org/oas/v3.1.1.html#operation-object
import { isJsonObject, type Json } from '../load/json.js';
import { escapeToken } from '../load/json-pointer.js';
import { buildBody } from './build-body.js';
import { buildExamples } from './build-examples.js';
import { buildPage, isListResponse } from './build-page.js';
import { buildResponses } from './build-responses.js';
import { buildSchema } from './build-schema.js';
import { codeSamplesOf } from './code-sample.js';
import { entriesOf, itemsOf, textOf, type BuildContext, type Node } from './context.js';
import type { SchemaLookup } from './fields-of.js';
import { nameByPath, nameOperation, type CallName } from './name-operation.js';
import type { NameStyle } from './name-style.js';
import { camelCase } from './names.js';
import type { Body, HttpMethod, Operation } from './operation.js';
import type { Parameter } from './parameter.js';
import { requestPath } from './request-path.js';
import { alternativesOf } from './security.js';
import { serverOf } from './server.js';
import { readExamples, type GivenExample } from './read-examples.js';
import { buildWait } from './wait.js';

/** An operation of the document: a path and a method. */
export interface OperationLocation {
  readonly path: string;
  readonly httpMethod: HttpMethod;
  /** The path item, whose parameters apply to all of its operations. */
  readonly pathItem: Node;
  readonly node: Node;
  /** How the call is named. */
  readonly names: NameStyle;
}

/** Builds one operation, whose name may not be unique yet. */
export function buildOperation(
  context: BuildContext,
  location: OperationLocation,
  lookup: SchemaLookup,
): Operation {
  const { path, httpMethod, node } = location;
  const { value, pointer } = node;
  noteCallbacks(context, node);
  const all = buildParameters(context, location);
  const parameters = all.filter((parameter) => !isIgnored(parameter));
  const body = buildBody(
    context,
    { value: value['requestBody'], pointer: `${pointer}/requestBody` },
    lookup,
  );
  const security = alternativesOf(context, {
    value: value['security'],
    pointer: `${pointer}/security`,
  });
  const server = serverOf([node, location.pathItem]);
  const responses = buildResponses(
    context,
    { value: value['responses'], pointer: `${pointer}/responses` },
    lookup,
  );
  const page = buildPage(parameters, responses, lookup);
  const wait = buildWait(context, node, parameters);
  const isList = page !== undefined || isListResponse(responses, lookup);
  const ownId = textOf(value['operationId']);
  const tag = textOf(itemsOf(value['tags'])[0]);
  const shape = { httpMethod, path, isList, ownId, tag };
  const derived = location.names === 'path' ? nameByPath(shape) : nameOperation(shape);
  return {
    id: ownId === '' ? camelCase(`${httpMethod} ${path}`) : ownId,
    hasOwnId: ownId !== '',
    pointer,
    httpMethod,
    path,
    requestPath: requestPath(path),
    ...callName(value['x-upspec-name'], derived),
    summary: textOf(value['summary']),
    description: textOf(value['description']),
    deprecated: value['deprecated'] === true,
    tag,
    parameters,
    ignoredHeaders: all.filter(isIgnored).map(({ name }) => name),
    body,
    responses,
    ...(page && { page }),
    ...(wait && { wait }),
    ...(security !== undefined && { security }),
    ...(server !== undefined && { server }),
    examples: buildExamples(
      { parameters, body, responses, requests: requestExamples(context, node, body) },
      lookup,
    ),
    samples: codeSamplesOf(value['x-codeSamples']),
  };
}

function noteCallbacks(context: BuildContext, { value, pointer }: Node): void {
  for (const [name] of entriesOf(value['callbacks'])) {
    const message = `callback ${name} is not generated: a server sends it`;
    context.note(`${pointer}/callbacks/${escapeToken(name)}`, message);
  }
}

function requestExamples(context: BuildContext, node: Node, body: Body): readonly GivenExample[] {
  if (body.kind === 'none') return [];
  const request = context.resolve(node.value['requestBody'], `${node.pointer}/requestBody`);
  const content = request?.value['content'];
  const media = isJsonObject(content) ? content[body.contentType] : undefined;
  return readExamples(context, media, request?.pointer ?? node.pointer);
}

/** `x-upspec-name: owners.pets.create` takes precedence over the derived name. */
function callName(override: Json | undefined, derived: CallName): CallName {
  if (typeof override !== 'string') return derived;
  const names = override.split('.').map(camelCase);
  return { resource: names.slice(0, -1), name: names.at(-1) ?? derived.name };
}

function buildParameters(context: BuildContext, location: OperationLocation): readonly Parameter[] {
  const byLocation = new Map<string, Parameter>();
  for (const owner of [location.pathItem, location.node]) {
    itemsOf(owner.value['parameters']).forEach((item, index) => {
      const node = context.resolve(item, `${owner.pointer}/parameters/${String(index)}`);
      const parameter = node === undefined ? undefined : buildParameter(context, node);
      if (parameter === undefined) return;
      // "Field names are case-insensitive" (RFC 9110, section 5.1).
      const name = parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name;
      byLocation.set(`${parameter.in} ${name}`, parameter);
    });
  }
  const templates = [...location.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  const inPath = (parameter: Parameter): number =>
    parameter.in === 'path' ? templates.indexOf(parameter.name) : templates.length;
  return [...byLocation.values()].sort((a, b) => inPath(a) - inPath(b));
}

/** "Default values (based on value of `in`)" (OpenAPI 3.1.1, section 4.8.12.2.2, `style`). */
const DEFAULT_STYLES = { path: 'simple', query: 'form', header: 'simple', cookie: 'form' } as const;

/**
 * "If `in` is "header" and the `name` field is "Accept", "Content-Type" or "Authorization", the
 * parameter definition SHALL be ignored" (4.8.12.2.1): the call itself defines these headers.
 */
const IGNORED_HEADERS: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

function isIgnored({ in: location, name }: Parameter): boolean {
  return location === 'header' && IGNORED_HEADERS.has(name.toLowerCase());
}

function buildParameter(context: BuildContext, { value, pointer }: Node): Parameter | undefined {
  const name = textOf(value['name']);
  const location = value['in'];
  if (location !== 'path' && location !== 'query' && location !== 'header' && location !== 'cookie')
    return undefined;
  const [[mediaType, media] = []] = entriesOf(value['content']);
  const [example] = readExamples(context, value, pointer);
  const schema = value['schema'] ?? (isJsonObject(media) ? media['schema'] : undefined);
  const content = mediaType === undefined ? '' : `/content/${escapeToken(mediaType)}`;
  const hasSchema = value['schema'] !== undefined;
  const style = textOf(value['style']) || DEFAULT_STYLES[location];
  const explode = value['explode'];
  return {
    name,
    identifier: camelCase(name),
    in: location,
    required: value['required'] === true,
    description: textOf(value['description']),
    deprecated: value['deprecated'] === true,
    schema: buildSchema(context, schema, `${pointer}${hasSchema ? '' : content}/schema`),
    style,
    explode: typeof explode === 'boolean' ? explode : ['form', 'cookie'].includes(style),
    allowReserved: location === 'query' && value['allowReserved'] === true,
    ...(!hasSchema && mediaType !== undefined && { contentType: mediaType }),
    ...(example && { example: example.value }),
  };
}
