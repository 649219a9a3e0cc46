/** What the server takes, and for how long it keeps it; bytes and seconds. */
export interface Limits {
  /** For a file that is sent in one request. */
  readonly maxFileBytes: number;
  /** For a file with the purpose `batch`. */
  readonly maxBatchFileBytes: number;
  /** For one part of an Upload. */
  readonly maxPartBytes: number;
  /** For a JSON body: room for the ids of some twenty thousand parts. */
  readonly maxJsonBytes: number;
  /** How long an Upload takes parts (recorded: `expires_at` is `created_at` + 3600). */
  readonly uploadLifetime: number;
  /** How long a batch file lives without a rule of its own (recorded in 8 of 8). */
  readonly batchFileLifetime: number;
  /** What `expires_after` may say. */
  readonly expiry: { readonly least: number; readonly most: number };
  /** How many files a page may hold, and holds where the request doesn't say. */
  readonly page: { readonly least: number; readonly most: number; readonly usual: number };
}

// The document says MB and GB without saying which; each limit is the larger of the two readings.
const MEBIBYTE = 1024 * 1024;

/** The documented limits. */
export const limits: Limits = {
  maxFileBytes: 512 * MEBIBYTE,
  maxBatchFileBytes: 200 * MEBIBYTE,
  maxPartBytes: 64 * MEBIBYTE,
  maxJsonBytes: MEBIBYTE,
  uploadLifetime: 3600,
  batchFileLifetime: 2_592_000,
  expiry: { least: 3600, most: 2_592_000 },
  page: { least: 1, most: 10_000, usual: 10_000 },
};
