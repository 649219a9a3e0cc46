import { dirname, relative, isAbsolute, sep } from 'node:path';
import { realpath } from 'node:fs/promises';
import { BaseResolver, ResolveError, Source, type Document } from '@redocly/openapi-core';
import { readSource } from './read-source.js';

/**
 * Resolves a `$ref` to another file only within the folder of the document: a document from
 * elsewhere must neither access the network nor read other files.
 */
export class LocalResolver extends BaseResolver {
  readonly #root: string;

  /** @param changed the document with its overlays, for files that refer back to it. */
  constructor(documentFile: string, changed?: Document) {
    super();
    this.#root = dirname(documentFile);
    if (changed !== undefined) this.cache.set(documentFile, Promise.resolve(changed));
  }

  override async loadExternalRef(reference: string): Promise<Source> {
    if (/^[a-z][a-z0-9+.-]+:\/\//i.test(reference)) {
      throw refused(`${reference} is a URL, and only files beside the document are read`);
    }
    const real = await realpath(reference).catch(() => reference);
    const inside = relative(await realpath(this.#root), real);
    if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
      throw refused(`${inside} is outside the document's folder`);
    }
    return new Source(reference, await readSource(real));
  }
}

function refused(message: string): ResolveError {
  return new ResolveError(new Error(message));
}
