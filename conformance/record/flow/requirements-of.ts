import type { RecordedRequest } from '../../fixture-format/fixture.js';
import type { RequirementContext } from '../recording-rules.js';
import type { Classified } from './classify.js';
import type { FlowFacts } from './flow-facts.js';
import { isSuccess } from './is-success.js';

/** The requirements that an exchange tests: what the contract attributes its status to. */
export function requirementsOf(
  exchange: Classified,
  auth: RecordedRequest['auth'],
  { contract, rules }: Pick<FlowFacts, 'contract' | 'rules'>,
): readonly string[] {
  const { requirements } = contract;
  const covering = (location: string): string | undefined =>
    requirements.findLast(({ covers }) => covers.includes(location))?.id;
  const responsesOf: RequirementContext['responsesOf'] = (id) =>
    contract.operations[id]?.responses ?? {};
  const context: RequirementContext = { auth, covering, responsesOf };
  if (rules.requirementsOf !== undefined) return rules.requirementsOf(exchange, context);
  const { capture, operation } = exchange;
  if (operation === undefined) return [];
  const found = requirementOfStatus(covering, operation, {
    status: capture.status,
    responses: responsesOf(operation),
  });
  return found === undefined ? [] : [found];
}

interface RespondedStatus {
  readonly status: number;
  /** What the operation declares, by status or range. */
  readonly responses: Readonly<Record<string, unknown>>;
}

/** The requirement that covers a status of an operation, its range, or another of its class. */
export function requirementOfStatus(
  covering: RequirementContext['covering'],
  operation: string,
  { status, responses }: RespondedStatus,
): string | undefined {
  const range = `${String(Math.floor(status / 100))}XX`;
  const declared = responses[String(status)] === undefined ? range : String(status);
  // An undeclared success, such as 201, is another way to do what 200 does.
  const fallback = isSuccess({ status }) ? `${operation}.200` : `${operation}.4XX`;
  return covering(`${operation}.${declared}`) ?? covering(fallback);
}
