import type { NearValue } from './given-values.js';
import type { OriginOfId } from './needed-steps.js';

/** A shorter one may be the beginning of an id by chance. */
const shortest = 6;

/**
 * The segments of paths that are close to an id which was created, but are not ids themselves: a shell
 * makes them of the id that it reads.
 *
 * @param ids by what replaces them in commands
 * @returns by the segment
 */
export function nearValues(
  ids: ReadonlyMap<string, OriginOfId>,
  paths: readonly string[],
): ReadonlyMap<string, OriginOfId> {
  const near = new Map<string, OriginOfId>();
  const segments = new Set(paths.flatMap((path) => path.split('?', 1).join().split('/')));
  for (const segment of segments) {
    if (segment.length < shortest || ids.has(segment)) continue;
    for (const [token, { id, at, step }] of ids) {
      const kind = at.in === 'request' ? undefined : nearnessOf(segment, String(id));
      // The string that replaces an id in commands has another beginning.
      if (kind !== undefined && token === id) near.set(segment, { id, at, step, near: kind });
    }
  }
  return near;
}

function nearnessOf(segment: string, id: string): NearValue | undefined {
  if (segment === id) return undefined;
  if (id.startsWith(segment)) return { kind: 'beginning', length: segment.length };
  return segment === otherCase(id) ? { kind: 'other-case' } : undefined;
}

function otherCase(id: string): string {
  return id.replace(/[a-z]/gi, (character) =>
    character === character.toLowerCase() ? character.toUpperCase() : character.toLowerCase(),
  );
}
