import { suggest } from '../load/suggest.js';
import { isJsonObject, type Json, type JsonObject } from '../load/json.js';
import type { LoadedDocument } from '../load/load.js';
import { entriesOf, itemsOf, resolveNode, textOf } from '../model/context.js';
import { HTTP_METHODS } from '../model/operation.js';
import { globPattern } from './glob-pattern.js';
import { usedComponents } from './used-components.js';

/** Which operations of a document are used. */
export interface Selection {
  /**
   * Only the operations that match one of these patterns; all without patterns. A pattern is a path
   * with wildcards (`/pets/**`), also after a method (`GET /pets/*`), or the name of a tag or an
   * operationId with wildcards (`find*`). `tag:Pets` and `operation:findPets` name only one of the
   * two.
   */
  readonly include?: readonly string[];
  /** None of the operations that match one of these patterns, of the same kind. */
  readonly exclude?: readonly string[];
}

/** A pattern that matches no operation, or patterns that leave none. */
export class SelectionError extends Error {
  override readonly name = 'SelectionError';
}

/**
 * Leaves out the operations that are not selected, and the components that no other one needs.
 * @throws {SelectionError} for a pattern that matches no operation, and where none is left.
 */
export function selectOperations(
  document: LoadedDocument,
  { include = [], exclude = [] }: Selection,
): LoadedDocument {
  if (include.length === 0 && exclude.length === 0) return document;
  const { root } = document;
  const all = operationsOf(root);
  const included = include.map((pattern) => matching(all, pattern, '--include'));
  const excluded = exclude.map((pattern) => matching(all, pattern, '--exclude'));
  const kept = all.filter(
    (each) =>
      (included.length === 0 || included.some((some) => some.includes(each))) &&
      !excluded.some((some) => some.includes(each)),
  );
  if (kept.length === 0) {
    throw new SelectionError('--include and --exclude: no operation is left');
  }
  const paths = withOperations(root, kept);
  const { components, webhooks, ...rest } = root;
  const used = {
    ...rest,
    paths,
    ...(include.length === 0 && webhooks !== undefined && { webhooks }),
  };
  if (!isJsonObject(components)) return { ...document, root: used };
  return { ...document, root: { ...used, components: usedComponents(root, used, components) } };
}

/** An operation, as far as patterns name it. */
interface Selectable {
  readonly path: string;
  readonly method: string;
  readonly id: string;
  readonly tags: readonly string[];
}

function operationsOf(root: JsonObject): readonly Selectable[] {
  return entriesOf(root['paths']).flatMap(([path, item]) => {
    const pathItem = resolveNode(root, item, '#')?.value ?? {};
    return HTTP_METHODS.flatMap((method) => {
      const operation = resolveNode(root, pathItem[method], '#')?.value;
      if (operation === undefined) return [];
      const tags = itemsOf(operation['tags']).map(textOf);
      return [{ path, method, id: textOf(operation['operationId']), tags }];
    });
  });
}

function matching(
  operations: readonly Selectable[],
  pattern: string,
  option: string,
): readonly Selectable[] {
  const matches = matcherOf(pattern);
  const found = operations.filter(matches);
  if (found.length > 0) return found;
  const names = operations.flatMap(({ id, path, tags }) => [id, path, ...tags]);
  const near = suggest(pattern.replace(KIND, ''), [...new Set(names)]);
  const hint = near === undefined ? '' : `; did you mean ${JSON.stringify(near)}?`;
  throw new SelectionError(`${option} ${pattern}: matches no operation${hint}`);
}

const KIND = /^(tag|operation|path):/;

function matcherOf(pattern: string): (operation: Selectable) => boolean {
  const kind = KIND.exec(pattern)?.[1];
  const text = pattern.replace(KIND, '').trim();
  const [, method, path] = /^(?:([A-Za-z]+)\s+)?(\/.*)$/s.exec(text) ?? [];
  if (path !== undefined && (kind === undefined || kind === 'path')) {
    const glob = globPattern(path, '/');
    const expected = method?.toLowerCase();
    return (each) => glob.test(each.path) && (expected === undefined || expected === each.method);
  }
  const glob = globPattern(text);
  return ({ id, tags }) =>
    (kind !== 'tag' && id !== '' && glob.test(id)) ||
    (kind !== 'operation' && tags.some((tag) => glob.test(tag)));
}

/** The paths with the kept operations only. */
function withOperations(root: JsonObject, kept: readonly Selectable[]): JsonObject {
  const entries = entriesOf(root['paths']).flatMap(([path, item]): [string, Json][] => {
    const methods = kept.filter((each) => each.path === path).map(({ method }) => method);
    if (methods.length === 0) return [];
    const pathItem = resolveNode(root, item, '#')?.value ?? {};
    const isComplete = HTTP_METHODS.every(
      (method) => pathItem[method] === undefined || methods.includes(method),
    );
    if (isComplete) return [[path, item]];
    const others = HTTP_METHODS.filter((method) => !methods.includes(method));
    const own = Object.entries(pathItem).filter(([key]) => !others.some((other) => other === key));
    return [[path, Object.fromEntries(own) as JsonObject]];
  });
  return Object.fromEntries(entries);
}
