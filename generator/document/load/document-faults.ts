import {
  createConfig,
  lintDocument,
  type BaseResolver,
  type Document,
  type LocationObject,
  type NormalizedProblem,
} from '@redocly/openapi-core';
import { escapedSlashes } from './escaped-slashes.js';
import { infoKeywords, replayModes } from './extension-values.js';
import { formatFault, formatPlace, type Fault, type Place } from './fault.js';
import { isJsonObject, type Json } from './json.js';
import { valueAt } from './json-pointer.js';
import { checkMappingNames } from './mapping-names.js';
import { resourceNames } from './resource-keyword.js';
import { suggest } from './suggest.js';

/** What a document must satisfy before it is used. */
const RULES = {
  struct: 'error',
  'no-unresolved-refs': 'error',
  'operation-operationId-unique': 'error',
  'path-parameters-defined': 'error',
  'no-identical-paths': 'warn',
  'no-enum-type-mismatch': 'warn',
  'no-invalid-media-type-examples': { severity: 'warn', allowAdditionalProperties: true },
  'no-invalid-schema-examples': { severity: 'warn', allowAdditionalProperties: true },
  'no-invalid-parameter-examples': { severity: 'warn', allowAdditionalProperties: true },
} as const;

/** Returns where the parts of a document were written. */
export interface Locations {
  place(location: LocationObject): Place;
  /** Reports an overlay that removes the target of a reference. */
  removal(reference: string): Place | undefined;
}

/** Finds all errors of a parsed document at once. */
export async function findDocumentFaults(
  document: Document,
  resolver: BaseResolver,
  locations: Locations,
): Promise<readonly Fault[]> {
  const schemas = valueAt(document.parsed as Json, '#/components/schemas');
  const names = checkMappingNames(isJsonObject(schemas) ? Object.keys(schemas) : []);
  const config = await createConfig({
    rules: {
      ...RULES,
      'upspec/mapping-names': 'error',
      'upspec/escaped-slashes': 'error',
      'upspec/replay-modes': 'error',
      'upspec/resource-names': 'error',
      'upspec/info-keywords': 'warn',
    },
    plugins: [
      {
        id: 'upspec',
        rules: {
          oas3: {
            'mapping-names': names.rule,
            'escaped-slashes': escapedSlashes,
            'replay-modes': replayModes,
            'resource-names': resourceNames,
            'info-keywords': infoKeywords,
          },
        },
      },
    ],
  });
  const found = await lintDocument({ document, config, externalRefResolver: resolver });
  const problems = found.filter((problem) => !names.isAboutName(problem));
  const faults = problems
    .filter((problem) => !isAftermath(problem, problems, document))
    .map((problem) => toFault(problem, document, locations));
  return [...new Map(faults.map((fault) => [formatFault(fault), fault])).values()];
}

/** Whether a problem only follows from another reported error, or is not a problem. */
function isAftermath(
  problem: NormalizedProblem,
  problems: readonly NormalizedProblem[],
  document: Document,
): boolean {
  // An example can't be validated by a schema that has an error itself.
  if (problem.message.startsWith('Example validation errored')) return true;
  const [location] = problem.location;
  if (problem.ruleId === 'path-parameters-defined') {
    // The rule knows only names in Latin script, and ignores a parameter without a location.
    if (isOfServerRequest(location?.pointer)) return true;
    const isMisplaced = (pointer = ''): boolean => pointer.endsWith('/in');
    const misplaced = problems.some((other) => isMisplaced(other.location[0]?.pointer));
    return misplaced || /[^\x20-\x7e]/.test(problem.message);
  }
  if (problem.ruleId !== 'no-unresolved-refs' || location?.source !== document.source) return false;
  // The target exists; what the target refers to does not, and is reported at its own location.
  const node = valueAt(document.parsed as Json, pointerOf(location));
  const reference = isJsonObject(node) ? node['$ref'] : node;
  const isLocal = typeof reference === 'string' && reference.startsWith('#/');
  return isLocal && valueAt(document.parsed as Json, reference) !== undefined;
}

/**
 * Whether a location is in a callback or a webhook, which is a request that the server sends. The key
 * of a callback is "a runtime expression" (OpenAPI 3.1.1, section 4.8.18), that of a webhook a name:
 * neither is the template of a path, so that its braces name no path parameters.
 */
function isOfServerRequest(pointer = ''): boolean {
  return /^#\/(?:paths\/[^/]+\/[^/]+\/callbacks|components\/callbacks|webhooks)\//.test(pointer);
}

/** A location's pointer; the linter writes `#/` for the root, and does not encode percent signs. */
export function pointerOf({ pointer = '' }: { readonly pointer?: string | undefined }): string {
  return pointer.replace(/^#\/?$|^#/, '');
}

function toFault(problem: NormalizedProblem, document: Document, locations: Locations): Fault {
  const location = problem.location[0];
  if (location === undefined) {
    const place = locations.place({ source: document.source, pointer: '#/' });
    return { severity: 'error', place, message: problem.message };
  }
  const pointer = location.pointer ?? '';
  const place = locations.place(location);
  const isHere = location.source === document.source;
  const value = isHere ? valueAt(document.parsed as Json, pointerOf(location)) : undefined;
  const reference = isJsonObject(value) ? value['$ref'] : value;
  if (problem.ruleId === 'no-unresolved-refs' && typeof reference === 'string') {
    const removal = locations.removal(reference);
    if (removal !== undefined) {
      const message = `this removes ${reference}, to which ${formatPlace(place)} refers`;
      return {
        severity: 'error',
        place: removal,
        pointer: pointerOf(location),
        message,
        suggestion: 'remove the reference as well',
      };
    }
  }
  const told = describe(problem, value, document.parsed as Json);
  const ignorable = hasNoMeaning(problem, pointer);
  return {
    severity: problem.severity === 'warn' || ignorable ? 'warning' : 'error',
    place,
    ...(isHere && { pointer: pointerOf(location) }),
    ...told,
  };
}

/**
 * A property that the standard doesn't define has no effect, and published documents have many
 * of them, so it is reported as a warning. So is the boolean bound of OpenAPI 3.0.
 */
function hasNoMeaning(problem: NormalizedProblem, pointer: string): boolean {
  if (problem.ruleId !== 'struct') return false;
  return (
    problem.message.endsWith('is not expected here.') || /\/exclusiveM(in|ax)imum$/.test(pointer)
  );
}

function describe(
  problem: NormalizedProblem,
  value: unknown,
  root: Json,
): Pick<Fault, 'message' | 'suggestion'> {
  const message = problem.message.trim().replace(/\.$/, '');
  if (problem.ruleId === 'no-unresolved-refs') return describeReference(value, message, root);
  const enumeration = /^`(.+?)` can be one of the following only: (.+)$/.exec(message);
  if (enumeration !== null && typeof value === 'string') {
    const [, keyword = '', allowed = ''] = enumeration;
    const words = [...allowed.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? '');
    const near = problem.suggest[0] ?? suggest(value, words);
    const kind = keyword === 'type' ? 'is not a JSON Schema type' : 'is not allowed here';
    return {
      message: `${keyword} "${value}" ${kind}`,
      suggestion: near === undefined ? `it can be ${words.join(', ')}` : `did you mean "${near}"?`,
    };
  }
  const near = problem.suggest[0];
  return near === undefined ? { message } : { message, suggestion: `did you mean "${near}"?` };
}

function describeReference(
  value: unknown,
  message: string,
  root: Json,
): Pick<Fault, 'message' | 'suggestion'> {
  const reference = isJsonObject(value) ? value['$ref'] : value;
  if (typeof reference !== 'string') return { message };
  const text = `$ref "${reference}" does not resolve`;
  if (!reference.startsWith('#/')) {
    return { message: `${text}: ${message.replace(/^Can't resolve \$ref: /, '')}` };
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
