import type {
  Contract,
  ContractExample,
  ContractOperation,
  ContractParameter,
} from '@upspec/document';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
import { exampleRequest } from './example-request.js';

/** What is known beforehand of a target: `petId` or the name of a resource, and an id that exists. */
export type ExistingResources = Readonly<Record<string, unknown>>;

/** Examples as fixtures, and those that can't be sent. */
export interface ExampleFixtures {
  readonly fixtures: readonly Fixture[];
  /** What no case is made of, each with the reason. */
  readonly omitted: readonly string[];
}

/** RFC 9110, section 9.2.1; a TRACE would only echo. */
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Makes fixtures of the examples of a document, and of the GET operations that need no parameter. Their
 * responses are judged by the document alone: an example shows one of many right ones.
 *
 * An example that changes something is only sent where the run can undo it: where it creates a resource
 * that an operation removes. All others are sent with `allowLeftovers`.
 */
export function exampleFixtures(
  contract: Contract,
  {
    existing,
    allowLeftovers,
  }: { readonly existing: ExistingResources; readonly allowLeftovers: boolean },
): ExampleFixtures {
  const fixtures: Fixture[] = [];
  const omitted: string[] = [];
  const names = new Set<string>();
  for (const [id, operation] of Object.entries(contract.operations)) {
    for (const example of examplesOf(operation)) {
      const reason = declaresSuccess(operation)
        ? reasonToOmit(contract, id, allowLeftovers)
        : 'the document declares no success';
      if (reason !== undefined) omitted.push(`${id}: ${reason}`);
      else fixtures.push(build({ contract, id, operation, example, existing, names }));
    }
  }
  return { fixtures, omitted: [...new Set(omitted)] };
}

/** The given examples; a GET without required parameters is one by itself. */
function examplesOf(operation: ContractOperation): readonly ContractExample[] {
  const given = operation.examples.filter(({ isGiven }) => isGiven);
  if (given.length > 0) return given;
  const isPlain =
    operation.method === 'GET' &&
    operation.body?.required !== true &&
    operation.parameters.every(({ required }) => !required);
  return isPlain ? [{ name: 'plain', parameters: [], files: [], isGiven: false }] : [];
}

function reasonToOmit(contract: Contract, id: string, allowLeftovers: boolean): string | undefined {
  const operation = contract.operations[id];
  if (operation === undefined || isHarmless(operation) || allowLeftovers) {
    return undefined;
  }
  const created = Object.entries(contract.resources).filter(([, { creators }]) =>
    creators.some((creator) => creator.operation === id),
  );
  const [name, resource] = created[0] ?? [];
  if (name === undefined) {
    return 'it may change what this run did not create; --allow-leftovers sends it';
  }
  return resource?.removers.length === 0
    ? `it creates one of ${name}, which no operation removes; --allow-leftovers sends it`
    : undefined;
}

/** Whether it changes nothing, by its method or as the document states. */
function isHarmless({ method, changesNothing }: ContractOperation): boolean {
  return safeMethods.has(method) || changesNothing === true;
}

interface Source {
  readonly contract: Contract;
  readonly id: string;
  readonly operation: ContractOperation;
  readonly example: ContractExample;
  readonly existing: ExistingResources;
  /** Those that are taken. */
  readonly names: Set<string>;
}

function build(source: Source): Fixture {
  const { id, operation, example } = source;
  return {
    name: freeName(source),
    title: titleOf(id, example),
    source: { kind: 'documented', evidence: [`the examples of ${operation.pointer}`] },
    exchanges: [exchangeOf(source)],
  };
}

function titleOf(id: string, { name, isGiven }: ContractExample): string {
  return isGiven
    ? `${id} responds to the example "${name}" as the document says`
    : `${id} responds to a request without parameters as the document says`;
}

function freeName({ id, example, names }: Source): string {
  const stem = `examples/${slug(id)}/${slug(example.name)}`;
  let name = stem;
  for (let number = 2; names.has(name); number += 1) name = `${stem}-${number}`;
  names.add(name);
  return name;
}

/** A text as one segment of the name of a case. */
export function slug(text: string): string {
  const plain = text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain === '' ? 'unnamed' : plain;
}

function exchangeOf({ contract, id, operation, example, existing }: Source): Exchange {
  const values = parameterValues(contract, { operation, example, existing });
  return {
    operation: id,
    mayReject: { leftOpenBy: exampleRequirement(id) },
    request: exampleRequest(operation, { ...example, parameters: values }),
    response: { status: successOf(operation, example) },
  };
}

/** The id of the requirement that leaves open whether a server accepts an example. */
export function exampleRequirement(operation: string): string {
  return `${operation}.example`;
}

function declaresSuccess({ responses }: ContractOperation): boolean {
  return Object.keys(responses).some((status) => /^(?:2(?:\d\d|XX)|default)$/.test(status));
}

/** The documented success: of the example, else the first of the operation. */
function successOf(
  { responses }: ContractOperation,
  { response }: ContractExample,
): Exchange['response']['status'] {
  const declared = [response?.status, ...Object.keys(responses)].find(
    (status) => status !== undefined && /^2(\d\d|XX)$/.test(status),
  );
  return declared === undefined || declared === '2XX' ? '2XX' : Number(declared);
}

/** The parameters of an example, with the ids of what exists beforehand. */
function parameterValues(
  contract: Contract,
  { operation, example, existing }: Pick<Source, 'operation' | 'example' | 'existing'>,
): ContractExample['parameters'] {
  return operation.parameters.flatMap((parameter) => {
    const { name, in: location } = parameter;
    const known = existingValue(parameter, existing);
    const given = example.parameters.find((each) => each.name === name && each.in === location);
    if (known !== undefined) return [{ name, in: location, value: known }];
    return given === undefined ? [] : [given];
  });
}

function existingValue(
  { name, value: { resource = '' } }: ContractParameter,
  existing: ExistingResources,
): unknown {
  const key = [name, resource].find((each) => Object.hasOwn(existing, each));
  return key === undefined ? undefined : existing[key];
}
