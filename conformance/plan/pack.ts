import type { PackChecks } from '../check/pack-checks.js';
import type { ContentNumbers } from '../probe-contract/content-numbers.js';
import type { Contract } from '../contract.js';
import type { Fixture } from '../fixture-format/fixture.js';
import type { Preflight, PreflightTarget } from './preflight.js';
import type { Probe } from '../probe-contract/probe.js';
import type { Proof } from './proof.js';
import type { UnjudgeableCase } from './unjudgeable-cases.js';
import type { Finding } from '../verdict/finding.js';
import type { CaseResult } from '../verdict/result.js';
import type { Bindings } from '../replay/bindings.js';

/** One API as the kit tests it: its contract, its cases, and what the kit can't know of it otherwise. */
export interface Pack {
  /** Short, for people: `pets`. */
  readonly name: string;
  /** The name of the profile that holds where none is named. */
  readonly defaultProfile?: string;
  readonly contract: Contract;
  readonly fixtures: readonly Fixture[];
  /** The file of a fixture that a user gave, by the fixture's name. */
  readonly fixtureFiles?: ReadonlyMap<string, string>;
  readonly probes: readonly Probe[];
  /** Whether a GET looks at what the clean-up deleted; not where cases do so themselves. */
  readonly verifiesDeletion: boolean;
  /** What the pack demands beyond its contract. */
  readonly checks: PackChecks;
  /** For each capability that a fixture may ask for, the operation without which a server lacks it. */
  readonly capabilities: Readonly<Record<string, string>>;
  /**
   * Operations whose responses show what other cases created, so that such cases run one by one.
   */
  readonly listers: ReadonlySet<string>;
  /** Whether other cases, coming and going, would disturb a fixture; those that list are by themselves. */
  isSerial?(fixture: Fixture): boolean;
  /** The ids of requirements that derive from the document for the responses of a fixture. */
  derivedBy?(fixture: Fixture): readonly string[];
  /** Cases that can't be judged, as the document has errors; none by default. */
  readonly unjudgeable?: readonly UnjudgeableCase[];
  /** What is known before the first request of a fixture: resources that exist beforehand. */
  readonly bindings: Bindings;
  /** What a run has to say of its cases before it begins, in sentences. */
  readonly notes: readonly string[];
  /** Requirements that no case tests, each with the reason. */
  readonly untested: Readonly<Record<string, string>>;
  /**
   * Looks at the target before any case is run: whether it can be reached, accepts the key, looks like
   * this API, and which of its operations it has.
   *
   * @throws {UnreachableError} when no response comes at all
   */
  preflight(target: PreflightTarget): Promise<Preflight>;
  /** Whether the target still responds to a request that it has responded to at first. */
  isAlive(
    target: Pick<PreflightTarget, 'transport' | 'signal'>,
    absent: Preflight['absent'],
  ): Promise<boolean>;
  /** Why a fixture is not run: the server does not claim it, or it would leave something behind. */
  unclaimedBy(fixture: Fixture): string | undefined;
  /** The secrets that its recordings leave out and its requests send, by their variables. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** A recording whose contents are unlike those of any other case. */
  freshen?(fixture: Fixture, numbers: ContentNumbers): Fixture;
  /** What shows that rejections mean something; nothing by default. */
  readonly proofs?: readonly Proof[];
  /**
   * The requirements by which resources are kept apart, the most general one first: where a target
   * violates one of them, that explains what cases show only beside others. By default one that
   * holds for any API.
   */
  readonly isolation?: readonly string[];
  /**
   * The violated requirement from which a finding follows, although it looks like a violation of
   * another one; undefined where it follows from none.
   *
   * @param result the case of the finding
   * @param all the cases of the run
   */
  causeOf?(finding: Finding, result: CaseResult, all: readonly CaseResult[]): string | undefined;
  /** A recording as it would have been made of a server with these claims. */
  adapt(fixture: Fixture): Fixture;
}
