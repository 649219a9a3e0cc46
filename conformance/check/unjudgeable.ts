import { schemaOf, type ExchangeFacts } from './exchange-facts.js';

/** A schema that can't be used, and where the document has it. */
export interface Unjudgeable {
  readonly operation: string;
  readonly location: string;
  readonly problem: string;
}

/** A schema that can't be compiled; undefined where the response is judged. */
export function findUnjudgeable(facts: ExchangeFacts): Unjudgeable | undefined {
  const schema = schemaOf(facts);
  if (schema === undefined || !facts.json.ok) return undefined;
  const judged = facts.contract.schemas.judge(schema, facts.json.value);
  if (judged.kind !== 'unjudgeable') return undefined;
  const { location, problem } = judged;
  return { operation: facts.recorded.operation ?? '', location, problem };
}
