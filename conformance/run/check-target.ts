import { setMaxListeners } from 'node:events';
import type { Requirement } from '@upspec/document';
import type { Contract } from '../contract.js';
import { requirementOf } from '../contract/requirement-of.js';
import { packageVersion } from '../package-folder.js';
import { chooseCases } from '../plan/choose-cases.js';
import type { Pack } from '../plan/pack.js';
import { planCases, operationsOf, plannedRequests } from '../plan/plan-cases.js';
import type { Preflight } from '../plan/preflight.js';
import { openContentNumbers } from '../probe-contract/content-numbers.js';
import { readTarget } from '../plan/read-target.js';
import { unavailableCases } from '../plan/preflight-case.js';
import type { Selection } from '../plan/select-cases.js';
import { unjudgedResult } from '../plan/unjudgeable-cases.js';
import { takeShard } from '../plan/shard.js';
import { claimNotes } from '../profile-format/claim-notes.js';
import type { Profile } from '../profile-format/profile.js';
import { joinCreated } from '../replay/created-resources.js';
import { cleanUp, describeLeft, type CleanedUp } from '../replay/clean-up.js';
import { withRetries } from '../replay/with-retries.js';
import { readClock } from '../replay/read-clock.js';
import type { Transport } from '../replay/transport.js';
import { buildResult, type RunHead } from '../verdict/build-result.js';
import type { ProgressEvent } from '../verdict/progress-event.js';
import type { CaseResult, Result, Shard } from '../verdict/result.js';
import { sendAgainSerially } from './send-again-serially.js';
import { watchAvailability } from './availability.js';
import { openFailFast, type FailFastOptions } from './fail-fast.js';
import { inspectTarget } from './inspect-target.js';
import { openTraffic } from './open-traffic.js';
import { removalNotes } from './removal-notes.js';
import type { RanCase } from './run-case.js';
import { openKnownCrashes } from './known-crashes.js';
import { openRestore } from './restore-target.js';
import type { Pool } from './run-cases.js';
import { runPlan } from './run-plan.js';
import { settleObstacles } from './settle-obstacles.js';
import type { Run } from './run.js';
import { settingsOf } from './run-settings.js';

/** How a target is checked, whatever its API. */
export interface TargetOptions extends Selection {
  /** The target's base URL, with its path: `http://127.0.0.1:4010/v1`. */
  readonly url: string;
  /**
   * Sent as a bearer token. Without one no key is sent, and the rejection of keys is not tested.
   */
  readonly apiKey?: string | undefined;
  /** The key of another tenant, which must not reach what the first one created. */
  readonly otherApiKey?: string | undefined;
  /** What the target claims. */
  readonly profile: Profile;
  /** Whether to run cases with contents of 64 MB and more, or with thousands of files. */
  readonly large?: boolean | undefined;
  /** Whether to run cases that wait for times to pass. */
  readonly slow?: boolean | undefined;
  /** A whole number that the seed for the random choices of the probes; 1 by default. */
  readonly seed?: number | undefined;
  /** Only this part of the cases. */
  readonly shard?: Shard | undefined;
  /** How many cases run at the same time, 1 to 64; 4 by default. */
  readonly jobs?: number | undefined;
  /** Milliseconds for one exchange, 1 to 3600000; 30000 by default. */
  readonly timeout?: number | undefined;
  /** How many requests may be sent a second, a minute or an hour: `10/s`; any number by default. */
  readonly rateLimit?: string | undefined;
  /** A HAR file that all requests and responses are written to, without secrets; none by default. */
  readonly har?: string | undefined;
  /** Ends the run at the first case that fails unexpectedly; all cases are run by default. */
  readonly failFast?: FailFastOptions | undefined;
  /** Starts the target again after it stopped responding; it may resolve before the target responds. */
  readonly restart?: (() => Promise<void>) | undefined;
  /** Milliseconds to wait for a target that stopped responding; 10000 by default. */
  readonly recoveryTime?: number | undefined;
  /** Options that chose the cases, as the command that runs one again repeats them: `--spec pets.yaml`. */
  readonly source?: readonly string[] | undefined;
  /** The program's name in commands that rerun a case; `upspec` by default. */
  readonly program?: string | undefined;
  readonly onProgress?: ((event: ProgressEvent) => void) | undefined;
  /** Stops the run; what it created is still deleted. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs the cases of a pack against a target, and sums up what they showed.
 *
 * @returns with `stopped` where nothing could be judged, as the target can't be reached, the base URL is
 *   wrong, or the key is
 * @throws {UsageError} for an option that can't be followed
 * @throws {KitError} when the kit itself is broken: an invalid fixture, a missing validator
 */
export async function checkTarget(pack: Pack, options: TargetOptions): Promise<Result> {
  const start = readClock();
  const target = readTarget(options);
  const { shown, jobs, timeout, keys } = target;
  const { profile, seed = 1, large = false, slow = false, signal } = options;
  const { contract, checks, bindings, verifiesDeletion } = pack;
  const { cases: selected, unjudgeable } = chooseCases(pack, options);
  const cases = options.shard === undefined ? selected : takeShard(selected, options.shard);
  const { transport, openAt, cover, end } = await openTraffic(pack, target, options);
  const availability = watchAvailability();
  const knownCrashes = openKnownCrashes();
  // Every request that is under way listens to it.
  if (signal !== undefined) setMaxListeners(0, signal);
  // If only the last response counts, every request that was not served is sent again.
  const retrying = withRetries(transport, { isResent: () => true, onServed: availability.note });
  const known = { contract, checks, bindings, profile, seed, baseUrl: shown, signal };
  const cleaning = { transport: retrying, verifiesDeletion };
  const run = { ...known, ...freshContents(pack), transport, cleaning };
  const { authentication } = profile.requests;
  const hasKey = authentication?.hasKey ?? keys.apiKey !== undefined;
  const hasOtherKey = authentication?.hasOtherKey ?? keys.otherApiKey !== undefined;
  try {
    const preflight = await inspectTarget(pack, {
      ...run,
      openAt,
      transport: knownCrashes.guard(restoring(retrying, pack, options)),
      hasKey,
      needed: operationsOf(cases),
    });
    const circumstances = { ...preflight, pack, hasKey, hasOtherKey, profile, large, slow };
    const plan = preflight.stopped === undefined ? planCases(cases, circumstances) : [];
    options.onProgress?.({ kind: 'started', total: plan.length, requests: plannedRequests(plan) });
    const { settling } = preflight;
    const watched = { ...run, settling, availability, knownCrashes };
    const pool = { ...watched, jobs, ...poolOptions(pack, preflight, options) };
    const { ran, ...rechecked } = await runPlan(plan, { pack, preflight, pool });
    // What could not be deleted in time is tried once more, now that no other request is sent.
    const last = joinCreated([preflight.left, ...ran.map(({ left }) => left)]);
    const cleaned = await cleanUp(last, cleaning, lastPatience);
    options.onProgress?.({ kind: 'ended' });
    const notes = [...pack.notes, ...rechecked.notes, ...notesOf(run, preflight, { ran, cleaned })];
    const settings = settingsOf(pack, options, { jobs, timeout });
    const durationMs = Math.round(readClock() - start);
    const head = { suite: packageVersion(), target: shown, settings, notes, durationMs };
    const unavailable = unavailableCases(run, availability);
    const first = [...preflight.cases, ...unavailable, ...rechecked.cases];
    const result = sumUp(
      { ...head, ...(preflight.stopped !== undefined && { stopped: preflight.stopped }) },
      [...first, ...unjudgeable.map(unjudgedResult), ...settleObstacles(ran, first, pack)],
      contract,
    );
    return cover(result);
  } finally {
    await end();
  }
}

function poolOptions(
  pack: Pack,
  { absent, cases }: Preflight,
  { failFast, restart, recoveryTime, signal, onProgress }: TargetOptions,
): Pick<Pool, 'failFast' | 'restart' | 'recoveryTime' | 'isAlive' | 'onCase'> {
  return {
    failFast: failFast && openFailFast(failFast, cases),
    restart,
    recoveryTime,
    isAlive: (transport) => pack.isAlive({ transport, signal }, absent),
    onCase: ({ name, verdict }) => onProgress?.({ kind: 'case', name, verdict }),
  };
}

const interruption = 'the run was interrupted, so the report shows only the cases until then';

/** Contents that differ from those of other cases and other runs. */
function freshContents(pack: Pack): Pick<Run, 'numbers' | 'freshen'> {
  const numbers = openContentNumbers();
  return { numbers, freshen: (fixture) => pack.freshen?.(fixture, numbers) ?? fixture };
}

/** A transport for the first look: a target that stops is waited for, or started again. */
function restoring(transport: Transport, pack: Pack, options: TargetOptions): Transport {
  const { signal } = options;
  const isAlive = (): Promise<boolean> => pack.isAlive({ transport, signal }, new Map());
  return sendAgainSerially(transport, openRestore({ ...options, isAlive }));
}

function sumUp(head: RunHead, results: readonly CaseResult[], contract: Contract): Result {
  return buildResult(head, results, {
    operations: Object.keys(contract.described.operations),
    requirements: statedAndDerived(contract, results),
  });
}

/** The requirements of the contract, and those that derive from it and are tested or violated. */
function statedAndDerived(
  { requirements, described }: Contract,
  results: readonly CaseResult[],
): readonly Requirement[] {
  const named = results.flatMap(({ requirements: tested, findings }) => [
    ...tested,
    ...findings.map(({ requirement }) => requirement),
  ]);
  const derived = [...new Set(named)].filter((id) => !requirements.has(id)).sort();
  // A wrong status comes before what is wrong in a body, as it may be the reason for that.
  const isOfOperation = (id: string): boolean =>
    Object.keys(described.operations).some((operation) => id.startsWith(`${operation}.`));
  const ordered = [...derived.filter(isOfOperation), ...derived.filter((id) => !isOfOperation(id))];
  const source = { ...described, requirements: [] };
  return [...requirements.values(), ...ordered.map((id) => requirementOf(source, id))];
}

/** A server that hangs now and then is still asked about the rest. */
const lastPatience = 5;

/** What a run did, and what was deleted after it. */
interface Done {
  readonly ran: readonly Pick<RanCase, 'leftovers'>[];
  readonly cleaned: CleanedUp;
}

function notesOf(
  { contract, profile, signal }: Pick<Run, 'profile' | 'contract' | 'signal'>,
  preflight: Preflight,
  done: Done,
): readonly string[] {
  const { ran, cleaned } = done;
  const leftovers = [
    ...preflight.leftovers,
    ...ran.flatMap((each) => each.leftovers),
    ...cleaned.leftovers,
  ];
  return [
    ...(signal?.aborted === true && preflight.stopped === undefined ? [interruption] : []),
    ...claimNotes(profile),
    ...removalNotes(contract.described, preflight, leftovers),
    ...describeLeft(cleaned.left),
  ];
}
