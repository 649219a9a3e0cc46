import { templatePattern, type ContractOperation, type ContractParameter } from '@upspec/document';
import type { Described } from '../contract/described.js';
import { decodeSegment } from './encode-segment.js';

/** A path, found to be one of an operation. */
export interface MatchedPath {
  readonly operation: string;
  /** How many characters of the path are its base. */
  readonly base: number;
  readonly parameters: readonly MatchedParameter[];
}

/** A parameter in a path. */
export interface MatchedParameter {
  readonly parameter: ContractParameter;
  readonly name: string;
  /** Decoded. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the parameters of a path by the template of its operation.
 *
 * @param path without its query
 */
export function matchTemplate(
  operation: ContractOperation,
  path: string,
): readonly MatchedParameter[] | undefined {
  const names = [...operation.path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] ?? '');
  const match = patternOf(operation.path).exec(path);
  if (match === null) return undefined;
  return names.map((name, at) => {
    const [start, end] = match.indices?.[at + 1] ?? [0, 0];
    const text = decodeSegment(path.slice(start, end));
    return { parameter: parameterOf(operation, name), name, text, start, end };
  });
}

function parameterOf(operation: ContractOperation, name: string): ContractParameter {
  const found = operation.parameters.find((each) => each.in === 'path' && each.name === name);
  return (
    found ?? {
      name,
      in: 'path',
      required: true,
      style: 'simple',
      explode: false,
      value: { mode: 'equal' },
    }
  );
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${templatePattern(template, '([^/]+?)')}$`, 'd');
}

/**
 * The operation that a path leads to, of which a part may be a base path. The one with the fewest
 * parameters comes first: OpenAPI 3.1.1, section 4.8.8, "concrete (non-templated) paths" win.
 */
export function matchPath(described: Described, path: string): MatchedPath | undefined {
  const operations = Object.entries(described.operations).sort(
    ([, a], [, b]) => countParameters(a) - countParameters(b) || methodRank(a) - methodRank(b),
  );
  for (const base of basesOf(described, path)) {
    for (const [id, operation] of operations) {
      const found = matchTemplate(operation, path.slice(base));
      if (found === undefined) continue;
      const parameters = found.map((each) => ({
        ...each,
        start: each.start + base,
        end: each.end + base,
      }));
      return { operation: id, base, parameters };
    }
  }
  return undefined;
}

/** Where a path below the base may begin: behind the documented base, at the start, at each slash. */
function basesOf({ baseUrl }: Described, path: string): readonly number[] {
  const documented = baseUrl === undefined ? '' : basePathOf(baseUrl);
  const starts = [...path.matchAll(/\//g)].map(({ index }) => index);
  const isBelow = documented !== '' && path.startsWith(`${documented}/`);
  return isBelow ? [documented.length, ...starts] : starts;
}

function basePathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname.replace(/\/$/, '') : '';
}

function countParameters({ path }: ContractOperation): number {
  return path.split('{').length;
}

/** A link is followed by a GET request. */
function methodRank({ method }: ContractOperation): number {
  return method === 'GET' ? 0 : 1;
}
