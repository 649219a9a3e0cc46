import type { ContractOperation, ContractResponse } from '@upspec/document';
import { STATUS_CODES } from 'node:http';
import type { Contract } from '../../contract.js';

/** A body, and its media type. */
export interface ErrorBody {
  readonly type: string;
  readonly text: string;
}

/**
 * The body of an error as the document shows it: the example of the response, else one with the same
 * schema, else problem details (RFC 9457).
 */
export function documentedError(
  { described }: Pick<Contract, 'described'>,
  operation: ContractOperation | undefined,
  status: number,
): ErrorBody {
  const own = responsesFor(operation, status);
  const schemas = own.flatMap(contentsOf).map(({ schema }) => schema);
  const others = Object.values(described.operations)
    .flatMap(({ responses }) => Object.values(responses))
    .flatMap(contentsOf)
    .filter(({ schema }) => schema !== undefined && schemas.includes(schema));
  const found = [...own.flatMap(contentsOf), ...others].find(
    ({ example }) => example !== undefined,
  );
  if (found !== undefined) return { type: found.type, text: JSON.stringify(found.example) };
  const title = STATUS_CODES[status] ?? 'Error';
  return {
    type: 'application/problem+json',
    text: JSON.stringify({ type: 'about:blank', title, status }),
  };
}

function responsesFor(
  operation: ContractOperation | undefined,
  status: number,
): readonly ContractResponse[] {
  const keys = [String(status), `${String(status).charAt(0)}XX`, 'default'];
  return keys.flatMap((key) => {
    const response = operation?.responses[key];
    return response === undefined ? [] : [response];
  });
}

interface ShownContent {
  readonly type: string;
  readonly schema: string | undefined;
  readonly example: unknown;
}

function contentsOf({ content }: ContractResponse): readonly ShownContent[] {
  return Object.entries(content)
    .filter(([, { kind }]) => kind === 'json')
    .map(([type, { schema, examples = {} }]) => ({
      type: type.includes('*') ? 'application/json' : type,
      schema,
      example: Object.values(examples)[0],
    }));
}
