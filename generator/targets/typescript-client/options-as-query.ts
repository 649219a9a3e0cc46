import type { Model, Operation } from '@upspec/document';
import { responseChoices } from './response-choices.js';

/** Whether the options of a call may take the place of its query. */
export function takesOptionsAsQuery(model: Model, operation: Operation): boolean {
  const { parameters, body } = operation;
  return (
    model.compatibility.optionsAsQuery &&
    body.kind === 'none' &&
    responseChoices(operation).length === 1 &&
    parameters.some(({ in: location }) => location === 'query') &&
    parameters.every(
      ({ in: location, required }) => location === 'path' || (location === 'query' && !required),
    )
  );
}

/** The names of the query's parameters. */
export function queryNames({ parameters }: Operation): readonly string[] {
  return parameters.filter(({ in: location }) => location === 'query').map(({ name }) => name);
}
