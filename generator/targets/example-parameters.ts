import { type Example, sampleValue, schemaLookup } from '@upspec/document';
import type { ExampleCall } from './language.js';

/**
 * The arguments of an example outside of its body: those that it states, then the required headers
 * and cookies.
 */
export function exampleParameters({
  model,
  operation,
  example: { parameters },
}: ExampleCall): Example['parameters'] {
  const lookup = schemaLookup(model);
  const stated = new Set(parameters.map(({ parameter }) => parameter));
  const others = operation.parameters
    .filter((parameter) => parameter.in === 'header' || parameter.in === 'cookie')
    .filter((parameter) => parameter.required && !stated.has(parameter))
    .map((parameter) => ({
      parameter,
      value: parameter.example ?? sampleValue(parameter.schema, lookup, { name: parameter.name }),
    }));
  return [...parameters, ...others];
}
