/** What the server accepts and how long it stores it, in bytes and seconds. */
export interface Limits {
  /** For a file sent in one request. */
  readonly maxFileBytes: number;
  /** For a file with the purpose `batch`. */
  readonly maxBatchFileBytes: number;
  /** For one part of an Upload. */
  readonly maxPartBytes: number;
  /** For a JSON body: enough for the ids of about fifty thousand parts. */
  readonly maxJsonBytes: number;
  /** How long an Upload accepts parts (recorded: `expires_at` is `created_at` + 3600). */
  readonly uploadLifetime: number;
  /** How long a batch file is stored by default (8 of 8 recordings). Undefined: it does not expire. */
  readonly batchFileLifetime: number | undefined;
  /** The bounds of `expires_after`. */
  readonly expiry: { readonly least: number; readonly most: number };
  /** The maximum and the default number of files on a page. */
  readonly page: { readonly least: number; readonly most: number; readonly default: number };
}

// The document does not define MB and GB. Each limit is the larger of the two possible values.
const MEBIBYTE = 1024 * 1024;

/** The documented limits. */
export const limits: Limits = {
  maxFileBytes: 512 * MEBIBYTE,
  maxBatchFileBytes: 200 * MEBIBYTE,
  maxPartBytes: 64 * MEBIBYTE,
  maxJsonBytes: 2 * MEBIBYTE,
  uploadLifetime: 3600,
  batchFileLifetime: 2_592_000,
  expiry: { least: 3600, most: 2_592_000 },
  page: { least: 1, most: 10_000, default: 10_000 },
};
