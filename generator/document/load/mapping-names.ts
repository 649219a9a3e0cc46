// https://spec.openapis.org/oas/v3.1.1.html#discriminator-object
import type { Location, NormalizedProblem, Oas3Rule, UserContext } from '@redocly/openapi-core';
import { suggest } from './suggest.js';

/** A mapping's target is a reference and not a name where it looks like a URI or a file. */
const REFERENCE = /[#/]|\.(ya?ml|json)$/i;

/** A lint rule for the names in the mappings of discriminators, and the names that it checked. */
export interface MappingNames {
  readonly rule: Oas3Rule;
  /** Whether a problem is about a name, which the linter's own rule treats as a reference. */
  readonly isAboutName: (problem: NormalizedProblem) => boolean;
}

/** Accepts "the name of a schema" as well as a reference to one. */
export function checkMappingNames(schemas: readonly string[]): MappingNames {
  const judged = new Set<string>();
  const check = (target: unknown, position: Location, report: UserContext['report']): void => {
    if (typeof target !== 'string') return;
    const isName = schemas.includes(target);
    if (!isName && REFERENCE.test(target)) return;
    judged.add(position.absolutePointer);
    if (isName) return;
    const near = suggest(target, schemas);
    report({
      location: position,
      message: `discriminator mapping "${target}" names no schema`,
      suggest: near === undefined ? [] : [near],
    });
  };
  const rule: Oas3Rule = () => ({
    Discriminator: (discriminator, { report, location }) => {
      const target: unknown = Reflect.get(discriminator, 'defaultMapping');
      check(target, location.child('defaultMapping'), report);
    },
    DiscriminatorMapping: (mapping, { report, location }) => {
      for (const [key, target] of Object.entries(mapping))
        check(target, location.child(key), report);
    },
  });
  const isAboutName = ({ ruleId, location: [location] }: NormalizedProblem): boolean =>
    ruleId === 'no-unresolved-refs' &&
    location?.pointer !== undefined &&
    judged.has(`${location.source.absoluteRef}${location.pointer}`);
  return { rule, isAboutName };
}
