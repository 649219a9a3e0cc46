import type { Contract as ContractDocument, Requirement } from '@upspec/document';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
import { noneCreated } from '../replay/created-resources.js';
import { matchTemplate } from '../replay/match-path.js';
import { isMeantToSucceed, note } from './fixture-safety.js';
import type { Proof } from './proof.js';
import { fixtureCase, type CaseSource } from './test-case.js';

/** What a server that keeps tenants apart does. */
export const tenantRequirement: Requirement = {
  id: 'rule.tenants',
  level: 'should',
  capability: '',
  text: 'The server SHOULD reject a request about a resource that another tenant created.',
  evidence: [
    'RFC 9110, section 15.5.4: credentials that do not grant access get 403, or 404 to hide the resource',
  ],
  operations: [],
  covers: ['rule.tenants'],
};

/**
 * A fixture for each operation on a resource that a recording created before: the same requests, the
 * last one with the key of another tenant. Any 4xx is right.
 */
export function tenantFixtures(
  fixtures: readonly Fixture[],
  document: ContractDocument,
): readonly Fixture[] {
  const known = new Set<string>();
  return fixtures.flatMap((fixture) => {
    const created = noneCreated();
    return fixture.exchanges.flatMap((exchange, at) => {
      const { operation = '' } = exchange;
      const ids = new Set([...created.created.values()].map(({ id }) => `${id}`));
      const isNew = isAbout(exchange, ids, document) && !known.has(operation);
      if (isMeantToSucceed(exchange)) note(created, exchange, document);
      if (!isNew) return [];
      known.add(operation);
      return [tenantFixture(fixture, at, document)];
    });
  });
}

/** Whether a request that is meant to succeed names one of these ids in its path. */
function isAbout(
  exchange: Exchange,
  ids: ReadonlySet<string>,
  { operations }: ContractDocument,
): boolean {
  const operation = operations[exchange.operation ?? ''];
  const { path, auth = 'right' } = exchange.request;
  if (operation === undefined || auth !== 'right' || !isMeantToSucceed(exchange)) return false;
  const values = matchTemplate(operation, path.split('?')[0] ?? '') ?? [];
  return values.some(({ text }) => ids.has(text));
}

function tenantFixture(
  { name, source, exchanges }: Fixture,
  at: number,
  { operations }: ContractDocument,
): Fixture {
  const before = exchanges.slice(0, at);
  const requests = exchanges.slice(at, at + 1);
  const [{ operation = '' } = { operation: '' }] = requests;
  const { method = '', path = '' } = operations[operation] ?? {};
  const { id } = tenantRequirement;
  return {
    name: `tenants/${name}/${at + 1}`,
    title: `${method} ${path} is rejected for a resource of another tenant`,
    requirements: [id],
    source,
    exchanges: [
      ...before,
      ...requests.map((exchange): Exchange => {
        const { request } = withOtherKey(exchange);
        return { operation, request, response: { status: '4XX' }, requirements: [id] };
      }),
    ],
  };
}

function withOtherKey(exchange: Exchange): Exchange {
  return { ...exchange, request: { ...exchange.request, auth: 'other' } };
}

/**
 * Shows that the key of the other tenant is accepted: with it, the requests that create the resource
 * are served. Otherwise a rejection says nothing.
 *
 * @param fixtures those of `tenantFixtures`
 */
export function tenantProofs(fixtures: readonly Fixture[], source: CaseSource): readonly Proof[] {
  return fixtures.map(({ name, requirements: _, ...fixture }) => {
    const exchanges = fixture.exchanges.slice(0, -1).map(withOtherKey);
    const proof = { ...fixture, name: `proofs/${name}`, exchanges };
    return { testCase: fixtureCase(proof, source), isFor: (tested) => tested === name };
  });
}
