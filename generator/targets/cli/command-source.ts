import type { Model, Operation, Resource } from '@upspec/document';
import { paramNames } from '../typescript-client/params.js';

/** A call of the client that becomes a command. */
export interface CommandSource {
  readonly model: Model;
  readonly resource: Resource;
  readonly operation: Operation;
}

/** The client's names for the types of a call's body and query. */
export function namesOf({ resource, operation }: CommandSource): ReturnType<typeof paramNames> {
  return paramNames({ resource }, operation);
}

/** The ids that are in a call's path, in its order. */
export function pathParameters({ parameters }: Operation): Operation['parameters'] {
  return parameters.filter((parameter) => parameter.in === 'path');
}
