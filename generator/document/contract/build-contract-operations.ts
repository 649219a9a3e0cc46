import { isJsonObject } from '../load/json.js';
import { LIFECYCLE_KEYWORD, readLifecycle } from '../load/lifecycle-keyword.js';
import type { ContractBody, ContractBodyContent, ContractPart } from './contract-body.js';
import type { ContractPaging } from './contract-paging.js';
import type { Body, BodyContent, Operation, Part } from '../model/operation.js';
import type { Parameter } from '../model/parameter.js';
import type { ComparisonBuilder } from './build-comparisons.js';
import { buildContractExamples } from './build-contract-examples.js';
import { buildPaging } from './build-paging.js';
import { securityOf } from './build-security.js';
import type {
  ComparedValue,
  ContractContent,
  ContractOperation,
  ContractParameter,
  ContractResponse,
  HttpVerb,
} from './contract.js';
import type { DeclaredOperation, DeclaredResponse } from './declared-responses.js';
import { idStem } from './id-words.js';
import { CURSORS } from './infer-mode.js';
import type { Draft, ResourceDrafts } from './resource-drafts.js';
import { withKeywordsBeside } from './keywords-beside.js';
import { itemPathsIn } from './resource-paths.js';
import { schemaNodeOf } from './schema-node-of.js';
import type { SchemaReader } from './schema-shape.js';
import type { SchemaNode } from './shape.js';

/** The inputs of a contract's operations. */
export interface OperationSources {
  readonly reader: SchemaReader;
  readonly drafts: ResourceDrafts;
  readonly comparisons: ComparisonBuilder;
  /** Records a schema that is used, and returns its name. */
  readonly use: (node: SchemaNode) => string;
}

/** Builds the operations of a contract, by id. */
export function buildContractOperations(
  sources: OperationSources,
  operations: readonly DeclaredOperation[],
): Readonly<Record<string, ContractOperation>> {
  return Object.fromEntries(
    operations.map((declared) => [declared.operation.id, buildOperation(sources, declared)]),
  );
}

function buildOperation(sources: OperationSources, declared: DeclaredOperation): ContractOperation {
  const { operation, responses } = declared;
  const { resource, name, hasOwnId, httpMethod, path, pointer, tag, parameters } = operation;
  const { reader } = sources;
  const node = reader.at(pointer).value;
  const body = bodyOf(sources, operation.body);
  const paging = buildPaging(reader, declared);
  return {
    name: [...resource, name].join('.'),
    method: httpMethod.toUpperCase() as HttpVerb,
    path,
    ...(!hasOwnId && { hasDerivedId: true as const }),
    ...(changesNothing(node) && { changesNothing: true as const }),
    pointer,
    tag,
    parameters: parameters.map((parameter) =>
      parameterOf(sources, { operation, paging }, parameter),
    ),
    ...(body && { body }),
    responses: Object.fromEntries(
      responses.map((response) => [response.status, responseOf(sources, operation, response)]),
    ),
    ...(paging && { paging }),
    security: securityOf(reader.root, isJsonObject(node) ? node : {}),
    examples: buildContractExamples(reader, operation),
  };
}

/** Whether the keyword is there, and names nothing. */
function changesNothing(operation: unknown): boolean {
  const stated = isJsonObject(operation) ? readLifecycle(operation[LIFECYCLE_KEYWORD]) : undefined;
  if (stated === undefined) return false;
  return stated.creates.length === 0 && stated.removes === undefined && stated.ends === undefined;
}

/** The operation that a parameter belongs to. */
interface Around {
  readonly operation: Operation;
  readonly paging: ContractPaging | undefined;
}

function parameterOf(
  sources: OperationSources,
  around: Around,
  parameter: Parameter,
): ContractParameter {
  const { name, required, style, explode, contentType } = parameter;
  const value = parameterValue(sources, around, parameter);
  const node = schemaNodeOf(sources.reader, parameter.schema);
  const schema = node.value === undefined ? undefined : sources.use(node);
  return {
    name,
    in: parameter.in,
    required,
    style,
    explode,
    ...(contentType !== undefined && { contentType }),
    ...(schema !== undefined && { schema }),
    value,
  };
}

function parameterValue(
  sources: OperationSources,
  { operation, paging }: Around,
  parameter: Parameter,
): ComparedValue {
  const { reader, comparisons, drafts } = sources;
  const node = withKeywordsBeside(reader, schemaNodeOf(reader, parameter.schema));
  const foundIn =
    parameter.in === 'path' || parameter.in === 'query' ? parameter.in : 'request-header';
  const location = `${operation.id} ${parameter.name}`;
  const { stated, statedResource } = reader.shapeOf(node);
  const isStated = stated !== '' || statedResource !== '';
  const infer = (resource: string, reason: string): ComparedValue => {
    comparisons.inferences.push({ location, inferred: 'assigned', reason });
    return { mode: 'assigned', resource };
  };
  const item = itemPathsIn(operation.path).find((each) => each.parameter === parameter.name);
  const draft = item === undefined ? undefined : drafts.atPath(item.path);
  if (parameter.in === 'path' && draft !== undefined && !isStated) {
    if (!isAssigned(draft, parameter.name)) return { mode: 'equal' };
    return infer(draft.name, `it is the id of ${draft.name} in the path`);
  }
  const isNext = paging?.next.kind === 'last-item' && paging.next.parameter === parameter.name;
  const listed = isNext ? drafts.all().find(({ lister }) => lister === operation.id) : undefined;
  if (listed !== undefined && parameter.in === 'query' && !isStated) {
    return infer(listed.name, 'it is the id of the last item of a page');
  }
  const value = comparisons.value(node, { name: parameter.name, foundIn, location });
  const isCursor = paging?.next.kind === 'cursor' && paging.next.parameter === parameter.name;
  if (isCursor && !isStated && value.mode === 'equal') {
    return infer(CURSORS, 'it is the cursor of a page');
  }
  return isOfPaging(paging, parameter.name) ? { mode: value.mode } : value;
}

/** Whether a parameter says which page of a list is requested, or how long it is. */
function isOfPaging(paging: ContractPaging | undefined, name: string): boolean {
  if (paging === undefined || paging.next.kind === 'link-header') return paging?.limit === name;
  return paging.limit === name || (paging.next.parameter === name && isCounted(paging.next));
}

function isCounted({ kind }: ContractPaging['next']): boolean {
  return kind === 'page' || kind === 'offset';
}

/**
 * Whether a server chose the id in a path: where it creates the object, or where its name says so.
 */
function isAssigned({ creators }: Draft, parameter: string): boolean {
  const isCreated = creators.some(({ id }) => id.in === 'body' || id.in === 'header');
  return isCreated || (creators.length === 0 && idStem(parameter) !== undefined);
}

function bodyOf(sources: OperationSources, body: Body): ContractBody | undefined {
  if (body.kind === 'none') return undefined;
  const alternatives = body.alternatives.map((each) => bodyContentOf(sources, each));
  const content = bodyContentOf(sources, body);
  return alternatives.length === 0 ? content : { ...content, alternatives };
}

function bodyContentOf(sources: OperationSources, body: BodyContent): ContractBodyContent {
  const { contentType, required } = body;
  const isWhole = body.kind === 'bytes' || body.kind === 'text';
  const isText = isWhole && contentType.toLowerCase().startsWith('text/');
  const schema = isWhole ? undefined : sources.use(schemaNodeOf(sources.reader, body.schema));
  return {
    contentType,
    kind: isText ? 'text' : body.kind === 'text' ? 'bytes' : body.kind,
    required,
    ...(schema !== undefined && { schema }),
    ...(body.kind === 'multipart' && {
      parts: body.parts.map((part) => ({
        name: part.name,
        kind: part.kind === 'value' ? 'text' : part.kind,
        required: part.required,
        wireNames: part.wireNames,
        ...mediaTypesOf(part),
      })),
    }),
  };
}

/** `application/octet-stream` says nothing about a file: any bytes are that. */
function mediaTypesOf({ mediaTypes = [] }: Part): Pick<ContractPart, 'mediaTypes'> {
  const isOpen = mediaTypes.length === 0 || mediaTypes.includes('application/octet-stream');
  return isOpen ? {} : { mediaTypes };
}

function responseOf(
  { reader, comparisons, use }: OperationSources,
  { id }: Operation,
  { status, content, headers }: DeclaredResponse,
): ContractResponse {
  const contents = content.map(({ type, kind, schema, examples }): [string, ContractContent] => {
    const isJudged = schema !== undefined && kind === 'json';
    const hasExamples = Object.keys(examples).length > 0;
    return [
      type,
      { kind, ...(isJudged && { schema: use(schema) }), ...(hasExamples && { examples }) },
    ];
  });
  const named = headers.map((header): [string, ContractResponse['headers'][string]] => {
    const { name, required, schema, example } = header;
    const location = `${id}.${status} ${name}`;
    const stated = withKeywordsBeside(reader, schema);
    const value = comparisons.value(stated, { name, foundIn: 'header', location });
    return [
      name,
      {
        required,
        value,
        ...(schema.value !== undefined && { schema: use(schema) }),
        ...(example !== undefined && { example }),
      },
    ];
  });
  return { content: Object.fromEntries(contents), headers: Object.fromEntries(named) };
}
