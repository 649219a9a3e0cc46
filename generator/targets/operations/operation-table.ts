import type { Body, Model, Operation, Response, Schema } from '@upspec/document';

/** The operations as plain data, by id. */
export function operationTable(model: Model): Readonly<Record<string, unknown>> {
  return Object.fromEntries(model.operations.map((operation) => [operation.id, entry(operation)]));
}

function entry(operation: Operation): unknown {
  const { resource, name, httpMethod, path, tag, parameters, body, responses } = operation;
  return {
    name: [...resource, name].join('.'),
    method: httpMethod.toUpperCase(),
    path,
    tag,
    parameters: parameters
      .filter((parameter) => parameter.in !== 'cookie')
      .map((parameter) => ({
        name: parameter.name,
        in: parameter.in,
        required: parameter.required,
      })),
    ...(body.kind !== 'none' && { body: bodyEntry(body) }),
    responses: Object.fromEntries(
      responses.map((response) => [response.status, responseEntry(response)]),
    ),
  };
}

function bodyEntry(body: Exclude<Body, { kind: 'none' }>): unknown {
  return {
    contentType: body.contentType,
    required: body.required,
    ...named(body.schema),
    ...(body.kind === 'multipart' && {
      parts: body.parts.map(({ name, kind, required, wireNames }) => ({
        name,
        kind,
        required,
        wireNames,
      })),
    }),
  };
}

function responseEntry({ contentType, schema, headers, kind }: Response): unknown {
  return {
    ...(contentType !== undefined && { contentType }),
    ...(schema !== undefined && kind === 'json' && named(schema)),
    headers,
  };
}

function named(schema: Schema): { readonly schema?: string } {
  return schema.kind === 'reference' ? { schema: schema.schema } : {};
}
