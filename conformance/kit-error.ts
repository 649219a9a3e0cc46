/** The kit itself can't judge: a broken fixture, a missing validator. No server is to blame for it. */
export class KitError extends Error {
  override readonly name = 'KitError';
}

/** What the user asked for can't be done: a pattern without a match, a URL that is none. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The target could not be spoken to, so nothing was judged. The message names the cure. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}
