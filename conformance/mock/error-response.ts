import { STATUS_CODES } from 'node:http';
import type { ContractOperation } from '@upspec/document';
import { isJsonObject, type JsonObject } from '../json/json-object.js';
import {
  documentedExample,
  exampleValue,
  validValue,
  type ExampleSource,
} from './example-value.js';
import type { MockCore } from './mock-core.js';
import type { MockResponse } from './mock-request.js';
import type { RequestProblem } from './request-problem.js';
import { responseHeaders } from './response-headers.js';
import { declaredKey, type ChosenMedia } from './success-response.js';

/** The header that says what is wrong with a request, whatever the body of the response is. */
export const PROBLEM_HEADER = 'upspec-problem';

/**
 * The response to a request that is rejected: the example of the document, else a body that is made
 * from its schema and says what is wrong, else problem details (RFC 9457).
 *
 * @param named absent where no operation is found
 */
export function errorResponse(
  core: MockCore,
  problem: RequestProblem,
  named?: { readonly id: string; readonly operation: ContractOperation },
): MockResponse {
  const operation = named?.operation;
  const status = problem.statusFor(Object.keys(operation?.responses ?? {}));
  const key = operation === undefined ? undefined : declaredKey(operation, status);
  const response = key === undefined ? undefined : operation?.responses[key];
  const declared = response === undefined ? {} : responseHeaders(core, { response, status }, {});
  const headers = { ...declared, ...problem.headers, [PROBLEM_HEADER]: asciiOf(problem.message) };
  const common = { status, problem, ...(named !== undefined && { operation: named.id }) };
  const media = response === undefined ? undefined : jsonOf(response.content);
  if (operation === undefined || key === undefined || media === undefined) {
    const text = JSON.stringify(problemDetails(problem, status));
    return {
      ...common,
      headers: { ...headers, 'content-type': 'application/problem+json' },
      content: { kind: 'text', text },
    };
  }
  const source = { operation, key, content: media.content };
  const value = errorValue(core, source, problemDetails(problem, status));
  return {
    ...common,
    headers: { ...headers, 'content-type': media.type },
    content: { kind: 'text', text: JSON.stringify(value) },
  };
}

/** The first media type of a response that is JSON. */
function jsonOf(
  content: Readonly<Record<string, ChosenMedia['content']>>,
): ChosenMedia | undefined {
  const found = Object.entries(content).find(([, { kind }]) => kind === 'json');
  if (found === undefined) return undefined;
  const [type, each] = found;
  return { type: type.includes('*') ? 'application/json' : type, content: each };
}

/** The value of a response that reports an error: the document's example, else one that is made. */
export function errorValue(
  core: MockCore,
  source: ExampleSource,
  details: ProblemDetails,
): unknown {
  const { content } = source;
  if (documentedExample(source) !== undefined) return exampleValue(core, source);
  const filled = exampleValue(core, source);
  return validValue(core, { content, hint: describe(filled, details), keepsHint: true });
}

/** Problem details (RFC 9457, section 3.1). */
export interface ProblemDetails {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors: readonly JsonObject[];
}

function problemDetails(problem: RequestProblem, status: number): ProblemDetails {
  const errors = problem.violations.map(({ location, message }) => ({ location, message }));
  return { ...statusDetails(status), detail: problem.message, errors };
}

/** RFC 9457, section 4.2.1: `about:blank` says no more than the status, whose phrase is the title. */
export function statusDetails(status: number): ProblemDetails {
  const title = STATUS_CODES[status] ?? 'Error';
  return { type: 'about:blank', title, status, detail: title, errors: [] };
}

const proseName = /^(?:detail|details|message|msg|description|error_?description|reason|error)$/i;
const statusName = /^(?:status|status_?code|http_?status|code)$/i;
/** Objects within each other are described so far. */
const deepest = 4;

/** A made error with what is wrong in the properties that are for it. */
function describe(value: unknown, details: ProblemDetails, depth = 0): unknown {
  if (!isJsonObject(value) || depth > deepest) return value;
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => {
    if (typeof inner === 'string' && proseName.test(name)) return [name, details.detail];
    if (typeof inner === 'string' && /^title$/i.test(name)) return [name, details.title];
    if (typeof inner === 'number' && statusName.test(name)) return [name, details.status];
    if (Array.isArray(inner) && /^errors$/i.test(name)) return [name, listed(inner, details)];
    if (name === 'type' && depth === 0 && Object.hasOwn(value, 'title'))
      return [name, details.type];
    return [name, describe(inner, details, depth + 1)];
  });
  return Object.fromEntries(entries);
}

/** One entry for each violation, where the schema has the names of ours. */
function listed(items: readonly unknown[], { errors }: ProblemDetails): readonly unknown[] {
  const [item] = items;
  if (errors.length === 0) return items;
  if (typeof item === 'string') return errors.map(({ message }) => message);
  if (!isJsonObject(item)) return items;
  return errors.map((error) => {
    const shared = Object.entries(error).filter(([name]) => Object.hasOwn(item, name));
    return { ...item, ...Object.fromEntries(shared) };
  });
}

/** A header has no other characters (RFC 9110, section 5.5), and this one no more than 1,000. */
function asciiOf(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 1000);
}
