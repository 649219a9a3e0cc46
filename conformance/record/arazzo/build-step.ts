import type { ContractOperation } from '@upspec/document';
import type { Contract } from '../../contract.js';
import type { Exchange } from '../../fixture/fixture.js';
import { isJsonObject } from '../../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import { decodeSegment } from '../../replay/encode-segment.js';
import { buildCriteria } from './build-criteria.js';
import { buildPayload } from './build-payload.js';
import type { StepContext } from './step-context.js';

/** https://spec.openapis.org/arazzo/v1.0.1.html#step-object */
export interface Step {
  readonly stepId: string;
  readonly operationId: string;
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  readonly successCriteria: readonly object[];
  readonly outputs?: Readonly<Record<string, string>>;
}

export interface BuiltStep {
  readonly step: Step;
  /** Schemas of the workflow's inputs that the step needs, by name. */
  readonly inputs: Readonly<Record<string, object>>;
  /** From a recorded id to the expression of the live one. */
  readonly bound: ReadonlyMap<string, string>;
}

/** @returns undefined where a step can't send what was recorded */
export function buildStep(exchange: Exchange, context: StepContext): BuiltStep | undefined {
  const { tell, contract, index } = context;
  const operationId = exchange.operation ?? '';
  const operation = contract.described.operations[operationId];
  if (operation === undefined) {
    tell('is left out, as a step calls operations alone');
    return undefined;
  }
  if ((exchange.request.auth ?? 'right') !== 'right') {
    tell('is left out, as a step can send no other key');
    return undefined;
  }
  const body = exchange.request.body;
  const payload = body === undefined ? undefined : buildPayload(body, context);
  if (body !== undefined && payload === undefined) return undefined;
  if (exchange.delay !== undefined) tell(`${exchange.delay} ms pass before it`);
  const stepId = `step-${index + 1}-${operationId}`;
  const outputs = outputsOf(exchange, contract);
  const parameters = buildParameters(exchange, operation, context);
  return {
    step: {
      stepId,
      operationId,
      ...(parameters.length > 0 && { parameters }),
      ...(payload !== undefined && { requestBody: payload.requestBody }),
      successCriteria: buildCriteria(exchange, operation, context),
      ...(outputs.length > 0 && {
        outputs: Object.fromEntries(
          outputs.map(({ name, pointer }) => [name, `$response.body#${pointer}`]),
        ),
      }),
    },
    inputs: payload?.inputs ?? {},
    bound: new Map(outputs.map(({ id, name }) => [id, `$steps.${stepId}.outputs.${name}`])),
  };
}

interface Output {
  readonly id: string;
  readonly name: string;
  readonly pointer: string;
}

function outputsOf({ response }: Exchange, { described }: Contract): readonly Output[] {
  const body = response.body;
  if (body === undefined || !('json' in body) || !isJsonObject(body.json)) return [];
  const places = [
    {
      name: 'id',
      pointer: '/id',
      isAssigned: described.comparisons['FileObject']?.properties['id']?.mode === 'assigned',
    },
    { name: 'file_id', pointer: '/file/id', isAssigned: true },
  ];
  return places.flatMap(({ name, pointer, isAssigned }) => {
    const id = valueAt(body.json, pointer);
    return isAssigned && typeof id === 'string' ? [{ id, name, pointer }] : [];
  });
}

function buildParameters(
  { request }: Exchange,
  operation: ContractOperation,
  { ids }: StepContext,
): readonly object[] {
  const [path = '', query = ''] = request.path.split('?');
  const segments = path.split('/');
  const live = (value: string): string => ids.get(value) ?? value;
  const inPath = operation.path.split('/').flatMap((part, at) => {
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    const value = live(decodeSegment(segments[at] ?? ''));
    return name === undefined ? [] : [{ name, in: 'path', value }];
  });
  const inQuery = [...new URLSearchParams(query)].map(([name, value]) => ({
    name,
    in: 'query',
    value: name === 'limit' && /^\d+$/.test(value) ? Number(value) : live(value),
  }));
  return [...inPath, ...inQuery];
}
