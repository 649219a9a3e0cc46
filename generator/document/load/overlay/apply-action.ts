import { JSONPathRecursionLimitError } from 'json-p3';
import type { Json } from '../json.js';
import { formatPointer } from '../json-pointer.js';
import { describeKind, isMapping, setOwn, treeAt, type JsonTree, type Path } from './json-tree.js';
import { type Merger, TooManyValuesError } from './merge-update.js';
import type { Origin, Origins } from './origins.js';
import type { OverlayReport } from './overlay-report.js';
import { type ReadBudget, ReadBudgetError } from './read-budget.js';
import type { Action, Overlay } from './read-overlay.js';
import type { TargetQuery } from './target-query.js';

/** A document that overlays change. */
export interface Patched {
  readonly root: JsonTree;
  readonly origins: Origins;
  readonly merger: Merger;
  /** The budget of all queries together. */
  readonly reads: ReadBudget;
  /** What was removed, by its pointer, and the target that selected it. */
  readonly removed: Map<string, Origin>;
}

/** One action of an overlay, with where its errors go. */
export interface ActionToApply {
  readonly overlay: Overlay;
  readonly action: Action;
  readonly report: OverlayReport;
}

/** Applies one action; values that don't fit are reported and not changed. */
export function applyAction(document: Patched, given: ActionToApply): void {
  const { overlay, action, report } = given;
  const pointer = `${action.pointer}/target`;
  const paths = findPaths(document, action.query, { pointer, report });
  if (paths === undefined || action.change.kind === 'none') return;
  if (isPrimitiveMisfit(document, paths, given)) return;
  if (action.change.kind === 'remove') {
    removeAll(document, paths, { pointer, report });
    const origin = { source: overlay.source, file: overlay.file, pointer };
    for (const path of paths) document.removed.set(formatPointer(path), origin);
    return;
  }
  try {
    const change = changeOf(document, given);
    if (change !== undefined) updateAll(document, paths, change);
  } catch (error) {
    if (!(error instanceof TooManyValuesError || error instanceof RangeError)) throw error;
    const message = 'this action adds too many values to the document';
    report.add({ pointer, message, suggestion: 'select fewer targets' });
  }
}

interface ActionLocation {
  readonly pointer: string;
  readonly report: OverlayReport;
}

function findPaths(
  document: Patched,
  query: TargetQuery,
  { pointer, report }: ActionLocation,
): readonly Path[] | undefined {
  try {
    const { paths, hint } = query.find(document.root, document.reads);
    if (paths.length > 0) return paths;
    const key = pointer.slice(pointer.lastIndexOf('/') + 1);
    report.add({ pointer, message: `this ${key} matches nothing`, suggestion: hint });
  } catch (error) {
    const isTooMuch =
      error instanceof ReadBudgetError ||
      error instanceof JSONPathRecursionLimitError ||
      error instanceof RangeError;
    if (!isTooMuch) throw error;
    const message = 'this JSONPath reads too much of the document and is not evaluated further';
    report.add({
      pointer,
      message,
      suggestion: 'make the path more specific, with fewer .. and filters',
    });
  }
  return undefined;
}

/**
 * "The result of the `target` JSONPath expression MUST be zero or more objects or arrays (not
 * primitive types or `null` values)" (1.0, section 4.4.3). Version 1.1 lifts that.
 */
function isPrimitiveMisfit(
  document: Patched,
  paths: readonly Path[],
  { overlay, action, report }: ActionToApply,
): boolean {
  if (overlay.version !== '1.0') return false;
  const path = paths.find((each) => !isContainer(treeAt(document.root, each)));
  if (path === undefined) return false;
  const kind = describeKind(treeAt(document.root, path));
  report.add({
    pointer: `${action.pointer}/target`,
    message: `this target selects ${kind}, at #${formatPointer(path)}, and Overlay 1.0 changes objects and arrays`,
    suggestion: 'select the object that holds it, or write "overlay: 1.1.0"',
  });
  return true;
}

function isContainer(value: JsonTree): boolean {
  return typeof value === 'object' && value !== null;
}

/** What is merged into each target, and where it was written. */
interface UpdateValue {
  readonly value: Json;
  readonly origin: Origin;
}

function changeOf(
  document: Patched,
  { overlay, action, report }: ActionToApply,
): UpdateValue | undefined {
  const { change, pointer } = action;
  if (change.kind === 'update') {
    const origin = { source: overlay.source, file: overlay.file, pointer: `${pointer}/update` };
    return { value: change.value, origin };
  }
  if (change.kind !== 'copy') return undefined;
  const location = { pointer: `${pointer}/copy`, report };
  const paths = findPaths(document, change.from, location);
  const [path] = paths ?? [];
  if (path === undefined) return undefined;
  if (paths?.length !== 1) {
    const message = `copy selects ${String(paths?.length)} values, but can only copy one`;
    report.add({ pointer: location.pointer, message, suggestion: 'make the path more specific' });
    return undefined;
  }
  const origin = document.origins.of(document.root, path);
  return { value: document.merger.copy(treeAt(document.root, path)) as Json, origin };
}

function updateAll(
  document: Patched,
  paths: readonly Path[],
  { value, origin }: UpdateValue,
): void {
  // All targets are found before the first of them changes.
  const targets = paths.map((path) => ({
    path,
    value: treeAt(document.root, path),
    parent: treeAt(document.root, path.slice(0, -1)),
  }));
  for (const { path, value: target, parent } of targets) {
    const key = path.at(-1);
    const isReplaced = !isContainer(target) && !isContainer(value as JsonTree);
    if (isReplaced && key !== undefined && isMapping(parent)) {
      setOwn(parent, String(key), document.merger.copy(value));
      document.origins.set(parent, key, origin);
    } else if (isReplaced && key !== undefined && Array.isArray(parent)) {
      parent[Number(key)] = document.merger.copy(value);
      document.origins.set(parent, key, origin);
    } else {
      document.merger.merge({ value: target, pointer: formatPointer(path) }, value, origin);
    }
  }
}

function removeAll(
  document: Patched,
  paths: readonly Path[],
  { pointer, report }: ActionLocation,
): void {
  if (paths.some((path) => path.length === 0)) {
    const message = 'this target is the whole document, which cannot be removed';
    report.add({ pointer, message, suggestion: 'name what is to be removed: $.paths' });
    return;
  }
  const items = new Map<JsonTree[], { path: Path; indices: Set<number> }>();
  for (const path of paths) {
    const key = path.at(-1) ?? '';
    const parentPath = path.slice(0, -1);
    const parent = treeAt(document.root, parentPath);
    if (Array.isArray(parent)) {
      const known = items.get(parent) ?? { path: parentPath, indices: new Set<number>() };
      known.indices.add(Number(key));
      items.set(parent, known);
    }
  }
  const properties = paths.flatMap((path) => {
    const parent = treeAt(document.root, path.slice(0, -1));
    return isMapping(parent) ? [{ parent, key: String(path.at(-1)) }] : [];
  });
  // Deepest first, so that the path of each array still leads to it.
  const arrays = [...items].sort(([, a], [, b]) => b.path.length - a.path.length);
  for (const [array, { path, indices }] of arrays) {
    document.origins.removeItems(document.root, path, { array, indices });
  }
  for (const { parent, key } of properties) {
    Reflect.deleteProperty(parent, key);
    document.origins.delete(parent, key);
  }
}
