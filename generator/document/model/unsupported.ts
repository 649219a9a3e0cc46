import { formatPlace, type Place } from '../load/fault.js';

/** Something that the document says and that can't be kept yet: told, never passed over in silence. */
export interface Unsupported {
  readonly place: Place;
  /** What it is, and what is done instead. */
  readonly message: string;
}

/** Writes it on one line, place first. */
export function formatUnsupported(unsupported: Unsupported): string {
  return `${formatPlace(unsupported.place)}: ${unsupported.message}`;
}
