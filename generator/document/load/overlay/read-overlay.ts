// https://spec.openapis.org/overlay/v1.0.0.html and https://spec.openapis.org/overlay/v1.1.0.html
import { resolve } from 'node:path';
import type { Source } from '@redocly/openapi-core';
import type { LintError } from '../lint-error.js';
import { isJsonObject, type Json, type JsonObject } from '../json.js';
import { pointerTo } from '../json-pointer.js';
import { parseSource } from '../parse-source.js';
import { readSource } from '../read-source.js';
import { describeKind } from './json-tree.js';
import { checkKeys, type OverlayVersion } from './overlay-keys.js';
import { OverlayReport } from './overlay-report.js';
import { InvalidTargetError, TargetQuery } from './target-query.js';

/** A valid overlay. */
export interface Overlay {
  /** As the caller named it, for messages. */
  readonly file: string;
  readonly source: Source;
  readonly version: OverlayVersion;
  readonly extends: string | undefined;
  readonly actions: readonly Action[];
}

/** One change, with where it is in the overlay: `/actions/0`. */
export interface Action {
  readonly pointer: string;
  readonly query: TargetQuery;
  readonly change:
    | { readonly kind: 'update'; readonly value: Json }
    | { readonly kind: 'copy'; readonly from: TargetQuery }
    | { readonly kind: 'remove' }
    | { readonly kind: 'none' };
}

/** An overlay and its findings; absent where it can't be applied. */
export interface ReadOverlay {
  readonly overlay?: Overlay;
  readonly errors: readonly LintError[];
}

/**
 * Reads an overlay in YAML or JSON.
 * @throws {InvalidDocumentError} when it is neither.
 * @throws {UnreadableDocumentError} when the file does not exist, or is too large.
 */
export async function readOverlay(file: string): Promise<ReadOverlay> {
  const absolute = resolve(file);
  const text = await readSource(file);
  const { source, parsed } = parseSource({ file, absolute, text });
  const report = new OverlayReport(file, source);
  const root = parsed as Json;
  const version = versionOf(root, report);
  if (version === undefined || !isJsonObject(root)) return { errors: report.found };
  checkKeys({ value: root, pointer: '', kind: 'overlay' }, version, report);
  checkInfo(root['info'], version, report);
  const target = root['extends'];
  if (target !== undefined && typeof target !== 'string') {
    report.add({
      pointer: '/extends',
      message: `extends is ${describeKind(target)}, not a string`,
    });
  }
  const actions = readActions(root['actions'], version, report);
  if (report.found.some(({ severity }) => severity === 'error')) return { errors: report.found };
  const extended = typeof target === 'string' ? target : undefined;
  return {
    overlay: { file, source, version, extends: extended, actions },
    errors: report.found,
  };
}

function versionOf(root: Json, report: OverlayReport): OverlayVersion | undefined {
  const declared = isJsonObject(root) ? root['overlay'] : undefined;
  // "The patch version SHOULD NOT be considered by tooling" (section 4.1).
  const version = /^(1\.[01])\.\d+$/.exec(typeof declared === 'string' ? declared : '')?.[1];
  if (version === '1.0' || version === '1.1') return version;
  if (declared !== undefined) {
    const shown = typeof declared === 'string' ? `"${declared}"` : describeKind(declared);
    report.add({
      pointer: '/overlay',
      message: `overlay version ${shown} is not supported`,
      suggestion: 'write 1.0.0 or 1.1.0, the supported versions, as a string',
    });
    return undefined;
  }
  const standard = isJsonObject(root) ? (root['openapi'] ?? root['swagger']) : undefined;
  report.add({
    pointer: '',
    message:
      standard === undefined
        ? 'not an overlay: there is no "overlay" property'
        : 'not an overlay, but an OpenAPI document',
    suggestion: 'an overlay starts with "overlay: 1.0.0", and has info and actions',
  });
  return undefined;
}

function checkInfo(info: Json | undefined, version: OverlayVersion, report: OverlayReport): void {
  if (!isJsonObject(info)) {
    const message = info === undefined ? 'info is missing' : `info is ${describeKind(info)}`;
    report.add({ pointer: '/info', message, suggestion: 'add info with a title and a version' });
    return;
  }
  checkKeys({ value: info, pointer: '/info', kind: 'info' }, version, report);
  for (const name of ['title', 'version']) {
    const value = info[name];
    if (typeof value === 'string') continue;
    const message =
      value === undefined
        ? `info.${name} is missing`
        : `info.${name} is ${describeKind(value)}, not a string`;
    report.add({ pointer: pointerTo('/info', name), message });
  }
}

function readActions(
  actions: Json | undefined,
  version: OverlayVersion,
  report: OverlayReport,
): readonly Action[] {
  if (!Array.isArray(actions) || actions.length === 0) {
    // "The array MUST contain at least one value." (section 4.4.1)
    const message = Array.isArray(actions)
      ? 'actions is empty'
      : actions === undefined
        ? 'actions is missing'
        : `actions is ${describeKind(actions)}, not an array`;
    const suggestion = 'list at least one action, with a target and an update or remove: true';
    report.add({ pointer: '/actions', message, suggestion });
    return [];
  }
  return (actions as readonly Json[]).flatMap((value, index): readonly Action[] => {
    const pointer = pointerTo('/actions', index);
    if (!isJsonObject(value)) {
      report.add({ pointer, message: `this action is ${describeKind(value)}, not an object` });
      return [];
    }
    checkKeys({ value, pointer, kind: 'action' }, version, report);
    const query = readQuery(value, `${pointer}/target`, report);
    const change = readChange(value, pointer, report);
    return query === undefined || change === undefined ? [] : [{ pointer, query, change }];
  });
}

function readQuery(
  action: JsonObject,
  pointer: string,
  report: OverlayReport,
): TargetQuery | undefined {
  const key = pointer.slice(pointer.lastIndexOf('/') + 1);
  const target = action[key];
  if (typeof target !== 'string') {
    const message =
      target === undefined
        ? `this action has no ${key}`
        : `${key} is ${describeKind(target)}, not a string`;
    report.add({ pointer, message, suggestion: "name what it changes: $.paths['/a'].get" });
    return undefined;
  }
  try {
    return new TargetQuery(target);
  } catch (error) {
    if (!(error instanceof InvalidTargetError)) throw error;
    const message = `this ${key} is not a valid JSONPath: ${error.message}`;
    const suggestion = target.startsWith('$')
      ? "quote names that have other characters than letters, digits and _: $.paths['/a-b'].get"
      : 'a JSONPath starts with $';
    report.add({ pointer, message, suggestion });
    return undefined;
  }
}

function readChange(
  action: JsonObject,
  pointer: string,
  report: OverlayReport,
): Action['change'] | undefined {
  const { update, remove, copy } = action;
  if (remove !== undefined && typeof remove !== 'boolean') {
    const message = `remove is ${describeKind(remove)}, not true or false`;
    report.add({ pointer: `${pointer}/remove`, message });
    return undefined;
  }
  // "This field has no impact if the `remove` field of this action object is `true`" (section
  // 4.4.3).
  if (remove === true) return { kind: 'remove' };
  if (update !== undefined && copy !== undefined) {
    const message = 'this action has an update and a copy, but can have only one of them';
    report.add({ pointer: `${pointer}/copy`, message, isKey: true });
    return undefined;
  }
  if (copy !== undefined) {
    const from = readQuery(action, `${pointer}/copy`, report);
    return from === undefined ? undefined : { kind: 'copy', from };
  }
  if (update !== undefined) return { kind: 'update', value: update };
  report.add({
    pointer,
    message: 'this action changes nothing',
    suggestion: 'add an update, or remove: true',
    severity: 'warning',
  });
  return { kind: 'none' };
}
