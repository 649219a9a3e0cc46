import { isAbsolute, relative, resolve } from 'node:path';
import { getLineColLocation, type Document, type LocationObject } from '@redocly/openapi-core';
import { pointerOf, type Locations } from './check-document.js';
import { InvalidDocumentError } from './errors.js';
import { sortErrors, type LintError, type DocumentLocation } from './lint-error.js';
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
  readonly warnings: readonly LintError[];
}

/**
 * Reads a document from a file or a URL.
 * @throws {InvalidDocumentError} when it is not YAML, JSON or OpenAPI, or an overlay has an error.
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
    location: locations.location(location),
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

/** A byte order mark does not belong to the document. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function readVersionOf(
  document: Document,
  locations: Locations,
): { readonly version: SpecVersion; readonly warnings: readonly LintError[] } {
  const pointer = versionPointer(document.parsed);
  const location = (): DocumentLocation =>
    locations.location({ source: document.source, pointer, reportOnKey: pointer === '#/' });
  const read = readVersion(document.parsed);
  if (read.version === undefined) {
    const { message, suggestion } = read;
    const error: LintError = { severity: 'error', location: location(), message, suggestion };
    throw new InvalidDocumentError(sortErrors([error]));
  }
  const { version, warning } = read;
  return {
    version,
    warnings:
      warning === undefined ? [] : [{ severity: 'warning', location: location(), ...warning }],
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
  const locationAt = (location: LocationObject): DocumentLocation => {
    const { start } = getLineColLocation(location);
    return { file: fileName(location.source.absoluteRef), line: start.line, column: start.col };
  };
  const locationOf = ({ source, pointer }: Origin, reportOnKey: boolean): DocumentLocation =>
    locationAt({ source, pointer: `#${pointer === '' ? '/' : pointer}`, reportOnKey });
  if (overlaid === undefined) return { location: locationAt, removal: () => undefined };
  return {
    location: (location) =>
      location.source === document.source
        ? locationOf(overlaid.origin(pointerOf(location)), location.reportOnKey === true)
        : locationAt(location),
    removal: (reference) => {
      if (!reference.startsWith('#/')) return undefined;
      const origin = overlaid.removal(formatPointer(parsePointer(reference)));
      return origin === undefined ? undefined : locationOf(origin, false);
    },
  };
}
