import type { ComparedValue } from '@upspec/document';
import { comparisonOf, equalValue, propertyOf } from '../../contract/described.js';
import type { RecordedBody, RecordedPart } from '../../fixture-format/fixture.js';
import { isJsonObject } from '../../json/json-object.js';
import { withLiveIds, withLiveText } from './live-ids.js';
import type { StepContext } from './step-context.js';

export interface Payload {
  readonly requestBody: object;
  /** Schemas of the workflow's inputs that the payload takes, by name. */
  readonly inputs: Readonly<Record<string, object>>;
}

export interface SentBody {
  readonly body: RecordedBody;
  /** The name of its schema. */
  readonly schema: string | undefined;
  /** As it was sent, where it is not `application/json`. */
  readonly contentType: string | undefined;
}

/** @returns undefined where a step can't send the body */
export function buildPayload(
  { body, schema, contentType = 'application/json' }: SentBody,
  context: StepContext,
): Payload | undefined {
  if ('json' in body) {
    const rule = schema === undefined ? equalValue : { mode: 'equal' as const, schema };
    const payload = withLiveIds(context, rule, body.json);
    return { requestBody: { contentType, payload }, inputs: {} };
  }
  if ('multipart' in body) return buildForm(body.multipart, schema, context);
  context.report('is left out, as its body is neither JSON nor multipart');
  return undefined;
}

function buildForm(
  parts: readonly RecordedPart[],
  schema: string | undefined,
  context: StepContext,
): Payload | undefined {
  const { index, report } = context;
  const names = parts.map(({ name }) => name);
  if (new Set(names).size < names.length) {
    report('is left out, as a field of its body is repeated');
    return undefined;
  }
  const inputs: Record<string, object> = {};
  const values: Record<string, unknown> = {};
  for (const { name, filename, text, base64 } of parts) {
    if (filename !== undefined) report(`part ${name} has the filename ${JSON.stringify(filename)}`);
    if (base64 === undefined) {
      values[name] = withLiveText(context, ruleOfPart(context, schema, name), text ?? '');
    } else {
      const input = `step${index + 1}_${name.replace(/\W+/g, '_')}`;
      report(`part ${name} has bytes that are not text; the input ${input} replaces them`);
      inputs[input] = { type: 'string', contentMediaType: 'application/octet-stream' };
      values[name] = `$inputs.${input}`;
    }
  }
  return { requestBody: { contentType: 'multipart/form-data', payload: nest(values) }, inputs };
}

function ruleOfPart(
  { contract }: StepContext,
  schema: string | undefined,
  name: string,
): ComparedValue {
  const comparison = schema === undefined ? undefined : comparisonOf(contract, schema);
  return propertyOf(comparison, name) ?? equalValue;
}

/** `size[unit]` is a property of the object that the document describes. */
function nest(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const nested: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const [, outer = '', inner = ''] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    const before = nested[outer];
    if (inner === '') nested[name] = value;
    else nested[outer] = { ...(isJsonObject(before) && before), [inner]: value };
  }
  return nested;
}
