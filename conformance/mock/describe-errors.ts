import { escapeToken, valueAt } from '@upspec/document/json-pointer';
import type { ValidationError } from '../contract/schema-judge.js';
import { showValue } from '../json/show-value.js';
import type { RequestViolation } from './request-problem.js';

/** No response reports more: a list of thousands of wrong items has as many errors. */
const most = 20;

/** Keywords that only say that another one, which is reported too, rejects the value. */
const summaries: ReadonlySet<string> = new Set(['oneOf', 'anyOf', 'allOf', 'if', '$ref']);

/**
 * The errors of a value as violations: what would be right, and what is there.
 *
 * @param judged `location` is that of the value: `query limit`, or `#` for a body
 */
export function describeErrors(
  errors: readonly ValidationError[],
  { location, value }: { readonly location: string; readonly value: unknown },
): RequestViolation[] {
  const specific = errors.filter(({ keyword }) => !summaries.has(keyword));
  const reported = specific.length > 0 ? specific : errors;
  const violations = reported.map((error): RequestViolation => {
    const path = error.path;
    const own =
      error.keyword === 'required' ? `${path}/${escapeToken(error.property ?? '')}` : path;
    const message =
      error.keyword === 'required'
        ? 'is missing; it is required'
        : `${messageOf(error)}, but it is ${showValue(valueAt(value, path))}`;
    return { location: joined(location, own), message };
  });
  const different = new Map(violations.map((each) => [`${each.location} ${each.message}`, each]));
  return [...different.values()].slice(0, most);
}

function messageOf({ message, keyword }: ValidationError): string {
  return keyword === 'pattern' || keyword === 'format' ? message.replaceAll('"', "'") : message;
}

function joined(location: string, path: string): string {
  if (location === '#') return `#${path}`;
  return path === '' ? location : `${location}${path}`;
}
