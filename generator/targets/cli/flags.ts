import {
  kebabCase,
  type Model,
  type Operation,
  type Parameter,
  schemaLookup,
  type SchemaLookup,
} from '@upspec/document';
import { bodyFlags, optionFlags } from './body-flags.js';
import { flag, type Flag } from './flag.js';
import { ownGlobals } from './own-globals.js';

/** Flags that every command has, so that no other flag can have their names. */
export const GLOBAL_FLAGS: readonly string[] = [
  'api-key',
  'base-url',
  'format',
  'format-error',
  'transform',
  'transform-error',
  'raw-output',
  'debug',
  'max-retries',
  'timeout',
  'help',
  'version',
  'trusted-stdin',
  'max-items',
  'output',
];

/**
 * The flags of a command, in the order of its call: ids, the body's fields, the query, headers,
 * cookies, and the options of the call.
 */
export function flagsOf(operation: Operation, model: Model): readonly Flag[] {
  const lookup = schemaLookup(model);
  const inLocation = (location: Parameter['in']): readonly Flag[] =>
    operation.parameters
      .filter((parameter) => parameter.in === location)
      .map((parameter) => ofParameter(parameter, lookup));
  const flags = [
    ...inLocation('path'),
    ...bodyFlags(operation, lookup),
    ...inLocation('query'),
    ...inLocation('header'),
    ...inLocation('cookie'),
    ...optionFlags(operation),
  ];
  return nameApart(flags, model);
}

/** The first of two flags with the same name keeps it; a later one has its location in the name. */
export function nameApart(flags: readonly Flag[], model: Model): readonly Flag[] {
  const taken = new Set([...GLOBAL_FLAGS, ...ownGlobals(model).map(({ flag: name }) => name)]);
  return flags.map((flag) => {
    const candidates = [flag.name, kebabCase(flag.keys.join('.')), `${flag.location}-${flag.name}`];
    const numbered = `${flag.location}-${flag.name}-${String(taken.size)}`;
    // `--no-x` would be the opposite of a flag `--x`.
    const isFree = (candidate: string): boolean =>
      !taken.has(candidate) && !candidate.startsWith('no-');
    const name = candidates.find(isFree) ?? numbered;
    taken.add(name);
    return { ...flag, name };
  });
}

function ofParameter(parameter: Parameter, lookup: SchemaLookup): Flag {
  const { name, in: location, description, schema, contentType } = parameter;
  const required = parameter.required || location === 'path';
  const given = { name, required, schema, description };
  const plain = flag(given, { location, keys: [name] }, lookup);
  const own = parameter.style === 'matrix' ? { ...plain, mayBeEmpty: true as const } : plain;
  // JSON of a list is one value.
  if (contentType === undefined || !own.repeated) return own;
  return { ...own, name: kebabCase(name), type: 'value', repeated: false, schema };
}
