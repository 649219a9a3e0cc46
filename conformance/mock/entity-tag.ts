import { createHash } from 'node:crypto';
import type { MockRequest } from './mock-request.js';
import { RequestProblem } from './request-problem.js';

/** A strong entity tag of a state (RFC 9110, section 8.8.3). */
export function entityTag(state: unknown): string {
  const text = JSON.stringify(state) ?? '';
  return `"${createHash('sha256').update(text).digest('hex').slice(0, 24)}"`;
}

/**
 * Evaluates `If-Match` (RFC 9110, section 13.1.1).
 *
 * @throws {RequestProblem} where the state is another one
 */
export function checkIfMatch({ headers }: Pick<MockRequest, 'headers'>, etag: string): void {
  const condition = headers['if-match'];
  if (condition === undefined || condition.trim() === '*') return;
  if (tagsOf(condition).includes(etag)) return;
  const message = `must be ${etag}, but it is ${condition}`;
  throw new RequestProblem('condition-failed', [{ location: 'header If-Match', message }]);
}

/** Whether the client has the state already, by `If-None-Match` (RFC 9110, section 13.1.2). */
export function isNotModified({ headers }: Pick<MockRequest, 'headers'>, etag: string): boolean {
  const condition = headers['if-none-match'];
  if (condition === undefined) return false;
  // "A recipient MUST use the weak comparison function", so a leading W/ does not count.
  const tags = tagsOf(condition).map((tag) => tag.replace(/^W\//, ''));
  return condition.trim() === '*' || tags.includes(etag);
}

function tagsOf(header: string): readonly string[] {
  return [...header.matchAll(/(?:W\/)?"[^"]*"/g)].map(([tag]) => tag);
}
