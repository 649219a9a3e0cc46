import type { ValidationError } from '../contract/schema-judge.js';
import type { Contract } from '../contract.js';
import { comparisonOf, propertyOf, type Described } from '../contract/described.js';
import { isJsonObject } from '../json/json-object.js';
import { parsePointer, pointerTo, valueAt } from '@upspec/document/json-pointer';
import { cutText } from '../json/show-value.js';
import { schemaOf, type ExchangeFacts } from './exchange-facts.js';
import type { Violation } from './violation.js';
import { atBody } from '../difference/location.js';
import { assertionOf, present, valueOf, words, type Reading } from '../difference/reading.js';

/** A violation with its pointer, so that other checks need not report it again. */
export interface SchemaViolation extends Violation {
  readonly pointer: string;
}

/** Judges the live body by its schema alone: one violation for each location, not for each item. */
export function checkSchema(facts: ExchangeFacts): readonly SchemaViolation[] {
  const schema = schemaOf(facts);
  if (schema === undefined) return [];
  if (!facts.json.ok) return [notJson(facts, facts.json.problem)];
  const { contract, json, profile } = facts;
  return judgeValue(contract, { schema, live: json.value, optional: profile.optional });
}

function notJson({ received }: ExchangeFacts, problem: string): SchemaViolation {
  const text = cutText(received.bytes.toString('utf8', 0, 400));
  const isTooDeep = problem.startsWith('JSON nested');
  const reported =
    text === '' ? 'no body' : `${received.headers['content-type'] ?? 'no type'}: ${text}`;
  return {
    pointer: '',
    location: atBody(),
    expected: words('a JSON body'),
    actual: words(isTooDeep || received.cut ? problem : reported),
    locations: ['rule.not-json'],
  };
}

/** A live value, and the name of the schema that it must conform to. */
export interface Judged {
  readonly schema: string;
  readonly live: unknown;
  /** Properties that may be absent or null all the same: `Pet.status`. */
  readonly optional?: readonly string[];
}

/** The violations of a schema by a live JSON value. */
export function judgeValue(contract: Contract, judged: Judged): readonly SchemaViolation[] {
  const { schema, live } = judged;
  const result = contract.schemas.judge(schema, live);
  if (result.kind !== 'invalid') return [];
  const violations = new Map<string, SchemaViolation[]>();
  const errors = joinMissing(bindingErrors(contract, judged, result.errors));
  for (const error of joinOtherKind(meaningfulErrors(errors), contract, live)) {
    const locations = locationsOfError(contract.described, schema, { ...error, live });
    const violation: SchemaViolation = {
      pointer: error.whole ?? error.path,
      location: atBody(error.path),
      expected: expectationOf(error),
      actual: valueOf(valueAt(live, error.path)),
      locations,
    };
    const kind = `${error.keyword} ${locations[0]}`;
    violations.set(kind, [...(violations.get(kind) ?? []), violation]);
  }
  return [...violations.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    if (others.length === 0) return [first];
    return [{ ...first, more: others.length }];
  });
}

/** Leaves out what is only absent or null where it may be, and then what only wraps it. */
function bindingErrors(
  { described }: Contract,
  { schema, live, optional = [] }: Judged,
  errors: readonly ValidationError[],
): readonly ValidationError[] {
  const binding = errors.filter((error) => {
    const path = exactPath(error);
    const isMissing = valueAt(live, path) === undefined || valueAt(live, path) === null;
    return !isMissing || !optional.includes(locationsOf(described, schema, path)[0] ?? '');
  });
  const isLeft = binding.some(({ keyword }) => !wrappers.has(keyword));
  return isLeft || binding.length === errors.length ? binding : [];
}

/** Keywords that only say that something inside is wrong. */
const wrappers: ReadonlySet<string> = new Set(['if', 'anyOf', 'oneOf', 'allOf', 'not']);

function expectationOf({ keyword, message, limit }: ValidationError): Reading {
  return keyword === 'required' ? present : assertionOf(keyword, message, limit);
}

/** An object that lacks so many properties is another object altogether: that is one violation. */
const mostMissing = 2;

function joinMissing(errors: readonly ValidationError[]): readonly ValidationError[] {
  const isMissing = ({ keyword }: ValidationError): boolean => keyword === 'required';
  const missingAt = (path: string): readonly ValidationError[] =>
    errors.filter((error) => isMissing(error) && error.path === path);
  const joined = new Set<string>();
  return errors.flatMap((error) => {
    const siblings = isMissing(error) ? missingAt(error.path) : [];
    const names = new Set(siblings.map(({ property }) => property ?? ''));
    if (names.size <= mostMissing) return [{ ...error, path: exactPath(error) }];
    if (joined.has(error.path)) return [];
    joined.add(error.path);
    const message = `an object with ${[...names].join(', ')}`;
    return [{ path: error.path, keyword: 'object', message }];
  });
}

interface ReducedError extends ValidationError {
  /** The pointer to everything that the error is about, if that is not its own location. */
  readonly whole?: string;
}

/** An object of another kind, which lacks what this kind has: that is one violation. */
function joinOtherKind(
  errors: readonly ReducedError[],
  { kinds }: Pick<Contract, 'kinds'>,
  live: unknown,
): readonly ReducedError[] {
  const others = errors.filter(({ path }) => {
    const value = valueAt(live, path);
    return typeof value === 'string' && kinds.get(parsePointer(path).at(-1) ?? '')?.has(value);
  });
  return others.reduce((left, kind) => {
    const whole = kind.path.slice(0, kind.path.lastIndexOf('/'));
    const isInside = ({ path }: ReducedError): boolean => path.startsWith(`${whole}/`);
    if (left.filter(isInside).length === 1) return left;
    return [...left.filter((error) => !isInside(error)), { ...kind, whole }];
  }, errors);
}

/** A missing property is reported at its parent; a violation at its own location says more. */
function exactPath({ path, property }: ValidationError): string {
  return property === undefined ? path : pointerTo(path, property);
}

/**
 * Leaves out what only says that something inside is wrong, and repetitions for the same location.
 */
function meaningfulErrors(errors: readonly ValidationError[]): readonly ValidationError[] {
  const meant = errors.filter((error) => !isOfOtherOption(error, errors));
  const plain = meant.filter(({ keyword }) => !wrappers.has(keyword));
  // What wraps nothing is the error itself: a value that fits two options of a `oneOf`.
  const isExplained = ({ path }: ValidationError): boolean =>
    plain.some((other) => other.path === path || other.path.startsWith(`${path}/`));
  const meaningful = meant.filter((error) => plain.includes(error) || !isExplained(error));
  const seen = new Set<string>();
  return meaningful.filter(({ path }) => {
    const isNew = !seen.has(path);
    seen.add(path);
    return isNew;
  });
}

/** Keywords that fail at once where a value is of another kind. */
const kindKeywords: ReadonlySet<string> = new Set(['type', 'const', 'enum']);

/**
 * Whether an error says only that a value is of another kind, although something inside it was looked
 * at: then it comes from an option that was not meant, such as the `null` of a nullable object.
 */
function isOfOtherOption(
  { keyword, path, type }: ValidationError,
  errors: readonly ValidationError[],
): boolean {
  const isNull = keyword === 'type' && type === 'null';
  if (isNull && errors.some((other) => other.path === path && other.keyword === 'oneOf'))
    return true;
  const isInside = (other: ValidationError): boolean =>
    other.path.startsWith(`${path}/`) || (other.path === path && other.property !== undefined);
  return kindKeywords.has(keyword) && errors.some(isInside);
}

/** Where a property lacks an object altogether, the property is wrong, not the object. */
function locationsOfError(
  described: Described,
  schema: string,
  { path, live }: { readonly path: string; readonly live: unknown },
): readonly string[] {
  const locations = locationsOf(described, schema, path);
  const isObject = isJsonObject(valueAt(live, path));
  return path === '' || isObject || locations[0]?.includes('.') === true
    ? locations
    : locations.slice(1);
}

/** The locations that a pointer leads through, the innermost first: `Pet.status`, `Pet`, … */
export function locationsOf(
  described: Described,
  schema: string,
  pointer: string,
): readonly string[] {
  const locations = [schema];
  let here: string | undefined = schema;
  for (const step of parsePointer(pointer)) {
    const found: Step | undefined =
      here === undefined ? undefined : stepInto(described, here, step);
    if (found === undefined) break;
    here = found.schema;
    for (const location of [found.location, here]) {
      if (location !== undefined && location !== locations[0]) locations.unshift(location);
    }
  }
  return locations;
}

interface Step {
  readonly location?: string;
  readonly schema: string | undefined;
}

/** Undefined where a schema says nothing of a property or an item. */
function stepInto(described: Described, schema: string, step: string): Step | undefined {
  const comparison = comparisonOf(described, schema);
  const property = propertyOf(comparison, step);
  if (property !== undefined) return { location: `${schema}.${step}`, schema: property.schema };
  if (comparison?.items !== undefined && /^\d+$/.test(step))
    return { schema: comparison.items.schema };
  if (comparison?.additional !== undefined) {
    return { location: `${schema}.${step}`, schema: comparison.additional.schema };
  }
  for (const option of comparison?.options ?? []) {
    const found = stepInto(described, option, step);
    if (found !== undefined) return found;
  }
  return undefined;
}
