import type { WireRequest } from '../replay/build-request.js';
import { opaqueTag } from '../replay/etag.js';
import type { GivenValue } from './given-values.js';

/** A request of a case, and what its response gave. */
interface Giving {
  readonly sent: WireRequest;
  readonly given?: readonly GivenValue[];
}

/** What replaces, in commands, the entity tags that the responses of a case gave. */
export interface TagStandIns {
  /** A request whose conditions name such strings instead of tags. */
  apply(request: WireRequest, before: number): WireRequest;
  /** From such a string to the step that gave the tag. */
  readonly given: ReadonlyMap<string, GivenValue & { readonly step: number }>;
}

/** RFC 9110, section 13.1: conditions that name a representation. */
const conditions: ReadonlySet<string> = new Set(['if-match', 'if-none-match', 'if-range']);

/**
 * Finds the response that gave each tag of a condition: one of the same path before others, the last
 * of several. A tag may be as short as `"1"`, so that it is replaced in these headers alone.
 */
export function openTagStandIns(steps: readonly Giving[]): TagStandIns {
  const given = new Map<string, GivenValue & { readonly step: number }>();
  const giverOf = (path: string, tag: string, before: number): number | undefined => {
    const givers = [...steps.keys()]
      .slice(0, before)
      .filter((index) => steps[index]?.given?.some(({ at, id }) => at.in === 'tag' && id === tag));
    return givers.findLast((index) => steps[index]?.sent.path === path) ?? givers.at(-1);
  };
  return {
    given,
    apply(request, before) {
      const headers = Object.entries(request.headers).map(([name, value]): [string, string] => {
        if (!conditions.has(name)) return [name, value];
        const replaced = value.replace(/(?:W\/)?"[^"]*"/g, (tag) => {
          const id = opaqueTag(tag);
          const step = giverOf(request.path, id, before);
          if (step === undefined) return tag;
          const token = `entity-tag-${step}`;
          given.set(token, { id, at: { in: 'tag' }, step });
          return token;
        });
        return [name, replaced];
      });
      return { ...request, headers: Object.fromEntries(headers) };
    },
  };
}
