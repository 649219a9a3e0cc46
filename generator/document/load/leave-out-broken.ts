import type { Fault } from './fault.js';
import { isJsonObject, type Json, type JsonObject } from './json.js';
import { escapeToken, parsePointer } from './json-pointer.js';

/** An operation that was left out of a document, as it has an error or refers to one. */
export interface LeftOutOperation {
  /** Its `operationId`, where it has one. */
  readonly id?: string;
  /** In capitals; absent for a whole path whose operations can't be read. */
  readonly method?: string;
  readonly path: string;
  /** The first error that it contains or refers to. */
  readonly fault: Fault;
}

export interface WithoutBroken {
  readonly root: JsonObject;
  readonly leftOut: readonly LeftOutOperation[];
}

/**
 * Leaves out of a document what errors concern: the operations and components that contain an error,
 * and those that refer to one of them. Callbacks and webhooks are requests of the server, so that an
 * error in one concerns no operation.
 *
 * @returns undefined where an error concerns the whole document, or every operation
 */
export function leaveOutBroken(
  root: JsonObject,
  errors: readonly Fault[],
): WithoutBroken | undefined {
  const units = unitsOf(root);
  const causes = new Map<string, Fault>();
  for (const error of errors) {
    const broken = unitsAt(units, error.pointer);
    if (broken.length === 0) return undefined;
    for (const { name } of broken) if (!causes.has(name)) causes.set(name, error);
  }
  spread(units, causes);
  const leftOut = units.flatMap(({ name, operation }) => {
    const fault = causes.get(name);
    return operation === undefined || fault === undefined ? [] : [{ ...operation, fault }];
  });
  const isLeft = units.some(({ name, operation }) => operation !== undefined && !causes.has(name));
  if (!isLeft) return undefined;
  const broken = units.filter(({ name }) => causes.has(name));
  return { root: broken.reduce((rest, { tokens }) => without(rest, tokens), root), leftOut };
}

/** A part of a document that is left out as a whole. */
interface Unit {
  /** Its JSON Pointer. */
  readonly name: string;
  readonly tokens: readonly string[];
  readonly operation?: Omit<LeftOutOperation, 'fault'>;
  /** The pointers that it refers to. */
  readonly references: readonly string[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

function unitsOf(root: JsonObject): readonly Unit[] {
  const components = objectAt(root, 'components');
  return [
    ...Object.entries(objectAt(root, 'paths')).flatMap(([path, item]) => unitsOfPath(path, item)),
    ...Object.entries(objectAt(root, 'webhooks')).map(([name, value]) =>
      unitAt(['webhooks', name], value),
    ),
    // A document whose security schemes are wrong says nothing of how any request is sent.
    ...Object.keys(components)
      .filter((section) => section !== 'securitySchemes')
      .flatMap((section) =>
        Object.entries(objectAt(components, section)).map(([name, value]) =>
          unitAt(['components', section, name], value),
        ),
      ),
  ];
}

function unitsOfPath(path: string, item: Json | undefined): readonly Unit[] {
  if (!path.startsWith('/') || !isJsonObject(item)) return [];
  const { $ref, ...rest } = item;
  const methods = METHODS.filter((method) => rest[method] !== undefined);
  const shared = Object.fromEntries(Object.entries(rest).filter(([key]) => !METHODS.includes(key)));
  const common = referencesIn($ref === undefined ? shared : { ...shared, $ref });
  if (methods.length === 0) {
    return [{ ...unitAt(['paths', path], {}), operation: { path }, references: common }];
  }
  return methods.flatMap((method) => {
    const { callbacks, ...own } = objectAt(rest, method);
    const tokens = ['paths', path, method];
    const id = own['operationId'];
    const operation = {
      ...(typeof id === 'string' && { id }),
      method: method.toUpperCase(),
      path,
    };
    const unit = unitAt(tokens, own);
    return [
      { ...unit, operation, references: [...unit.references, ...common] },
      ...(callbacks === undefined ? [] : [unitAt([...tokens, 'callbacks'], callbacks)]),
    ];
  });
}

function unitAt(tokens: readonly string[], value: Json | undefined): Unit {
  return { name: nameOf(tokens), tokens, references: referencesIn(value) };
}

function nameOf(tokens: readonly string[]): string {
  return tokens.map((token) => `/${escapeToken(token)}`).join('');
}

/** The targets of all references, those of discriminators included. */
function referencesIn(value: Json | undefined): readonly string[] {
  const found: string[] = [];
  const open: (Json | undefined)[] = [value];
  while (open.length > 0) {
    const node = open.pop();
    if (Array.isArray(node)) open.push(...(node as readonly Json[]));
    if (!isJsonObject(node)) continue;
    const { $ref, discriminator } = node;
    if (typeof $ref === 'string' && $ref.startsWith('#/')) found.push($ref);
    if (isJsonObject(discriminator)) found.push(...mappedIn(discriminator));
    open.push(...Object.values(node));
  }
  return found;
}

/** OpenAPI 3.1.1, section 4.8.25: a mapping has "schema names or URI references". */
function mappedIn(discriminator: JsonObject): readonly string[] {
  return Object.values(objectAt(discriminator, 'mapping')).flatMap((target) => {
    if (typeof target !== 'string') return [];
    return target.startsWith('#/') ? [target] : [`#/components/schemas/${escapeToken(target)}`];
  });
}

/** The innermost unit that a pointer leads into; of a path, all its operations. */
function unitsAt(units: readonly Unit[], pointer: string | undefined): readonly Unit[] {
  if (pointer === undefined) return [];
  const tokens = parsePointer(pointer);
  const isAround = (unit: Unit): boolean => unit.tokens.every((token, at) => token === tokens[at]);
  const [innermost] = units.filter(isAround).sort((a, b) => b.tokens.length - a.tokens.length);
  if (innermost !== undefined) return [innermost];
  const isOfPath = tokens[0] === 'paths' && tokens.length >= 2;
  return isOfPath
    ? units.filter(({ tokens: own, operation }) => operation !== undefined && own[1] === tokens[1])
    : [];
}

/** What refers to something broken is broken, too. */
function spread(units: readonly Unit[], causes: Map<string, Fault>): void {
  const targets = new Map(
    units.map((unit) => [
      unit.name,
      unit.references.flatMap((reference) => unitsAt(units, reference)).map(({ name }) => name),
    ]),
  );
  for (let before = -1; before !== causes.size;) {
    before = causes.size;
    for (const { name } of units) {
      const cause = targets.get(name)?.find((target) => causes.has(target));
      const fault = cause === undefined ? undefined : causes.get(cause);
      if (fault !== undefined && !causes.has(name)) causes.set(name, fault);
    }
  }
}

/** A copy of an object without the value at some keys. */
function without(object: JsonObject, [key = '', ...rest]: readonly string[]): JsonObject {
  const { [key]: value, ...others } = object;
  if (rest.length === 0 || !isJsonObject(value)) return others;
  const left = without(value, rest);
  const isEmptyPath = rest.length === 1 && METHODS.includes(rest[0] ?? '') && !hasMethod(left);
  return isEmptyPath ? others : { ...object, [key]: left };
}

function hasMethod(item: JsonObject): boolean {
  return METHODS.some((method) => item[method] !== undefined);
}

function objectAt(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  return isJsonObject(value) ? value : {};
}
