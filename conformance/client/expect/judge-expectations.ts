import type { Contract } from '../../contract.js';
import { kindOf } from '../../difference/difference.js';
import { headerOf, words, type Reading } from '../../difference/reading.js';
import type { Finding, SourceLocation } from '../../verdict/finding.js';
import type { SentRequest } from '../capture/sent-request.js';
import { readRequest } from '../judge/request-facts.js';
import {
  showExpected,
  type Expectations,
  type ExpectedRequests,
  type ExpectedValues,
} from './expectations.js';
import { missingIn, valuesOf } from './sent-values.js';

/** A request, as a report names it. */
interface Named {
  readonly ordinal: number;
  readonly label: string;
}

interface Count {
  fitting: number;
  /** The first request of the operation, whether it fits or not. */
  first: Named | undefined;
}

/** Judges what a client sends by what its author expects. */
export class ExpectationJudge {
  readonly #expectations: Expectations;
  readonly #counts: ReadonlyMap<ExpectedRequests, Count>;
  /** The first request of each operation. */
  readonly #firsts = new Map<string, Named>();
  #header: Finding | undefined;

  constructor(expectations: Expectations) {
    this.#expectations = expectations;
    this.#counts = new Map(
      expectations.requests.map((each) => [each, { fitting: 0, first: undefined }]),
    );
  }

  /** Call it for each request of the run. */
  note(request: SentRequest, contract: Contract, basePath: string): void {
    const facts = readRequest(request, contract, basePath);
    const values = valuesOf(facts);
    const { called } = facts;
    const label = `${request.method} ${called?.operation.path ?? facts.path ?? ''}`;
    const named = { ordinal: request.ordinal, label };
    this.#noteHeaders(named, values.headers);
    if (called === undefined) return;
    const first = this.#firsts.get(called.id);
    if (first === undefined || first.ordinal > named.ordinal) this.#firsts.set(called.id, named);
    for (const [expected, count] of this.#counts) {
      if (expected.operation !== called.id) continue;
      count.first ??= named;
      const isFit = (['path', 'query', 'headers', 'body'] as const).every(
        (part) => missingIn(expected[part], values[part]) === undefined,
      );
      if (isFit) count.fitting += 1;
    }
  }

  /** All that is not as expected. */
  findings(): readonly Finding[] {
    return [
      ...this.#expectations.requests.flatMap((each) => this.#judgeCount(each)),
      ...this.#judgeOrder(),
      ...(this.#header === undefined ? [] : [this.#header]),
    ];
  }

  #noteHeaders(named: Named, valueNamed: (name: string) => string | undefined): void {
    const { headers } = this.#expectations;
    if (headers === undefined || this.#header !== undefined) return;
    const name = missingIn(headers.values, valueNamed);
    const expected = name === undefined ? undefined : headers.values[name];
    if (name === undefined || expected === undefined) return;
    this.#header = toFinding('client.expect.headers', named, {
      source: headers.source,
      location: { kind: 'request-header', name: name.toLowerCase() },
      expected: showExpected(expected),
      actual: headerOf(valueNamed(name)),
    });
  }

  #judgeCount(expected: ExpectedRequests): readonly Finding[] {
    const { fitting = 0, first } = this.#counts.get(expected) ?? {};
    const { min, max, operation, source } = expected;
    if (fitting >= min && fitting <= max) return [];
    return [
      toFinding('client.expect.requests', first ?? { ordinal: 0, label: operation }, {
        source,
        location: { kind: 'connection' },
        expected: `${describeTimes(min, max)} of ${operation}${describeValues(expected)}`,
        actual: words(requestCount(fitting)),
      }),
    ];
  }

  #judgeOrder(): readonly Finding[] {
    const { order } = this.#expectations;
    if (order === undefined) return [];
    const { operations, source } = order;
    const firsts = operations.map((id) => ({ id, first: this.#firsts.get(id) }));
    const lacking = firsts.find(({ first }) => first === undefined);
    const early = firsts.find(
      ({ first }, at) => (first?.ordinal ?? 0) < (firsts[at - 1]?.first?.ordinal ?? 0),
    );
    const wrong = lacking ?? early;
    if (wrong === undefined) return [];
    const { id, first = { ordinal: 0, label: id } } = wrong;
    return [
      toFinding('client.expect.order', first, {
        source,
        location: { kind: 'connection' },
        expected: `in this order: ${operations.join(', ')}`,
        actual: words(lacking === undefined ? `${id} too early` : `no request of ${id}`),
      }),
    ];
  }
}

interface Unmet {
  readonly source: SourceLocation;
  readonly location: Finding['location'];
  readonly expected: string;
  readonly actual: Reading;
}

function toFinding(requirement: string, { ordinal, label }: Named, unmet: Unmet): Finding {
  const { source, location, expected, actual } = unmet;
  const { file, line, column } = source;
  const difference = {
    location,
    expected: words(`${expected} (${file}:${line}:${column})`),
    actual,
  };
  return {
    ...difference,
    requirement,
    kind: kindOf(difference),
    exchange: ordinal,
    request: label,
    curl: '',
    source,
  };
}

function describeTimes(min: number, max: number): string {
  if (min === max) return requestCount(min);
  if (max === Infinity) return `${requestCount(min)} or more`;
  return `${min} to ${requestCount(max)}`;
}

function requestCount(count: number): string {
  if (count === 0) return 'no request';
  return `${count} ${count === 1 ? 'request' : 'requests'}`;
}

function describeValues({ path, query, headers, body }: ExpectedRequests): string {
  const parts: readonly (readonly [string, ExpectedValues])[] = [
    ['path', path],
    ['query', query],
    ['header', headers],
    ['body', body],
  ];
  const shown = parts.flatMap(([part, values]) =>
    Object.entries(values).map(([name, value]) => `${part} ${name}: ${showExpected(value)}`),
  );
  return shown.length === 0 ? '' : ` with ${shown.join(', ')}`;
}
