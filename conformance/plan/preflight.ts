import type { Contract } from '../contract.js';
import type { Profile } from '../profile-format/profile.js';
import { noneCreated } from '../replay/created-resources.js';
import type { CleanedUp } from '../replay/clean-up.js';
import type { Transport } from '../replay/transport.js';
import type { CaseResult } from '../verdict/result.js';
import type { RestrictedCase } from './restricted-case.js';
import type { TestCase } from './test-case.js';

/** What a first look at the target showed. */
export interface Preflight extends CleanedUp {
  /**
   * One case for each endpoint that is absent or does not respond, or for what keeps the whole run
   * from making sense.
   */
  readonly cases: readonly CaseResult[];
  /** Operations that no case may use, with the reason for skipping what needs them. */
  readonly absent: ReadonlyMap<string, string>;
  /** By operation that no case may use: the violated requirement that is the reason, if one is. */
  readonly blockedBy: ReadonlyMap<string, string>;
  /** Those of them that responded as if they did not exist. */
  readonly missing: ReadonlySet<string>;
  /**
   * Changes a case that the target's profile allows, so that it does without what the target does not
   * serve; absent where the target serves it as it is.
   */
  readonly restrict?: ((testCase: TestCase) => RestrictedCase) | undefined;
  /** Milliseconds that the target takes to show what was changed; none by default. */
  readonly settling?: number;
  /** Why nothing more can be judged. */
  readonly stopped?: string;
}

/** A target before any case is run. */
export interface PreflightTarget {
  readonly contract: Contract;
  readonly transport: Transport;
  /** A transport below another base URL of the same origin, to find out which one was meant. */
  readonly openAt: (baseUrl: string) => Transport;
  readonly profile: Profile;
  /** As it may be shown. */
  readonly baseUrl: string;
  readonly hasKey: boolean;
  /** The operations that the chosen cases need; no other is used. */
  readonly needed: ReadonlySet<string>;
  readonly signal?: AbortSignal | undefined;
}

/** A first look that showed nothing wrong. */
export const nothingWrong: Preflight = {
  cases: [],
  absent: new Map<string, string>(),
  blockedBy: new Map<string, string>(),
  missing: new Set<string>(),
  leftovers: [],
  left: noneCreated(),
};

/** Why a run that was stopped early ran no case. */
export const interrupted = 'the run was interrupted before its cases ran';
