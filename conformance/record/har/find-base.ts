import { templatePattern, type Contract, type ContractOperation } from '@upspec/document';
import { cutText } from '../../json/show-value.js';
import { UsageError } from '../../kit-error.js';
import type { HarEntry } from './har-schema.js';

/**
 * Finds the base URL of the API among all that a HAR file holds: the one below which the most
 * requests are operations, and of equal ones the one that the document names.
 *
 * @param given a base URL, or a path such as `/v1`, where the user names it
 * @throws {UsageError} when no request fits, with what the file holds instead
 */
export function findBase(entries: readonly HarEntry[], contract: Contract, given?: string): string {
  const counts = countBases(entries, contract);
  const fitting = [...counts].filter(([base]) => fits(base, given));
  const [found] = fitting.toSorted(([a, one], [b, other]) => {
    if (one.requests !== other.requests) return other.requests - one.requests;
    if (one.literals !== other.literals) return other.literals - one.literals;
    return Number(b === contract.baseUrl) - Number(a === contract.baseUrl);
  });
  if (found !== undefined) return found[0];
  throw new UsageError(describeMismatch(entries, { contract, counts, given }));
}

/** How well a base fits. */
interface BaseCount {
  /** How many requests below it are operations. */
  readonly requests: number;
  /** How many segments of their paths are not parameters. */
  readonly literals: number;
}

interface Template {
  readonly method: string;
  readonly pattern: RegExp;
  readonly literals: number;
}

function countBases(
  entries: readonly HarEntry[],
  { operations }: Contract,
): ReadonlyMap<string, BaseCount> {
  const templates = Object.values(operations).map(toTemplate);
  const counts = new Map<string, BaseCount>();
  for (const { request } of entries) {
    for (const [base, literals] of basesOf(request, templates)) {
      const { requests = 0, literals: before = 0 } = counts.get(base) ?? {};
      counts.set(base, { requests: requests + 1, literals: before + literals });
    }
  }
  return counts;
}

function toTemplate({ method, path }: ContractOperation): Template {
  const source = templatePattern(path, '[^/]+');
  const literals = path.split('/').filter((segment) => segment !== '' && !segment.includes('{'));
  return { method, pattern: new RegExp(`^(.*)${source}$`, 's'), literals: literals.length };
}

/** Whatever may come before the path of an operation, each with the best template that fits. */
function basesOf(
  { method, url }: HarEntry['request'],
  templates: readonly Template[],
): ReadonlyMap<string, number> {
  const { origin, pathname, protocol } = new URL(url);
  const bases = new Map<string, number>();
  if (!/^https?:$/.test(protocol)) return bases;
  for (const template of templates) {
    if (template.method !== method) continue;
    const before = template.pattern.exec(pathname)?.[1];
    if (before === undefined) continue;
    const base = `${origin}${before}`;
    bases.set(base, Math.max(bases.get(base) ?? 0, template.literals));
  }
  return bases;
}

function fits(base: string, given: string | undefined): boolean {
  if (given === undefined) return true;
  const expected = withoutSlash(given);
  const spelled = URL.canParse(expected)
    ? withoutSlash(new URL(expected).href)
    : encodeURI(expected);
  const path = withoutSlash(new URL(base).pathname);
  return [expected, spelled].some((each) => base === each || path === each);
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

const mostHosts = 5;
const mostPaths = 3;

interface Mismatch {
  readonly contract: Contract;
  readonly counts: ReadonlyMap<string, BaseCount>;
  readonly given: string | undefined;
}

/** What is wrong, what the file holds, and what would help. */
function describeMismatch(
  entries: readonly HarEntry[],
  { contract, counts, given }: Mismatch,
): string {
  const below = given === undefined ? '' : ` below ${given}`;
  const [example] = Object.values(contract.operations);
  const other = [...counts].toSorted(([, a], [, b]) => b.requests - a.requests)[0];
  return [
    `no request${below} is an operation of ${contract.title}`,
    ...describeHosts(entries),
    ...(other === undefined
      ? [
          `the document has such as ${example?.method ?? 'GET'} ${example?.path ?? '/'}; ` +
            `--base names what comes before its paths, and --spec the document`,
        ]
      : [`--base ${other[0]} would fit ${countOf(other[1].requests, 'request')}`]),
  ].join('\n');
}

function describeHosts(entries: readonly HarEntry[]): readonly string[] {
  if (entries.length === 0) return ['the file has no entries'];
  const paths = new Map<string, Set<string>>();
  for (const { request } of entries) {
    const { origin, pathname } = new URL(request.url);
    const known = paths.get(origin) ?? new Set();
    paths.set(origin, known.add(`${request.method} ${cutText(pathname)}`));
  }
  const lines = [...paths].slice(0, mostHosts).map(([origin, own]) => {
    const shown = [...own].slice(0, mostPaths).join(', ');
    const rest = own.size - mostPaths;
    return `the file has ${origin}: ${shown}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
  });
  const rest = paths.size - mostHosts;
  return rest > 0 ? [...lines, `and ${countOf(rest, 'host')} more`] : lines;
}

function countOf(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
