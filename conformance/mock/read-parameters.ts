import type { ContractParameter } from '@upspec/document';
import { describeErrors } from './describe-errors.js';
import { coerceItems, coerceProperties, coerceText } from './coerce-text.js';
import type { PathText, Route } from './find-route.js';
import type { MockCore } from './mock-core.js';
import type { MockRequest } from './mock-request.js';
import { nestPairs } from './nest-pairs.js';
import type { SchemaBook } from './schema-book.js';
import { decodePair, readCookies, readPairs, type SentPair } from './read-pairs.js';
import { RequestProblem, type RequestViolation } from './request-problem.js';

/** The values of the parameters of a request, by location and name: `query limit`. */
export type ParameterValues = ReadonlyMap<string, unknown>;

/** The key of a parameter in {@link ParameterValues}. */
export function parameterKey({
  in: location,
  name,
}: Pick<ContractParameter, 'in' | 'name'>): string {
  return `${location} ${name}`;
}

/**
 * Reads the parameters of a request by their styles (OpenAPI 3.1.1, section 4.8.12.2), and judges each
 * by its schema.
 *
 * @throws {RequestProblem} with everything that is wrong with them
 */
export function readParameters(
  core: MockCore,
  route: Route,
  { headers }: Pick<MockRequest, 'headers'>,
): ParameterValues {
  const sent: SentParameters = {
    route,
    headers,
    query: readPairs(route.query),
    cookies: readCookies(headers.cookie),
  };
  const values = new Map<string, unknown>();
  const problems: { readonly parameter: ContractParameter; readonly found: RequestViolation[] }[] =
    [];
  for (const parameter of route.operation.parameters) {
    const value = valueOf(core, parameter, sent);
    if (value !== undefined) values.set(parameterKey(parameter), value);
    const found = judge(core, parameter, value);
    if (found.length > 0) problems.push({ parameter, found });
  }
  const inPath = problems.filter(({ parameter }) => parameter.in === 'path');
  const reported = inPath.length > 0 ? inPath : problems;
  const [first] = reported;
  if (first === undefined) return values;
  const isCondition =
    reported.length === 1 &&
    first.parameter.in === 'header' &&
    /^if-(?:none-)?match$/i.test(first.parameter.name);
  const kind = isCondition ? 'missing-condition' : 'wrong-parameter';
  throw new RequestProblem(
    inPath.length > 0 ? 'wrong-path-parameter' : kind,
    reported.flatMap(({ found }) => found),
  );
}

interface SentParameters extends Pick<MockRequest, 'headers'> {
  readonly route: Route;
  readonly query: readonly SentPair[];
  readonly cookies: readonly SentPair[];
}

function judge(core: MockCore, parameter: ContractParameter, value: unknown): RequestViolation[] {
  const location = parameterKey(parameter);
  if (value === undefined) {
    return parameter.required ? [{ location, message: 'is missing; it is required' }] : [];
  }
  if (parameter.schema === undefined) return [];
  const judgement = core.requests.judge(parameter.schema, value);
  if (judgement.kind !== 'invalid') return [];
  return describeErrors(judgement.errors, { location, value });
}

function valueOf(core: MockCore, parameter: ContractParameter, sent: SentParameters): unknown {
  switch (parameter.in) {
    case 'path': {
      const { name } = parameter;
      const found = sent.route.pathTexts.find((each) => each.parameter.name === name);
      return found === undefined ? undefined : pathValue(core, parameter, found);
    }
    case 'query':
      return pairValue(core, parameter, { pairs: sent.query, route: sent.route });
    case 'cookie':
      return pairValue(core, parameter, { pairs: sent.cookies, route: sent.route });
    case 'header': {
      const text = sent.headers[parameter.name.toLowerCase()];
      if (text === undefined) return undefined;
      const whole = Array.isArray(text) ? text.join(', ') : text;
      return listedValue(core, parameter, {
        whole,
        items: whole.split(',').map((item) => item.trim()),
      });
    }
    default:
      return parameter.in satisfies never;
  }
}

/** Of the styles `simple`, `label` and `matrix`. */
function pathValue(core: MockCore, parameter: ContractParameter, { raw, text }: PathText): unknown {
  const { style, explode, name } = parameter;
  if (style !== 'label' && style !== 'matrix') {
    return listedValue(core, parameter, { whole: text, items: raw.split(',').map(decodePath) });
  }
  const prefix = style === 'label' ? '.' : ';';
  const bare = raw.startsWith(prefix) ? raw.slice(1) : raw;
  const items = explode ? bare.split(prefix) : bare.split(',');
  const unnamed = items.map((item) =>
    style === 'matrix' && item.startsWith(`${name}=`) ? item.slice(name.length + 1) : item,
  );
  return listedValue(core, parameter, {
    whole: unnamed.map(decodePath).join(','),
    items: unnamed.map(decodePath),
  });
}

/** In a path, a plus sign is not a space. */
function decodePath(text: string): string {
  return decodePair(text.replaceAll('+', '%2B'));
}

/** A value that is one text: a list or an object where the schema asks for one. */
function listedValue(
  { book }: MockCore,
  { schema, explode, style }: ContractParameter,
  { whole, items }: { readonly whole: string; readonly items: readonly string[] },
): unknown {
  const node = book.named(schema);
  const types = book.types(node);
  if (/^\s*[[{]/.test(whole)) return coerceText(book, node, whole);
  if (types.has('array') && !types.has('string')) {
    const isPlain = separators[style] === undefined && hasPlainItems(book, node);
    const isDotted = style === 'label' || style === 'matrix';
    return coerceItems(book, node, isPlain && !isDotted ? whole.split(',') : items);
  }
  if (!types.has('object') || types.has('string')) return coerceText(book, node, whole);
  const pairs = explode
    ? items.map((item) => pairAt(item.split('='), 0))
    : items.filter((_, at) => at % 2 === 0).map((_, at) => pairAt(items, at * 2));
  return coerceProperties(book, node, pairs);
}

/** Whether no item has a comma, so that a client may percent-encode those between them. */
function hasPlainItems(book: SchemaBook, node: unknown): boolean {
  const items = book.flat(book.flat(node)['items']);
  const values: unknown[] = Array.isArray(items['enum']) ? items['enum'] : [];
  if (values.length > 0) return values.every((value) => !String(value).includes(','));
  const types = book.types(items);
  return types.size > 0 && !['string', 'array', 'object'].some((type) => types.has(type));
}

function pairAt(items: readonly string[], at: number): readonly [string, string] {
  return [items[at] ?? '', items[at + 1] ?? ''];
}

const separators: Readonly<Record<string, RegExp>> = {
  spaceDelimited: /%20|\+| /i,
  pipeDelimited: /%7C|\|/i,
};

/** Of the styles `form` and `deepObject`, and the delimited ones. */
function pairValue(
  core: MockCore,
  parameter: ContractParameter,
  { pairs, route }: { readonly pairs: readonly SentPair[]; readonly route: Route },
): unknown {
  const { book } = core;
  const { name, schema, style, explode } = parameter;
  const node = book.named(schema);
  const types = book.types(node);
  const own = pairs.filter((pair) => pair.name === name);
  const [first] = own;
  if (style === 'deepObject') {
    const nested = pairs.filter((pair) => pair.name.startsWith(`${name}[`));
    const inner = nestPairs(
      book,
      { properties: { [name]: node } },
      nested.map((pair) => [pair.name, pair.value]),
    );
    return nested.length === 0 ? first?.value : inner[name];
  }
  if (first === undefined) {
    if (!types.has('object') || !explode) return undefined;
    const others = new Set(route.operation.parameters.map((each) => each.name));
    const properties = pairs.filter(
      (pair) => !others.has(pair.name) && book.property(book.flat(node), pair.name) !== undefined,
    );
    if (properties.length === 0) return undefined;
    return coerceProperties(
      book,
      node,
      properties.map((pair) => [pair.name, pair.value]),
    );
  }
  if (explode && types.has('array') && separators[style] === undefined) {
    if (own.length > 1 || !types.has('string')) {
      return coerceItems(
        book,
        node,
        own.map((pair) => pair.value),
      );
    }
  }
  const items = first.raw.split(separators[style] ?? ',').map(decodePair);
  const value = listedValue(core, { ...parameter, explode: false }, { whole: first.value, items });
  // A parameter that is not a list is sent once.
  return own.length > 1 ? own.map((pair) => pair.value) : value;
}
