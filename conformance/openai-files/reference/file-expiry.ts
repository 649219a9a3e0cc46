import type { Limits } from './limits.js';

/** The properties that determine when a file expires. */
export interface ExpiringFile {
  readonly purpose: string;
  /** Its `created_at`. */
  readonly createdAt: number;
  /** The seconds of its `expires_after`, if it has one. */
  readonly seconds: number | undefined;
}

/** When files expire. */
export interface FileExpiry {
  fileExpiry(file: ExpiringFile, limits: Limits): number | null;
}

/** The `expires_at` of a file, in seconds since the Unix epoch. Null if it does not expire. */
export function fileExpiry(file: ExpiringFile, { batchFileLifetime }: Limits): number | null {
  const seconds = file.seconds ?? (file.purpose === 'batch' ? batchFileLifetime : undefined);
  return seconds === undefined ? null : file.createdAt + seconds;
}
