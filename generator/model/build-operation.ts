// https://spec.openapis.org/oas/v3.1.1.html#operation-object
import { isJsonObject, type Json } from '../load/json.js';
import { buildBody } from './build-body.js';
import { buildPage, isListResponse } from './build-page.js';
import { buildResponses } from './build-responses.js';
import { buildSchema } from './build-schema.js';
import { itemsOf, textOf, type BuildContext, type Node } from './context.js';
import type { SchemaLookup } from './fields-of.js';
import { nameOperation, type CallName } from './name-operation.js';
import { camelCase } from './names.js';
import type { HttpMethod, Operation, Parameter } from './operation.js';

/** A call as the document lists it: below a path, under a method. */
export interface OperationPlace {
  readonly path: string;
  readonly httpMethod: HttpMethod;
  /** The path item, whose parameters hold for all of its operations. */
  readonly pathItem: Node;
  readonly node: Node;
}

/** Builds one operation, without regard to the names of the others. */
export function buildOperation(
  context: BuildContext,
  place: OperationPlace,
  lookup: SchemaLookup,
): Operation {
  const { path, httpMethod, node } = place;
  const { value, pointer } = node;
  const parameters = buildParameters(context, place);
  const responses = buildResponses(context, value['responses'], `${pointer}/responses`);
  const page = buildPage(parameters, responses, lookup);
  const isList = page !== undefined || isListResponse(responses, lookup);
  const ownId = textOf(value['operationId']);
  return {
    id: ownId === '' ? camelCase(`${httpMethod} ${path}`) : ownId,
    hasOwnId: ownId !== '',
    pointer,
    httpMethod,
    path,
    ...callName(value['x-upspec-name'], nameOperation({ httpMethod, path, isList })),
    summary: textOf(value['summary']),
    description: textOf(value['description']),
    deprecated: value['deprecated'] === true,
    tag: textOf(itemsOf(value['tags'])[0]),
    parameters,
    body: buildBody(context, value['requestBody'], `${pointer}/requestBody`),
    responses,
    ...(page && { page }),
  };
}

/** `x-upspec-name: uploads.parts.create` stands above the derived name. */
function callName(override: Json | undefined, derived: CallName): CallName {
  if (typeof override !== 'string') return derived;
  const names = override.split('.').map(camelCase);
  return { resource: names.slice(0, -1), name: names.at(-1) ?? derived.name };
}

function buildParameters(context: BuildContext, place: OperationPlace): readonly Parameter[] {
  const byPlace = new Map<string, Parameter>();
  for (const owner of [place.pathItem, place.node]) {
    itemsOf(owner.value['parameters']).forEach((item, index) => {
      const node = context.resolve(item, `${owner.pointer}/parameters/${String(index)}`);
      const parameter = node === undefined ? undefined : buildParameter(context, node);
      if (parameter === undefined) return;
      byPlace.set(`${parameter.in} ${parameter.name}`, parameter);
      if (parameter.in === 'header' || parameter.in === 'cookie') {
        const message = `${parameter.in} parameter ${parameter.name} is no argument; pass it in the call's headers`;
        context.note(node?.pointer ?? owner.pointer, message);
      }
    });
  }
  const templates = [...place.path.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '');
  const inPath = (parameter: Parameter): number =>
    parameter.in === 'path' ? templates.indexOf(parameter.name) : templates.length;
  return [...byPlace.values()].sort((a, b) => inPath(a) - inPath(b));
}

function buildParameter(context: BuildContext, { value, pointer }: Node): Parameter | undefined {
  const name = textOf(value['name']);
  const place = value['in'];
  if (place !== 'path' && place !== 'query' && place !== 'header' && place !== 'cookie')
    return undefined;
  const content = value['content'];
  const media = isJsonObject(content) ? Object.values(content)[0] : undefined;
  const schema = value['schema'] ?? (isJsonObject(media) ? media['schema'] : undefined);
  return {
    name,
    identifier: camelCase(name),
    in: place,
    required: value['required'] === true,
    description: textOf(value['description']),
    deprecated: value['deprecated'] === true,
    schema: buildSchema(context, schema, `${pointer}/schema`),
  };
}
