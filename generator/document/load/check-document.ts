import {
  createConfig,
  lintDocument,
  type BaseResolver,
  type Document,
  type LocationObject,
  type NormalizedProblem,
  type Oas2Rule,
  type Oas3Rule,
} from '@redocly/openapi-core';
import { escapedSlashes } from './escaped-slashes.js';
import { infoKeywords, replayModes } from './extension-values.js';
import {
  formatError,
  formatLocation,
  type LintError,
  type DocumentLocation,
} from './lint-error.js';
import { isJsonObject, type Json } from './json.js';
import { escapeToken, valueAt } from './json-pointer.js';
import { checkMappingNames } from './mapping-names.js';
import { referToComponents, type Moves } from './references/components.js';
import { resourceNames } from './resource-keyword.js';
import type { Deviation, Deviations } from './structure/deviation.js';
import { checkStructure } from './structure/structure-rule.js';
import { suggest } from './suggest.js';

/** What a document must satisfy besides the structure of the standard. */
const QUICK_RULES = {
  'no-unresolved-refs': 'error',
  'no-identical-paths': 'warn',
  'no-enum-type-mismatch': 'warn',
} as const;

const EXAMPLE_RULES = {
  'no-invalid-media-type-examples': { severity: 'warn', allowAdditionalProperties: true },
  'no-invalid-schema-examples': { severity: 'warn', allowAdditionalProperties: true },
  'no-invalid-parameter-examples': { severity: 'warn', allowAdditionalProperties: true },
} as const;

/**
 * A repeated group of a repeated character, such as `(a+)+`: to match one example can take longer
 * than anybody waits, so the examples of such a document are not validated.
 */
const SLOW_PATTERN = /\((?:\?:)?(?:\[(?:\\.|[^\]\n])*\]|\\?.)[+*]\)(?:[+*]|\{\d*,)/;

/** Returns where the parts of a document were written. */
export interface Locations {
  location(location: LocationObject): DocumentLocation;
  /** Reports an overlay that removes the target of a reference. */
  removal(reference: string): DocumentLocation | undefined;
}

/** Something wrong in a document, and the part that has it. */
export interface Problem {
  readonly reported: LintError;
  readonly location: LocationObject;
}

/** What was found, and the repairs that warnings promise. */
export interface Checked {
  readonly problems: readonly Problem[];
  /** Gives the document the one meaning that it plausibly has; after it, it is valid. */
  readonly repairs: readonly (() => void)[];
  /** Whether the repaired document must be checked again. */
  readonly revealing: boolean;
}

/** How a document is checked. */
export interface CheckOptions {
  readonly resolver: BaseResolver;
  readonly locations: Locations;
  readonly moves: Moves;
  readonly rejectsUnchecked: boolean;
}

/** Finds all errors and warnings of a parsed document at once. */
export async function checkDocument(
  document: Document,
  { resolver, locations, moves, rejectsUnchecked }: CheckOptions,
): Promise<Checked> {
  const root: unknown = document.parsed;
  const schemas = valueAt(document.parsed as Json, '#/components/schemas');
  const names = checkMappingNames(isJsonObject(schemas) ? Object.keys(schemas) : []);
  const deviations: Deviations = { found: [], repairs: [], revealing: false, rejectsUnchecked };
  const rules = {
    structure: checkStructure(deviations),
    components: referToComponents({ root, source: document.source, deviations, moves }),
    'mapping-names': names.rule,
    'escaped-slashes': escapedSlashes,
    'replay-modes': replayModes,
    'resource-names': resourceNames,
    'info-keywords': infoKeywords,
  };
  const isSlow = SLOW_PATTERN.test(document.source.body);
  const config = await createConfig({
    rules: {
      ...(isSlow ? QUICK_RULES : { ...QUICK_RULES, ...EXAMPLE_RULES }),
      ...Object.fromEntries(Object.keys(rules).map((name) => [`upspec/${name}`, 'error'])),
      'upspec/info-keywords': 'warn',
    },
    plugins: [{ id: 'upspec', rules: { oas3: rules, oas2: oas2Rules(rules) } }],
  });
  const found = await lintDocument({ document, config, externalRefResolver: resolver });
  const problems = found.filter((problem) => !names.isAboutName(problem));
  const listed = [
    ...problems
      .filter((problem) => !isAftermath(problem, document))
      .map((problem) => toProblem(problem, document, locations)),
    ...deviations.found.map((deviation) => problemOf(deviation, locations)),
  ];
  const unique = new Map(listed.map((problem) => [formatError(problem.reported), problem]));
  const { repairs, revealing } = deviations;
  return { problems: [...unique.values()], repairs, revealing };
}

/** The rules that need nothing of OpenAPI 3: the linter calls them for Swagger 2.0, too. */
function oas2Rules({
  structure,
  components,
  'escaped-slashes': slashes,
}: Readonly<Record<'structure' | 'components' | 'escaped-slashes', Oas3Rule>>): Readonly<
  Record<string, Oas2Rule>
> {
  return { structure, components, 'escaped-slashes': slashes } as Readonly<
    Record<string, Oas2Rule>
  >;
}

/** A deviation with its location as a line and a column. */
export function problemOf(deviation: Deviation, locations: Pick<Locations, 'location'>): Problem {
  const { severity, location, message, suggestion } = deviation;
  const position = locations.location(location);
  const error = {
    severity,
    location: position,
    message,
    ...(suggestion !== undefined && { suggestion }),
  };
  return { reported: error, location };
}

/** Whether a problem only follows from another reported error, or is not a problem. */
function isAftermath(problem: NormalizedProblem, document: Document): boolean {
  // An example can't be validated by a schema that has an error itself.
  if (problem.message.startsWith('Example validation errored')) return true;
  const [location] = problem.location;
  if (problem.ruleId !== 'no-unresolved-refs' || location?.source !== document.source) return false;
  // The target exists; what the target refers to does not, and is reported at its own location.
  const node = valueAt(document.parsed as Json, pointerOf(location));
  const reference = isJsonObject(node) ? node['$ref'] : node;
  const isLocal = typeof reference === 'string' && reference.startsWith('#/');
  return isLocal && valueAt(document.parsed as Json, reference) !== undefined;
}

/** A location's pointer; the linter writes `#/` for the root, and does not encode percent signs. */
export function pointerOf({ pointer = '' }: { readonly pointer?: string | undefined }): string {
  return pointer.replace(/^#\/?$|^#/, '');
}

function toProblem(problem: NormalizedProblem, document: Document, locations: Locations): Problem {
  const [location = { source: document.source, pointer: '#/' }] = problem.location;
  return { location, reported: toLintError(problem, { document, location, locations }) };
}

/** Where a problem is. */
interface Context {
  readonly document: Document;
  readonly location: LocationObject;
  readonly locations: Locations;
}

function toLintError(
  problem: NormalizedProblem,
  { document, location, locations }: Context,
): LintError {
  const position = locations.location(location);
  const isHere = location.source === document.source;
  const value = isHere ? valueAt(document.parsed as Json, pointerOf(location)) : undefined;
  const reference = isJsonObject(value) ? value['$ref'] : value;
  if (problem.ruleId === 'no-unresolved-refs' && typeof reference === 'string') {
    const removal = locations.removal(reference);
    if (removal !== undefined) {
      const message = `this removes ${reference}, to which ${formatLocation(position)} refers`;
      return {
        severity: 'error',
        location: removal,
        message,
        suggestion: 'remove the reference as well',
      };
    }
  }
  return {
    severity: problem.severity === 'warn' ? 'warning' : 'error',
    location: position,
    ...describe(problem, value, document.parsed as Json),
  };
}

function describe(
  problem: NormalizedProblem,
  value: unknown,
  root: Json,
): Pick<LintError, 'message' | 'suggestion'> {
  const message = problem.message.trim().replace(/\.$/, '');
  if (problem.ruleId === 'no-unresolved-refs') return describeReference(value, message, root);
  const near = problem.suggest[0];
  return near === undefined ? { message } : { message, suggestion: `did you mean "${near}"?` };
}

function describeReference(
  value: unknown,
  message: string,
  root: Json,
): Pick<LintError, 'message' | 'suggestion'> {
  const reference = isJsonObject(value) ? value['$ref'] : value;
  if (typeof reference !== 'string') return { message };
  const text = `$ref "${reference}" does not resolve`;
  if (!reference.startsWith('#/')) {
    const component = `#/components/schemas/${escapeToken(reference)}`;
    const isName = valueAt(root, component) !== undefined;
    return isName
      ? { message: text, suggestion: `did you mean "${component}"?` }
      : {
          message: `${text}: ${message.replace(/^Can't resolve \$ref: | in "[^"]*"(?= \(\d+:\d+\)$)/g, '')}`,
        };
  }
  const last = reference.slice(reference.lastIndexOf('/') + 1);
  const component = `#/components/schemas/${last}`;
  if (!reference.startsWith('#/components/') && valueAt(root, component) !== undefined) {
    return { message: text, suggestion: `did you mean "${component}"?` };
  }
  const cut = reference.lastIndexOf('/');
  const siblings = valueAt(root, reference.slice(0, cut));
  if (!isJsonObject(siblings))
    return { message: text, suggestion: `${reference.slice(0, cut)} does not exist either` };
  const near = suggest(reference.slice(cut + 1), Object.keys(siblings));
  if (near === undefined)
    return { message: text, suggestion: `${reference.slice(0, cut)} has no such name` };
  return { message: text, suggestion: `did you mean "${reference.slice(0, cut + 1)}${near}"?` };
}
