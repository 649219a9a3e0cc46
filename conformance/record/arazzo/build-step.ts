import type { Contract, ContractOperation, ContractParameter } from '@upspec/document';
import { parsePointer } from '@upspec/document/json-pointer';
import type { Exchange } from '../../fixture-format/fixture.js';
import { matchTemplate } from '../../replay/match-path.js';
import type { Classified } from '../flow/classify.js';
import type { CreatedId } from '../flow/created-ids.js';
import { keyOfId } from '../flow/owners.js';
import { cookiesOf } from '../flow/request-ids.js';
import { buildCriteria } from './build-criteria.js';
import { buildPayload } from './build-payload.js';
import { sourceNameOf } from './source-name-of.js';
import { withLiveText } from './live-ids.js';
import type { StepContext } from './step-context.js';

/** https://spec.openapis.org/arazzo/v1.0.1.html#step-object */
export interface Step {
  readonly stepId: string;
  readonly operationId?: string;
  readonly operationPath?: string;
  readonly parameters?: readonly object[];
  readonly requestBody?: object;
  readonly successCriteria: readonly object[];
  readonly outputs?: Readonly<Record<string, string>>;
}

export interface BuiltStep {
  readonly step: Step;
  /** Schemas of the workflow's inputs that the step needs, by name. */
  readonly inputs: Readonly<Record<string, object>>;
  /** From a recorded resource, as `pets 3`, to the expression of the live id. */
  readonly bound: ReadonlyMap<string, string>;
}

export interface ClassifiedExchange {
  readonly exchange: Exchange;
  /** What the contract says of it. */
  readonly created: Classified['created'];
}

/** @returns undefined where a step can't send what was recorded */
export function buildStep(
  { exchange, created }: ClassifiedExchange,
  context: StepContext,
): BuiltStep | undefined {
  const { report, contract, index } = context;
  const operationId = exchange.operation ?? '';
  const operation = contract.operations[operationId];
  if (operation === undefined) {
    report('is left out, as a step calls operations alone');
    return undefined;
  }
  if ((exchange.request.auth ?? 'right') !== 'right') {
    report('is left out, as a step can send no other key');
    return undefined;
  }
  const { body, headers } = exchange.request;
  const schema = operation.body?.schema;
  const contentType = headers?.['content-type'];
  const payload =
    body === undefined ? undefined : buildPayload({ body, schema, contentType }, context);
  if (body !== undefined && payload === undefined) return undefined;
  if (exchange.delay !== undefined) report(`${exchange.delay} ms pass before it`);
  const stepId = `step-${index + 1}-${operationId.replace(/[^\w-]+/g, '-')}`;
  const outputs = created.flatMap((id) => outputOf(exchange, id, report));
  const parameters = buildParameters(exchange, operation, context);
  return {
    step: {
      stepId,
      ...(operation.hasDerivedId === true
        ? { operationPath: operationPathOf(operation, contract) }
        : { operationId }),
      ...(parameters.length > 0 && { parameters }),
      ...(payload !== undefined && { requestBody: payload.requestBody }),
      successCriteria: buildCriteria(exchange, operation, context),
      ...(outputs.length > 0 && {
        outputs: Object.fromEntries(outputs.map(({ name, expression }) => [name, expression])),
      }),
    },
    inputs: payload?.inputs ?? {},
    bound: new Map(outputs.map(({ id, name }) => [id, `$steps.${stepId}.outputs.${name}`])),
  };
}

/**
 * "A Runtime Expression syntax MUST be used to identify the source description document": its URL, and a
 * JSON Pointer as a fragment, in which braces would be expressions of their own (Arazzo 1.0.1, step
 * object; RFC 6901, section 6).
 */
function operationPathOf({ pointer }: ContractOperation, { title }: Contract): string {
  return `{$sourceDescriptions.${sourceNameOf(title)}.url}#${encodeURI(pointer.slice(1))}`;
}

interface Output {
  /** The resource, as `pets 3`. */
  readonly id: string;
  readonly name: string;
  readonly expression: string;
}

/** https://spec.openapis.org/arazzo/v1.0.1.html#runtime-expressions: a header has no part of its own. */
function outputOf(
  { response }: Exchange,
  created: CreatedId,
  report: StepContext['report'],
): readonly Output[] {
  const { location, resource } = created;
  const id = keyOfId(created);
  if (location.in === 'body') {
    const name = parsePointer(location.pointer)
      .join('_')
      .replace(/[^\w-]+/g, '_');
    return [{ id, name, expression: `$response.body#${location.pointer}` }];
  }
  if (location.in !== 'header') return [];
  const header = location.name.toLowerCase();
  if ((response.headers?.[header] ?? '').includes('/')) {
    report(
      `the id of ${resource} is a part of the header ${header}, which an expression cannot split`,
    );
    return [];
  }
  return [
    { id, name: resource.replace(/[^\w-]+/g, '_'), expression: `$response.header.${header}` },
  ];
}

function buildParameters(
  { request }: Exchange,
  operation: ContractOperation,
  context: StepContext,
): readonly object[] {
  const [path = '', query = ''] = request.path.split('?');
  const inPath = (matchTemplate(operation, path) ?? []).map(({ parameter, name, text }) => ({
    name,
    in: 'path',
    value: withLiveText(context, parameter.value, text),
  }));
  const sent = [
    ...[...new URLSearchParams(query)].map(([name, value]) => ({ in: 'query', name, value })),
    ...Object.entries(request.headers ?? {})
      .filter(([name]) => name !== 'content-type' && name !== 'cookie')
      .map(([name, value]) => ({ in: 'header', name, value })),
    ...cookiesOf(request.headers?.['cookie'] ?? '').map(({ name, value }) => ({
      in: 'cookie',
      name,
      value,
    })),
  ];
  const others = sent.map(({ in: location, name, value }) => {
    const parameter = operation.parameters.find((each) => isSame(each, location, name));
    return { name, in: location, value: valueOf(parameter, value, context) };
  });
  return [...inPath, ...others];
}

function isSame(parameter: ContractParameter, location: string, name: string): boolean {
  if (parameter.in !== location) return false;
  return location === 'header' ? parameter.name.toLowerCase() === name : parameter.name === name;
}

function valueOf(
  parameter: ContractParameter | undefined,
  value: string,
  context: StepContext,
): unknown {
  if (parameter === undefined) return value;
  const { type } = context.contract.schemas[parameter.schema ?? ''] ?? {};
  const isNumber = (type === 'integer' || type === 'number') && value.trim() !== '';
  const live = withLiveText(context, parameter.value, value);
  return isNumber && live === value && Number.isFinite(Number(value)) ? Number(value) : live;
}
