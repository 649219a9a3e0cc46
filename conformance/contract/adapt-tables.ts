import type {
  ComparedProperty,
  ComparedValue,
  Comparison,
  ContractOperation,
  ContractParameter,
  ContractResource,
  ContractResponse,
} from '@upspec/document';
import type {
  Operation,
  OperationParameter,
  OperationResponse,
  ReplayProperty,
} from '@upspec/openai-files/operations';
import type { Described } from './described.js';

export type ReplayTable = Readonly<Record<string, Readonly<Record<string, ReplayProperty>>>>;

/** What the generated tables say of the nine operations. */
export interface OperationTables {
  readonly operations: Readonly<Record<string, Operation>>;
  readonly replay: ReplayTable;
}

/** Writes the tables of the nine operations in the contract's shape, until it is emitted itself. */
export function adaptTables({ operations, replay }: OperationTables): Described {
  const adapted = Object.entries(operations).map(([id, operation]): [string, ContractOperation] => [
    id,
    adaptOperation(id, operation),
  ]);
  const lists = Object.entries(replay).flatMap(([schema, properties]) =>
    Object.entries(properties)
      .filter(([, { array }]) => array)
      .map(([property, rule]): [string, Comparison] => [
        `${schema}.${property}`,
        { properties: {}, items: itemOf(`${schema}.${property}`, rule) },
      ]),
  );
  const objects = Object.entries(replay).map(([schema, properties]): [string, Comparison] => [
    schema,
    { properties: adaptProperties(schema, properties) },
  ]);
  return {
    operations: Object.fromEntries(adapted),
    comparisons: Object.fromEntries([...objects, ...lists]),
    resources,
    inferences: [],
  };
}

/** Whose ids a location holds. */
const idsOf: Readonly<Record<string, string>> = {
  'FileObject.id': 'files',
  'FileDeleted.id': 'files',
  'Upload.id': 'uploads',
  'UploadPart.id': 'parts',
  'UploadPart.upload_id': 'uploads',
  'CompleteUploadRequest.part_ids': 'parts',
  'path file_id': 'files',
  'path upload_id': 'uploads',
  'query after': 'files',
};

const resources: Readonly<Record<string, ContractResource>> = {
  uploads: {
    path: '/uploads/{upload_id}',
    creators: [{ operation: 'createUpload', id: { in: 'body', pointer: '/id' } }],
    removers: [{ operation: 'cancelUpload', parameter: 'upload_id' }],
    ends: [{ operation: 'completeUpload', parameter: 'upload_id' }],
  },
  files: {
    path: '/files/{file_id}',
    creators: [
      { operation: 'createFile', id: { in: 'body', pointer: '/id' } },
      { operation: 'completeUpload', id: { in: 'body', pointer: '/file/id' } },
    ],
    removers: [{ operation: 'deleteFile', parameter: 'file_id' }],
    ends: [],
    retriever: 'retrieveFile',
    lister: 'listFiles',
  },
  parts: {
    creators: [{ operation: 'addUploadPart', id: { in: 'body', pointer: '/id' } }],
    removers: [],
    ends: [],
    parent: 'uploads',
  },
};

function itemOf(location: string, { schema }: ReplayProperty): ComparedValue {
  const resource = idsOf[location];
  if (resource !== undefined) return { mode: 'assigned', resource };
  return schema === undefined ? { mode: 'equal' } : { mode: 'equal', schema };
}

function adaptProperties(
  schema: string,
  properties: Readonly<Record<string, ReplayProperty>>,
): Readonly<Record<string, ComparedProperty>> {
  const adapted = Object.entries(properties).map(([property, rule]): [string, ComparedProperty] => {
    const location = `${schema}.${property}`;
    const inner = rule.array ? location : rule.schema;
    const resource = rule.array ? undefined : idsOf[location];
    return [
      property,
      {
        mode: rule.mode,
        required: rule.required,
        nullable: rule.nullable,
        writeOnly: false,
        readOnly: false,
        ...(resource !== undefined && { resource }),
        ...(inner !== undefined && { schema: inner }),
      },
    ];
  });
  return Object.fromEntries(adapted);
}

function adaptOperation(id: string, operation: Operation): ContractOperation {
  const { body } = operation;
  return {
    name: operation.name,
    method: operation.method,
    path: operation.path,
    pointer: `#/operations/${id}`,
    tag: operation.tag,
    parameters: operation.parameters.map(adaptParameter),
    ...(body !== undefined && {
      body: { ...body, kind: body.parts === undefined ? 'json' : 'multipart' },
    }),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        adaptResponse(response),
      ]),
    ),
    ...(id === 'listFiles' && {
      paging: {
        items: '/data',
        itemId: 'id',
        next: { kind: 'last-item', parameter: 'after' },
        limit: 'limit',
        hasMore: '/has_more',
      },
    }),
    security: [],
    examples: [],
  };
}

function adaptParameter({ name, in: location, required }: OperationParameter): ContractParameter {
  const resource = idsOf[`${location} ${name}`];
  return {
    name,
    in: location,
    required,
    style: location === 'query' ? 'form' : 'simple',
    explode: location === 'query',
    value: resource === undefined ? { mode: 'equal' } : { mode: 'assigned', resource },
  };
}

function adaptResponse({ contentType, schema, headers }: OperationResponse): ContractResponse {
  return {
    content:
      contentType === undefined
        ? {}
        : {
            [contentType]: schema === undefined ? { kind: 'bytes' } : { kind: 'json', schema },
          },
    headers: Object.fromEntries(
      headers.map((name) => [
        name.toLowerCase(),
        { required: false, value: { mode: 'free' as const } },
      ]),
    ),
  };
}
