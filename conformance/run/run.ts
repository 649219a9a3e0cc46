import type { Fixture } from '../fixture-format/fixture.js';
import type { ContentNumbers } from '../probe-contract/content-numbers.js';
import type { Contract } from '../contract.js';
import type { PackChecks } from '../check/pack-checks.js';
import type { Profile } from '../profile-format/profile.js';
import type { Bindings } from '../replay/bindings.js';
import type { ReplayedFixture } from '../replay/replay-fixture.js';
import type { Cleaning } from '../replay/clean-up.js';
import type { Transport } from '../replay/transport.js';

/** What all cases of a run share. */
export interface Run {
  readonly contract: Contract;
  readonly transport: Transport;
  /** Deletes what a case created. */
  readonly cleaning: Cleaning;
  readonly profile: Profile;
  /** What the pack of the API knows beyond the contract; nothing by default. */
  readonly checks?: PackChecks | undefined;
  /** What is known before the first request of a fixture: resources that exist beforehand. */
  readonly bindings?: Bindings | undefined;
  /** A recording with contents of its own, where the pack can vary them. */
  readonly freshen?: ((fixture: Fixture) => Fixture) | undefined;
  /** For the contents of probes. */
  readonly numbers?: ContentNumbers | undefined;
  /** Milliseconds that the target takes to show what was changed; none by default. */
  readonly settling?: number | undefined;
  /** Fixes the choices of probes. */
  readonly seed: number;
  /** As it may be shown. */
  readonly baseUrl: string;
  readonly signal?: AbortSignal | undefined;
}

/** What became of a case's exchanges. */
export type CompletedRun = ReplayedFixture;
