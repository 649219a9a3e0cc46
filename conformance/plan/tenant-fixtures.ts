import { requestPath, type Contract as ContractDocument, type Requirement } from '@upspec/document';
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
  text: 'The server SHOULD reject a request about a resource that another tenant created, and SHOULD NOT list it.',
  evidence: [
    'RFC 9110, section 15.5.4: credentials that do not grant access get 403, or 404 to hide the resource',
  ],
  operations: [],
  covers: ['rule.tenants'],
};

/** A list without a resource may be empty, or be none at all. */
export const tenantListRequirement: Requirement = {
  id: 'rule.tenant-lists',
  level: 'observe',
  capability: '',
  text: 'Whether the server rejects a request for a list of which the tenant has no resource is left open.',
  evidence: tenantRequirement.evidence,
  operations: [],
  covers: [],
};

/**
 * A fixture for each operation on a resource that a recording created before, and for each list of
 * such resources: the same requests, the last one with the key of another tenant. Any 4xx is right, and
 * so is a list without what was created.
 */
export function tenantFixtures(
  fixtures: readonly Fixture[],
  document: ContractDocument,
): readonly Fixture[] {
  return [...resourceFixtures(fixtures, document), ...listFixtures(fixtures, document)];
}

function resourceFixtures(
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

/** A fixture for each list: what a recording creates, and then the list. */
function listFixtures(
  fixtures: readonly Fixture[],
  document: ContractDocument,
): readonly Fixture[] {
  const known = new Set<string>();
  return fixtures.flatMap((fixture) => {
    const created = noneCreated();
    return fixture.exchanges.flatMap((exchange, at) => {
      const before = created.created.size;
      if (isMeantToSucceed(exchange)) note(created, exchange, document);
      const resource = [...created.created.values()].at(-1)?.resource ?? '';
      const { lister } = document.resources[resource] ?? {};
      const isNew = created.created.size > before && !known.has(lister ?? '');
      const list = isNew ? listExchange(lister, fixture, document) : undefined;
      if (lister === undefined || list === undefined) return [];
      known.add(lister);
      const { name, source, exchanges } = fixture;
      const { id } = tenantRequirement;
      const mayReject = { leftOpenBy: tenantListRequirement.id, meetsFixture: true } as const;
      const { path = '' } = document.operations[lister] ?? {};
      return {
        name: `tenants/${name}/${lister}`,
        title: `GET ${path} lists no resource of another tenant`,
        requirements: [id],
        source,
        exchanges: [...exchanges.slice(0, at + 1), { ...list, requirements: [id], mayReject }],
      };
    });
  });
}

/** The request for a list as it was recorded, or else where it needs no value. */
function listExchange(
  lister: string | undefined,
  { exchanges }: Fixture,
  { operations }: ContractDocument,
): Exchange | undefined {
  const operation = operations[lister ?? ''];
  if (lister === undefined || operation?.method !== 'GET') return undefined;
  const recorded = exchanges.find(
    (each) => each.operation === lister && isMeantToSucceed(each) && each.delay === undefined,
  );
  const { path, parameters } = operation;
  const isPlain = !path.includes('{') && parameters.every(({ required }) => !required);
  if (!isPlain && recorded === undefined) return undefined;
  const { request, response } = recorded ?? { request: { path }, response: { status: 200 } };
  // A query of a page would leave out what was created.
  const whole = isPlain ? requestPath(path) : request.path;
  return {
    operation: lister,
    request: { ...request, method: 'GET', path: whole, auth: 'other' },
    response: { status: response.status },
  };
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
