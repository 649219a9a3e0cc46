import type { Authentication } from '../auth/credential.js';
import type { TrustedCertificates } from '../auth/read-certificates.js';

/** What a server claims: how requests reach it, what it offers, and its limits. */
export interface Profile {
  /** Short, for `--profile`: `plain`. */
  readonly name: string;
  readonly title: string;
  /** As it was given, where it was read from a file. */
  readonly file?: string;
  /** What the base URL looks like, for people. */
  readonly base?: string;
  /** Where the claims come from. */
  readonly sources: readonly ProfileSource[];
  /** What is not documented, and is therefore expected to be as in the contract, in sentences. */
  readonly unknown?: readonly string[];
  /** How requests are sent. */
  readonly requests: RequestStyle;
  /**
   * The operations that the server does not have. It must respond to them as to any absent
   * endpoint.
   */
  readonly absent: readonly string[];
  /** The success statuses of operations that differ from 200 alone. */
  readonly statuses: Readonly<Record<string, readonly number[]>>;
  /** Properties of responses that may be absent or null: `Pet.name`. */
  readonly optional: readonly string[];
  /**
   * A clock that a request can put forward; without one the kit has to wait. The header says how
   * many seconds later than it does the request is to arrive, for that request alone.
   */
  readonly clock?: { readonly header: string };
  /** Requirements that the server does not claim to keep, each with its reason. */
  readonly waived: Readonly<Record<string, string>>;
}

export interface ProfileSource {
  /** An address, or a package or repository and the location in it. */
  readonly at: string;
  /** The claims that it is the source of: `absent`, `statuses`. */
  readonly tells: readonly string[];
}

export interface RequestStyle {
  /** Put between the base URL and the documented path: `/gateway`. */
  readonly basePath: string;
  /**
   * The header that contains the key, what precedes the key in it, and the variable of the
   * environment that holds the key wherever requests are shown.
   */
  readonly auth: { readonly header: string; readonly prefix: string; readonly variable: string };
  /** How requests are authenticated in place of `auth`. */
  readonly authentication?: Authentication;
  /** Certificates beside those that every program trusts. */
  readonly trusted?: TrustedCertificates;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The value of `$NAME` in headers and query, which is sent in its place and shown nowhere. */
  readonly secrets?: Readonly<Record<string, string>>;
}
