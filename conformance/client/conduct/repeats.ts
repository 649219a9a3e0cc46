import { isCut, isSameBody } from './compare-bodies.js';
import type { Conduct, Interfered, Sent } from './conduct.js';

/**
 * The later requests that repeat one: with the same method and target, and the same body or a part of
 * it. With another body it is another request, such as the next file.
 */
export function repeatsOf(
  { sent: first, endedAt }: Interfered,
  { sent }: Conduct,
): readonly Sent[] {
  return sent.filter(
    ({ ordinal, method, target, sentAt, body }) =>
      ordinal > first.ordinal &&
      method === first.method &&
      target === first.target &&
      sentAt >= (endedAt ?? first.sentAt) &&
      (isSameBody(first.body, body) || isCut(first.body, body)),
  );
}
