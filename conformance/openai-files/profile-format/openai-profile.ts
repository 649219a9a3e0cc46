import type { Profile } from '../../profile-format/profile.js';

/** The claims of a server that are specific to the Files and Uploads API. */
export interface OpenAIProfile extends Profile {
  readonly purposes: Purposes;
  /** The features of lists. */
  readonly paging: Paging;
  readonly limits: Limits;
  readonly expiry: Expiry;
}

/** The accepted purposes. */
export interface Purposes {
  readonly files: readonly string[];
  readonly uploads: readonly string[];
  /** Those whose files the server was seen to return, beside those of recordings; by default none. */
  readonly downloaded?: readonly string[];
}

export interface Paging {
  /** Whether `limit`, `after`, `order` and `purpose` are supported. */
  readonly limit: boolean;
  readonly after: boolean;
  readonly order: boolean;
  readonly purpose: boolean;
  /** The maximum and the default number of files on a page. */
  readonly mostPerPage: number;
  readonly defaultPerPage: number;
}

/** In bytes. */
export interface Limits {
  readonly file: number;
  readonly batchFile: number;
  readonly part: number;
  /** The minimum bytes of a part that is not the last. */
  readonly leastPart: number;
  readonly upload: number;
}

/** In seconds. */
export interface Expiry {
  /** Whether `expires_after` is accepted. */
  readonly files: boolean;
  readonly uploads: boolean;
  readonly least: number;
  readonly most: number;
  /** How long an Upload accepts parts. */
  readonly upload: number;
  /** How long a batch file is stored by default. Undefined if it does not expire. */
  readonly batchFile?: number;
}
