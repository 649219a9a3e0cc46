import type { RecordedBody, RecordedPart } from '../../fixture/fixture.js';
import { isJsonObject } from '../../json/json-object.js';
import type { StepContext } from './step-context.js';

export interface Payload {
  readonly requestBody: object;
  /** Schemas of the workflow's inputs that the payload takes, by name. */
  readonly inputs: Readonly<Record<string, object>>;
}

/** @returns undefined where a step can't send the body */
export function buildPayload(body: RecordedBody, context: StepContext): Payload | undefined {
  if ('json' in body) {
    const payload = withLiveIds(body.json, context.ids);
    return { requestBody: { contentType: 'application/json', payload }, inputs: {} };
  }
  if ('multipart' in body) return buildForm(body.multipart, context);
  context.tell('is left out, as its body is neither JSON nor a form');
  return undefined;
}

function buildForm(
  parts: readonly RecordedPart[],
  { index, ids, tell }: StepContext,
): Payload | undefined {
  const names = parts.map(({ name }) => name);
  if (new Set(names).size < names.length) {
    tell('is left out, as a field comes twice in its form');
    return undefined;
  }
  const inputs: Record<string, object> = {};
  const values: Record<string, unknown> = {};
  for (const { name, filename, text, base64 } of parts) {
    if (filename !== undefined) tell(`part ${name} has the filename ${JSON.stringify(filename)}`);
    if (base64 === undefined) {
      values[name] = ids.get(text ?? '') ?? text ?? '';
    } else {
      const input = `step${index + 1}_${name.replace(/\W+/g, '_')}`;
      tell(`part ${name} has bytes that are no text; the input ${input} stands for them`);
      inputs[input] = { type: 'string', contentMediaType: 'application/octet-stream' };
      values[name] = `$inputs.${input}`;
    }
  }
  return { requestBody: { contentType: 'multipart/form-data', payload: nest(values) }, inputs };
}

/** `expires_after[anchor]` is a member of the object that the spec describes. */
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

function withLiveIds(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item: unknown) => withLiveIds(item, ids));
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, withLiveIds(inner, ids)]);
  return Object.fromEntries(entries) as unknown;
}
