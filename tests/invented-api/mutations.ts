import { type ApiOperation, type JsonObject, objectAt, objectsOf, OPERATIONS } from './document.js';
import { type ValueLocation, valueLocations } from './value-locations.js';

/** How a value in JSON is changed. */
export type ValueOperator =
  | 'drop'
  | 'add'
  | 'null'
  | 'wrong-type'
  | 'wrong-enum'
  | 'other-enum'
  | 'wrong-format'
  | 'changed'
  | 'plus-one'
  | 'minus-one'
  | 'stale'
  | 'other-id'
  | 'reversed'
  | 'missing-item'
  | 'duplicated-item';

export type HeaderOperator =
  'missing' | 'changed' | 'wrong-format' | 'stale' | 'other-id' | 'wrong-media-type';
export type StatusOperator = 'wrong-status' | 'wrong-class';
export type BodyOperator = 'no-body' | 'malformed' | 'changed-bytes' | 'truncated-bytes' | 'stale';

/** What is changed, and how. */
export type Change =
  | { readonly kind: 'value'; readonly operator: ValueOperator; readonly location: ValueLocation }
  | { readonly kind: 'header'; readonly operator: HeaderOperator; readonly header: string }
  | { readonly kind: 'status'; readonly operator: StatusOperator }
  | { readonly kind: 'body'; readonly operator: BodyOperator };

/** One thing that a server does wrong. */
export interface Mutation {
  /** Stable: `stale getRecordist.200 /updatedAt`. */
  readonly name: string;
  readonly operation: string;
  /** As the document declares it: `200`, `4XX`. */
  readonly status: string;
  readonly change: Change;
}

/** The JSON values of each response that the document declares, by `getRecordist.200`. */
export const VALUE_LOCATIONS: ReadonlyMap<string, readonly ValueLocation[]> = new Map(
  OPERATIONS.flatMap(({ id, responses }) =>
    Object.entries(responses).map(([status, response]) => [
      `${id}.${status}`,
      Object.values(contentOf(response)).flatMap(({ schema }) =>
        schema === undefined ? [] : valueLocations(schema as JsonObject),
      ),
    ]),
  ),
);

/**
 * Every operator at every location of every response of every operation, in the document's order.
 */
export const MUTATIONS: readonly Mutation[] = OPERATIONS.flatMap(({ id, responses }) =>
  Object.entries(responses).flatMap(([status, response]) =>
    changesOf(`${id}.${status}`, response).map((change) => ({
      name: `${change.operator} ${id}.${status} ${changeName(change)}`,
      operation: id,
      status,
      change,
    })),
  ),
);

function changesOf(key: string, response: JsonObject): readonly Change[] {
  const content = contentOf(response);
  const mediaTypes = Object.keys(content);
  const isBytes = mediaTypes.some((each) => !each.endsWith('json'));
  const headers = Object.keys(objectAt(response, 'headers'));
  return [
    { kind: 'status', operator: 'wrong-status' },
    { kind: 'status', operator: 'wrong-class' },
    ...headers.flatMap((header) =>
      headerOperators(header).map((operator): Change => ({ kind: 'header', operator, header })),
    ),
    ...contentTypeOperators(mediaTypes).map((operator): Change => ({
      kind: 'header',
      operator,
      header: 'Content-Type',
    })),
    ...bodyOperators(mediaTypes.length, isBytes).map((operator): Change => ({
      kind: 'body',
      operator,
    })),
    ...(VALUE_LOCATIONS.get(key) ?? []).flatMap((location) =>
      valueOperators(location).map((operator): Change => ({ kind: 'value', operator, location })),
    ),
  ];
}

function headerOperators(header: string): readonly HeaderOperator[] {
  const own: readonly HeaderOperator[] = ['missing', 'changed', 'wrong-format', 'stale'];
  return header === 'Location' || header === 'Link' ? [...own, 'other-id'] : own;
}

function contentTypeOperators(mediaTypes: readonly string[]): readonly HeaderOperator[] {
  if (mediaTypes.length === 0) return [];
  const own: readonly HeaderOperator[] = ['missing', 'wrong-media-type'];
  return mediaTypes.length > 1 ? [...own, 'stale'] : own;
}

function bodyOperators(mediaTypes: number, isBytes: boolean): readonly BodyOperator[] {
  if (mediaTypes === 0) return [];
  return isBytes
    ? ['no-body', 'changed-bytes', 'truncated-bytes', 'stale']
    : ['no-body', 'malformed'];
}

/** The operators that make sense of a value, by what its schema says. */
function valueOperators(location: ValueLocation): readonly ValueOperator[] {
  const { types, within, enumValues, format, isReference } = location;
  const isEnum = enumValues.length > 0;
  const isNumber = types.has('integer') || types.has('number');
  const isText = types.has('string');
  const operators: readonly (readonly [ValueOperator, boolean])[] = [
    ['drop', within === 'properties' || within === 'map'],
    ['add', types.has('object')],
    ['null', true],
    ['wrong-type', true],
    ['wrong-enum', isEnum],
    ['other-enum', isEnum],
    ['wrong-format', format !== undefined],
    ['changed', (isText && !isEnum) || types.has('boolean')],
    ['plus-one', isNumber],
    ['minus-one', isNumber],
    // The stale value of a reference is the id of another resource.
    ['stale', !isReference],
    ['other-id', isReference],
    ['reversed', types.has('array')],
    ['missing-item', types.has('array')],
    ['duplicated-item', types.has('array')],
  ];
  return operators.filter(([, applies]) => applies).map(([operator]) => operator);
}

function changeName(change: Change): string {
  switch (change.kind) {
    case 'value':
      return change.location.pointer;
    case 'header':
      return `header ${change.header}`;
    case 'status':
    case 'body':
      return change.kind;
  }
}

function contentOf(response: JsonObject): Readonly<Record<string, JsonObject>> {
  return objectsOf(objectAt(response, 'content'));
}

/** The mutation of a name. */
export function mutationNamed(name: string): Mutation {
  const mutation = MUTATIONS.find((each) => each.name === name);
  if (mutation === undefined) throw new Error(`no mutation is named "${name}"`);
  return mutation;
}

/** The declared response of a status: itself, or the range that it is in. */
export function declaredStatus(operation: ApiOperation, status: number): string | undefined {
  const range = `${String(status).charAt(0)}XX`;
  return [String(status), range].find((each) => operation.responses[each] !== undefined);
}
