import { valueAt } from '@upspec/document/json-pointer';
import { isJsonObject } from '../json/json-object.js';
import type { Bindings } from '../replay/bindings.js';
import type { WireRequest } from '../replay/build-request.js';
import { unify } from '../replay/unify.js';
import type { Mismatch } from '../replay/walk.js';
import { clockOf } from './replay-clock.js';
import { statusNumber } from '../fixture-format/status-number.js';
import { atBody } from '../difference/location.js';
import { isSuccess, schemaOf, type ExchangeFacts } from './exchange-facts.js';
import type { Violation } from './violation.js';
import type { PackChecks } from './pack-checks.js';
import type { SchemaViolation } from './schema.js';

/** What is known before a response is compared. */
export interface Before {
  readonly bindings: Bindings;
  readonly elapsed: number;
  /** The request as it was sent. */
  readonly sent: WireRequest;
  /** What the exchange tests. */
  readonly requirements: readonly string[];
  readonly checks: PackChecks;
}

export interface RecordedCheck {
  readonly bindings: Bindings;
  readonly violations: readonly Violation[];
}

/**
 * Compares the live body with the recorded one, and binds recorded values to live ones. Where the
 * document declares a range of statuses alone, the recorded body is one of many.
 */
export function checkRecorded(
  facts: ExchangeFacts,
  before: Before,
  reported: readonly SchemaViolation[],
): RecordedCheck {
  const { recorded, declared, json, contract } = facts;
  const body = recorded.response.body;
  const schema = schemaOf(facts) ?? bareJson(facts);
  const status = statusNumber(recorded.response.status);
  const isComparable =
    declared?.status === String(status) ||
    (declared?.status === 'default' && facts.received.status === recorded.response.status) ||
    (declared !== undefined && isSuccess(status)) ||
    (declared === undefined && !facts.operation);
  if (!isComparable || schema === undefined || !json.ok || !isJson(body)) {
    return { bindings: before.bindings, violations: [] };
  }
  const pair = { schema, recorded: body.json, live: json.value };
  const { bindings, mismatches } = unify(pair, before.bindings, clockOf(facts, before));
  const violations = mismatches
    .filter(
      ({ pointer, location }) =>
        !reported.some(
          (violation) => overlap(violation.pointer, pointer) || violation.locations[0] === location,
        ),
    )
    .map((mismatch) => violationOf(mismatch, facts, before));
  const { isRequested } = before.checks;
  return {
    bindings,
    violations: violations.filter((violation) => isRequested?.(violation, contract) ?? true),
  };
}

function violationOf(mismatch: Mismatch, facts: ExchangeFacts, before: Before): Violation {
  const { pointer, location, actual } = mismatch;
  const expected =
    mismatch.expected.kind === 'value' && isRecordedNumber(mismatch, facts)
      ? { ...mismatch.expected, note: ', as recorded' }
      : mismatch.expected;
  const isOrder = expected.kind === 'before';
  return {
    location: atBody(pointer),
    expected,
    actual,
    // Whether an object is listed at all is the point of a fixture that looks for it.
    isSubject: !isOrder && before.checks.isSubject?.(mismatch) === true,
    locations:
      (isOrder ? before.checks.orderLocations : undefined) ?? locationsOf(location, facts, before),
  };
}

/** Whether a number differs that nothing but the recording says. */
function isRecordedNumber(
  { pointer, expected }: Mismatch,
  { json, recorded }: ExchangeFacts,
): boolean {
  const { body } = recorded.response;
  if (!json.ok || !isJson(body)) return false;
  const before = valueAt(body.json, pointer);
  return (
    typeof before === 'number' &&
    typeof valueAt(json.value, pointer) === 'number' &&
    expected.kind === 'value' &&
    expected.value === before
  );
}

/**
 * The most specific first: within what the exchange tests, within one response of one operation,
 * anywhere.
 */
function locationsOf(
  location: string,
  { recorded }: ExchangeFacts,
  { sent, requirements, checks }: Before,
): readonly string[] {
  const { operation, response } = recorded;
  return [
    ...requirements.map((id) => `${id}.${location}`),
    ...(checks.locationsOf?.(location, recorded, sent) ?? []),
    `${operation}.${statusNumber(response.status)}.${location}`,
    location,
    ownerOf(location),
  ];
}

/** JSON without a schema is compared unchanged, and named for its operation. */
function bareJson({ declared, recorded }: ExchangeFacts): string | undefined {
  return declared?.content?.kind === 'json'
    ? `${recorded.operation}.${declared.status}`
    : undefined;
}

/**
 * The schema that contains a location; the name of an inline schema is a pointer, which may hold
 * dots.
 */
function ownerOf(location: string): string {
  const at = location.startsWith('#') ? location.lastIndexOf('.') : location.indexOf('.');
  return at === -1 ? location : location.slice(0, at);
}

function isJson(body: unknown): body is { readonly json: unknown } {
  return isJsonObject(body) && 'json' in body;
}

/** Whether one pointer leads to the other's value or into it. */
function overlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}
