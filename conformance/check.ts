import { openPack, type PackOptions } from './open-pack.js';
import { chooseCases } from './plan/choose-cases.js';
import type { Selection } from './plan/select-cases.js';
import { checkTarget, type TargetOptions } from './run/check-target.js';
import type { Result } from './verdict/result.js';

export type CheckOptions = Omit<TargetOptions, 'profile'> & PackOptions;

/**
 * Checks that a server conforms to the contract: replays the recorded requests, probes what a
 * recording can't show, and judges the responses. Touches only objects that the run created, and
 * deletes them at the end.
 *
 * @returns with `stopped` where nothing could be judged, as the target can't be reached, the base URL is
 *   wrong, or the key is
 * @throws {UsageError} for an option that can't be followed
 * @throws {KitError} when the kit itself has a defect: an invalid fixture, a missing validator
 *
 * @example
 * ```ts
 * import { check, exitCodeOf, serve } from '@upspec/conformance';
 *
 * const server = await serve({ apiKey: 'secret' });
 * const result = await check({ url: server.url, apiKey: 'secret', only: ['files/delete/**'] });
 * console.log(result.counts.fail, exitCodeOf(result)); // 0 0
 * await server.close();
 * ```
 */
export async function check(options: CheckOptions): Promise<Result> {
  const { pack, profile } = await openPack(options);
  return checkTarget(pack, { ...options, profile });
}

/** A case, as `upspec check --list` names it. */
export interface ListedCase {
  readonly name: string;
  readonly kind: 'fixture' | 'probe';
  readonly title: string;
  readonly operations: readonly string[];
  readonly requirements: readonly string[];
}

/**
 * Lists the cases that a run would include. Needs no target.
 *
 * @throws {UsageError} when a pattern matches nothing
 * @throws {KitError} for an invalid fixture
 *
 * @example
 * ```ts
 * import { listCases } from '@upspec/conformance';
 *
 * const cases = await listCases({ only: ['uploads/cancel/**'] });
 * console.log(cases.every(({ requirements }) => requirements.length > 0)); // true
 * ```
 */
export async function listCases(options: Selection & PackOptions): Promise<readonly ListedCase[]> {
  const { pack } = await openPack(options);
  return chooseCases(pack, options).cases.map(
    ({ name, kind, title, operations, requirements }) => ({
      name,
      kind,
      title,
      operations,
      requirements,
    }),
  );
}
