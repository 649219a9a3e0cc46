import { BATCH_FILE_LIFETIME } from './limits.js';

/**
 * The `expires_at` of a file, in seconds since the Unix epoch; null for a file that is kept.
 *
 * @param file its purpose, its `created_at`, and the seconds of its `expires_after`, if it has one
 */
export function fileExpiry(file: {
  readonly purpose: string;
  readonly createdAt: number;
  readonly seconds: number | undefined;
}): number | null {
  const seconds = file.seconds ?? (file.purpose === 'batch' ? BATCH_FILE_LIFETIME : undefined);
  return seconds === undefined ? null : file.createdAt + seconds;
}
