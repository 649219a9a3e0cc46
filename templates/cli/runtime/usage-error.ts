/** The command line, its files or its standard input can't be used as they are; the message says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
