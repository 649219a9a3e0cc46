import type { Contract, ContractOperation } from '@upspec/document';
import type { Exchange } from '../fixture-format/fixture.js';
import { noneCreated } from '../replay/created-resources.js';
import { noBindings } from '../replay/bindings.js';
import { setCookies } from '../replay/cookies.js';
import { liveRequest } from '../replay/live-request.js';
import { liveQuery } from '../replay/live-value.js';
import { matchTemplate } from '../replay/match-path.js';
import { note as noteCreated } from './fixture-safety.js';

/** What requests that are not sent would have changed. */
export interface Unsent {
  /** Whether an exchange depends on one of them. */
  affects(exchange: Exchange): boolean;
  note(exchange: Exchange): void;
}

/** RFC 9110, section 9.2.1. */
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Words of operations that begin a session. */
const login = /log-?in|sign-?in|session|token|auth/i;

/**
 * Follows what is not sent: what it creates or changes does not exist, or is as it was, and a session
 * that it opens is not open.
 */
export function openUnsent(contract: Contract): Unsent {
  const ids = new Set<string>();
  const resources = new Set<string>();
  const paths = new Set<string>();
  const cookies = new Set<string>();
  let isLoggedOut = false;
  return {
    affects(exchange) {
      const operation = operationOf(contract, exchange);
      if (operation === undefined) return false;
      if (paths.has(pathOf(exchange))) return true;
      if (idsSent(contract, exchange).some((id) => ids.has(id))) return true;
      if (resources.has(listedBy(contract, exchange) ?? '')) return true;
      if (isLoggedOut && operation.security.length === 0) return true;
      const { session = '' } = exchange.request;
      return keyCookies(contract, operation).some((name) => cookies.has(`${session} ${name}`));
    },
    note(exchange) {
      const operation = operationOf(contract, exchange);
      if (operation === undefined || safeMethods.has(operation.method)) return;
      const created = noneCreated();
      noteCreated(created, exchange, contract);
      for (const { resource, id } of created.created.values()) {
        ids.add(`${resource} ${id}`);
        resources.add(resource);
      }
      if (created.created.size === 0) {
        const named = idsOfPath(operation, exchange);
        for (const { resource, text } of named) ids.add(`${resource} ${text}`);
        const [last] = named.toReversed();
        if (last !== undefined) resources.add(last.resource);
        if (operation.method !== 'POST') paths.add(pathOf(exchange));
      }
      const { session = '' } = exchange.request;
      const set = setCookies(exchange.response.headers?.['set-cookie'] ?? '');
      for (const name of set.keys()) cookies.add(`${session} ${name}`);
      isLoggedOut ||= login.test(`${exchange.operation ?? ''} ${operation.path}`);
    },
  };
}

function operationOf(
  { operations }: Contract,
  { operation = '' }: Exchange,
): ContractOperation | undefined {
  return operations[operation];
}

function pathOf({ request }: Exchange): string {
  return request.path.split('?')[0] ?? '';
}

/** The ids that a request names, each with its resource. */
function idsSent(contract: Contract, { operation = '', request }: Exchange): readonly string[] {
  const found = liveRequest({ described: contract, operation, request }, noBindings).unbound;
  const ids = found.map(({ scope, recorded }) => `${scope} ${recorded}`);
  const query = request.path.slice(request.path.split('?')[0]?.length ?? 0);
  const how = {
    described: contract,
    bindings: noBindings,
    onUnbound: (scope: string, value: unknown) => void ids.push(`${scope} ${String(value)}`),
  };
  liveQuery(how, operation, query);
  return ids;
}

interface PathId {
  readonly resource: string;
  readonly text: string;
}

function idsOfPath(operation: ContractOperation, exchange: Exchange): readonly PathId[] {
  const matched = matchTemplate(operation, pathOf(exchange)) ?? [];
  return matched.flatMap(({ parameter, text }) => {
    const { resource } = parameter.value;
    return resource === undefined ? [] : [{ resource, text }];
  });
}

function listedBy({ resources }: Contract, { operation }: Exchange): string | undefined {
  return Object.entries(resources).find(([, { lister }]) => lister === operation)?.[0];
}

function keyCookies(
  { securitySchemes }: Contract,
  { security }: ContractOperation,
): readonly string[] {
  return security.flat().flatMap((name) => {
    const scheme = securitySchemes[name];
    return scheme?.kind === 'api-key' && scheme.in === 'cookie' ? [scheme.name] : [];
  });
}
