import type { Operation } from '@upspec/document';
import type { Argument } from './call-arguments.js';
import type { Code } from './layout.js';
import { isNullable, type MethodSource } from './method-source.js';
import { rubyString, rubySymbol } from './ruby-literal.js';
import { valueName } from './ruby-names.js';

/** The rules of a multipart body, in a constant of the resource's class. */
export interface PartRules {
  readonly name: string;
  /** The arguments of each rule. */
  readonly rules: readonly string[];
}

/** Writes the arguments of `Call.new`: method, path, query, body and accepted media types. */
export function callParts(source: MethodSource, given: readonly Argument[]): readonly Code[] {
  const { operation } = source;
  const query = given.filter(({ location }) => location === 'query');
  const json = operation.responses.find(({ status }) => status.startsWith('2'))?.kind === 'json';
  return [
    rubyString(operation.httpMethod.toUpperCase()),
    pathExpression(operation, given),
    ...queryExpression(source, query),
    ...bodyExpression(source, given),
    ...(json ? [] : ['accept: "*/*"']),
  ];
}

/** Writes the rules for the parts of a multipart body, in the order in which they are sent. */
export function partRules({ body, name }: Operation): PartRules | undefined {
  if (body.kind !== 'multipart') return undefined;
  const rules = body.parts.map(({ name: part, kind, contentType, array }) =>
    [
      `name: ${rubyString(part)}`,
      `kind: ${rubySymbol(kind)}`,
      ...(contentType === undefined ? [] : [`content_type: ${rubyString(contentType)}`]),
      ...(array ? ['array: true'] : []),
    ].join(', '),
  );
  return { name: partsConstant(name), rules };
}

function partsConstant(name: string): string {
  return `PARTS_OF_${valueName(name)}`;
}

function pathExpression({ requestPath }: Operation, given: readonly Argument[]): Code {
  const ids: string[] = [];
  const [pathname = ''] = requestPath.split('?');
  const template = pathname.replaceAll(/\{([^}]+)\}/g, (whole, wire: string) => {
    const id = given.find(({ location, wire: name }) => location === 'path' && name === wire);
    if (id === undefined) return whole;
    ids.push(id.name);
    return `{${id.name}}`;
  });
  const items = [rubyString(template), ...ids];
  return ids.length === 0
    ? rubyString(template)
    : { open: 'Internal::Path.build(', items, close: ')' };
}

/** The query's arguments, after a fixed query in the path: `/messages?beta=true`. */
function queryExpression(source: MethodSource, given: readonly Argument[]): readonly Code[] {
  const [, fixed = ''] = source.operation.requestPath.split('?');
  const pairs = [...new URLSearchParams(fixed)].map(
    ([name, value]) => `${rubyString(name)} => ${rubyString(value)}`,
  );
  if (pairs.length === 0) return given.length === 0 ? [] : [valuesOf(source, given, 'query: ')];
  if (given.length === 0) return [{ open: 'query: { ', items: pairs, close: ' }' }];
  return [{ open: 'query: { ', items: [...pairs, valuesOf(source, given, '**')], close: ' }' }];
}

function bodyExpression(source: MethodSource, given: readonly Argument[]): readonly Code[] {
  const { body, name } = source.operation;
  switch (body.kind) {
    case 'none':
      return [];
    case 'json':
      return [bodyValue(source, given, 'json: ')];
    case 'form':
      return [
        { open: 'body: Internal::Body.form(', items: [bodyValue(source, given)], close: ')' },
      ];
    case 'text':
    case 'bytes': {
      const items = [bodyValue(source, given), `content_type: ${rubyString(body.contentType)}`];
      return [{ open: 'body: Internal::Body.bytes(', items, close: ')' }];
    }
    case 'multipart': {
      const items = [bodyValue(source, given), partsConstant(name)];
      return [{ open: 'body: Internal::Multipart.encode(', items, close: ')' }];
    }
  }
}

/** The content of the body: one argument, or one for each field. */
function bodyValue(source: MethodSource, given: readonly Argument[], prefix = ''): Code {
  const { body } = source.operation;
  const required = body.kind !== 'none' && body.required;
  const whole = given.find(({ location }) => location === 'whole-body');
  if (whole !== undefined) {
    const nullable = isNullable(source, whole) ? ['nullable: true'] : [];
    const items = [whole.name, `required: ${String(required)}`, ...nullable];
    return { open: `${prefix}Internal::Arguments.whole(`, items, close: ')' };
  }
  const fields = given.filter(({ location }) => location === 'body');
  if (required) return valuesOf(source, fields, prefix);
  const items = [valuesOf(source, fields)];
  return { open: `${prefix}Internal::Arguments.any(`, items, close: ')' };
}

function valuesOf(source: MethodSource, given: readonly Argument[], prefix = ''): Code {
  const pairs = given.map(({ wire, name }) => `${rubyString(wire)} => ${name}`);
  const named = (keyword: string, chosen: readonly Argument[]): readonly Code[] => {
    const items = chosen.map(({ wire }) => rubyString(wire));
    return chosen.length === 0 ? [] : [{ open: `${keyword}: [`, items, close: ']' }];
  };
  return {
    open: `${prefix}Internal::Arguments.given(`,
    items: [
      { open: '{ ', items: pairs, close: ' }' },
      ...named(
        'required',
        given.filter((argument) => argument.required),
      ),
      ...named(
        'nullable',
        given.filter((argument) => isNullable(source, argument)),
      ),
    ],
    close: ')',
  };
}
