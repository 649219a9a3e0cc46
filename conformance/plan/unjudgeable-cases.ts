import { formatError, templatePattern, type LeftOutOperation } from '@upspec/document';
import type { Described } from '../contract/described.js';
import type { Exchange, Fixture } from '../fixture-format/fixture.js';
import type { CaseResult } from '../verdict/result.js';

/** A case that can't be judged, as the document has an error where it describes an operation. */
export interface UnjudgeableCase {
  readonly kind: 'unjudgeable';
  readonly name: string;
  readonly title: string;
  readonly operations: readonly string[];
  readonly requirements: readonly string[];
  /** With the location of the error. */
  readonly reason: string;
}

export interface PartedFixtures {
  /** Those that can be judged. */
  readonly fixtures: readonly Fixture[];
  readonly unjudgeable: readonly UnjudgeableCase[];
}

/** Parts what uses an operation that was left out of the contract from what can be judged. */
export function partFixtures(
  fixtures: readonly Fixture[],
  { operations }: Pick<Described, 'operations'>,
  leftOut: readonly LeftOutOperation[],
): PartedFixtures {
  const lost = (fixture: Fixture): LeftOutOperation | undefined =>
    leftOut.find((each) =>
      fixture.exchanges.some(
        (exchange) =>
          (exchange.operation === undefined || operations[exchange.operation] === undefined) &&
          isOf(exchange, each),
      ),
    );
  return {
    fixtures: fixtures.filter((fixture) => lost(fixture) === undefined),
    unjudgeable: [
      ...leftOut.map((each) => caseOf(each)),
      ...fixtures.flatMap((fixture) => {
        const operation = lost(fixture);
        if (operation === undefined) return [];
        const { name, title } = fixture;
        return [{ ...caseOf(operation), name, title }];
      }),
    ],
  };
}

/** The result of a case that can't be judged. */
export function unjudgedResult({ kind: _, ...shown }: UnjudgeableCase): CaseResult {
  const nothing = { findings: [], observations: [], evidence: [], durationMs: 0, exchanges: 0 };
  return { kind: 'preflight', ...shown, verdict: 'could-not-run', ...nothing };
}

function caseOf(operation: LeftOutOperation): UnjudgeableCase {
  const { method = '', path, reported: error } = operation;
  const id = idOf(operation);
  return {
    kind: 'unjudgeable',
    name: `document/${id.replace(/[^\w.-]+/g, '-')}`,
    title: `The document describes ${`${method} ${path}`.trim()}`,
    operations: [id],
    requirements: [],
    reason: `${id} can't be judged: ${formatError(error)}`,
  };
}

function idOf({ id, method = '', path }: LeftOutOperation): string {
  return id ?? `${method} ${path}`.trim();
}

function isOf({ operation, request }: Exchange, leftOut: LeftOutOperation): boolean {
  if (operation !== undefined && operation === leftOut.id) return true;
  const isOfMethod = leftOut.method === undefined || leftOut.method === request.method;
  const pattern = new RegExp(`^${templatePattern(leftOut.path, '[^/]+')}$`);
  return isOfMethod && pattern.test(request.path.split('?')[0] ?? '');
}
