import type { ComparedValue } from '@upspec/document';
import { comparisonOf, propertyOf, type Described } from '../../contract/described.js';
import { isJsonObject } from '../../json/json-object.js';
import { isServerChoice, type SentValue } from '../server-choice.js';
import { pointerTo } from '@upspec/document/json-pointer';

/** A value that a request sent, and what the server has instead. */
export interface LostValue extends SentValue {
  /**
   * Whether only white space, case, Unicode form or the precision of a number differs, or the server may
   * choose it.
   */
  readonly isNormalized: boolean;
}

/** Which values are compared. */
export interface Representation {
  /** The name of its schema. */
  readonly schema: string | undefined;
  readonly value: unknown;
}

/**
 * The values of a request that the representation of a resource does not have. Compared are the
 * properties that the schema of the representation declares, apart from those that the server chooses.
 */
export function compareSent(
  described: Described,
  sent: unknown,
  { schema, value }: Representation,
): readonly LostValue[] {
  const lost: LostValue[] = [];
  const compare = (one: unknown, other: unknown, { pointer, rule }: Compared): void => {
    if (rule?.mode === 'free' || rule?.mode === 'link') return;
    const comparison =
      rule?.schema === undefined ? undefined : comparisonOf(described, rule.schema);
    if (Array.isArray(one) && Array.isArray(other) && one.length === other.length) {
      one.forEach((item: unknown, index) =>
        compare(item, other[index], {
          pointer: pointerTo(pointer, String(index)),
          rule: comparison?.items,
        }),
      );
      return;
    }
    if (isJsonObject(one) && isJsonObject(other)) {
      for (const [name, inner] of Object.entries(one)) {
        const declared = propertyOf(comparison, name);
        const isUndeclared = declared === undefined && !Object.hasOwn(other, name);
        if (isUndeclared || declared?.writeOnly === true) continue;
        compare(inner, other[name], { pointer: pointerTo(pointer, name), rule: declared });
      }
      return;
    }
    if (isSameValue(one, other)) return;
    const value = { pointer, sent: one, actual: other };
    lost.push({ ...value, isNormalized: isServerChoice(value) || isNormalized(one, other) });
  };
  const rule: ComparedValue = { mode: 'equal', ...(schema !== undefined && { schema }) };
  compare(sent, value, { pointer: '', rule });
  return lost;
}

interface Compared {
  readonly pointer: string;
  readonly rule: ComparedValue | undefined;
}

/** RFC 3339, section 5.6. */
const dateTime = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** Two ways to write one time are the same. */
function isSameValue(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') {
    return JSON.stringify(one) === JSON.stringify(other);
  }
  const isTime = dateTime.test(one) && dateTime.test(other);
  return one === other || (isTime && Date.parse(one) === Date.parse(other));
}

function isNormalized(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') {
    return Math.abs(one - other) <= Math.abs(one) * 1e-6;
  }
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  return plain(one) === plain(other);
}

function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
