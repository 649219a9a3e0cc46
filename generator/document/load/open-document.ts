import { isAbsolute, relative, resolve } from 'node:path';
import { getLineColLocation, type Document, type LocationObject } from '@redocly/openapi-core';
import { pointerOf, type Locations } from './check-document.js';
import { DocumentFaultsError } from './errors.js';
import { sortFaults, type Fault, type Place } from './fault.js';
import { formatPointer, parsePointer } from './json-pointer.js';
import { LocalResolver } from './local-resolver.js';
import { applyOverlays, type Overlaid } from './overlay/apply-overlays.js';
import type { Origin } from './overlay/origins.js';
import { parseSource } from './parse-source.js';
import { readSource } from './read-source.js';
import { isWebURL, readURL, shownURL } from './read-url.js';
import { readVersion, versionPointer, type SpecVersion } from './read-version.js';
import { resolveIdentifiers } from './references/identifiers.js';

/** Where a document comes from, and what is applied to it. */
export interface Opening {
  readonly overlays: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly allowRefs: readonly string[];
}

/** A document that was read and parsed, with its overlays, and not yet checked. */
export interface OpenedDocument {
  /** As the caller named it, for messages; of a URL without a password or a query. */
  readonly file: string;
  readonly document: Document;
  readonly version: SpecVersion;
  readonly resolver: LocalResolver;
  readonly locations: Locations;
  readonly warnings: readonly Fault[];
}

/**
 * Reads a document from a file or a URL.
 * @throws {DocumentFaultsError} when it is not YAML, JSON or OpenAPI, or an overlay has an error.
 * @throws {UnreadableDocumentError} when it can't be read, or is too large.
 */
export async function openDocument(
  given: string,
  { overlays, headers, allowRefs }: Opening,
): Promise<OpenedDocument> {
  const isURL = isWebURL(given);
  const absolute = isURL ? given : resolve(given);
  const file = isURL ? shownURL(given) : given;
  const text = isURL
    ? (await readURL(given, { headers, mayFollow: () => true })).text
    : await readSource(given);
  const written = parseSource({ file, absolute, text: withoutMark(text) });
  const first = readVersionOf(
    written,
    locationsOf(written, undefined, () => file),
  );
  const overlaid = overlays.length > 0 ? await applyOverlays(written, file, overlays) : undefined;
  const document = overlaid?.document ?? written;
  const locations = locationsOf(document, overlaid, (path) => nameOf(path, file, absolute));
  const { version, warnings } = readVersionOf(document, locations);
  const resolver = new LocalResolver({ document: absolute, allowed: allowRefs, headers });
  resolver.setDocument(document);
  const identifiers = resolveIdentifiers(document).map(({ severity, location, message }) => ({
    severity,
    place: locations.place(location),
    message,
  }));
  return {
    file,
    document,
    version,
    resolver,
    locations,
    warnings: [...(overlaid?.warnings ?? []), ...first.warnings, ...warnings, ...identifiers],
  };
}

/** A byte order mark is no part of the document. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function readVersionOf(
  document: Document,
  locations: Locations,
): { readonly version: SpecVersion; readonly warnings: readonly Fault[] } {
  const pointer = versionPointer(document.parsed);
  const place = (): Place =>
    locations.place({ source: document.source, pointer, reportOnKey: pointer === '#/' });
  const read = readVersion(document.parsed);
  if (read.version === undefined) {
    const { message, suggestion } = read;
    const fault: Fault = { severity: 'error', place: place(), message, suggestion };
    throw new DocumentFaultsError(sortFaults([fault]));
  }
  const { version, warning } = read;
  return {
    version,
    warnings: warning === undefined ? [] : [{ severity: 'warning', place: place(), ...warning }],
  };
}

function nameOf(path: string, file: string, absolute: string): string {
  if (path === absolute) return file;
  if (isWebURL(path)) return shownURL(path);
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
