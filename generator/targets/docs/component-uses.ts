import {
  fieldsOf,
  type Model,
  type Operation,
  type Response,
  type Schema,
  type SchemaLookup,
} from '@upspec/document';

/** Where a document uses its component schemas, by their names in it. */
export interface ComponentUses {
  /** The operations whose request or response is this object, or directly contains it. */
  operations(name: string): readonly Operation[];
  /** The examples of the responses that are this object. */
  examples(name: string): readonly Response['examples'][number][];
}

/** Finds the uses of all components at once: a document may have thousands of each. */
export function componentUses(model: Model, lookup: SchemaLookup): ComponentUses {
  const operations = new Map<string, Operation[]>();
  const examples = new Map<string, Response['examples'][number][]>();
  for (const operation of model.operations) {
    for (const name of namesIn(operation, lookup)) listOf(operations, name).push(operation);
    for (const { schema, examples: given } of operation.responses) {
      if (schema?.kind === 'reference') listOf(examples, schema.schema).push(...given);
    }
  }
  return {
    operations: (name) => operations.get(name) ?? [],
    examples: (name) => examples.get(name) ?? [],
  };
}

function namesIn({ body, responses }: Operation, lookup: SchemaLookup): ReadonlySet<string> {
  const sent = body.kind === 'none' ? [] : [body.schema];
  const received = responses.flatMap(({ schema }) => (schema === undefined ? [] : [schema]));
  return new Set(
    [...sent, ...received].flatMap((schema) => [
      ...references(schema),
      ...fieldsOf(schema, lookup).flatMap((field) => references(field.schema)),
    ]),
  );
}

function references(schema: Schema): readonly string[] {
  switch (schema.kind) {
    case 'reference':
      return [schema.schema];
    case 'array':
      return references(schema.items);
    case 'union':
      return schema.options.flatMap(references);
    case 'intersection':
      return schema.parts.flatMap(references);
    default:
      return [];
  }
}

function listOf<Value>(lists: Map<string, Value[]>, name: string): Value[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}
