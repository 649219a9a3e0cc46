import type { Profile } from '../../profile/profile.js';

/** What a server of the Files and Uploads API claims beyond what any server does. */
export interface OpenAIProfile extends Profile {
  /** What a request may give as purpose. */
  readonly purposes: { readonly files: readonly string[]; readonly uploads: readonly string[] };
  /** What lists can do. */
  readonly paging: Paging;
  readonly limits: Limits;
  readonly expiry: Expiry;
}

export interface Paging {
  /** Whether `limit`, `after`, `order` and `purpose` mean anything. */
  readonly limit: boolean;
  readonly after: boolean;
  readonly order: boolean;
  readonly purpose: boolean;
  /** The most files that a page may hold, and how many it does without `limit`. */
  readonly mostPerPage: number;
  readonly defaultPerPage: number;
}

/** In bytes. */
export interface Limits {
  readonly file: number;
  readonly batchFile: number;
  readonly part: number;
  /** The least bytes of a part that is not the last. */
  readonly leastPart: number;
  readonly upload: number;
}

/** In seconds. */
export interface Expiry {
  /** Whether `expires_after` is taken. */
  readonly files: boolean;
  readonly uploads: boolean;
  readonly least: number;
  readonly most: number;
  /** How long an Upload waits for its parts. */
  readonly upload: number;
  /** How long a batch file lives without a rule of its own; undefined where for ever. */
  readonly batchFile?: number;
}
