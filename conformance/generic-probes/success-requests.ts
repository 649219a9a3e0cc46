import type {
  Contract,
  ContractExample,
  ContractOperation,
  ContractParameter,
} from '@upspec/document';
import type { SchemaJudge } from '../contract/schema-judge.js';
import type { RequestValues } from '../examples/example-request.js';
import type { Fixture } from '../fixture-format/fixture.js';
import { statusNumber } from '../fixture-format/status-number.js';
import { fillValue } from '../mock/fill-value.js';
import type { SchemaBook } from '../mock/schema-book.js';
import type { SuccessRequests } from './probe-family.js';

/** What values of requests are made from. */
export interface ValueSource {
  readonly contract: Contract;
  readonly book: SchemaBook;
  readonly judge: SchemaJudge;
  /** Recordings, whose bodies come first. */
  readonly fixtures: readonly Fixture[];
}

/**
 * Requests that the document allows, by operation: with the values of a recording, else of an example
 * of the document, else of the schemas. An operation whose body no such value fits has none.
 */
export function successRequests(source: ValueSource): ReadonlyMap<string, SuccessRequests> {
  const found = Object.entries(source.contract.operations).flatMap(([id, operation]) => {
    const built = requestsOf(source, id, operation);
    return built === undefined ? [] : [[id, built] as const];
  });
  return new Map(found);
}

function requestsOf(
  source: ValueSource,
  id: string,
  operation: ContractOperation,
): SuccessRequests | undefined {
  const [example] = operation.examples;
  const given = example?.isGiven === true ? example : undefined;
  const required = operation.parameters.filter((each) => each.required);
  const parameters = required.map((each) => parameterOf(source, each, example));
  const shown = operation.parameters.flatMap(
    ({ name, in: location }) =>
      given?.parameters.filter((each) => each.name === name && each.in === location) ?? [],
  );
  const others = shown.filter(({ name }) => !required.some((each) => each.name === name));
  const files = example?.files ?? [];
  const { body } = operation;
  if (body === undefined) {
    return {
      minimal: { parameters, files: [] },
      full: { parameters: [...parameters, ...others], files: [] },
    };
  }
  if (body.schema === undefined || body.kind === 'bytes' || body.kind === 'text') {
    const plain = { parameters, body: given?.body ?? 'upspec', files: [] };
    return { minimal: plain, full: plain };
  }
  const hint = recordedBody(source.fixtures, id) ?? given?.body;
  const minimal = validBody(source, body.schema, hint === undefined ? [{}] : [hint, {}]);
  const full = validBody(source, body.schema, [undefined, hint, {}]);
  if (minimal === undefined && full === undefined) return undefined;
  return {
    minimal: { parameters, body: minimal ?? full, files },
    full: { parameters: [...parameters, ...others], body: full ?? minimal, files },
  };
}

/** The first of some values that is valid once what it lacks is added. */
function validBody(
  { book, judge }: ValueSource,
  schema: string,
  hints: readonly unknown[],
): unknown {
  for (const hint of hints) {
    const options = { book, hint, keepsHint: hint !== undefined, name: 'text' } as const;
    const value = fillValue(book.named(schema), { ...options, side: 'request' });
    if (judge.judge(schema, value).kind === 'valid') return value;
  }
  return undefined;
}

function recordedBody(fixtures: readonly Fixture[], operation: string): unknown {
  for (const { exchanges } of fixtures) {
    for (const { operation: id, request, response } of exchanges) {
      const { body } = request;
      const isServed = id === operation && statusNumber(response.status) < 300;
      if (isServed && body !== undefined && 'json' in body) return body.json;
    }
  }
  return undefined;
}

function parameterOf(
  { book }: ValueSource,
  { name, in: location, schema }: ContractParameter,
  example: ContractExample | undefined,
): RequestValues['parameters'][number] {
  const given = example?.parameters.find((each) => each.name === name && each.in === location);
  const hint = example?.isGiven === true ? given?.value : undefined;
  const value = fillValue(book.named(schema), { book, hint, name, side: 'request' });
  return { name, in: location, value };
}
