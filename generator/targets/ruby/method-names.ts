import type { Model, Operation, Resource } from '@upspec/document';
import { NameClaims, propertyName } from './ruby-names.js';

/** The names of what a resource has: its child resources, then its calls, each with a name of its own. */
export interface MethodNames {
  readonly operations: ReadonlyMap<Operation, string>;
  /** Claims the name of a further method. */
  readonly claims: NameClaims;
}

/** Finds the names of the methods of a resource. */
export function methodNames(resource: Resource): MethodNames {
  const claims = new NameClaims(
    resource.resources.map((below) => propertyName(below.path.at(-1) ?? '')),
  );
  const operations = new Map(
    resource.operations.map((operation) => [operation, claims.claim(propertyName(operation.name))]),
  );
  return { operations, claims };
}

/** Ruby code within a resource: the method of any call, as an object. */
export function methodObject(model: Model, operation: Operation): string {
  const name = allResources(model.resources)
    .map((resource) => methodNames(resource).operations.get(operation))
    .find((each) => each !== undefined);
  const path = ['@client', ...operation.resource.map(propertyName)].join('.');
  return `${path}.method(:${name ?? propertyName(operation.name)})`;
}

function allResources(resources: readonly Resource[]): readonly Resource[] {
  return resources.flatMap((resource) => [resource, ...allResources(resource.resources)]);
}
