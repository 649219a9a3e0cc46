// Made from spec/openapi.yaml by `upspec generate`; do not edit.
import type { components } from './types.js';

/** What a value lacks to be what was asked for. */
export interface ValidationError {
  /** A JSON pointer into the value; empty for the value itself. */
  readonly path: string;
  /** The keyword of the schema that was broken: `required`, `maximum`. */
  readonly keyword: string;
  /** What would be right: `must be <= 10000`. */
  readonly message: string;
}

export type ValidationResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly ValidationError[] };

export type Upload = components['schemas']['Upload'];
/** Whether a value is an Upload. */
export declare function isUpload(value: unknown): value is Upload;
/** @throws {ValidationFailure} when it is not. */
export declare function assertUpload(value: unknown): asserts value is Upload;
export declare function validateUpload(value: unknown): ValidationResult<Upload>;
