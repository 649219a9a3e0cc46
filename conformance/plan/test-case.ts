import type { Contract } from '../contract.js';
import { requirementsOf } from '../contract/requirements-of.js';
import type { Fixture } from '../fixture-format/fixture.js';
import type { Probe } from '../probe-contract/probe.js';

/** One thing that is checked: a recording that is replayed, or a probe. */
export type TestCase =
  | (CaseHead & { readonly kind: 'fixture'; readonly fixture: Fixture })
  | (CaseHead & { readonly kind: 'probe'; readonly probe: Probe });

/** What is known of a case before it is run. */
export interface CaseHead {
  /** Path-like: `pets/create/two-names`. */
  readonly name: string;
  readonly title: string;
  readonly operations: readonly string[];
  /** The first is the one to which a finding without a location is attributed. */
  readonly requirements: readonly string[];
  /** The ids of further requirements that derive from the document for its responses: `Pet.name`. */
  readonly derived?: readonly string[];
  readonly capabilities: readonly string[];
  /** Where the expected values come from. */
  readonly evidence: readonly string[];
  /** Whether it makes no sense without a key. */
  readonly needsKey: boolean;
  /** Whether it makes no sense without a key of another tenant. */
  readonly needsOtherKey?: boolean;
  /** Whether the files of other cases, coming and going, would disturb it. */
  readonly isSerial: boolean;
  /** Run only with a flag of its own: it takes much room, or much time. */
  readonly only?: 'large' | 'slow';
}

/** What a pack says of its cases. */
export interface CaseSource {
  readonly contract: Pick<Contract, 'described'>;
  readonly listers: ReadonlySet<string>;
  isSerial?(fixture: Fixture): boolean;
  /** The ids of requirements that derive from the document for the responses of a fixture. */
  derivedBy?(fixture: Fixture): readonly string[];
}

/**
 * @param source its contract gives ids to fixtures that name no requirements; its listers are
 *   operations whose responses show what other cases created
 */
export function fixtureCase(fixture: Fixture, source: CaseSource): TestCase {
  const { contract, listers } = source;
  const { name, title, capabilities = [], exchanges, source: origin } = fixture;
  const operations = exchanges.flatMap(({ operation }) => operation ?? []);
  const needs = exchanges.flatMap(({ requirements: own = [], mayReject }) => [
    ...own,
    ...(mayReject === undefined ? [] : [mayReject.leftOpenBy]),
  ]);
  const tested =
    fixture.requirements ??
    exchanges.flatMap((recorded) => requirementsOf(contract, { recorded, fixture }));
  return {
    kind: 'fixture',
    fixture,
    name,
    title,
    capabilities,
    operations: [...new Set(operations)],
    requirements: [...new Set([...tested, ...needs])],
    ...(source.derivedBy !== undefined && { derived: source.derivedBy(fixture) }),
    evidence: (origin.evidence ?? []).map((each) => sourceText(origin.kind, each)),
    needsKey: exchanges.some(({ request }) => (request.auth ?? 'right') !== 'right'),
    needsOtherKey: exchanges.some(({ request }) => request.auth === 'other'),
    isSerial: operations.some((each) => listers.has(each)) || source.isSerial?.(fixture) === true,
  };
}

/** @param listers operations whose responses show what other cases created */
export function probeCase(probe: Probe, listers: ReadonlySet<string>): TestCase {
  const { name, title, operations, requirements, evidence } = probe;
  return {
    kind: 'probe',
    probe,
    name,
    title,
    operations,
    requirements,
    evidence,
    capabilities: probe.capabilities ?? [],
    needsKey: probe.needsKey ?? false,
    needsOtherKey: probe.needsOtherKey ?? false,
    isSerial: probe.isSerial ?? operations.some((each) => listers.has(each)),
    ...(probe.only !== undefined && { only: probe.only }),
  };
}

/** About how many requests a case sends at most; what it creates takes one more to be deleted. */
export function requestsOf(testCase: TestCase): number {
  return testCase.kind === 'fixture'
    ? testCase.fixture.exchanges.length
    : (testCase.probe.requests ?? defaultRequests);
}

/** Of a probe that does not say it. */
const defaultRequests = 10;

/** A location in `spec/evidence` is a recording, whatever else the fixture is based on. */
function sourceText(kind: Fixture['source']['kind'], evidence: string): string {
  if (kind === 'documented' && /^\w+#\d+$/.test(evidence)) return `recording: ${evidence}`;
  return `${kind}: ${evidence.replace('the published document: ', '')}`;
}
