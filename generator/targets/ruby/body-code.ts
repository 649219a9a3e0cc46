import type { BodyContent, Operation, Part } from '@upspec/document';
import { contentFields, bodyContents, isNullBody } from '../body-contents.js';
import type { Argument } from './call-arguments.js';
import type { Code, Group } from './layout.js';
import { isNullable, type MethodSource } from './method-source.js';
import { partStyle } from './parameter-style.js';
import { rubyString, rubySymbol } from './ruby-literal.js';
import { valueName } from './ruby-names.js';
import { valuesOf } from './values-code.js';

/** The rules of a body of named parts, in a constant of the resource's class. */
export interface PartRules {
  readonly kind: 'multipart' | 'form';
  readonly name: string;
  /** The module of the rules. */
  readonly type: 'Multipart' | 'Form';
  /** The arguments of each rule. */
  readonly rules: readonly string[];
}

/** Writes the argument `body` of `Call.new`; with several media types, the call chooses one. */
export function bodyExpression(source: MethodSource, given: readonly Argument[]): readonly Code[] {
  const contents = bodyContents(source.operation);
  const [first] = contents;
  if (first === undefined) return [];
  if (contents.length === 1) {
    const payload = payloadOf(source, first, given);
    return [{ ...payload, open: `body: ${payload.open}` }];
  }
  const type = given.find(({ location }) => location === 'content-type')?.name ?? 'nil';
  const values = given.filter(({ location }) => location === 'body' || location === 'whole-body');
  const choices = contents.map((content): Code => {
    const names = values.filter((argument) => isPartOf(source, content, argument));
    const symbols = names.map(({ name }) => rubySymbol(name)).join(', ');
    const payload = { open: '-> { ', items: [payloadOf(source, content, given)], close: ' }' };
    const items = [rubyString(content.contentType), `[${symbols}]`, payload];
    return { open: 'Internal::Payload::Choice.new(', items, close: ')' };
  });
  const items = [
    type,
    `{ ${values.map(({ name }) => `${name}: ${name}`).join(', ')} }`,
    { open: '[', items: choices, close: ']' },
  ];
  return [{ open: 'body: Internal::Payload.choose(', items, close: ')' }];
}

/** Whether an argument is sent in a body of one media type. */
function isPartOf(source: MethodSource, content: BodyContent, argument: Argument): boolean {
  const { lookup } = source.types;
  const fields = contentFields(content, lookup);
  if (argument.location === 'whole-body') {
    return fields === undefined || isNullBody(content, lookup);
  }
  return fields?.some(({ name }) => name === argument.wire) ?? false;
}

/** The content of one media type, which is encoded when the call is sent. */
function payloadOf(source: MethodSource, content: BodyContent, given: readonly Argument[]): Group {
  const { kind, contentType } = content;
  const type = `content_type: ${rubyString(contentType)}`;
  const rules = bodyRules(source.operation).find((each) => each.kind === kind);
  const items = [
    bodyValue(source, content, given),
    ...(kind === 'bytes' || kind === 'text' ? [type] : []),
    ...(kind === 'json' && contentType !== 'application/json' ? [type] : []),
    ...(rules === undefined ? [] : [rules.name]),
  ];
  return { open: `Internal::Payload.${kind}(`, items, close: ')' };
}

/** The value of the body: one argument, or one for each field. */
function bodyValue(source: MethodSource, content: BodyContent, given: readonly Argument[]): Code {
  const fields = contentFields(content, source.types.lookup);
  const { required } = content;
  if (fields === undefined) {
    const whole = given.find(({ location }) => location === 'whole-body');
    const isNull = whole !== undefined && content.kind === 'json' && isNullable(source, whole);
    const items = [
      whole?.name ?? 'OMIT',
      `required: ${String(required)}`,
      ...(isNull ? ['nullable: true'] : []),
    ];
    return { open: 'Internal::Arguments.whole(', items, close: ')' };
  }
  const own = given
    .filter(({ location }) => location === 'body')
    .flatMap((argument) => {
      const field = fields.find(({ name }) => name === argument.wire);
      return field === undefined ? [] : [{ ...argument, required: required && field.required }];
    });
  const values = valuesOf(source, own);
  const instead = given.find(({ location }) => location === 'whole-body');
  const whole =
    instead === undefined || !isNullBody(content, source.types.lookup)
      ? []
      : [`whole: ${instead.name}`];
  const stated = { ...values, items: [...values.items, ...whole] };
  if (required) return stated;
  return { open: 'Internal::Arguments.any(', items: [stated, ...whole], close: ')' };
}

/** Writes the rules of the bodies that have named parts, in the order in which they are sent. */
export function bodyRules(operation: Operation): readonly PartRules[] {
  const { name } = operation;
  return bodyContents(operation).flatMap((content): readonly PartRules[] => {
    const { kind } = content;
    if (kind !== 'multipart' && kind !== 'form') return [];
    const isForm = kind === 'form';
    const rules = content.parts.map(isForm ? fieldRule : partRule).filter((rule) => rule !== '');
    if (isForm && rules.length === 0) return [];
    const constant = `${isForm ? 'FIELDS' : 'PARTS'}_OF_${valueName(name)}`;
    return [{ kind, name: constant, type: isForm ? 'Form' : 'Multipart', rules }];
  });
}

function partRule(part: Part): string {
  const { name, kind, contentType, array, headers } = part;
  const style = partStyle(part);
  const constants = headers.flatMap(({ name: header, value }) =>
    value === undefined ? [] : [`${rubyString(header)} => ${rubyString(value)}`],
  );
  return [
    `name: ${rubyString(name)}`,
    `kind: ${rubySymbol(kind)}`,
    ...(contentType === undefined ? [] : [`content_type: ${rubyString(contentType)}`]),
    ...(array ? ['array: true'] : []),
    ...(style === undefined || kind === 'nested' ? [] : [`style: ${style}`]),
    ...(constants.length === 0 ? [] : [`headers: { ${constants.join(', ')} }`]),
  ].join(', ');
}

/** The rule of a field; empty where its value alone decides how it is written. */
function fieldRule(part: Part): string {
  const style = partStyle(part);
  const name = `name: ${rubyString(part.name)}`;
  if (style !== undefined) return `${name}, style: ${style}`;
  return part.kind === 'json' && part.contentType !== undefined ? `${name}, json: true` : '';
}
