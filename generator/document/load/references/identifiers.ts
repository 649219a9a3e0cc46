// https://json-schema.org/draft/2020-12/json-schema-core#section-8.2: base URI, anchors, dynamic references
import type { LocationObject, Source } from '@redocly/openapi-core';
import { pointerTo, valueAt } from '../json-pointer.js';
import { isTree, type Deviation, type Tree } from '../structure/deviation.js';

/** A file that was read, with its content. */
export interface ParsedFile {
  readonly source: Source;
  readonly parsed: unknown;
}

/** Properties whose values are data, in which nothing is a keyword. */
const DATA = new Set(['const', 'default', 'enum', 'example', 'examples', 'value']);

/** A keyword that only this step understands. */
const KEYWORDS =
  /\$(?:id|anchor|dynamicRef|dynamicAnchor|recursiveRef)\b|\$ref['"]?\s*:\s*['"]?#(?!\/)|#\/(?:\$defs|definitions)\//;

/**
 * Replaces references by anchor, by `$id` and by `$dynamicRef` with pointers into the same file, so
 * that everything after this step reads pointers alone.
 * @returns warnings where a reference has more than one target, or is read another way.
 */
export function resolveIdentifiers(file: ParsedFile): readonly Deviation[] {
  if (!isTree(file.parsed) || !KEYWORDS.test(file.source.body)) return [];
  const locations: ReferenceLocation[] = [];
  collect({ node: file.parsed, pointer: '', base: BASE, resource: '' }, locations, new Set());
  const resolver = new Resolver(file, locations);
  for (const location of locations) resolver.resolve(location);
  return resolver.warnings;
}

/** The base of a file that has no `$id`; it appears in no message. */
const BASE = 'file:///document/';

/** An object of the file. */
interface ReferenceLocation {
  readonly node: Tree;
  readonly pointer: string;
  /** The URI that references in it are relative to. */
  readonly base: string;
  /** The pointer of the nearest object above it that has an `$id`; empty for the file. */
  readonly resource: string;
}

function collect(
  location: ReferenceLocation,
  locations: ReferenceLocation[],
  seen: Set<unknown>,
): void {
  const { node, pointer } = location;
  if (seen.has(node)) return;
  seen.add(node);
  const id = node['$id'];
  const isResource = typeof id === 'string' && URL.canParse(id, location.base);
  const base = isResource ? new URL(id, location.base).href : location.base;
  const resource = isResource ? pointer : location.resource;
  locations.push({ node, pointer, base, resource });
  const visit = (value: unknown, at: string): void => {
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        visit(item, pointerTo(at, index));
      });
    } else if (isTree(value)) {
      collect({ node: value, pointer: at, base, resource }, locations, seen);
    }
  };
  const isNames = /\/(?:properties|schemas|\$defs|definitions)$/.test(pointer);
  for (const [key, value] of Object.entries(node)) {
    if (isNames || !DATA.has(key)) visit(value, pointerTo(pointer, key));
  }
}

class Resolver {
  readonly warnings: Deviation[] = [];
  readonly #file: ParsedFile;
  readonly #anchors = new Map<string, ReferenceLocation[]>();
  readonly #resources = new Map<string, string>();

  constructor(file: ParsedFile, locations: readonly ReferenceLocation[]) {
    this.#file = file;
    for (const location of locations) {
      for (const keyword of ['$anchor', '$dynamicAnchor']) {
        const anchor = location.node[keyword];
        if (typeof anchor !== 'string') continue;
        this.#anchors.set(anchor, [...(this.#anchors.get(anchor) ?? []), location]);
      }
      if (typeof location.node['$id'] === 'string') {
        this.#resources.set(withoutFragment(location.base), location.pointer);
      }
    }
  }

  resolve(location: ReferenceLocation): void {
    const { node } = location;
    if (typeof node['$ref'] === 'string') {
      const target = this.#target(location, node['$ref']);
      if (target !== undefined) node['$ref'] = `#${target}`;
    }
    for (const keyword of ['$dynamicRef', '$recursiveRef']) {
      const reference = node[keyword];
      if (typeof reference !== 'string') continue;
      const target =
        this.#target(location, reference) ??
        (reference.startsWith('#/') ? reference.slice(1) : undefined);
      if (target === undefined) continue;
      Reflect.deleteProperty(node, keyword);
      if (node['$ref'] === undefined) node['$ref'] = `#${target}`;
      else
        node['allOf'] = [
          ...((node['allOf'] as unknown[] | undefined) ?? []),
          { $ref: `#${target}` },
        ];
    }
  }

  /** The pointer that replaces a reference; undefined where it stays as it is. */
  #target(location: ReferenceLocation, reference: string): string | undefined {
    const [address = '', fragment] = split(reference);
    if (address === '') return this.#within(location, location.resource, fragment ?? '');
    if (!URL.canParse(address, location.base)) return undefined;
    const resource = this.#resources.get(withoutFragment(new URL(address, location.base).href));
    return resource === undefined ? undefined : this.#within(location, resource, fragment ?? '');
  }

  #within(location: ReferenceLocation, resource: string, fragment: string): string | undefined {
    if (fragment === '') return resource === '' ? this.#enclosing(location, '') : resource;
    if (!fragment.startsWith('/')) return this.#anchored(location, fragment, resource);
    const root = this.#file.parsed;
    if (resource !== '' && valueAt(root, `#${resource}${fragment}`) !== undefined) {
      return `${resource}${fragment}`;
    }
    if (valueAt(root, `#${fragment}`) !== undefined) return undefined;
    return this.#enclosing(location, fragment);
  }

  /** A component that was written as a JSON Schema of its own refers to itself as the root. */
  #enclosing(location: ReferenceLocation, fragment: string): string | undefined {
    const component = /^\/components\/schemas\/[^/]+/.exec(location.pointer)?.[0];
    if (component === undefined) return undefined;
    if (valueAt(this.#file.parsed, `#${component}${fragment}`) === undefined) return undefined;
    if (location.node['$recursiveRef'] === undefined) {
      this.#warn(location, `$ref "#${fragment}" is read as #${component}${fragment}`);
    }
    return `${component}${fragment}`;
  }

  #anchored(location: ReferenceLocation, anchor: string, resource: string): string | undefined {
    const found = this.#anchors.get(anchor) ?? [];
    const own = found.filter((other) => other.resource === resource);
    const candidates = own.length > 0 ? own : found;
    const [nearest] = [...candidates].sort(
      (a, b) => shared(b.pointer, location.pointer) - shared(a.pointer, location.pointer),
    );
    if (nearest === undefined) return undefined;
    if (candidates.length > 1) {
      this.#warn(
        location,
        `the anchor "${anchor}" is defined more than once; read as #${nearest.pointer}`,
      );
    }
    return nearest.pointer;
  }

  #warn(position: ReferenceLocation, message: string): void {
    const location: LocationObject = {
      source: this.#file.source,
      pointer: `#${position.pointer === '' ? '/' : position.pointer}`,
      reportOnKey: false,
    };
    this.warnings.push({ severity: 'warning', location, message });
  }
}

function split(reference: string): readonly [string, string | undefined] {
  const at = reference.indexOf('#');
  return at < 0 ? [reference, undefined] : [reference.slice(0, at), reference.slice(at + 1)];
}

function withoutFragment(uri: string): string {
  return uri.replace(/#.*$/, '');
}

/** How many characters two pointers have in common. */
function shared(a: string, b: string): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count += 1;
  return count;
}
