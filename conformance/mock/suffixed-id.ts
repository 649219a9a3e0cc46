import type { MockCore } from './mock-core.js';

/** The keywords of a schema that may not allow each text. */
const bounds = ['pattern', 'format', 'enum', 'const', 'maxLength', 'not'];

/** An id as the mock is set to make it, where the schema of ids allows any text. */
export function suffixedId(
  { book, idSuffix }: Pick<MockCore, 'book' | 'idSuffix'>,
  schema: unknown,
  id: string | number,
): string | number {
  if (typeof id !== 'string') return id;
  const { type = 'string', ...keywords } = book.flat(schema);
  const isFree = type === 'string' && bounds.every((keyword) => !(keyword in keywords));
  return isFree ? id + idSuffix : id;
}
