import type { ApiResponse } from './api-response.js';
import { isList, isObject, type Json, OPERATIONS } from './document.js';
import { pathsIn, replacedAt, valueAt } from './json-path.js';
import {
  declaredStatus,
  type HeaderOperator,
  type Mutation,
  type StatusOperator,
} from './mutations.js';
import { jsonOf, type Sent, TrafficMemory, type Where } from './traffic-memory.js';
import { mutatedValue, otherReference, shifted } from './mutate-value.js';

/** Returns the response as the mutated server sends it; the same object where nothing changes. */
export type Mutator = (sent: Sent) => ApiResponse;

/**
 * Makes the middleware of a mutation. It sees all responses of one server, in order, since a stale
 * value is one that was sent before. The same responses always give the same mutants.
 */
export function createMutator(mutation: Mutation): Mutator {
  const memory = new TrafficMemory();
  return (sent) => {
    const operation = OPERATIONS.find(({ id }) => id === sent.operation);
    if (operation === undefined) return sent.response;
    const status = declaredStatus(operation, sent.response.status);
    const isMeant = mutation.operation === operation.id && mutation.status === status;
    const response = isMeant ? mutated(mutation, sent, memory) : sent.response;
    if (isByMemory(mutation)) memory.note(sent, `${operation.id}.${status ?? ''}`);
    return response;
  };
}

function isByMemory({ change: { operator } }: Mutation): boolean {
  return operator === 'stale' || operator === 'other-id';
}

function mutated({ change }: Mutation, sent: Sent, memory: TrafficMemory): ApiResponse {
  const { response } = sent;
  switch (change.kind) {
    case 'status':
      return { ...response, status: otherStatus(response.status, change.operator) };
    case 'header':
      return withHeader(sent, change.header, otherHeader(sent, change, memory));
    case 'body':
      return { ...response, body: otherBody(sent, change.operator, memory) };
    case 'value':
      return withValue(sent, change, memory);
  }
}

function otherStatus(status: number, operator: StatusOperator): number {
  if (operator === 'wrong-class') return status < 400 ? 500 : 200;
  if (status >= 400) return 409;
  return status === 200 ? 202 : 200;
}

function withHeader({ response }: Sent, name: string, value: string | undefined): ApiResponse {
  const entries = Object.entries(response.headers).map(([each, old]) => [
    each,
    each === name ? value : old,
  ]);
  const headers = Object.fromEntries(entries.filter(([, each]) => each !== undefined)) as Record<
    string,
    string
  >;
  return { ...response, headers };
}

interface HeaderChange {
  readonly operator: HeaderOperator;
  readonly header: string;
}

function otherHeader(
  sent: Sent,
  { operator, header }: HeaderChange,
  memory: TrafficMemory,
): string | undefined {
  const value = sent.response.headers[header];
  if (value === undefined) return undefined;
  switch (operator) {
    case 'missing':
      return undefined;
    case 'changed':
      return shifted(value);
    case 'wrong-format':
      return 'not in its format';
    case 'stale':
      return memory.headerBefore(sent, header) ?? value;
    case 'other-id':
      return String(otherReference(value, '', memory));
    case 'wrong-media-type':
      return otherMediaType(value);
  }
}

function otherMediaType(mediaType: string): string {
  if (mediaType === 'application/problem+json') return 'application/json';
  return mediaType.endsWith('json') ? 'text/plain' : 'application/octet-stream';
}

function otherBody(
  sent: Sent,
  operator: 'no-body' | 'malformed' | 'changed-bytes' | 'truncated-bytes' | 'stale',
  memory: TrafficMemory,
): Buffer {
  const { body } = sent.response;
  const changed = Buffer.from(body);
  switch (operator) {
    case 'no-body':
      return Buffer.alloc(0);
    case 'malformed':
    case 'truncated-bytes':
      return body.subarray(0, Math.max(0, body.length - 1));
    case 'changed-bytes':
      changed.forEach((byte, index) => {
        if (index === Math.floor(body.length / 2)) changed[index] = byte ^ 0xff;
      });
      return changed;
    case 'stale':
      return memory.bytesBefore(sent) ?? body;
  }
}

/** Changes the first location that the operator has an effect on. */
function withValue(
  { path, response }: Sent,
  change: Extract<Mutation['change'], { readonly kind: 'value' }>,
  memory: TrafficMemory,
): ApiResponse {
  const body = jsonOf(response);
  if (body === undefined) return response;
  for (const at of pathsIn(body, change.location.path)) {
    const where: Where = { path, body, at };
    const next = nextBody(change, where, memory);
    if (JSON.stringify(next) !== JSON.stringify(body)) {
      return { ...response, body: Buffer.from(next === undefined ? '' : JSON.stringify(next)) };
    }
  }
  return response;
}

function nextBody(
  { operator, location }: Extract<Mutation['change'], { readonly kind: 'value' }>,
  where: Where,
  memory: TrafficMemory,
): Json | undefined {
  const { body, at } = where;
  const value = valueAt(body, at) ?? null;
  if (operator === 'drop') return replacedAt(body, at, undefined);
  if (operator === 'stale') {
    const before = memory.before(location, where);
    return replacedAt(body, at, before === undefined ? value : before);
  }
  if (operator === 'add') return replacedAt(body, at, extended(value));
  return replacedAt(body, at, mutatedValue(value, { operator, location }, memory));
}

function extended(value: Json): Json {
  return isObject(value) && !isList(value) ? { ...value, unexpected: true } : value;
}
