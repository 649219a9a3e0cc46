import type { ContractOperation, ContractParameter } from '@upspec/document';
import type { RequestValues } from '../../examples/example-request.js';
import type { ProbeSource } from '../probe-family.js';
import type { WrongKind } from './bounds-rules.js';
import { wrongParts } from './wrong-parts.js';

/** One parameter of a request with a wrong value, or without any. */
export interface WrongParameter {
  readonly kind: WrongKind;
  readonly parameter: ContractParameter;
  /** Absent where the parameter itself is. */
  readonly value?: unknown;
  /** As the end of a sentence: `query limit is above 100`. */
  readonly reason: string;
}

/** Wrong values for the parameters of an operation; ids in a path are not among them. */
export function wrongParameters(
  source: Pick<ProbeSource, 'book' | 'judge'>,
  operation: ContractOperation,
): readonly WrongParameter[] {
  return operation.parameters.flatMap((parameter): readonly WrongParameter[] => {
    const { name, in: location, required, schema, value } = parameter;
    const named = `${location} ${name}`;
    const missing: readonly WrongParameter[] =
      required && location !== 'path' && !isCondition(name)
        ? [{ kind: 'required', parameter, reason: `${named} is missing` }]
        : [];
    if (schema === undefined || value.resource !== undefined || location === 'path') return missing;
    const flat = source.book.flat(source.book.named(schema));
    const isWrong = (read: unknown): boolean => source.judge.judge(schema, read).kind === 'invalid';
    const wrong = wrongParts(source.book, { schema: flat, value: undefined })
      .filter((part) => parameter.contentType !== undefined || isSentAsItself(part.value))
      .filter((part) => readingsOf(source, parameter, part.value).every(isWrong))
      .map(({ kind, value: sent, reason }) => ({
        kind,
        parameter,
        value: sent,
        reason: `${named} ${reason}`,
      }));
    return [...missing, ...wrong];
  });
}

/** 428 is for a request without it, and has a rule of its own (RFC 6585, section 3). */
function isCondition(name: string): boolean {
  return name.toLowerCase() === 'if-match';
}

/** In a URL or a header, a number is text as well; nothing is sent for null. */
function isSentAsItself(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value !== '');
}

/**
 * What a server may read where a value is sent: one item alone is a list as well (RFC 6570, section
 * 3.2.8), apart from a list in JSON.
 */
function readingsOf(
  { book }: Pick<ProbeSource, 'book'>,
  { schema, contentType }: ContractParameter,
  value: unknown,
): readonly unknown[] {
  const isList =
    contentType === undefined && book.types(book.flat(book.named(schema))).has('array');
  return isList ? [value, [value], [String(value)]] : [value];
}

/** The values of a request with one parameter changed. */
export function withParameter(
  values: RequestValues,
  { parameter: { name, in: location }, value }: WrongParameter,
): RequestValues {
  const others = values.parameters.filter((each) => each.name !== name || each.in !== location);
  return {
    ...values,
    parameters: value === undefined ? others : [...others, { name, in: location, value }],
  };
}
