import { dirname, relative, isAbsolute, resolve, sep } from 'node:path';
import { realpath } from 'node:fs/promises';
import { BaseResolver, ResolveError, Source, type Document } from '@redocly/openapi-core';
import { checkBounds } from './bounds.js';
import { readSource } from './read-source.js';
import { isWebURL, readURL, shownURL } from './read-url.js';
import { resolveIdentifiers } from './references/identifiers.js';
import type { Deviation } from './structure/deviation.js';

/** How an absolute URL begins. */
const URL_SCHEME = /^[a-z][a-z0-9+.-]+:\/\//i;

/** What a document may refer to. */
export interface Permissions {
  /** The absolute path or the URL of the document. */
  readonly document: string;
  /** Folders and URLs from which it may read more than from its own. */
  readonly allowed: readonly string[];
  /** Sent to the origin of a document that is a URL. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Resolves a `$ref` to another file only within the folder of the document, the working folder if it
 * contains the document, and what the caller allows: a document from elsewhere must neither access
 * the network nor read other files.
 */
export class LocalResolver extends BaseResolver {
  readonly #permissions: Permissions;
  /** What was found in the files that were read. */
  readonly found: Deviation[] = [];

  constructor(permissions: Permissions) {
    super();
    this.#permissions = permissions;
  }

  /** Sets the document, with its overlays, for files that refer back to it. */
  setDocument(document: Document): void {
    this.cache.set(this.#permissions.document, Promise.resolve(document));
  }

  /** A path is decoded before it is checked: `%2e%2e/` leads to the folder above, too. */
  override resolveExternalRef(base: string | null, reference: string): string {
    const isURL = [base ?? '', reference].some((each) => URL_SCHEME.test(each));
    return super.resolveExternalRef(base, isURL ? reference : decodedPath(reference));
  }

  override async loadExternalRef(reference: string): Promise<Source> {
    if (URL_SCHEME.test(reference)) return this.#download(reference);
    const real = await realpath(reference).catch(() => reference);
    const folders = await Promise.all(
      this.#folders().map((folder) => realpath(folder).catch(() => folder)),
    );
    if (!folders.some((folder) => isInside(folder, real))) {
      const outside = relative(folders[0] ?? '', real);
      throw rejected(
        `${outside} is outside the document's folder; allow its folder with --allow-refs`,
      );
    }
    return new Source(reference, await readBeside(real));
  }

  override parseDocument(source: Source, isRoot = false): Document {
    const document = super.parseDocument(source, isRoot) as Document;
    checkBounds(shownURL(source.absoluteRef), document.parsed);
    this.found.push(...resolveIdentifiers(document));
    return document;
  }

  async #download(reference: string): Promise<Source> {
    if (!this.#mayRead(reference)) {
      throw rejected(
        `${shownURL(reference)} is a URL, and only files beside the document are read; allow it with --allow-refs`,
      );
    }
    const { headers, document } = this.#permissions;
    const isOwn = isWebURL(document) && new URL(document).origin === new URL(reference).origin;
    const { text, mediaType } = await readURL(reference, {
      headers: isOwn ? headers : {},
      mayFollow: (url) => this.#mayRead(url.href),
    });
    return new Source(reference, text, mediaType);
  }

  #mayRead(reference: string): boolean {
    if (!isWebURL(reference)) return false;
    const { document, allowed } = this.#permissions;
    const own = isWebURL(document) ? [new URL(document).origin] : [];
    return [...own, ...allowed.filter(isWebURL)].some((prefix) => startsWith(reference, prefix));
  }

  #folders(): readonly string[] {
    const { document, allowed } = this.#permissions;
    const given = allowed
      .filter((location) => !isWebURL(location))
      .map((folder) => resolve(folder));
    if (isWebURL(document)) return given;
    const folder = dirname(document);
    const working = process.cwd();
    const isProject = dirname(working) !== working && isInside(working, folder);
    return [folder, ...(isProject ? [working] : []), ...given];
  }
}

/**
 * The path of a file that a reference names: `whole%20file.json` is `whole file.json` (RFC 3986,
 * section 2.1). What is not percent-encoded, or would contain NUL, is the path itself.
 */
function decodedPath(reference: string): string {
  try {
    const path = decodeURIComponent(reference);
    return path.includes('\0') ? reference : path;
  } catch {
    return reference;
  }
}

/** Reads a file; the message of an error names the reference already, and no absolute path. */
async function readBeside(path: string): Promise<string> {
  try {
    return await readSource(path);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw rejected(message.replace(`${path}: `, ''));
  }
}

function isInside(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}

function startsWith(reference: string, prefix: string): boolean {
  const target = new URL(reference);
  const { origin, pathname } = new URL(prefix);
  const folder = pathname.endsWith('/') ? pathname : `${pathname}/`;
  const isBelow = target.pathname === pathname || target.pathname.startsWith(folder);
  return target.origin === origin && isBelow;
}

function rejected(message: string): ResolveError {
  return new ResolveError(new Error(message));
}
