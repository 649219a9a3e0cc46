import { dirname, resolve } from 'node:path';
import type { Document } from '@redocly/openapi-core';
import { checkBounds } from '../bounds.js';
import { InvalidDocumentError } from '../errors.js';
import { sortErrors, type LintError } from '../lint-error.js';
import { parsePointer } from '../json-pointer.js';
import { applyAction, type Patched } from './apply-action.js';
import { copyTree, isMapping, ownValue, type JsonTree } from './json-tree.js';
import { Merger } from './merge-update.js';
import { Origins, type Origin } from './origins.js';
import { OverlayReport } from './overlay-report.js';
import { ReadBudget } from './read-budget.js';
import { readOverlay, type Overlay } from './read-overlay.js';

/** How many values all queries together may read, so that many queries can't hang either. */
const MAX_READS = 60_000_000;

/** A document with its overlays applied. */
export interface Overlaid {
  readonly document: Document;
  /** Where the value at a pointer of the document was written: in itself, or in an overlay. */
  origin(pointer: string): Origin;
  /** The target that removed the value at a pointer, or something above it. */
  removal(pointer: string): Origin | undefined;
  readonly warnings: readonly LintError[];
}

/**
 * Applies overlays to a document, each to the result of the one before. Only the document itself
 * changes, not the files that it refers to.
 * @throws {InvalidDocumentError} with every error of every overlay, each with its line and column.
 * @throws {UnreadableDocumentError} when an overlay can't be read, or the document becomes too
 * large.
 */
export async function applyOverlays(
  { source, parsed }: Document,
  file: string,
  overlays: readonly string[],
): Promise<Overlaid> {
  const read = await Promise.all(overlays.map(readOverlay));
  throwErrors(read.flatMap(({ errors }) => errors));
  const root = copyTree(parsed, () => undefined);
  const origins = new Origins({ source, file, pointer: '' });
  const removed = new Map<string, Origin>();
  const patched = {
    removed,
    root,
    origins,
    merger: new Merger(origins),
    reads: new ReadBudget(MAX_READS),
  };
  const warnings = read.flatMap(({ overlay, errors }) =>
    overlay === undefined ? errors : [...errors, ...apply(overlay, patched, file)],
  );
  throwErrors(warnings);
  // The linter and the bundler modify their input, and origins refer to the unmodified document.
  const document = { source, parsed: copyTree(root, () => undefined) };
  return {
    document,
    origin: (pointer) => origins.of(root, pathOf(root, pointer)),
    removal: (pointer) => {
      for (let above = pointer; above !== ''; above = above.slice(0, above.lastIndexOf('/'))) {
        const origin = removed.get(above);
        if (origin !== undefined) return origin;
      }
      return undefined;
    },
    warnings,
  };
}

function apply(overlay: Overlay, document: Patched, file: string): readonly LintError[] {
  const report = new OverlayReport(overlay.file, overlay.source);
  checkExtends(overlay, file, report);
  for (const action of overlay.actions) {
    applyAction(document, { overlay, action, report });
    for (const { origin, message, suggestion } of document.merger.takeMisfits()) {
      const isHere = origin.source === overlay.source;
      const pointer = isHere ? origin.pointer : `${action.pointer}/copy`;
      report.add({ pointer, message, suggestion });
    }
  }
  const isApplied = report.found.every(({ severity }) => severity !== 'error');
  if (isApplied) checkBounds(`${file} with ${overlay.file}`, document.root);
  return report.found;
}

/** An overlay for another document is probably a mistake, but may be intended. */
function checkExtends(overlay: Overlay, file: string, report: OverlayReport): void {
  const { extends: target } = overlay;
  if (target === undefined || /^[a-z][a-z0-9+.-]+:/i.test(target)) return;
  if (resolve(dirname(overlay.file), target) === resolve(file)) return;
  report.add({
    pointer: '/extends',
    message: `this overlay extends ${target}, but is applied to ${file}`,
    severity: 'warning',
  });
}

function throwErrors(errors: readonly LintError[]): void {
  if (errors.some(({ severity }) => severity === 'error')) {
    throw new InvalidDocumentError(sortErrors(errors));
  }
}

/** The tokens of a pointer, those of array items as numbers, as far as there are values. */
function pathOf(root: JsonTree, pointer: string): readonly (string | number)[] {
  let value: JsonTree = root;
  return parsePointer(pointer).map((token) => {
    const isItem = Array.isArray(value);
    if (Array.isArray(value)) value = value[Number(token)];
    else value = isMapping(value) ? ownValue(value, token) : undefined;
    return isItem ? Number(token) : token;
  });
}
