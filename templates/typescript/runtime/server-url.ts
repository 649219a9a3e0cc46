import { InvalidInputError } from './errors.js';
import { property } from './value-type.js';

/** A server of an API whose URL has variables. */
export interface ServerDefault {
  /** `https://{region}.example/v1` */
  readonly url: string;
  readonly variables: readonly ServerVariable[];
}

/** A variable of a server's URL. */
export interface ServerVariable {
  readonly name: string;
  readonly default: string;
  /** The values that are allowed; any where it is absent. */
  readonly values?: readonly string[];
}

/**
 * The URL of a server by the values of its variables, or their defaults. Throws InvalidInputError for
 * a value that the variable does not allow.
 */
export function serverURL({ url, variables }: ServerDefault): (given: unknown) => string {
  return (given) =>
    url.replaceAll(/\{([^{}]+)\}/g, (whole, name: string) => {
      const variable = variables.find((each) => each.name === name);
      if (variable === undefined) return whole;
      const value = property(given, name) ?? variable.default;
      const { values } = variable;
      if (typeof value === 'string' && (values === undefined || values.includes(value)))
        return value;
      const expected = values === undefined ? 'a string' : `one of ${values.join(', ')}`;
      throw new InvalidInputError(`serverVariables.${name}`, `expected ${expected}`);
    });
}
