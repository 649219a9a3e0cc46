import type { Contract } from '@upspec/document';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
import { variableOf } from '../verdict/secret-patterns.js';
import { openUnsent } from './unsent.js';
import { isMeantToSucceed } from './fixture-safety.js';
import {
  fillBody,
  withheldIn,
  withheldInResponse,
  type WithheldSecret,
} from './withheld-secrets.js';

/** What of a fixture can be sent although its recording leaves secrets out. */
export interface Sendable {
  readonly fixture: Fixture;
  /** The requests that are not sent, in their order. */
  readonly unsent: readonly UnsentRequest[];
  /** The secrets that it sends, by the variables that they were given in. */
  readonly secrets: Readonly<Record<string, string>>;
}

/** A request that is not sent. */
export interface UnsentRequest {
  readonly exchange: Exchange;
  /** From 1 on. */
  readonly position: number;
  /** The variables of the secrets that it needs; empty where it depends on another one. */
  readonly variables: readonly string[];
}

/** Variables of the environment, as `SECRET_PASSWORD`. */
export type SecretVariables = Readonly<Record<string, string | undefined>>;

/**
 * A fixture with the secrets that variables give, and without the requests that need another one and
 * those that depend on them. A secret that an earlier response returns under the same name is known
 * in the run.
 */
export function sendWithoutSecrets(
  fixture: Fixture,
  contract: Contract,
  variables: SecretVariables,
): Sendable {
  const numbers = new Map<string, string[]>();
  const secrets: Record<string, string> = {};
  const returned = new Set<string>();
  const affected = openUnsent(contract);
  const unsent: UnsentRequest[] = [];
  const kept: Exchange[] = [];
  for (const [index, exchange] of fixture.exchanges.entries()) {
    const missing: string[] = [];
    const key = JSON.stringify(exchange.request.body);
    const body = fillBody(exchange.request.body, (secret) => {
      if (!isMeantToSucceed(exchange) || returned.has(keyOf(secret))) return undefined;
      const names = variablesOf(secret, key, numbers);
      const variable = names.find((name) => (variables[name] ?? '') !== '');
      const value = variable === undefined ? undefined : variables[variable];
      if (variable !== undefined && value !== undefined) secrets[variable] = value;
      else missing.push(names[0] ?? '');
      return value;
    });
    if (missing.length > 0 || affected.affects(exchange)) {
      affected.note(exchange);
      unsent.push({ exchange, position: index + 1, variables: [...new Set(missing)] });
      continue;
    }
    const { request } = exchange;
    kept.push(body === undefined ? exchange : { ...exchange, request: { ...request, body } });
    for (const secret of withheldInResponse(exchange)) returned.add(keyOf(secret));
  }
  return { fixture: { ...fixture, exchanges: kept }, unsent, secrets };
}

/** Whether any request of a fixture needs a secret. */
export function needsSecret({ exchanges }: Fixture): boolean {
  return exchanges.some(({ request }) => withheldIn(request.body).length > 0);
}

/** The same name in other spellings, and the same length: the same secret. */
function keyOf({ name, mask }: WithheldSecret): string {
  return `${name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .replace(/^x(?=[a-z])/, '')} ${mask}`;
}

/**
 * The variables that may hold a secret, the most specific one first: other requests that send a secret
 * of the same name may belong to another account, whose secret is in `SECRET_PASSWORD_2`.
 */
function variablesOf(
  { name }: WithheldSecret,
  request: string,
  numbers: Map<string, string[]>,
): readonly string[] {
  const variable = variableOf(name === '' ? 'value' : name);
  const requests = numbers.get(variable) ?? [];
  numbers.set(variable, requests);
  if (!requests.includes(request)) requests.push(request);
  const number = requests.indexOf(request) + 1;
  return number === 1 ? [variable] : [`${variable}_${number}`, variable];
}

/** What of a fixture is not judged, in a sentence; undefined where all of it is. */
export function describeUnsent(
  { name, exchanges }: Fixture,
  unsent: readonly UnsentRequest[],
): string | undefined {
  if (unsent.length === 0) return undefined;
  const lacking = unsent.filter(({ variables }) => variables.length > 0);
  const reasons = lacking.map(({ exchange, position, variables }) => {
    const { method, path } = exchange.request;
    return `${method} ${path} (request ${position}) needs a secret that was left out of the recording: give that of a test account in the variable ${variables.join(' and ')}`;
  });
  const others = unsent.length - lacking.length;
  const depending =
    others === 0 ? '' : `; ${others === 1 ? '1 more depends' : `${others} more depend`} on it`;
  return `${name}: ${unsent.length} of ${exchanges.length} requests could not be judged: ${reasons.join('; ')}${depending}`;
}
