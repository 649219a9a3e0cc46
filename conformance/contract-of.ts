import type {
  Contract as DescribedContract,
  ContractBody,
  ContractOperation,
  ContractResponse,
} from '@upspec/document';
import type {
  Operation,
  OperationBody,
  OperationParameter,
  OperationResponse,
} from '@upspec/openai-files/operations';
import type { ValidationResult } from '@upspec/openai-files/validators';
import type { Contract } from './contract.js';
import { openContract } from './contract/open-contract.js';
import type { SchemaJudge } from './contract/schema-judge.js';

/** The contract of any document, as the kit holds a server to it. */
export function contractOf(document: DescribedContract): Contract {
  const { operations, requirements } = document;
  const schemas = openContract(document);
  const names = Object.keys(document.schemas);
  return {
    operations: Object.fromEntries(
      Object.entries(operations).map(([id, operation]) => [id, plainOperation(operation)]),
    ),
    replay: {},
    validators: Object.fromEntries(names.map((name) => [name, validatorOf(schemas, name)])),
    described: document,
    schemas,
    requirements: new Map(requirements.map((requirement) => [requirement.id, requirement])),
    coverage: new Map(
      requirements.flatMap(({ id, covers }) => covers.map((place) => [place, id] as const)),
    ),
  };
}

function validatorOf(schemas: SchemaJudge, name: string) {
  return (value: unknown): ValidationResult<unknown> => {
    const judged = schemas.judge(name, value);
    switch (judged.kind) {
      case 'valid':
        return { ok: true, value };
      case 'invalid':
        return { ok: false, errors: judged.errors };
      case 'unjudgeable':
        throw new Error(`${judged.location}: ${judged.problem}`);
      default:
        return judged satisfies never;
    }
  };
}

function plainOperation(operation: ContractOperation): Operation {
  const { name, method, path, tag, parameters, body, responses } = operation;
  return {
    name,
    method,
    path,
    tag,
    parameters: parameters.flatMap(({ name: called, in: location, required }) =>
      location === 'cookie'
        ? []
        : [{ name: called, in: location, required } satisfies OperationParameter],
    ),
    ...(body !== undefined && { body: plainBody(body) }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [status, plainResponse(response)]),
    ),
  };
}

function plainBody({ contentType, required, schema, parts }: ContractBody): OperationBody {
  return {
    contentType,
    required,
    ...(schema !== undefined && { schema }),
    ...(parts !== undefined && { parts }),
  };
}

function plainResponse({ content, headers }: ContractResponse): OperationResponse {
  const [contentType, first] = Object.entries(content)[0] ?? [];
  return {
    ...(contentType !== undefined && { contentType }),
    ...(first?.schema !== undefined && { schema: first.schema }),
    headers: Object.keys(headers),
  };
}
