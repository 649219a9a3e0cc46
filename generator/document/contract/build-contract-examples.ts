import { isJsonObject } from '../load/json.js';
import { resolveNode } from '../model/context.js';
import type { Example } from '../model/example.js';
import type { Operation } from '../model/operation.js';
import type { ContractExample } from './contract-example.js';
import type { SchemaReader } from './schema-shape.js';

/** The request examples of the document; where it has none, one that is built from the schemas. */
export function buildContractExamples(
  reader: SchemaReader,
  operation: Operation,
): readonly ContractExample[] {
  const isGiven = givesRequest(reader, operation);
  const sent = headersAndCookies(operation);
  return operation.examples.map((example) => ({
    name: example.name,
    parameters: [
      ...example.parameters.map(({ parameter, value }) => ({
        name: parameter.name,
        in: parameter.in,
        value,
      })),
      ...sent.filter(
        ({ in: location, name }) =>
          !example.parameters.some(
            ({ parameter }) => parameter.in === location && parameter.name === name,
          ),
      ),
    ],
    ...(example.body !== undefined && { body: example.body }),
    files: example.files.map(({ part, filename, content }) => ({ part, filename, content })),
    ...responseOf(example),
    isGiven,
  }));
}

/** Headers and cookies with a value of the document, which an example of a call need not show. */
function headersAndCookies({ parameters }: Operation): ContractExample['parameters'] {
  return parameters.flatMap(({ name, in: location, required, example, schema }) => {
    if (location !== 'header' && location !== 'cookie') return [];
    const value = example ?? schema.examples[0] ?? (required ? schema.default : undefined);
    return value === undefined ? [] : [{ name, in: location, value }];
  });
}

function responseOf({ response }: Example): Pick<ContractExample, 'response'> {
  if (response === undefined) return {};
  const { status, contentType, body } = response;
  return {
    response: {
      status,
      ...(contentType !== undefined && { contentType }),
      ...(body !== undefined && { body }),
    },
  };
}

/** Whether the document has an example of the body, and of each required parameter. */
function givesRequest(reader: SchemaReader, operation: Operation): boolean {
  const { body, parameters, pointer } = operation;
  const isComplete = parameters
    .filter(({ required }) => required)
    .every(({ example, schema }) => {
      const given = example ?? schema.examples[0] ?? schema.default;
      return given !== undefined || reader.shapeOf({ ...reader.at(schema.pointer) }).isFixed;
    });
  if (!isComplete || body.kind === 'none') return isComplete;
  const node = reader.at(pointer).value;
  const request = resolveNode(
    reader.root,
    isJsonObject(node) ? node['requestBody'] : undefined,
    `${pointer}/requestBody`,
  );
  const content = request?.value['content'];
  const media = isJsonObject(content) ? content[body.contentType] : undefined;
  return isJsonObject(media) && (media['example'] !== undefined || isJsonObject(media['examples']));
}
