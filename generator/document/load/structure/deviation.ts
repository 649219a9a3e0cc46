import type { LocationObject } from '@redocly/openapi-core';

/** A value of a parsed document; repairs change it. */
export interface Tree {
  [key: string]: unknown;
}

/** A deviation of a document from the standard. */
export interface Deviation {
  /** A warning where the document has one plausible meaning, and an error where it has none. */
  readonly severity: 'error' | 'warning';
  readonly location: LocationObject;
  /** What is wrong, and for a warning how it is read. */
  readonly message: string;
  readonly suggestion?: string;
}

/** The deviations of a document, and the repairs that give it the meaning that warnings state. */
export interface Deviations {
  readonly found: Deviation[];
  /** Called after the document was read completely: a rule must not change what others read. */
  readonly repairs: (() => void)[];
  /** Whether a repair shows parts of the document that were not checked yet. */
  revealing: boolean;
  /** Whether a keyword that no value can be checked by is an error. */
  readonly rejectsUnchecked?: boolean;
}

/** Whether a value is an object that is not an array. */
export function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a reference. */
export function isReference(value: unknown): value is Tree & { $ref: string } {
  return isTree(value) && typeof value['$ref'] === 'string';
}

/** The name of a value's JSON type, with its article: `an array`. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  const type = typeof value;
  return type === 'object' ? 'an object' : `a ${type}`;
}
