import type { SourceLocation } from '../../verdict/finding.js';

/** What a client is expected to send: only its author can know it. */
export interface Expectations {
  readonly requests: readonly ExpectedRequests[];
  /** Operations, in the order of the first request of each; undefined where any is right. */
  readonly order:
    { readonly operations: readonly string[]; readonly source: SourceLocation } | undefined;
  readonly headers:
    { readonly values: ExpectedValues; readonly source: SourceLocation } | undefined;
  /** Whether requests that failed are sent again; undefined where both are right. */
  readonly retries: { readonly expected: boolean; readonly source: SourceLocation } | undefined;
}

export interface ExpectedRequests {
  readonly operation: string;
  readonly min: number;
  readonly max: number;
  readonly path: ExpectedValues;
  readonly query: ExpectedValues;
  readonly headers: ExpectedValues;
  readonly body: ExpectedValues;
  readonly source: SourceLocation;
}

/** By name. */
export type ExpectedValues = Readonly<Record<string, ExpectedValue>>;

export type ExpectedValue =
  string | number | boolean | { readonly matches: string } | { readonly absent: true };

/** Whether a value, as text, is what is expected; undefined where there is none. */
export function fits(expected: ExpectedValue, actual: string | undefined): boolean {
  if (typeof expected !== 'object') return actual === String(expected);
  if ('absent' in expected) return actual === undefined;
  return actual !== undefined && new RegExp(expected.matches, 'u').test(actual);
}

/** An expected value, as a reader sees it. */
export function showExpected(expected: ExpectedValue): string {
  if (typeof expected !== 'object') return String(expected);
  return 'absent' in expected ? 'absent' : `a match of ${expected.matches}`;
}
