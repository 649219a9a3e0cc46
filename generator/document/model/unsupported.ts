import { formatLocation, type DocumentLocation } from '../load/lint-error.js';

/** Something in the document that is not supported yet. It is always reported. */
export interface Unsupported {
  readonly location: DocumentLocation;
  /** What it is, and what is done instead. */
  readonly message: string;
}

/** Formats it on one line, with the location first. */
export function formatUnsupported(unsupported: Unsupported): string {
  return `${formatLocation(unsupported.location)}: ${unsupported.message}`;
}
