import type { Oas3Rule } from '@redocly/openapi-core';
import type { LintError, DocumentLocation } from './lint-error.js';
import { isJsonObject, type Json } from './json.js';
import { pointerTo } from './json-pointer.js';
import { suggest } from './suggest.js';

/**
 * `x-upspec-resource` of a schema, a parameter or a header: the resource whose ids the value holds,
 * or the items of the list.
 *
 * ```yaml
 * folder: { type: integer, x-upspec-resource: folders }
 * ```
 *
 * Such a value is `assigned`, unless `x-upspec-replay` states another mode.
 */
export const RESOURCE_KEYWORD = 'x-upspec-resource';

/** A lint rule: the keyword names one resource. */
export const resourceNames: Oas3Rule = () => ({
  any: {
    enter: (node: unknown, { report, location }) => {
      if (!isJsonObject(node) || !Object.hasOwn(node, RESOURCE_KEYWORD)) return;
      const name = node[RESOURCE_KEYWORD];
      if (typeof name === 'string' && name !== '') return;
      report({
        location: location.child(RESOURCE_KEYWORD),
        message: `${RESOURCE_KEYWORD} ${JSON.stringify(name)} is not the name of a resource; write for example ${RESOURCE_KEYWORD}: pets`,
      });
    },
  },
});

/** A document that may name resources. */
export interface NamingDocument {
  readonly root: Json;
  location(pointer: string): DocumentLocation;
}

/**
 * Finds the resources that a document names but does not define.
 *
 * @param resources the names of those that it has; called only where one is named
 */
export function findResourceErrors(
  { root, location }: NamingDocument,
  resources: () => readonly string[],
): readonly LintError[] {
  const named = namesIn(root, '#', false);
  if (named.length === 0) return [];
  const known = resources();
  return named
    .filter(({ name }) => !known.includes(name))
    .map(({ name, pointer }): LintError => {
      const near = suggest(name, known);
      return {
        severity: 'error',
        location: location(pointer),
        message: `${RESOURCE_KEYWORD} "${name}" is not a resource of this document`,
        suggestion:
          near === undefined
            ? `it can be ${known.join(', ') || 'one that x-upspec-lifecycle creates'}`
            : `did you mean "${near}"?`,
      };
    });
}

interface NamedResource {
  readonly name: string;
  readonly pointer: string;
}

/** Keywords whose values are data and not schemas. */
const DATA = new Set(['example', 'examples', 'default', 'enum', 'const']);
/** Keywords whose keys are names and not keywords. */
const NAME_MAPS = new Set(['properties', 'patternProperties', 'schemas', 'parameters', 'headers']);

function namesIn(
  value: Json | undefined,
  pointer: string,
  isNameMap: boolean,
): readonly NamedResource[] {
  if (Array.isArray(value)) {
    const items: readonly Json[] = value;
    return items.flatMap((item, index) => namesIn(item, pointerTo(pointer, String(index)), false));
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = pointerTo(pointer, key);
    if (isNameMap) return namesIn(inner, at, false);
    if (key === RESOURCE_KEYWORD && typeof inner === 'string')
      return [{ name: inner, pointer: at }];
    return DATA.has(key) ? [] : namesIn(inner, at, NAME_MAPS.has(key));
  });
}
