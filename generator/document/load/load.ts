import { isAbsolute, relative, resolve } from 'node:path';
import {
  bundle,
  createConfig,
  getLineColLocation,
  makeDocumentFromString,
  type Document,
  type Source,
} from '@redocly/openapi-core';
import { checkBounds } from './bounds.js';
import { findDocumentFaults } from './document-faults.js';
import { DocumentFaultsError, UnreadableDocumentError } from './errors.js';
import { sortFaults, type Fault, type Place } from './fault.js';
import { isJsonObject, type Json, type JsonObject } from './json.js';
import { findLifecycleFaults } from './lifecycle-keyword.js';
import { keepMappings } from './keep-mappings.js';
import { LocalResolver } from './local-resolver.js';
import { readSource } from './read-source.js';
import { findSelfReferences } from './self-references.js';
import { findServerFaults } from './server-faults.js';
import { findSyntaxFaults } from './syntax-faults.js';

/** An OpenAPI document, whole: every `$ref` in it points into itself. */
export interface LoadedDocument {
  /** As the caller named it, for messages. */
  readonly file: string;
  readonly version: '3.0' | '3.1';
  readonly root: JsonObject;
  /** What is odd in it without being wrong, in order of place. */
  readonly warnings: readonly Fault[];
  /** The place of a value, or of the nearest one above it that has a place. */
  place(pointer: string): Place;
}

/**
 * Loads an OpenAPI 3.0 or 3.1 document from disk, with all that it refers to.
 * @throws {DocumentFaultsError} with every fault that was found, each with its line and column.
 * @throws {UnreadableDocumentError} when there is no such file, or no OpenAPI in it.
 */
export async function loadDocument(file: string): Promise<LoadedDocument> {
  const absolute = resolve(file);
  const text = await readSource(file);
  const document = parse(file, absolute, text);
  const version = versionOf(file, document.parsed);
  const fileName = (path: string): string => nameOf(path, file, absolute);

  const circles = findSelfReferences(document.parsed as Json);
  if (circles.length > 0) {
    throw new DocumentFaultsError(
      circles.map((pointer) => ({
        severity: 'error',
        place: placeIn(document.source, pointer, file),
        message: `${pointer} contains itself by $ref or allOf, so that no value could be one`,
      })),
    );
  }
  const faults = sortFaults([
    ...(await findDocumentFaults(document, new LocalResolver(absolute), fileName)),
    ...findOwnFaults(document.parsed, (pointer) => placeIn(document.source, pointer, file)),
  ]);
  if (faults.some((fault) => fault.severity === 'error')) {
    throw new DocumentFaultsError(faults);
  }

  const config = await createConfig({});
  const restoreMappings = keepMappings(document.parsed as Json);
  const whole = await bundle({
    doc: document,
    config,
    externalRefResolver: new LocalResolver(absolute),
  });
  restoreMappings();
  const root = whole.bundle.parsed;
  if (!isJsonObject(root)) throw new UnreadableDocumentError(`${file}: holds no mapping`);
  checkBounds(file, root);
  return {
    file,
    version,
    root,
    warnings: faults,
    place: (pointer) => placeIn(document.source, pointer, file),
  };
}

function parse(file: string, absolute: string, text: string): Document {
  try {
    const document = makeDocumentFromString(text, absolute);
    checkBounds(file, document.parsed);
    return document;
  } catch (error) {
    if (error instanceof UnreadableDocumentError) throw error;
    if (error instanceof RangeError) throw tooDeep(file, error);
    const faults = findSyntaxFaults(file, text);
    if (faults.some(({ message }) => /call stack/.test(message))) throw tooDeep(file, error);
    if (faults.length > 0) throw new DocumentFaultsError(faults);
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnreadableDocumentError(`${file}: can't be parsed: ${reason}`, { cause: error });
  }
}

/** Finds what no general rule of OpenAPI looks at. */
function findOwnFaults(root: unknown, place: (pointer: string) => Place): readonly Fault[] {
  if (!isJsonObject(root)) return [];
  return [...findServerFaults(root, place), ...findLifecycleFaults(root, place)];
}

function tooDeep(file: string, cause: unknown): UnreadableDocumentError {
  return new UnreadableDocumentError(`${file}: nests too deep to be read`, { cause });
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
    return `has ${String(declared)} as "openapi", a number and no text like "3.1.0"`;
  }
  if (declared !== undefined) return `is OpenAPI ${String(declared)}`;
  const swagger = isJsonObject(root) ? root['swagger'] : undefined;
  return swagger === undefined ? 'has no "openapi" field' : `is Swagger ${String(swagger)}`;
}

function nameOf(path: string, file: string, absolute: string): string {
  if (path === absolute) return file;
  const near = relative(process.cwd(), path);
  return near.startsWith('..') || isAbsolute(near) ? path : near;
}

function placeIn(source: Source, pointer: string, file: string): Place {
  const { start } = getLineColLocation({ source, pointer, reportOnKey: true });
  return { file, line: start.line, column: start.col };
}
