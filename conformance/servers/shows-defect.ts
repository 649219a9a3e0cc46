import { isJsonObject } from '../json/json-object.js';
import { valueAt } from '@upspec/document/json-pointer';
import { parseJson } from '../json/parse-json.js';
import { cutText, showValue } from '../json/show-value.js';
import type { PrintedResponse } from './read-curl-output.js';
import type { ShellTrace } from './read-trace.js';
import { formatReading, type BytesReading, type Reading } from '../difference/reading.js';
import type { Difference, Readings } from '../difference/difference.js';

/**
 * Whether a response has what a finding says, at its location. Ids and times differ in each run,
 * and are not compared: what a finding says of the key's own files is looked for among those that
 * the script created.
 */
export function showsDefect(
  { location, expected, actual }: Difference,
  printed: PrintedResponse,
  trace: ShellTrace = { created: [] },
): boolean {
  const { status, headers, body } = printed;
  const shown = formatReading(actual);
  switch (location.kind) {
    case 'status':
      return actual.kind === 'status' && actual.statuses.includes(status);
    case 'header':
      return isSame(cutText(headers[location.name] ?? 'absent'), shown);
    case 'byte':
      return actual.kind === 'bytes' && hasBytes(body, location.offset, actual);
    case 'connection':
    case 'next-requests':
    case 'request':
    case 'query':
    case 'request-header':
    case 'request-body':
    case 'request-byte':
    case 'part':
      return false;
    case 'body':
      break;
    default:
      return location satisfies never;
  }
  const { pointer } = location;
  const text = body.toString('utf8');
  if (pointer === '') {
    return (
      isSame(cutText(`${headers['content-type']}: ${text}`), shown) || isSame(cutText(text), shown)
    );
  }
  const parsed = parseJson(text);
  if (!parsed.ok) return false;
  return showsInJson({ json: parsed.value, pointer, trace }, { expected, actual });
}

interface ShownJson {
  readonly json: unknown;
  readonly pointer: string;
  readonly trace: ShellTrace;
}

/** Whether a body has the length that a reading says, and its bytes where it says them in hexadecimal. */
function hasBytes(body: Buffer, offset: number, { length, there }: BytesReading): boolean {
  const [, hex] = /^hex ([0-9a-f]+)/.exec(there ?? '') ?? [];
  const isThere = hex === undefined || body.toString('hex', offset).startsWith(hex);
  return body.length === length && isThere;
}

function showsInJson({ json, pointer, trace }: ShownJson, { expected, actual }: Readings): boolean {
  const value = valueAt(json, pointer);
  const edge = /^\/(first|last)_id$/.exec(pointer)?.[1];
  const items = valueAt(json, '/data');
  if (edge !== undefined && expected.kind === 'value' && typeof value === 'string') {
    return Array.isArray(items) && value !== idOf(items.at(edge === 'first' ? 0 : -1));
  }
  if (/\/id$/.test(pointer) && expected.kind === 'words' && typeof value === 'string') {
    return trace.created.includes(value);
  }
  if (expected.kind === 'before' && Array.isArray(items)) return isOtherOrder(items, trace);
  const before = trace.before?.(pointer.split('/').at(-1) ?? '', idOf(json));
  if (isOfBefore(expected) && before !== undefined && typeof value === 'number') {
    return value !== before;
  }
  if (Array.isArray(value) && expected.kind === 'at-most') return value.length > expected.count;
  if (Array.isArray(value) && actual.kind === 'count' && actual.of === 'own') {
    return countOwn(value, trace) === actual.count;
  }
  if (Array.isArray(value) && actual.kind === 'absent' && isOfList(expected)) {
    return trace.created.length > 0 && countOwn(value, trace) === 0;
  }
  if (expected.kind === 'sorted') {
    return isOutOfOrder(json, pointer, expected.order === 'rising');
  }
  switch (actual.kind) {
    case 'cursor-item':
      return trace.after !== undefined && idOf(value) === trace.after;
    case 'distance': {
      const created = valueAt(json, pointer.replace(/[^/]*$/, actual.from));
      const isTime = actual.value === undefined || Number(actual.value) > firstTime;
      // A value that is not a time stays the same.
      return isTime ? Number(value) - Number(created) === actual.seconds : value === actual.value;
    }
    case 'value':
      if (actual.note !== undefined && typeof value === 'boolean') return value === actual.value;
      break;
    default:
      break;
  }
  // The id of another run is right where the script has received it.
  if (typeof value === 'string' && trace.created.includes(value)) return false;
  return isSame(showValue(value), formatReading(actual)) || isWrongAlike(value, expected, actual);
}

/** In seconds, of 2001: a smaller number is not a time. */
const firstTime = 1_000_000_000;

/** Whether a value had to be that of an earlier response. */
function isOfBefore(expected: Reading): boolean {
  return expected.kind === 'value' && /before|returned at/.test(expected.note ?? '');
}

/** Whether a list had to contain something. */
function isOfList(expected: Reading): boolean {
  return expected.kind === 'value' && / in the list$/.test(expected.note ?? '');
}

/** Whether own items are in the order in which they were created, where the last one is the first. */
function isOtherOrder(items: readonly unknown[], { created, isRising }: ShellTrace): boolean {
  const own = items.map((item) => created.indexOf(String(idOf(item)))).filter((at) => at !== -1);
  const right = own.toSorted((one, other) => (isRising === true ? one - other : other - one));
  return own.length > 1 && own.join() !== right.join();
}

/** Whether an item of a list precedes the one that it must follow. */
function isOutOfOrder(page: unknown, pointer: string, isRising: boolean): boolean {
  const at = Number(/^\/data\/(\d+)\//.exec(pointer)?.[1]);
  const timestamps = [at - 1, at].map((index) =>
    Number(valueAt(page, `/data/${index}/created_at`)),
  );
  const [before = Number.NaN, timestamp = Number.NaN] = timestamps;
  return isRising ? timestamp < before : timestamp > before;
}

function countOwn(items: readonly unknown[], { created, after }: ShellTrace): number {
  return items.map(idOf).filter((id) => id !== after && created.includes(String(id))).length;
}

function idOf(item: unknown): unknown {
  return isJsonObject(item) ? item['id'] : undefined;
}

/** Whether a made-up value is another one each time, of the kind that it was, and never the right one. */
function isWrongAlike(value: unknown, right: Reading, wrong: Reading): boolean {
  if (right.kind !== 'value' || wrong.kind !== 'value') return false;
  if (typeof wrong.value === 'object') return false;
  return typeof value === typeof wrong.value && value !== right.value;
}

/** Whether two responses differ in more than ids and times. */
export function isOtherResponse(one: PrintedResponse, other: PrintedResponse): boolean {
  const [shown, expected] = [one, other].map(({ status, headers, body }) =>
    withoutChance(`${status} ${headers['content-type']} ${body.toString('latin1')}`),
  );
  return shown !== expected;
}

function isSame(shown: string, actual: string): boolean {
  const [one, other] = [shown, actual].map((text) =>
    withoutChance(text).replace(/…$/, '').slice(0, 100),
  );
  return one === other;
}

/** Ids and times differ from run to run. */
function withoutChance(text: string): string {
  return text
    .replace(/(file|upload|part|assistant|req)[-_][\w-]{6,}/g, '$1')
    .replace(/\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g, 'uuid')
    .replace(/\b1[0-9]{12}\b/g, 'milliseconds')
    .replace(/\b1[0-9]{9}\.\d+\b/g, 'fraction')
    .replace(/\b1[0-9]{9}\b/g, 'moment')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z?/g, 'date')
    .replace(/127\.0\.0\.1:\d+/g, 'host');
}
