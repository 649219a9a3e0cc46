// The document says MB and GB without saying which; each limit is the larger of the two readings.
const MEBIBYTE = 1024 * 1024;

/** In bytes, for a file that is sent in one request. */
export const MAX_FILE_BYTES: number = 512 * MEBIBYTE;

/** In bytes, for a file with the purpose `batch`. */
export const MAX_BATCH_FILE_BYTES: number = 200 * MEBIBYTE;

/** In bytes, for one part of an Upload. */
export const MAX_PART_BYTES: number = 64 * MEBIBYTE;

/** In bytes, for a JSON body: room for the ids of some twenty thousand parts. */
export const MAX_JSON_BYTES: number = MEBIBYTE;

/** How many seconds an Upload takes parts (recorded: `expires_at` is `created_at` + 3600). */
export const UPLOAD_LIFETIME: number = 3600;

/** How many seconds a batch file lives without a rule of its own (recorded in 8 of 8). */
export const BATCH_FILE_LIFETIME: number = 2_592_000;

/** In seconds, what `expires_after` may say. */
export const EXPIRY_RANGE: { readonly least: number; readonly most: number } = {
  least: 3600,
  most: 2_592_000,
};

/** How many files a page may hold; the most is the default too. */
export const PAGE_RANGE: { readonly least: number; readonly most: number } = {
  least: 1,
  most: 10_000,
};
