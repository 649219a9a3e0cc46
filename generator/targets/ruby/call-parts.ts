import type { Operation } from '../../model/operation.js';
import type { Argument } from './call-arguments.js';
import { isNullable, type MethodSource } from './method-view.js';
import { rubyString, rubySymbol } from './ruby-literal.js';

/** Writes the arguments of `Call.new`: method, path, query and body. */
export function callParts(source: MethodSource, given: readonly Argument[]): readonly string[] {
  const { operation, module } = source;
  const query = given.filter(({ place }) => place === 'query');
  const json = operation.responses.find(({ status }) => status.startsWith('2'))?.kind === 'json';
  return [
    `"${operation.httpMethod.toUpperCase()}"`,
    pathExpression(source, given),
    ...(query.length === 0 ? [] : [`query: ${valuesOf(source, query)}`]),
    ...bodyExpression(source, given),
    ...(json ? [] : [`accept: "*/*"`]),
  ].map((text) => text.replaceAll('Internal::', `::${module}::Internal::`));
}

/** The constant that says how the parts of a multipart body are written, and its rules. */
export function partRules({
  body,
  name,
}: Operation): { readonly name: string; readonly rules: readonly string[] } | undefined {
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
  return `PARTS_OF_${name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/[^A-Za-z0-9]/g, '_')
    .toUpperCase()}`;
}

function pathExpression({ operation }: MethodSource, given: readonly Argument[]): string {
  const ids: string[] = [];
  const template = operation.path.replaceAll(/\{([^}]+)\}/g, (whole, wire: string) => {
    const argument = given.find(({ place, wire: name }) => place === 'path' && name === wire);
    if (argument === undefined) return whole;
    ids.push(argument.name);
    return '{}';
  });
  return ids.length === 0
    ? rubyString(template)
    : `Internal::Path.build(${[rubyString(template), ...ids].join(', ')})`;
}

function bodyExpression(source: MethodSource, given: readonly Argument[]): readonly string[] {
  const { body, name } = source.operation;
  if (body.kind === 'none') return [];
  const whole = given.find(({ place }) => place === 'whole-body');
  const fields = given.filter(({ place }) => place === 'body');
  const value =
    whole === undefined
      ? body.required
        ? valuesOf(source, fields)
        : `Internal::Arguments.any(${valuesOf(source, fields)})`
      : `Internal::Arguments.whole(${whole.name}, required: ${String(body.required)}${isNullable(source, whole) ? ', nullable: true' : ''})`;
  switch (body.kind) {
    case 'json':
      return [`json: ${value}`];
    case 'form':
      return [`body: Internal::Body.form(${value})`];
    case 'bytes':
      return [
        `body: Internal::Body.bytes(${value}, content_type: ${rubyString(body.contentType)})`,
      ];
    case 'multipart':
      return [`body: Internal::Multipart.encode(${value}, ${partsConstant(name)})`];
  }
}

function valuesOf(source: MethodSource, given: readonly Argument[]): string {
  const pairs = given.map(({ wire, name }) => `${rubyString(wire)} => ${name}`);
  const list = (chosen: readonly Argument[]): string =>
    `[${chosen.map(({ wire }) => rubyString(wire)).join(', ')}]`;
  const required = given.filter((argument) => argument.required);
  const nullable = given.filter((argument) => isNullable(source, argument));
  return `Internal::Arguments.given(${[
    `{ ${pairs.join(', ')} }`,
    ...(required.length === 0 ? [] : [`required: ${list(required)}`]),
    ...(nullable.length === 0 ? [] : [`nullable: ${list(nullable)}`]),
  ].join(', ')})`;
}
