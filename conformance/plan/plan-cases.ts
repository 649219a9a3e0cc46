import type { Profile } from '../profile-format/profile.js';
import type { Pack } from './pack.js';
import type { Preflight } from './preflight.js';
import { requestsOf, type TestCase } from './test-case.js';

/** A case that will be run, or the reason why it won't. */
export interface PlannedCase {
  readonly testCase: TestCase;
  readonly skip?: string;
  /** The violated requirement that is the reason. */
  readonly blockedBy?: string;
}

/** What decides whether a case makes sense. */
export interface Circumstances {
  readonly pack: Pick<Pack, 'capabilities' | 'unclaimedBy' | 'adapt'>;
  /** Operations that the target does not have, with the reason for skipping what needs them. */
  readonly absent: Preflight['absent'];
  /** By operation: the violated requirement that is the reason. */
  readonly blockedBy: Preflight['blockedBy'];
  /** How the cases change with what the target does not serve. */
  readonly restrict?: Preflight['restrict'];
  readonly hasKey: boolean;
  /** Whether a key of another tenant was given. */
  readonly hasOtherKey: boolean;
  readonly profile: Profile;
  /** The flags that ask for what takes much room or time. */
  readonly large: boolean;
  readonly slow: boolean;
}

/** Leaves out what the target has no endpoint for or does not claim, and what was not asked for. */
export function planCases(
  cases: readonly TestCase[],
  circumstances: Circumstances,
): readonly PlannedCase[] {
  return cases.map((testCase) => {
    const blocked = blockedCase(testCase, circumstances);
    if (blocked !== undefined) return blocked;
    const skip = reasonToSkip(testCase, circumstances);
    return skip === undefined ? restrict(testCase, circumstances) : { testCase, skip };
  });
}

/** A case that needs an operation that the target does not have, or that serves nothing. */
function blockedCase(
  testCase: TestCase,
  { absent, blockedBy, pack }: Circumstances,
): PlannedCase | undefined {
  const makers = testCase.capabilities.flatMap((capability) => pack.capabilities[capability] ?? []);
  const operation = [...makers, ...testCase.operations].find((each) => absent.has(each));
  if (operation === undefined) return undefined;
  const skip = absent.get(operation) ?? '';
  const requirement = blockedBy.get(operation);
  if (requirement === undefined) return { testCase, skip };
  return { testCase, skip: `blocked by ${requirement}: ${skip}`, blockedBy: requirement };
}

function reasonToSkip(testCase: TestCase, circumstances: Circumstances): string | undefined {
  const { hasKey, hasOtherKey, profile, pack } = circumstances;
  if (testCase.needsKey && !hasKey) {
    return 'no key was given, so the target is assumed to require none; pass one with --api-key';
  }
  if (testCase.needsOtherKey === true && !hasOtherKey) {
    return 'no key of another tenant was given; pass one with --other-api-key';
  }
  const hasClock = testCase.only === 'slow' && profile.clock !== undefined;
  if (testCase.only !== undefined && !circumstances[testCase.only] && !hasClock) {
    return `it runs only with --${testCase.only}`;
  }
  return testCase.kind === 'probe'
    ? testCase.probe.skip?.(profile)
    : pack.unclaimedBy(testCase.fixture);
}

function restrict(testCase: TestCase, circumstances: Circumstances): PlannedCase {
  const restricted = circumstances.restrict?.(testCase);
  if (restricted === undefined) return { testCase: adapt(testCase, circumstances) };
  if (restricted.kind === 'case') return { testCase: restricted.testCase };
  const { requirement, reason } = restricted;
  return { testCase, skip: `blocked by ${requirement}: ${reason}`, blockedBy: requirement };
}

/** A recording is replayed as if it had been made of a server with the profile's claims. */
function adapt(testCase: TestCase, { pack }: Circumstances): TestCase {
  if (testCase.kind === 'probe') return testCase;
  return { ...testCase, fixture: pack.adapt(testCase.fixture) };
}

/** The operations that some cases use. */
export function operationsOf(cases: readonly TestCase[]): ReadonlySet<string> {
  return new Set(cases.flatMap(({ operations }) => operations));
}

/** About how many requests the cases of a plan send at most. */
export function plannedRequests(plan: readonly PlannedCase[]): number {
  return plan
    .filter(({ skip }) => skip === undefined)
    .reduce((sum, { testCase }) => sum + requestsOf(testCase), 0);
}
