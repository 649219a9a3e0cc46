import type { ContractOperation } from '@upspec/document';
import type { SchemaBook } from '../../mock/schema-book.js';
import { readTime } from '../../replay/read-time.js';

/** An order that a list can be asked for. */
export interface Sorting {
  readonly parameter: string;
  /** The value of the parameter: `-born`. */
  readonly value: string;
  /** The property of the items that it names: `born`. */
  readonly property: string;
  /** Undefined where the value does not say it. */
  readonly direction: 'rising' | 'falling' | undefined;
}

/** The orders that the parameters of a list name: `sort=-born`, `order_by=born:desc`. */
export function sortings({ parameters }: ContractOperation, book: SchemaBook): readonly Sorting[] {
  return parameters.flatMap(({ name, in: location, schema }) => {
    if (location !== 'query' || !/^(?:sort|order|ordering|sort_?by|order_?by)$/i.test(name)) {
      return [];
    }
    const { enum: values } = book.flat(book.named(schema));
    return (Array.isArray(values) ? values : []).flatMap((value: unknown) => {
      const sorting = typeof value === 'string' ? readSorting(value) : undefined;
      return sorting === undefined ? [] : [{ parameter: name, ...sorting }];
    });
  });
}

function readSorting(value: string): Omit<Sorting, 'parameter'> | undefined {
  const [, sign = '', property = '', word = ''] =
    /^([-+]?)(\w+?)(?:[:. _](asc|desc))?$/i.exec(value) ?? [];
  if (property === '' || /^(?:asc|desc)/i.test(property)) return undefined;
  const isFalling = sign === '-' || word.toLowerCase() === 'desc';
  const isRising = sign === '+' || word.toLowerCase() === 'asc';
  const direction = isFalling ? 'falling' : isRising ? 'rising' : undefined;
  return { value, property, direction };
}

/**
 * Whether values are in order, in either direction where it is not known. What can't be ordered
 * without knowing how the server does it is in order: null, and strings of more than
 * digits and lower case.
 */
export function isOrdered(values: readonly unknown[], direction: Sorting['direction']): boolean {
  const keys = values.map(keyOf);
  const isNumeric = keys.every((key) => typeof key === 'number');
  const isText = keys.every((key) => typeof key === 'string');
  if (!isNumeric && !isText) return true;
  const follows = (sign: number): boolean =>
    keys.every((key, index) => {
      const before = keys[index - 1];
      if (before === undefined || key === undefined || before === key) return true;
      return (before < key ? 1 : -1) === sign;
    });
  const isRising = direction !== 'falling' && follows(1);
  return isRising || (direction !== 'rising' && follows(-1));
}

function keyOf(value: unknown): number | string | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  return readTime(value)?.seconds ?? (/^[a-z\d]*$/.test(value) ? value : undefined);
}
