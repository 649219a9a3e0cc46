import type { RequestValues } from '../../examples/example-request.js';
import { isJsonObject, type JsonObject } from '../../json/json-object.js';
import type { ContentNumbers } from '../../probe-contract/content-numbers.js';
import type { ProbeSource } from '../probe-family.js';

/**
 * The values with a number in each string of the body that the schema leaves free, as many servers
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
  const changed = Object.fromEntries(
    Object.entries(body).map(([name, value]): [string, unknown] => [
      name,
      typeof value === 'string'
        ? withNumber(book.flat(book.property(flat, name)), value, number)
        : value,
    ]),
  );
  return judge.judge(schema, changed).kind === 'valid' ? { ...values, body: changed } : values;
}

function withNumber(schema: JsonObject, text: string, number: number): string {
  const isFixed = ['enum', 'const', 'pattern'].some((key) => Object.hasOwn(schema, key));
  if (isFixed) return text;
  if (schema['format'] === 'email') return `user${number}@example.com`;
  if (schema['format'] !== undefined) return text;
  const most = schema['maxLength'];
  // A name without spaces may be one for a URL or a file.
  const suffix = `${text.includes(' ') ? ' ' : '-'}${number}`;
  const hasRoom = typeof most !== 'number' || text.length + suffix.length <= most;
  return hasRoom ? `${text}${suffix}` : text;
}
