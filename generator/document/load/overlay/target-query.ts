import { JSONPathEnvironment, JSONPathNode, jsonpath, type JSONPathQuery } from 'json-p3';
import { formatPointer } from '../json-pointer.js';
import { suggest } from '../suggest.js';
import { isMapping, type JsonTree, type Path } from './json-tree.js';
import { patternFunction } from './pattern-function.js';
import { ReadBudget } from './read-budget.js';

/** How many reads a query may need; `$..*` needs 4 million in the largest known document. */
const MAX_READS = 6_000_000;
/** The cost of a found value, which is stored with its location. */
const READS_PER_NODE = 4;
const MAX_TARGET = 10_000;
/** Deeper than any document may nest. */
const MAX_DEPTH = 1000;

/** A target that is not a JSONPath query of RFC 9535. */
export class InvalidTargetError extends Error {
  override readonly name = 'InvalidTargetError';
}

/** What a query found. */
export interface Found {
  /** The locations without duplicates, in the order of the document. */
  readonly paths: readonly Path[];
  /** Where it found nothing: the step that failed, and a suggestion. */
  readonly hint: string;
}

/** A JSONPath query (RFC 9535) with a limit on its reads. */
export class TargetQuery {
  readonly #query: JSONPathQuery;
  readonly #environment: JSONPathEnvironment;

  /** @throws {InvalidTargetError} when the target is not valid. */
  constructor(target: string) {
    if (target.length > MAX_TARGET) {
      throw new InvalidTargetError(`it is longer than ${String(MAX_TARGET)} characters`);
    }
    this.#environment = new JSONPathEnvironment({ maxRecursionDepth: MAX_DEPTH });
    try {
      this.#query = this.#environment.compile(target);
    } catch (error) {
      throw new InvalidTargetError(reasonOf(error), { cause: error });
    }
  }

  /** @throws {ReadBudgetError} when the query reads too much. */
  find(root: JsonTree, total: ReadBudget): Found {
    const budget = new ReadBudget(MAX_READS, total);
    const { functionRegister } = this.#environment;
    functionRegister.set('match', patternFunction('match', budget));
    functionRegister.set('search', patternFunction('search', budget));
    const view = budget.view(root);
    let nodes: readonly JSONPathNode[] = [new JSONPathNode(view, [], view)];
    for (const segment of this.#query.segments) {
      // Each location is kept once between the segments, or nested descendants would multiply.
      const found = new Map<string, JSONPathNode>();
      for (const node of segment.lazyResolve(nodes)) {
        budget.charge(READS_PER_NODE);
        const pointer = formatPointer(node.location);
        if (!found.has(pointer)) found.set(pointer, node);
      }
      if (found.size === 0) return { paths: [], hint: hintOf(nodes, segment) };
      nodes = [...found.values()];
    }
    return { paths: nodes.map(({ location }) => location), hint: '' };
  }
}

/** The reason alone: the library adds an excerpt of the query, which the message shows anyway. */
function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'it is nested too deeply';
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/ \('.*':\d+\)$/s, '');
}

function hintOf(nodes: readonly JSONPathNode[], segment: jsonpath.JSONPathSegment): string {
  const keys = [
    ...new Set(nodes.flatMap(({ value }) => (isMapping(value) ? Object.keys(value) : []))),
  ];
  const [selector] = segment.selectors;
  if (selector instanceof jsonpath.selectors.NameSelector) {
    const near = suggest(selector.name, keys);
    const missing = `there is no "${selector.name}"${whereOf(nodes)}`;
    return near === undefined ? missing : `${missing}; did you mean "${near}"?`;
  }
  return `${segment.toString()} selects nothing${whereOf(nodes)}`;
}

function whereOf(nodes: readonly JSONPathNode[]): string {
  const [first] = nodes;
  if (first === undefined || first.location.length === 0) return ' at the root';
  const pointer = `#${formatPointer(first.location)}`;
  return nodes.length === 1
    ? ` in ${pointer}`
    : ` in ${pointer} and ${String(nodes.length - 1)} more`;
}
