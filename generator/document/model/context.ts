import type { LoadedDocument } from '../load/load.js';
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import { valueAt } from '../load/json-pointer.js';
import type { LintError } from '../load/lint-error.js';
import type { SchemaForm } from './schema.js';
import type { Unsupported } from './unsupported.js';

/** A node of the document, with its location. */
export interface Node {
  readonly pointer: string;
  readonly value: JsonObject;
}

/** What the builders share: the document, its resolved references, and what is not supported. */
export class BuildContext {
  readonly document: LoadedDocument;
  /**
   * The targets of references outside of the components. Each is built once: schemas that refer to
   * each other twice would be built twice as often on each level.
   */
  readonly followed: Map<string, SchemaForm> = new Map();
  readonly #unsupported: Unsupported[] = [];
  readonly #warnings: LintError[] = [];
  /** What was reported already: a shared response is read once for each operation that has it. */
  readonly #noted = new Set<string>();

  constructor(document: LoadedDocument) {
    this.document = document;
  }

  get unsupported(): readonly Unsupported[] {
    return this.#unsupported;
  }

  get warnings(): readonly LintError[] {
    return this.#warnings;
  }

  /** Reports a decision that the author of the document probably wants to know. */
  warn(pointer: string, message: string): void {
    this.#warnings.push({
      severity: 'warning',
      location: this.document.location(pointer),
      message,
    });
  }

  /** Reports something that the model does not support, and what is done instead. */
  note(pointer: string, message: string): void {
    const key = `${pointer} ${message}`;
    if (this.#noted.has(key)) return;
    this.#noted.add(key);
    this.#unsupported.push({ location: this.document.location(pointer), message });
  }

  /**
   * Follows `$ref` until there is none; undefined for a value that is not a mapping, or a cycle.
   */
  resolve(value: Json | undefined, pointer: string): Node | undefined {
    return resolveNode(this.document.root, value, pointer);
  }
}

/** Follows `$ref` until there is none; undefined for a value that is not an object, or a cycle. */
export function resolveNode(
  root: JsonObject,
  value: Json | undefined,
  pointer: string,
): Node | undefined {
  let node: Node | undefined = isJsonObject(value) ? { value, pointer } : undefined;
  const seen = new Set<string>();
  while (node !== undefined) {
    const reference: Json | undefined = node.value['$ref'];
    if (typeof reference !== 'string') return node;
    if (seen.has(reference)) return undefined;
    seen.add(reference);
    const target = valueAt(root, reference);
    node = isJsonObject(target) ? { value: target, pointer: reference } : undefined;
  }
  return undefined;
}

/** Reads a string; empty for any other value. */
export function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** The entries of a mapping; empty for any other value. */
export function entriesOf(value: Json | undefined): readonly (readonly [string, Json])[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined);
}

/** The items of a list; empty for any other value. */
export function itemsOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
