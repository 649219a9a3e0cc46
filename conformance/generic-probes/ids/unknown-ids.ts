import type { RequestValues } from '../../examples/example-request.js';
import type { SchemaBook } from '../../mock/schema-book.js';

/** An id that nothing has, and why. */
export interface UnknownId {
  readonly value: string | number;
  /** As the end of a sentence: `no resource has this id`. */
  readonly reason: string;
}

type PathParameter = RequestValues['parameters'][number];

/**
 * Ids that name nothing: one of the right type, those near to one that exists, those of another type,
 * and those that look like paths.
 *
 * @param known an id that exists, or one like it
 */
export function unknownIds(
  { book, schema }: { readonly book: SchemaBook; readonly schema: string | undefined },
  { name }: Pick<PathParameter, 'name'>,
  known: unknown,
): readonly UnknownId[] {
  const types = book.types(book.named(schema));
  const isNumber = typeof known === 'number' || types.has('integer');
  const unknown = unknownLike(known, isNumber);
  const reason = `no resource has this ${name}`;
  return [
    { value: unknown, reason },
    { value: `${String(unknown)}%`, reason: `${name} has a percent sign after it` },
    { value: '..', reason: `${name} is the name of a parent folder` },
    { value: '../..', reason: `${name} looks like a path` },
    { value: `${String(known)}/../${String(unknown)}`, reason: `${name} looks like a path` },
    { value: `${String(unknown)}/../${String(known)}`, reason: `${name} looks like a path` },
    { value: `${String(known)}\u0000`, reason: `${name} has a null character after it` },
    ...(isNumber
      ? [
          { value: 'unknown', reason: `${name} is not a number` },
          { value: 0.5, reason: `${name} is not an integer` },
          { value: -1, reason },
          { value: typeof known === 'number' && known !== 0 ? -known : -2, reason },
        ]
      : []),
    { value: `${String(known)}x`, reason },
  ];
}

/** Of the same type and length, so that only a look at what is stored shows that nothing has it. */
function unknownLike(known: unknown, isNumber: boolean): string | number {
  if (isNumber) return 2_147_483_000;
  const text = String(known);
  // The first 8 digits of a UUID may be any.
  const isUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
  if (isUuid) return `ffffffff${text.slice(8)}`;
  return `${text.slice(0, -3)}zzz`;
}
