import { escapeToken, valueAt } from '@upspec/document/json-pointer';
import type { ValidationError } from '../contract/schema-judge.js';
import { showValue } from '../json/show-value.js';
import type { RequestViolation } from './request-problem.js';

/** No response reports more: a list of thousands of wrong items has as many errors. */
const most = 20;

/** Keywords that only say that another one, which is reported too, rejects the value. */
const summaries: ReadonlySet<string> = new Set(['oneOf', 'anyOf', 'allOf', 'if', '$ref']);

/** Keywords whose errors are about one property of an object. */
const ofProperties: ReadonlySet<string> = new Set([
  'required',
  'additionalProperties',
  'unevaluatedProperties',
]);

/**
 * The errors of a value as violations: what would be right, and what is there.
 *
 * @param judged `location` is that of the value: `query limit`, or `#` for a body
 */
export function describeErrors(
  errors: readonly ValidationError[],
  { location, value }: { readonly location: string; readonly value: unknown },
): RequestViolation[] {
  // That a value is not null says nothing where its other schema rejects it too.
  const specific = errors.filter(
    ({ keyword, type }) => !summaries.has(keyword) && (keyword !== 'type' || type !== 'null'),
  );
  const reported = specific.length > 0 ? specific : errors;
  const violations = reported.map((error): RequestViolation => {
    const path = error.path;
    const { property } = error;
    const isOfProperty = property !== undefined && ofProperties.has(error.keyword);
    const own = isOfProperty ? `${path}/${escapeToken(property)}` : path;
    return { location: joined(location, own), message: messageOf(error, valueAt(value, path)) };
  });
  const different = new Map(violations.map((each) => [`${each.location} ${each.message}`, each]));
  return [...different.values()].slice(0, most);
}

function messageOf({ message, keyword }: ValidationError, value: unknown): string {
  if (keyword === 'required') return 'is missing; it is required';
  if (ofProperties.has(keyword)) return 'must not be there; the schema has no such property';
  return `${message.replaceAll('must NOT have', 'must not have')}, but it is ${showValue(value)}`;
}

function joined(location: string, path: string): string {
  if (location === '#') return `#${path}`;
  return path === '' ? location : `${location}${path}`;
}
