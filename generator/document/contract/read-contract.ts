import { createRequire } from 'node:module';
import type { AnySchema, ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { pointerTo } from '../load/json-pointer.js';
import { CONTRACT_FORMAT, type Contract } from './contract.js';

/** A value that is not a contract, with all of its problems. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
  /** Each with its JSON Pointer: `/operations/getPet/method must be …`. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`not a contract: ${problems.join('; ')}`);
    this.problems = problems;
  }
}

/**
 * Reads a contract, such as one that was parsed from a file.
 * @throws {ContractError} for a value of another shape, for names that it does not define, and for
 * a contract of a newer format.
 */
export function readContract(value: unknown): Contract {
  const problems = findProblems(value);
  if (problems.length > 0) throw new ContractError(problems);
  return value as Contract;
}

function findProblems(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return ['it must be an object'];
  }
  const format: unknown = 'format' in value ? value.format : undefined;
  if (typeof format === 'number' && format > CONTRACT_FORMAT) {
    const read = `this version of upspec reads version ${String(CONTRACT_FORMAT)}`;
    return [`/format is version ${String(format)}, and ${read}; update upspec`];
  }
  const validate = compile();
  if (validate(value)) return findLostNames(value as Contract);
  const errors: readonly AjvError[] = validate.errors ?? [];
  return errors.filter(({ keyword }) => keyword !== 'if').map(describe);
}

let compiled: ValidateFunction | undefined;

function compile(): ValidateFunction {
  if (compiled === undefined) {
    const schema: unknown = createRequire(import.meta.url)('@upspec/document/contract.schema.json');
    compiled = new Ajv2020({ allErrors: true, strict: false }).compile(schema as AnySchema);
  }
  return compiled;
}

type AjvError = ErrorObject<string, Readonly<Record<string, unknown>>>;

function describe({ instancePath, message = 'is not valid', keyword, params }: AjvError): string {
  const own = instancePath === '' ? 'it' : instancePath;
  switch (keyword) {
    case 'additionalProperties':
      return `${pointerTo(instancePath, String(params['additionalProperty']))} is unknown`;
    case 'required':
      return `${pointerTo(instancePath, String(params['missingProperty']))} is missing`;
    case 'enum':
      return `${own} must be one of ${String(params['allowedValues']).replaceAll(',', ', ')}`;
    case 'const':
      return `${own} must be ${JSON.stringify(params['allowedValue'])}`;
    default:
      return `${own} ${message}`;
  }
}

/** Finds names of schemas, resources and operations that the contract does not have. */
function findLostNames(contract: Contract): readonly string[] {
  const problems: string[] = [];
  const tables: Readonly<Record<string, object>> = {
    schema: { ...contract.schemas, ...contract.comparisons },
    resource: contract.resources,
  };
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const location = pointerTo(pointer, key);
      const table = tables[key];
      if (typeof inner === 'string' && table !== undefined && !Object.hasOwn(table, inner)) {
        problems.push(`${location} names the ${key} "${inner}", which the contract does not have`);
      }
      visit(inner, location);
    }
  };
  for (const [name, { parameters, body, responses }] of Object.entries(contract.operations)) {
    visit({ parameters, body, responses }, pointerTo('/operations', name));
  }
  for (const [name, comparison] of Object.entries(contract.comparisons)) {
    visitComparison(name, comparison, visit);
  }
  return [...problems, ...findLostOperations(contract)];
}

/** Property names are not keywords: a property may be called `schema`. */
function visitComparison(
  name: string,
  { properties, additional, keys, items }: Contract['comparisons'][string],
  visit: (value: unknown, pointer: string) => void,
): void {
  const location = pointerTo('/comparisons', name);
  for (const [key, property] of Object.entries(properties)) {
    visit(property, pointerTo(`${location}/properties`, key));
  }
  visit(additional, `${location}/additional`);
  visit(keys, `${location}/keys`);
  visit(items, `${location}/items`);
}

function findLostOperations({ resources, operations }: Contract): readonly string[] {
  return Object.entries(resources).flatMap(([name, resource]) =>
    (['creators', 'removers', 'ends'] as const).flatMap((kind) =>
      resource[kind].flatMap(({ operation }, index) => {
        if (Object.hasOwn(operations, operation)) return [];
        const location = `${pointerTo('/resources', name)}/${kind}/${String(index)}/operation`;
        return [`${location} names the operation "${operation}", which the contract does not have`];
      }),
    ),
  );
}
