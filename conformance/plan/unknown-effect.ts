import type { Contract, ContractOperation, ContractParameter } from '@upspec/document';
import type { Described } from '../contract/described.js';
import type { Exchange } from '../fixture-format/fixture.js';
import { setCookies } from '../replay/cookies.js';

/** RFC 9110, section 9.2.1. */
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Whether a request changes nothing (RFC 9110, section 9.2.1). */
export function isSafe({ method }: { readonly method: string }): boolean {
  return safeMethods.has(method);
}

/**
 * Why it is unknown what a request changes, so that it can't be undone. Undefined where it is known.
 *
 * Only the contract decides, never the words of a path. The effect of a request is known if
 * - its method is safe;
 * - its path has the id of a resource: then it changes that one;
 * - the contract says that it creates, removes or ends a resource;
 * - the document states with an empty `x-upspec-lifecycle` that it does none of this;
 * - it opens or closes a session: its response sets the cookie of a security scheme.
 */
export function unknownEffect(
  exchange: Exchange,
  described: Described & Pick<Contract, 'securitySchemes'>,
): string | undefined {
  const { operation: id = '', request } = exchange;
  const operation = described.operations[id];
  if (operation === undefined || isSafe(operation) || operation.changesNothing === true) {
    return undefined;
  }
  const isOfResource = operation.parameters.some(
    (parameter) => resourceOf(parameter, operation, described) !== undefined,
  );
  if (isOfResource || isInLifecycle(id, described)) return undefined;
  if (changesSession(exchange, described)) return undefined;
  const { method } = operation;
  return method === 'POST'
    ? `${method} ${request.path} may create something that no operation is known to remove; state with x-upspec-lifecycle what it creates, or {} if it changes nothing; or pass --allow-leftovers to send it all the same`
    : `${method} ${request.path} changes what this fixture did not create; pass --allow-leftovers to send it all the same`;
}

function isInLifecycle(id: string, { resources }: Described): boolean {
  return Object.values(resources).some(({ creators, removers, ends }) =>
    [...creators, ...removers, ...ends].some(({ operation }) => operation === id),
  );
}

/** Whether a response sets or removes the cookie that a security scheme asks for: a login or a logout. */
export function changesSession(
  { response }: Pick<Exchange, 'response'>,
  { securitySchemes }: Pick<Contract, 'securitySchemes'>,
): boolean {
  const set = setCookies(response.headers?.['set-cookie'] ?? '');
  return Object.values(securitySchemes).some(
    (scheme) => scheme.kind === 'api-key' && scheme.in === 'cookie' && set.has(scheme.name),
  );
}

/**
 * The resource whose id a path parameter holds: as the contract says, else by its path, where the
 * client chooses the id. Undefined for other parameters.
 *
 * The names of parameters do not matter: `/owners/{id}` and `/owners/{owner}/pets` name one owner
 * (OpenAPI 3.1.1, section 4.8.8.1: "Templated paths with the same hierarchy but different templated
 * names MUST NOT exist as they are identical").
 */
export function resourceOf(
  { name, in: location, value }: ContractParameter,
  { path }: Pick<ContractOperation, 'path'>,
  { resources }: Described,
): string | undefined {
  if (location !== 'path' || value.resource !== undefined) {
    return location === 'path' ? value.resource : undefined;
  }
  const end = path.indexOf(`{${name}}`) + name.length + 2;
  const own = withoutNames(path.slice(0, end));
  return Object.entries(resources).find(([, each]) => withoutNames(each.path) === own)?.[0];
}

function withoutNames(path = ''): string {
  return path.replaceAll(/\{[^{}]*\}/g, '{}');
}
