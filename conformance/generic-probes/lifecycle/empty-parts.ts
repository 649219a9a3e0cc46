import { isDeepStrictEqual } from 'node:util';
import { pointerTo } from '@upspec/document/json-pointer';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { Scene } from '../scene/scene.js';
import { compareRest, conditionOf, type Change } from './change-request.js';
import { bodyNames, changedBody } from './changed-body.js';
import { lifecycleRules } from './lifecycle-rules.js';
import { reportDifferences } from './report-differences.js';
import type { ResourceState } from './representation.js';
import { readSubject, requestOf, type Subject } from './subject.js';

/** A resource, some properties of which are to be emptied. */
export interface Emptying {
  readonly change: Change;
  readonly subject: Subject;
  readonly before: ResourceState;
}

/**
 * Empties the properties that a change can empty: PATCH with null (RFC 7396, section 2), PUT by leaving
 * them out (RFC 9110, section 9.3.4). The server may show the value of a new resource in their place.
 */
export async function emptyParts(scene: Scene, emptying: Emptying): Promise<void> {
  const { change, subject, before } = emptying;
  const { operation, isReplacement } = change;
  const names = bodyNames(scene, operation).filter((name) => isFilled(before.value[name]));
  const body = isReplacement
    ? withoutOptional(scene, emptying, names)
    : withNulls(scene, operation, names);
  const emptied = names.filter((name) => isReplacement === (body?.[name] === undefined));
  if (body === undefined || !emptied.some((name) => isReplacement || body[name] === null)) return;
  const headers = conditionOf(scene, operation, before);
  await scene.accept(operation, requestOf(scene, { operation, subject }, { body, headers }));
  const after = await readSubject(scene, subject);
  if (after === undefined) return;
  const kept = emptied.filter(
    (name) =>
      isDeepStrictEqual(after.value[name], before.value[name]) &&
      !isDefault(scene, operation, { name, value: after.value[name] }),
  );
  const differences = kept.map((name) => ({
    pointer: pointerTo(after.pointer, name),
    expected: undefined,
    actual: after.value[name],
  }));
  const rule = isReplacement ? lifecycleRules.replaced : lifecycleRules.merged;
  reportDifferences(scene, { rule, actual: after, differences });
  if (!isReplacement) compareRest(scene, { change, before, body, actual: after });
}

/** A merge patch of null for each property that may be null; undefined where none may. */
function withNulls(
  { source }: Scene,
  operation: string,
  names: readonly string[],
): JsonObject | undefined {
  const { contract, judge } = source;
  const { contentType, schema = '' } = contract.operations[operation]?.body ?? {};
  if (contentType !== 'application/merge-patch+json') return undefined;
  const removable = names.filter((name) => judge.judge(schema, { [name]: null }).kind === 'valid');
  return removable.length === 0
    ? undefined
    : Object.fromEntries(removable.map((name) => [name, null]));
}

/** The whole state without what is optional; undefined where that is not valid or all is required. */
function withoutOptional(
  scene: Scene,
  { change: { operation }, before }: Emptying,
  names: readonly string[],
): JsonObject | undefined {
  const { book, contract, judge } = scene.source;
  const schema = contract.operations[operation]?.body?.schema ?? '';
  const whole = changedBody(scene, { operation, before, names: [], isWhole: true });
  const { required } = book.flat(book.named(schema));
  const kept: readonly unknown[] = Array.isArray(required) ? required : [];
  const optional = names.filter((name) => !kept.includes(name));
  if (whole === undefined || optional.length === 0) return undefined;
  const body = Object.fromEntries(
    Object.entries(whole).filter(([name]) => !optional.includes(name)),
  );
  return judge.judge(schema, body).kind === 'valid' ? body : undefined;
}

interface Named {
  readonly name: string;
  readonly value: unknown;
}

/** Whether a value is that of a property that is left out, as the document says. */
function isDefault({ source }: Scene, operation: string, { name, value }: Named): boolean {
  const { book, contract, resources } = source;
  const creators = [...resources.values()].map(({ creator }) => creator.operation);
  return [operation, ...creators].some((id) => {
    const flat = book.flat(book.named(contract.operations[id]?.body?.schema));
    return isDeepStrictEqual(book.flat(book.property(flat, name))['default'], value);
  });
}

function isFilled(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return isJsonObject(value)
    ? Object.keys(value).length > 0
    : value !== undefined && value !== null;
}
