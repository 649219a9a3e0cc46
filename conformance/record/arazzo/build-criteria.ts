import type { ContractOperation } from '@upspec/document';
import { escapeToken } from '@upspec/document/json-pointer';
import { comparisonOf } from '../../contract/described.js';
import type { Exchange, RecordedStatus } from '../../fixture-format/fixture.js';
import { statusNumber } from '../../fixture-format/status-number.js';
import { isJsonObject } from '../../json/json-object.js';
import { declaredContent, declaredResponse } from '../flow/content-kind.js';
import type { StepContext } from './step-context.js';

/** What must hold of the response: its status, and each plain value that the contract has equal. */
export function buildCriteria(
  { response }: Exchange,
  operation: ContractOperation,
  context: StepContext,
): readonly object[] {
  const isDeclared = operation.responses[String(response.status)] !== undefined;
  const status = statusCriteria(response.status, isDeclared);
  const body = response.body;
  if (body === undefined) return status;
  if (!('json' in body)) {
    context.report('not compared in the response: its bytes');
    return status;
  }
  const declared = isDeclared
    ? declaredResponse(operation, statusNumber(response.status))
    : undefined;
  const type = response.headers?.['content-type'] ?? 'application/json';
  const { schema } = (declared && declaredContent(declared, type)) ?? {};
  if (schema === undefined || !isJsonObject(body.json)) return status;
  const table = comparisonOf(context.contract, schema)?.properties ?? {};
  const json = body.json;
  const rules = Object.entries(table).filter(([name]) => json[name] !== undefined);
  const unreported = rules.filter(([, rule]) => isInexpressible(rule));
  if (unreported.length > 0) {
    context.report(`not compared in the response: ${unreported.map(([name]) => name).join(', ')}`);
  }
  const equal = rules
    .filter(([, { mode, schema: inner }]) => mode === 'equal' && inner === undefined)
    .flatMap(([name]) => compare(name, json[name]));
  return [...status, ...equal];
}

function isInexpressible({
  mode,
  schema,
}: {
  readonly mode: string;
  readonly schema?: string;
}): boolean {
  return mode === 'time' || mode === 'link' || schema !== undefined;
}

/** Where the contract declares a range alone, any status of it will do. */
function statusCriteria(recorded: RecordedStatus, isDeclared: boolean): readonly object[] {
  const status = statusNumber(recorded);
  const isExact = typeof recorded === 'number' && (isDeclared || status < 300);
  if (isExact) return [{ condition: `$statusCode == ${status}` }];
  const floor = Math.floor(status / 100) * 100;
  return [{ condition: `$statusCode >= ${floor}` }, { condition: `$statusCode < ${floor + 100}` }];
}

/** https://spec.openapis.org/arazzo/v1.0.1.html#literals: a quote in a text is doubled. */
function compare(name: string, value: unknown): readonly object[] {
  const literal = typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value) || value === null;
  return isPlain ? [{ condition: `$response.body#/${escapeToken(name)} == ${literal}` }] : [];
}
