import { keyedSchemes, type SecuredContract } from '../auth/read-api-keys.js';

/**
 * The keys that must not be in a fixture: those of the API's variables, and those that were given, as
 * `KEY` or as `NAME=KEY` with the name of a security scheme.
 */
export function knownKeys(
  contract: SecuredContract,
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const schemes = keyedSchemes(contract);
  const own = schemes.map(({ variable }) => environment[variable]);
  const keys = given.map((text) => {
    const named = schemes.find(({ name }) => text.startsWith(`${name}=`));
    return named === undefined ? text : text.slice(named.name.length + 1);
  });
  return [...keys, ...own.filter((key) => key !== undefined)];
}
