import { valueAt } from '@upspec/document/json-pointer';
import { assertionOf, valueOf } from '../../difference/reading.js';
import type { Readings } from '../../difference/difference.js';
import type { Contract } from '../../contract.js';

/** What a schema rejects in a value. */
export interface Rejected extends Readings {
  /** A JSON Pointer to it in the value. */
  readonly pointer: string;
  readonly keyword: string;
  /** The property that is missing or not allowed. */
  readonly property: string | undefined;
}

/**
 * What a schema rejects in a value that came as text: it is valid if one of its readings is.
 *
 * @param readings - The likeliest first, whose errors are returned. None is valid without a reading.
 */
export function rejectedIn(
  { schemas }: Pick<Contract, 'schemas'>,
  schema: string,
  readings: readonly unknown[],
): readonly Rejected[] {
  const judged = readings.map((value) => ({ value, judgement: schemas.judge(schema, value) }));
  const isAccepted = judged.some(({ judgement }) => judgement.kind !== 'invalid');
  const [first] = judged;
  if (isAccepted || first === undefined || first.judgement.kind !== 'invalid') return [];
  return first.judgement.errors.map(({ path, keyword, message, limit, property }) => ({
    pointer: path,
    keyword,
    property,
    expected: assertionOf(keyword, message, limit),
    actual: keyword === 'required' ? { kind: 'absent' } : valueOf(valueAt(first.value, path)),
  }));
}

/**
 * The JSON values that a text in a URL or a multipart body may mean.
 *
 * @example
 * readingsOf('20'); // [20, '20']
 */
export function readingsOf(text: string): readonly unknown[] {
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text)) return [Number(text), text];
  if (text === 'true' || text === 'false') return [text === 'true', text];
  if (text === 'null') return [text, null];
  return [text];
}
