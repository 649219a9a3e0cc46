import type { RequestValues } from '../../examples/example-request.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { ContentNumbers } from '../../probe-contract/content-numbers.js';
import type { ProbeSource } from '../probe-family.js';

/**
 * The values with a number in each string of the body for which the schema allows it, as many servers
 * reject a second resource of the same name or address. Values that would not be valid stay as they are.
 */
export function makeUnique(
  { contract, book, judge }: Pick<ProbeSource, 'contract' | 'book' | 'judge'>,
  { operation, values }: { readonly operation: string; readonly values: RequestValues },
  numbers: Pick<ContentNumbers, 'next'>,
): RequestValues {
  const schema = contract.operations[operation]?.body?.schema;
  const { body } = values;
  if (schema === undefined || !isJsonObject(body)) return values;
  const flat = book.flat(book.named(schema));
  const number = numbers.next('generic probes');
  let changed: JsonObject = body;
  for (const [name, value] of Object.entries(body)) {
    if (typeof value !== 'string') continue;
    const numbered = withNumber(book.flat(book.property(flat, name)), value, number)
      .map((text): JsonObject => ({ ...changed, [name]: text }))
      .find((candidate) => judge.judge(schema, candidate).kind === 'valid');
    changed = numbered ?? changed;
  }
  return { ...values, body: changed };
}

/** A string with a number, in some ways of which a pattern may allow one. */
function withNumber(schema: JsonObject, text: string, number: number): readonly string[] {
  if (['enum', 'const'].some((key) => Object.hasOwn(schema, key))) return [];
  if (schema['format'] === 'email') return [`user${number}@example.com`];
  if (schema['format'] !== undefined) return [];
  // A name without spaces may be one for a URL or a file.
  const separators = text.includes(' ') ? [' '] : ['-', '_', ''];
  return separators.map((separator) => `${text}${separator}${number}`);
}
