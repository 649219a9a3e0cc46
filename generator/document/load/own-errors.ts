import { findChunkedUploadErrors } from './chunked-upload-keyword.js';
import type { LintError, DocumentLocation } from './lint-error.js';
import { isJsonObject } from './json.js';
import { findLifecycleErrors } from './lifecycle-keyword.js';
import { findServerErrors } from './server-errors.js';

/** Finds the errors that the general OpenAPI rules do not cover. */
export function findOwnErrors(
  root: unknown,
  location: (pointer: string) => DocumentLocation,
): readonly LintError[] {
  if (!isJsonObject(root)) return [];
  return [
    ...findServerErrors(root, location),
    ...findLifecycleErrors(root, location),
    ...findChunkedUploadErrors(root, location),
  ];
}
