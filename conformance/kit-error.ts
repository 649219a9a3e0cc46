/**
 * The kit itself can't judge: an invalid fixture, a missing validator. The server did nothing
 * wrong.
 */
export class KitError extends Error {
  override readonly name = 'KitError';
}

/** The user's command can't be run: a pattern without a match, an invalid URL. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The target could not be reached, which ends a run. The message names the fix. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}
