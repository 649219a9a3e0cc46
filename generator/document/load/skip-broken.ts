import type { Document, LocationObject } from '@redocly/openapi-core';
import { parsePointer, valueAt, pointerTo } from './json-pointer.js';
import type { LocalResolver } from './local-resolver.js';
import { isReference, isTree, type Tree } from './structure/deviation.js';

/** An error of the document, by its location. */
export interface Broken {
  readonly location: LocationObject;
}

/** An operation of a document. */
export interface OperationName {
  /** Its `operationId`, where it has one. */
  readonly id?: string;
  /** In capitals; absent for a whole path whose operations can't be read. */
  readonly method?: string;
  readonly path: string;
}

/** A part of the document that is left out, and the error that it has or leads to. */
export interface LeftOut<Error extends Broken> {
  readonly pointer: string;
  /** `operation GET /pets`, `schema Pet`. */
  readonly name: string;
  /** Absent for a part that is not an operation. */
  readonly operation?: OperationName;
  readonly error: Error;
}

/** A part of the document that can be left out. */
interface Unit {
  readonly pointer: string;
  readonly name: string;
  readonly operation?: OperationName;
  readonly owner: Tree;
  readonly key: string;
  /** Everything that belongs to it. */
  readonly values: readonly unknown[];
  /** What is in its values and is a part of its own. */
  readonly apart?: unknown;
}

/**
 * Removes the operations and components that have an error, or that lead to one by `$ref`.
 * @returns what was removed; empty where an error belongs to none of them, or to every operation, so
 * that the document can't be used.
 */
export async function leaveOutBroken<Error extends Broken>(
  document: Document,
  resolver: LocalResolver,
  errors: readonly Error[],
): Promise<readonly LeftOut<Error>[]> {
  if (!isTree(document.parsed)) return [];
  const files = await openedFiles(document, resolver);
  const marked = new Map<unknown, Error>();
  for (const error of errors) {
    const root = files.get(error.location.source.absoluteRef)?.parsed;
    const { pointer } = error.location;
    // A file that is not YAML: the reference to it has an error, too.
    if (pointer === undefined) continue;
    marked.set(deepest(root, pointer), error);
  }
  const units = unitsOf(document.parsed);
  const walker = new Walker(document, resolver, { files, marked });
  const broken = units.flatMap((unit) => {
    const error = walker.errorOf(unit);
    return error === undefined ? [] : [{ unit, error }];
  });
  const operations = units.filter(({ operation }) => operation !== undefined);
  const lost = broken.filter(({ unit: { operation } }) => operation !== undefined);
  if (lost.length > 0 && lost.length === operations.length) return [];
  for (const { unit } of broken) removeUnit(unit, document.parsed);
  return broken.map(({ unit: { pointer, name, operation }, error }) => ({
    pointer,
    name,
    ...(operation !== undefined && { operation }),
    error,
  }));
}

/** Removes a part, and a path whose last operation it was. */
function removeUnit({ owner, key, operation }: Unit, root: Tree): void {
  Reflect.deleteProperty(owner, key);
  const paths = root['paths'];
  if (operation?.method === undefined || !isTree(paths)) return;
  if (METHODS.every((method) => owner[method] === undefined)) {
    Reflect.deleteProperty(paths, operation.path);
  }
}

async function openedFiles(
  document: Document,
  resolver: LocalResolver,
): Promise<ReadonlyMap<string, Document>> {
  const files = new Map<string, Document>([[document.source.absoluteRef, document]]);
  for (const [name, pending] of resolver.cache) {
    const file = await pending.catch(() => undefined);
    if (file instanceof Object && 'parsed' in file && !files.has(name)) files.set(name, file);
  }
  return files;
}

/** The innermost object or array on the way to a pointer. */
function deepest(root: unknown, pointer: string): unknown {
  let found = root;
  let value = root;
  for (const token of parsePointer(pointer.replace(/^#\/?$/, ''))) {
    value = valueAt(value, pointerTo('', token));
    if (typeof value !== 'object' || value === null) break;
    found = value;
  }
  return found;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

function unitsOf(root: Tree): readonly Unit[] {
  return [
    ...entriesOf(root['paths']).flatMap(([path, item]) => pathUnits(root, path, item)),
    ...partsOf(root, 'webhooks', 'webhook'),
    ...partsOf(root, 'definitions', 'schema'),
    ...partsOf(root, 'parameters', 'parameter'),
    ...partsOf(root, 'responses', 'response'),
    // A document whose security schemes are wrong does not say how any request is sent.
    ...entriesOf(root['components']).flatMap(([kind, components]) =>
      (kind === 'securitySchemes' ? [] : entriesOf(components)).map(([name, value]): Unit => {
        const pointer = pointerTo(pointerTo('#/components', kind), name);
        const what = kind === 'schemas' ? 'schema' : kind.replace(/s$/, '');
        return {
          pointer,
          name: `${what} ${name}`,
          owner: components as Tree,
          key: name,
          values: [value],
        };
      }),
    ),
  ];
}

function partsOf(root: Tree, kind: string, what: string): readonly Unit[] {
  const owner = root[kind];
  if (!isTree(owner)) return [];
  return entriesOf(owner).map(([name, value]) => ({
    pointer: pointerTo(pointerTo('#', kind), name),
    name: `${what} ${name}`,
    owner,
    key: name,
    values: [value],
  }));
}

function pathUnits(root: Tree, path: string, item: unknown): readonly Unit[] {
  const pointer = pointerTo('#/paths', path);
  const paths = root['paths'] as Tree;
  const methods = isTree(item) ? METHODS.filter((method) => item[method] !== undefined) : [];
  if (!isTree(item) || isReference(item) || methods.length === 0) {
    const operation = { path };
    return [{ pointer, name: `path ${path}`, operation, owner: paths, key: path, values: [item] }];
  }
  return methods.flatMap((method) => operationUnits({ item, path, pointer }, method));
}

interface PathItem {
  readonly item: Tree;
  readonly path: string;
  readonly pointer: string;
}

/** Callbacks are requests of the server, so that an error in one does not concern the operation. */
function operationUnits({ item, path, pointer }: PathItem, method: string): readonly Unit[] {
  const { parameters, servers } = item;
  const written = item[method];
  const { callbacks, operationId } = isTree(written) ? written : {};
  const name = `operation ${method.toUpperCase()} ${path}`;
  const own = pointerTo(pointer, method);
  const operation = {
    ...(typeof operationId === 'string' && { id: operationId }),
    method: method.toUpperCase(),
    path,
  };
  const values = [written, parameters, servers];
  const unit = { pointer: own, name, operation, owner: item, key: method, values };
  if (!isTree(written) || callbacks === undefined) return [unit];
  const called = pointerTo(own, 'callbacks');
  const part = { owner: written, key: 'callbacks', values: [callbacks] };
  return [
    { ...unit, apart: callbacks },
    { pointer: called, name: `callbacks of ${name}`, ...part },
  ];
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isTree(value) ? Object.entries(value) : [];
}

interface Marks<Error> {
  readonly files: ReadonlyMap<string, Document>;
  /** The objects that have an error. */
  readonly marked: ReadonlyMap<unknown, Error>;
}

/** Follows a unit's values and references to the first error. */
class Walker<Error extends Broken> {
  readonly #document: Document;
  readonly #resolver: LocalResolver;
  readonly #marks: Marks<Error>;

  constructor(document: Document, resolver: LocalResolver, marks: Marks<Error>) {
    this.#document = document;
    this.#resolver = resolver;
    this.#marks = marks;
  }

  errorOf({ values, owner, apart }: Unit): Error | undefined {
    const { marked } = this.#marks;
    // The path item itself is marked where one of its own properties is wrong.
    if (marked.has(owner) && values.length > 1) return marked.get(owner);
    const seen = new Set<unknown>([apart]);
    const open = values.map((value) => ({ value, file: this.#document }));
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { value, file } = next;
      if (typeof value !== 'object' || value === null || seen.has(value)) continue;
      seen.add(value);
      const error = marked.get(value);
      if (error !== undefined) return error;
      open.push(...this.#targets(value, file));
      for (const inner of Object.values(value)) open.push({ value: inner, file });
    }
    return undefined;
  }

  #targets(value: object, file: Document): { value: unknown; file: Document }[] {
    const references = isReference(value) ? [value.$ref] : [];
    if (isTree(value) && isTree(value['discriminator'])) {
      for (const [, name] of entriesOf(value['discriminator']['mapping'])) {
        if (typeof name !== 'string') continue;
        references.push(/[#/]/.test(name) ? name : `#/components/schemas/${name}`);
      }
    }
    return references.flatMap((reference) => {
      const [address = '', pointer = ''] = reference.split('#');
      const base = file.source.absoluteRef;
      const name = address === '' ? base : this.#resolver.resolveExternalRef(base, address);
      const target = this.#marks.files.get(name);
      if (target === undefined) return [];
      return [{ value: valueAt(target.parsed as unknown, `#${pointer}`), file: target }];
    });
  }
}
