import {
  CONTRACT_FORMAT,
  type ComparedProperty,
  type ComparedValue,
  type Contract,
  type ContractOperation,
  type ContractParameter,
  type ContractResource,
} from '@upspec/document';

/** A contract of a few operations, with what a test says of them. */
export function smallContract(more: Partial<Contract>): Contract {
  return {
    format: CONTRACT_FORMAT,
    title: 'Small',
    version: '1.0.0',
    operations: {},
    schemas: {},
    comparisons: {},
    resources: {},
    securitySchemes: {},
    requirements: [],
    inferences: [],
    ...more,
  };
}

/** An operation such as `GET /pets/{petId}`. */
export function operation(line: string, more: Partial<ContractOperation> = {}): ContractOperation {
  const [method = 'GET', path = '/'] = line.split(' ');
  return {
    name: line,
    method: method as ContractOperation['method'],
    path,
    pointer: `#/paths/${path.replaceAll('/', '~1')}/${method.toLowerCase()}`,
    tag: 'small',
    parameters: [],
    responses: {},
    security: [],
    examples: [],
    ...more,
  };
}

/** A parameter that holds an id of a resource. */
export function idIn(
  location: ContractParameter['in'],
  name: string,
  resource: string,
): ContractParameter {
  return {
    name,
    in: location,
    required: location === 'path',
    style: 'simple',
    explode: false,
    value: { mode: 'assigned', resource },
  };
}

/** A JSON response of a schema. */
export function jsonOf(schema: string): ContractOperation['responses'][string] {
  return { content: { 'application/json': { kind: 'json', schema } }, headers: {} };
}

/** A resource that is created by these operations, its id in the response's `id`. */
export function createdBy(...creators: readonly string[]): ContractResource {
  return {
    path: '/any/{id}',
    creators: creators.map((each) => ({ operation: each, id: { in: 'body', pointer: '/id' } })),
    removers: [],
    ends: [],
  };
}

/** A property of a schema. */
export function property(value: ComparedValue): ComparedProperty {
  return { required: false, nullable: false, writeOnly: false, readOnly: false, ...value };
}
