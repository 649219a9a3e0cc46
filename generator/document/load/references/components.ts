import type { LocationObject, Oas3Rule } from '@redocly/openapi-core';
import { escapeToken, parsePointer, valueAt } from '../json-pointer.js';
import { isTree, type Deviations, type Tree } from '../structure/deviation.js';
import { setOwn } from '../structure/slot.js';

/** Where the values of a document moved to: the new pointer, and the one that was written. */
export type Moves = Map<string, string>;

/** What the rule reads and writes. */
export interface Hoisting {
  readonly root: unknown;
  readonly source: LocationObject['source'];
  readonly deviations: Deviations;
  readonly moves: Moves;
}

/**
 * A rule that makes every reference within the document one to a component. A schema that is
 * referred to in another part, such as a response, becomes a component; anything else, such as a
 * parameter or a path item, is copied. What comes after needs to know no other references.
 */
export function referToComponents({ root, source, deviations, moves }: Hoisting): Oas3Rule {
  const names = new Map<string, string>();
  const later: { readonly depth: number; readonly hoist: () => void }[] = [];
  return () => ({
    ref: {
      enter: (node, { type, location, parent, key }, resolved) => {
        const { $ref: reference } = node;
        const target = resolved.location;
        if (resolved.node === undefined || target === undefined) return;
        if (location.source !== source || target.source !== source) return;
        if (isComponent(reference) || !reference.startsWith('#')) return;
        const owner: unknown = parent;
        // A path item below a callback may contain the callback: a copy would never end.
        if (type.name !== 'Schema' && location.pointer.includes('/callbacks/')) return;
        if (type.name !== 'Schema' && contains(target.pointer, location.pointer)) {
          const message = `$ref "${reference}" leads to what contains it`;
          deviations.found.push({ severity: 'error', location, message });
          return;
        }
        if (type.name !== 'Schema') {
          if (isOwner(owner) && type.name !== 'scalar') {
            const copy = merged(node as unknown as Tree, resolved.node);
            deviations.repairs.push(() => {
              define(owner, key, copy);
            });
          }
          return;
        }
        const write = (component: string): void => {
          if (isTree(owner) && typeof owner[key] === 'string')
            setOwn(owner, String(key), component);
          else (node as { $ref: string }).$ref = component;
        };
        if (isComponent(target.pointer)) {
          deviations.repairs.push(() => {
            write(target.pointer);
          });
          return;
        }
        later.push({
          depth: target.pointer.split('/').length,
          hoist: () => {
            write(componentFor({ root, names, moves }, target.pointer, resolved.node));
          },
        });
      },
    },
    Root: {
      leave: () => {
        if (later.length === 0) return;
        deviations.repairs.push(() => {
          // The inner of two nested schemas first: its pointer leads through the outer one.
          for (const { hoist } of later.sort((a, b) => b.depth - a.depth)) hoist();
        });
      },
    },
  });
}

/** Whether a pointer leads to something above another one. */
function contains(outer: string, inner: string): boolean {
  return inner.startsWith(outer.endsWith('/') ? outer : `${outer}/`);
}

function define(owner: Tree, key: string | number, value: unknown): void {
  Object.defineProperty(owner, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

function isOwner(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null;
}

/** "Any sibling elements of a $ref" are a summary and a description (3.1.1, section 4.8.23). */
function merged(reference: Tree, target: unknown): unknown {
  const { $ref, ...siblings } = reference;
  return isTree(target) && Object.keys(siblings).length > 0 ? { ...target, ...siblings } : target;
}

function isComponent(reference: string): boolean {
  if (!reference.startsWith('#/')) return false;
  const tokens = parsePointer(reference);
  const isOld =
    /^(?:definitions|parameters|responses)$/.test(tokens[0] ?? '') && tokens.length === 2;
  return (tokens[0] === 'components' && tokens.length === 3) || isOld;
}

interface Naming extends Pick<Hoisting, 'root' | 'moves'> {
  /** The pointers that have a component already. */
  readonly names: Map<string, string>;
}

/** The component that a schema became, as a reference. */
function componentFor({ root, names, moves }: Naming, pointer: string, schema: unknown): string {
  const known = names.get(pointer);
  if (known !== undefined) return known;
  const schemas = schemasOf(root);
  const name = nameFor(pointer, root, schemas);
  const parts = pointer.split('/');
  const owner = valueAt(root, parts.slice(0, -1).join('/'));
  const [last = ''] = parsePointer(`/${parts.at(-1) ?? ''}`);
  const prefix = isOld(root) ? '#/definitions/' : '#/components/schemas/';
  const reference = `${prefix}${escapeToken(name)}`;
  if (isOwner(owner) && owner[last] === schema) {
    define(owner, last, { $ref: reference });
  }
  setOwn(schemas, name, schema);
  names.set(pointer, reference);
  moves.set(reference, pointer);
  return reference;
}

function isOld(root: unknown): boolean {
  return isTree(root) && root['swagger'] !== undefined;
}

function schemasOf(root: unknown): Tree {
  if (!isTree(root)) return {};
  if (isOld(root)) return childOf(root, 'definitions');
  return childOf(childOf(root, 'components'), 'schemas');
}

function childOf(owner: Tree, key: string): Tree {
  const child = owner[key];
  if (isTree(child)) return child;
  const generated: Tree = {};
  owner[key] = generated;
  return generated;
}

/** Tokens that say where a schema is, and not what it is. */
const STRUCTURAL = new Set([
  'allOf', 'anyOf', 'components', 'content', 'definitions', 'items', 'oneOf', 'parameters', 'paths',
  'properties', 'requestBodies', 'responses', 'schema', 'schemas', 'additionalProperties', '$defs',
]); // prettier-ignore

/** A name by what the schema is part of: `listPets` and `200` make `ListPetsResponse`. */
function nameFor(pointer: string, root: unknown, taken: Tree): string {
  const tokens = parsePointer(pointer);
  const isOperation = tokens[0] === 'paths' && tokens.length > 3;
  const operation = isOperation
    ? valueAt(
        root,
        tokens
          .slice(0, 3)
          .map((token) => `/${escapeToken(token)}`)
          .join(''),
      )
    : undefined;
  const id =
    isTree(operation) && typeof operation['operationId'] === 'string'
      ? operation['operationId']
      : undefined;
  const own = id === undefined ? tokens : [id, ...tokens.slice(3)];
  const words = own.flatMap((token, index) => {
    if (token === 'requestBody') return ['Request'];
    if (token === 'responses' && isOperation) return ['Response'];
    const isStatus =
      own[index - 1] === 'responses' || own[index - 1] === 'content' || /^\d+$/.test(token);
    return STRUCTURAL.has(token) || (isStatus && isOperation) ? [] : [token];
  });
  const name = words.map(capitalized).join('') || 'Schema';
  let free = name;
  for (let count = 2; Object.hasOwn(taken, free); count += 1) free = `${name}${String(count)}`;
  return free;
}

function capitalized(token: string): string {
  return token
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
