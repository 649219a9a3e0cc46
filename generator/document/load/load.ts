import { bundle, createConfig } from '@redocly/openapi-core';
import { checkBounds } from './bounds.js';
import { InvalidDocumentError, UnreadableDocumentError } from './errors.js';
import type { LintError, DocumentLocation } from './lint-error.js';
import { finishDocument } from './finish-document.js';
import { isJsonObject, type Json, type JsonObject } from './json.js';
import { keepMappings } from './keep-mappings.js';
import { openDocument, type OpenedDocument } from './open-document.js';
import type { Moves } from './references/components.js';
import { type LeftOutOperation, repairDocument } from './repair-document.js';
import { isTree } from './structure/deviation.js';
import { convertSwagger, swaggerPointer } from './swagger.js';

/** A complete OpenAPI document: every `$ref` in it points into itself. */
export interface LoadedDocument {
  /** As the caller named it, for messages. */
  readonly file: string;
  /** The overlays that were applied to it, as the caller named them, in order. */
  readonly overlays?: readonly string[];
  /** The version as which it is read: 3.2 is read as 3.1, and Swagger 2.0 is converted to 3.0. */
  readonly version: '3.0' | '3.1';
  readonly root: JsonObject;
  /** The operations that were left out of it because of errors. */
  readonly leftOut?: readonly LeftOutOperation[];
  /** Its warnings, in order of location. */
  readonly warnings: readonly LintError[];
  /**
   * The location of a value, or of the nearest one above it that has a location. For a value that
   * comes from an overlay it is in the overlay.
   */
  location(pointer: string): DocumentLocation;
}

/** How a document is loaded. */
export interface LoadOptions {
  /**
   * OpenAPI Overlays 1.0 or 1.1 (https://spec.openapis.org/overlay/v1.0.0.html), applied in order
   * first. They change the document itself, not the files that it refers to.
   */
  readonly overlays?: readonly string[];
  /** Headers for a document that is a URL, and for what it refers to on the same server. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Folders and URLs that references may lead to. Without them, files are read from the document's
   * folder, and from the working folder if it contains the document.
   */
  readonly allowRefs?: readonly string[];
  /** Leaves out the operations and components that have an error, instead of rejecting all. */
  readonly skipBroken?: boolean;
  /**
   * How a keyword of a schema is reported that no value can be checked by: a pattern that is not an
   * ECMAScript regular expression, or a `multipleOf` that is not more than 0. A warning by default,
   * and the keyword is left out.
   */
  readonly uncheckedKeywords?: 'warning' | 'error';
}

/**
 * Loads an OpenAPI 3.0, 3.1 or 3.2 document, or one of Swagger 2.0, from a file or an http or https
 * URL, with all that it refers to. What is wrong and has one plausible meaning is a warning, and is
 * read so.
 * @throws {InvalidDocumentError} with every error that was found, each with its line and column.
 * @throws {UnreadableDocumentError} when the file does not exist, or is too large.
 */
export async function loadDocument(
  file: string,
  options: LoadOptions = {},
): Promise<LoadedDocument> {
  const { overlays = [], headers = {}, allowRefs = [], skipBroken = false } = options;
  const rejectsUnchecked = options.uncheckedKeywords === 'error';
  const opened = await openDocument(file, { overlays, headers, allowRefs });
  const moves: Moves = new Map();
  const location = (pointer: string): DocumentLocation => locationOf(opened, pointer, moves);
  const { warnings, leftOut } = await guard(opened, 'checked', () =>
    repairDocument(opened, { skipBroken, rejectsUnchecked, moves }),
  );
  const root = await guard(opened, 'put together', () => complete(opened));
  return {
    file: opened.file,
    overlays,
    version: opened.version === '2.0' || opened.version === '3.0' ? '3.0' : '3.1',
    root,
    warnings,
    leftOut,
    location,
  };
}

/** Puts the document and the files that it refers to together. */
async function complete({
  file,
  document,
  resolver,
  version,
}: OpenedDocument): Promise<JsonObject> {
  const restoreMappings = keepMappings(document.parsed as Json);
  const config = await createConfig({});
  const whole = await bundle({ doc: document, config, externalRefResolver: resolver });
  restoreMappings();
  const bundled: unknown = whole.bundle.parsed;
  const root: unknown =
    version === '2.0' && isTree(bundled) ? await convertSwagger(bundled) : bundled;
  if (!isTree(root)) throw new UnreadableDocumentError(`${file}: is not a mapping`);
  finishDocument(root);
  checkBounds(file, root);
  if (!isJsonObject(root)) throw new UnreadableDocumentError(`${file}: is not a mapping`);
  return root;
}

/** An error of a library says nothing about the document; it is reported with the file at least. */
async function guard<Result>(
  { file }: OpenedDocument,
  step: string,
  run: () => Promise<Result>,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof InvalidDocumentError || error instanceof UnreadableDocumentError)
      throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new InvalidDocumentError(
      [
        {
          severity: 'error',
          location: { file, line: 1, column: 1 },
          message: `the document can't be ${step}: ${reason}`,
        },
      ],
      { cause: error },
    );
  }
}

function locationOf(
  { document, locations, version }: OpenedDocument,
  pointer: string,
  moves: Moves,
): DocumentLocation {
  const moved = [...moves].find(([to]) => pointer === to || pointer.startsWith(`${to}/`));
  const written = moved === undefined ? pointer : `${moved[1]}${pointer.slice(moved[0].length)}`;
  const own = version === '2.0' ? swaggerPointer(written, document.parsed) : written;
  return locations.location({ source: document.source, pointer: own, reportOnKey: true });
}
