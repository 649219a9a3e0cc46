import type { BaseResolver, Document, LocationObject } from '@redocly/openapi-core';
import { parsePointer, pointerTo, valueAt } from '../json-pointer.js';
import { isReference, isTree } from '../structure/deviation.js';

/** A reference that leads back to itself, so that it has no target. */
export interface Circle {
  readonly location: LocationObject;
  readonly reference: string;
}

/** Finds the references that lead only to other references, and back to themselves. */
export async function findCircles(
  document: Document,
  resolver: BaseResolver,
): Promise<readonly Circle[]> {
  const follower = new Follower(resolver);
  const circles: Circle[] = [];
  const files = [document];
  const seen = new Set([document.source.absoluteRef]);
  for (let file = files.pop(); file !== undefined; file = files.pop()) {
    for (const { reference, pointer } of referencesIn(file.parsed)) {
      const target = await follower.follow(file, reference, new Set());
      if (target.isCircle) {
        circles.push({ reference, location: { source: file.source, pointer: `#${pointer}` } });
      }
      for (const other of target.files) {
        if (!seen.has(other.source.absoluteRef)) files.push(other);
        seen.add(other.source.absoluteRef);
      }
    }
  }
  return circles;
}

interface Found {
  readonly reference: string;
  readonly pointer: string;
}

function referencesIn(root: unknown): readonly Found[] {
  const found: Found[] = [];
  const seen = new Set<unknown>();
  const open: { readonly value: unknown; readonly pointer: string }[] = [
    { value: root, pointer: '' },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, pointer } = next;
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (isReference(value)) found.push({ reference: value.$ref, pointer });
    for (const [key, inner] of Object.entries(value)) {
      open.push({ value: inner, pointer: pointerTo(pointer, key) });
    }
  }
  return found;
}

interface Target {
  readonly isCircle: boolean;
  readonly value: unknown;
  readonly file: Document;
  readonly files: readonly Document[];
}

class Follower {
  readonly #resolver: BaseResolver;

  constructor(resolver: BaseResolver) {
    this.#resolver = resolver;
  }

  async follow(from: Document, reference: string, seen: ReadonlySet<string>): Promise<Target> {
    const [address = '', fragment = ''] = reference.split('#');
    const base = from.source.absoluteRef;
    const file = address === '' ? from : await this.#open(base, address);
    const nowhere = { isCircle: false, value: undefined, file: from, files: [] };
    if (file === undefined) return nowhere;
    const key = `${file.source.absoluteRef}#${fragment}`;
    if (seen.has(key)) return { ...nowhere, isCircle: true };
    const passed = new Set([...seen, key]);
    let target: Target = { isCircle: false, value: file.parsed, file, files: [file] };
    const tokens = fragment.startsWith('/') ? parsePointer(`#${fragment}`) : [];
    for (const token of [...tokens, undefined]) {
      const { value } = target;
      const isStep = isReference(value) && (token === undefined || !Object.hasOwn(value, token));
      if (isStep) {
        const next = await this.follow(target.file, value.$ref, passed);
        if (next.isCircle) return next;
        target = { ...next, files: [...target.files, ...next.files] };
      }
      if (token === undefined) break;
      const inner = target.value;
      const child =
        isTree(inner) || Array.isArray(inner) ? valueAt(inner, pointerTo('', token)) : undefined;
      target = { ...target, value: child };
    }
    return target;
  }

  async #open(base: string, address: string): Promise<Document | undefined> {
    try {
      const opened = await this.#resolver.resolveDocument(base, address);
      return 'parsed' in opened ? opened : undefined;
    } catch {
      return undefined;
    }
  }
}
