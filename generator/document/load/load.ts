import { isAbsolute, relative, resolve } from 'node:path';
import {
  bundle,
  createConfig,
  getLineColLocation,
  type Document,
  type LocationObject,
} from '@redocly/openapi-core';
import { checkBounds } from './bounds.js';
import { findDocumentFaults, pointerOf, type Locations } from './document-faults.js';
import { DocumentFaultsError, UnreadableDocumentError } from './errors.js';
import { sortFaults, type Fault, type Place } from './fault.js';
import { isJsonObject, type Json, type JsonObject } from './json.js';
import { formatPointer, parsePointer } from './json-pointer.js';
import { leaveOutBroken, type LeftOutOperation } from './leave-out-broken.js';
import { findLifecycleFaults } from './lifecycle-keyword.js';
import { keepMappings } from './keep-mappings.js';
import { LocalResolver } from './local-resolver.js';
import { applyOverlays, type Overlaid } from './overlay/apply-overlays.js';
import type { Origin } from './overlay/origins.js';
import { parseSource } from './parse-source.js';
import { readSource } from './read-source.js';
import { findSelfReferences } from './self-references.js';
import { findServerFaults } from './server-faults.js';

/** A complete OpenAPI document: every `$ref` in it points into itself. */
export interface LoadedDocument {
  /** As the caller named it, for messages. */
  readonly file: string;
  /** The overlays that were applied to it, as the caller named them, in order. */
  readonly overlays?: readonly string[];
  readonly version: '3.0' | '3.1';
  readonly root: JsonObject;
  /** What was left out of it because of errors. */
  readonly leftOut?: readonly LeftOutOperation[];
  /** Its warnings, in order of location. */
  readonly warnings: readonly Fault[];
  /**
   * The location of a value, or of the nearest one above it that has a location. For a value that
   * comes from an overlay it is in the overlay.
   */
  place(pointer: string): Place;
}

/** How a document is loaded. */
export interface LoadOptions {
  /**
   * OpenAPI Overlays 1.0 or 1.1 (https://spec.openapis.org/overlay/v1.0.0.html), applied in order
   * first. They change the document itself, not the files that it refers to.
   */
  readonly overlays?: readonly string[];
  /** Whether operations that an error concerns are left out, and the others are loaded. */
  readonly leavesOutBroken?: boolean;
}

/**
 * Loads an OpenAPI 3.0 or 3.1 document from disk, with all that it refers to.
 * @throws {DocumentFaultsError} with every error that was found, each with its line and column.
 * @throws {UnreadableDocumentError} when the file does not exist, or is not OpenAPI.
 */
export async function loadDocument(
  file: string,
  { overlays = [], leavesOutBroken = false }: LoadOptions = {},
): Promise<LoadedDocument> {
  const absolute = resolve(file);
  const written = parseSource({ file, absolute, text: await readSource(file) });
  versionOf(file, written.parsed);
  const overlaid = overlays.length > 0 ? await applyOverlays(written, file, overlays) : undefined;
  const document = overlaid?.document ?? written;
  const version = versionOf(file, document.parsed);
  const locations = locationsOf(document, overlaid, (path) => nameOf(path, file, absolute));
  const place = (pointer: string): Place =>
    locations.place({ source: document.source, pointer, reportOnKey: true });

  const found = await leaveOutErrors({ document, overlaid, locations, place }, leavesOutBroken);
  const { faults, leftOut } = found;

  const config = await createConfig({});
  const restoreMappings = keepMappings(found.document.parsed as Json);
  const whole = await bundle({
    doc: found.document,
    config,
    externalRefResolver: new LocalResolver(absolute, found.changed),
  });
  restoreMappings();
  const root = whole.bundle.parsed;
  if (!isJsonObject(root)) throw new UnreadableDocumentError(`${file}: is not a mapping`);
  checkBounds(file, root);
  return { file, overlays, version, root, warnings: faults, leftOut, place };
}

/** A document that is checked, and what its errors are located by. */
interface Checked {
  readonly document: Document;
  readonly overlaid: Overlaid | undefined;
  readonly locations: Locations;
  readonly place: (pointer: string) => Place;
}

interface WithoutErrors {
  readonly document: Document;
  /** The document, where it is not as it is on disk. */
  readonly changed?: Document;
  /** Its warnings. */
  readonly faults: readonly Fault[];
  readonly leftOut: readonly LeftOutOperation[];
}

/** Leaving out one part may show an error in another one, which refers to it in a way of its own. */
const mostRounds = 20;

/** @throws {DocumentFaultsError} with every error, if there are some that may or can not be left out */
async function leaveOutErrors(
  { document, overlaid, locations, place }: Checked,
  leavesOut: boolean,
): Promise<WithoutErrors> {
  const leftOut: LeftOutOperation[] = [];
  let checked = document;
  let changed = overlaid?.document;
  let first: readonly Fault[] | undefined;
  for (let round = 0; round < mostRounds; round += 1) {
    const circles = findCircles(checked, place);
    const faults = sortFaults([
      ...(overlaid?.warnings ?? []),
      ...(circles.length > 0
        ? circles
        : await findDocumentFaults(
            checked,
            new LocalResolver(document.source.absoluteRef, changed),
            locations,
          )),
      ...(circles.length > 0 ? [] : findOwnFaults(checked.parsed, place)),
    ]);
    const errors = faults.filter(({ severity }) => severity === 'error');
    if (errors.length === 0) {
      return { document: checked, faults, leftOut, ...(changed !== undefined && { changed }) };
    }
    first ??= circles.length > 0 ? circles : faults;
    const root = checked.parsed as Json;
    const rest = leavesOut && isJsonObject(root) ? leaveOutBroken(root, errors) : undefined;
    if (rest === undefined) break;
    leftOut.push(...rest.leftOut);
    checked = { ...checked, parsed: rest.root };
    changed = checked;
  }
  throw new DocumentFaultsError(first ?? []);
}

function findCircles({ parsed }: Document, place: (pointer: string) => Place): readonly Fault[] {
  return findSelfReferences(parsed as Json).map((pointer) => ({
    severity: 'error',
    place: place(pointer),
    pointer,
    message: `${pointer} contains itself by $ref or allOf, so no value can match it`,
  }));
}

/** Finds the errors that the general OpenAPI rules do not cover. */
function findOwnFaults(root: unknown, place: (pointer: string) => Place): readonly Fault[] {
  if (!isJsonObject(root)) return [];
  return [...findServerFaults(root, place), ...findLifecycleFaults(root, place)];
}

function versionOf(file: string, root: unknown): '3.0' | '3.1' {
  const declared = isJsonObject(root) ? root['openapi'] : undefined;
  const version = /^3\.[01]/.exec(typeof declared === 'string' ? declared : '')?.[0];
  if (version === '3.0' || version === '3.1') return version;
  const found = describeVersion(root, declared);
  throw new UnreadableDocumentError(`${file}: ${found}; OpenAPI 3.0 and 3.1 documents are read`);
}

function describeVersion(root: unknown, declared: unknown): string {
  if (typeof declared === 'number') {
    return `has the number ${String(declared)} as "openapi", not a string such as "3.1.0"`;
  }
  if (declared !== undefined) return `is OpenAPI ${String(declared)}`;
  const overlay = isJsonObject(root) ? root['overlay'] : undefined;
  if (overlay !== undefined) {
    return `is an OpenAPI Overlay, which is applied to a document by --overlay FILE`;
  }
  const swagger = isJsonObject(root) ? root['swagger'] : undefined;
  return swagger === undefined ? 'has no "openapi" field' : `is Swagger ${String(swagger)}`;
}

function nameOf(path: string, file: string, absolute: string): string {
  if (path === absolute) return file;
  const near = relative(process.cwd(), path);
  return near.startsWith('..') || isAbsolute(near) ? path : near;
}

/**
 * The locations of a document's parts; those that an overlay wrote or removed are in the overlay.
 */
function locationsOf(
  document: Document,
  overlaid: Overlaid | undefined,
  fileName: (absolute: string) => string,
): Locations {
  const placeAt = (location: LocationObject): Place => {
    const { start } = getLineColLocation(location);
    return { file: fileName(location.source.absoluteRef), line: start.line, column: start.col };
  };
  const placeOf = ({ source, pointer }: Origin, reportOnKey: boolean): Place =>
    placeAt({ source, pointer: `#${pointer === '' ? '/' : pointer}`, reportOnKey });
  if (overlaid === undefined) return { place: placeAt, removal: () => undefined };
  return {
    place: (location) =>
      location.source === document.source
        ? placeOf(overlaid.origin(pointerOf(location)), location.reportOnKey === true)
        : placeAt(location),
    removal: (reference) => {
      if (!reference.startsWith('#/')) return undefined;
      const origin = overlaid.removal(formatPointer(parsePointer(reference)));
      return origin === undefined ? undefined : placeOf(origin, false);
    },
  };
}
