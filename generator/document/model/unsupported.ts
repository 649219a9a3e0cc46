import { formatPlace, type Place } from '../load/fault.js';

/** Something in the document that is not supported yet. It is always reported. */
export interface Unsupported {
  readonly place: Place;
  /** What it is, and what is done instead. */
  readonly message: string;
}

/** Formats it on one line, with the location first. */
export function formatUnsupported(unsupported: Unsupported): string {
  return `${formatPlace(unsupported.place)}: ${unsupported.message}`;
}
