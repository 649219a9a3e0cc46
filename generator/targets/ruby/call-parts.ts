import { successesOf, type Alternatives, type Operation } from '@upspec/document';
import { bodyExpression } from './body-code.js';
import type { Argument } from './call-arguments.js';
import type { Code } from './layout.js';
import type { MethodSource } from './method-source.js';
import { rubyString } from './ruby-literal.js';
import { valueName } from './ruby-names.js';
import { valuesOf } from './values-code.js';

/** Writes the arguments of `Call.new`: method, path, parameters, body, and what is not the default. */
export function callParts(source: MethodSource, given: readonly Argument[]): readonly Code[] {
  const { operation } = source;
  const query = given.filter(({ location }) => location === 'query');
  const inLocation = (location: Argument['location'], keyword: string): readonly Code[] => {
    const chosen = given.filter((argument) => argument.location === location);
    return chosen.length === 0 ? [] : [valuesOf(source, chosen, `${keyword}: `)];
  };
  return [
    rubyString(operation.httpMethod.toUpperCase()),
    pathExpression(operation, given),
    ...queryExpression(source, query),
    ...inLocation('header', 'headers'),
    ...inLocation('cookie', 'cookies'),
    ...(hasStyles(given) ? [`styles: ${stylesConstant(operation.name)}`] : []),
    ...bodyExpression(source, given),
    ...acceptOf(operation),
    ...securityOf(source),
    ...(operation.server === undefined ? [] : [`server: ${rubyString(operation.server.url)}`]),
  ];
}

/** The media types of the successes; other than JSON, a client accepts what the server has. */
function acceptOf({ responses }: Operation): readonly string[] {
  const contents = successesOf(responses).filter(({ kind }) => kind !== 'none');
  const isJson = contents.length > 0 && contents.every(({ kind }) => kind === 'json');
  if (!isJson) return ['accept: "*/*"'];
  const types = new Set(contents.map(({ contentType = 'application/json' }) => contentType));
  const accepted = [...types].join(', ');
  return accepted === 'application/json' ? [] : [`accept: ${rubyString(accepted)}`];
}

/** The security of a call, where it is not that of the whole document. */
function securityOf({ types: { model }, operation }: MethodSource): readonly string[] {
  const { security } = operation;
  if (security === undefined || isSame(security, model.security)) return [];
  return [`security: ${alternativesCode(security)}`];
}

function isSame(a: Alternatives, b: Alternatives | undefined): boolean {
  return b !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

/** Ruby code: lists of the names of schemes. */
export function alternativesCode(alternatives: Alternatives): string {
  return `[${alternatives.map((names) => `[${names.map(rubyString).join(', ')}]`).join(', ')}]`;
}

/** The styles of a call's parameters, in a constant of the resource's class. */
export interface CallStyles {
  readonly name: string;
  /** Ruby code: for each location, the styles by the name on the wire. */
  readonly locations: readonly string[];
}

/** Writes the styles of the parameters that need one. */
export function callStyles(
  operation: Operation,
  given: readonly Argument[],
): CallStyles | undefined {
  if (!hasStyles(given)) return undefined;
  const locations = (['query', 'header', 'cookie'] as const).flatMap((location) => {
    const styles = given.flatMap(({ location: own, wire, style }) =>
      own === location && style !== undefined ? [`${rubyString(wire)} => ${style}`] : [],
    );
    return styles.length === 0 ? [] : [`${location}: { ${styles.join(', ')} }.freeze`];
  });
  return { name: stylesConstant(operation.name), locations };
}

function hasStyles(given: readonly Argument[]): boolean {
  return given.some(({ location, style }) => location !== 'path' && style !== undefined);
}

function stylesConstant(name: string): string {
  return `STYLES_OF_${valueName(name)}`;
}

function pathExpression({ requestPath }: Operation, given: readonly Argument[]): Code {
  const ids: string[] = [];
  const [pathname = ''] = requestPath.split('?');
  const template = pathname.replaceAll(/\{([^}]+)\}/g, (whole, wire: string) => {
    const id = given.find(({ location, wire: name }) => location === 'path' && name === wire);
    if (id === undefined) return whole;
    const { name, style } = id;
    ids.push(style === undefined ? name : `${style}.segment(${rubyString(wire)}, ${name})`);
    return `{${name}}`;
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
