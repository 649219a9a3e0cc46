import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidDocumentError, UnreadableDocumentError } from '../../errors.js';
import { loadDocument } from '../../load.js';

/** A document with arrays within arrays, objects within objects, and many of both. */
export function bigDocument(): string {
  const nest = (depth: number): unknown =>
    depth === 0 ? 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' : [nest(depth - 1), { a: depth }];
  const many = Array.from({ length: 200 }, (_, index) => [index, nest(60)]);
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'T', version: '1' },
    paths: {},
    'x-many': Object.fromEntries(many),
  });
}

/** A document, and the overlay that is applied to it. */
export interface OverlaidDocument {
  /** Where both files are written. */
  readonly folder: string;
  /** The overlay, as YAML. */
  readonly text: string;
  /** The document, as JSON. */
  readonly document: string;
}

/** The message of the error with which an overlay is rejected. */
export async function overlayMessage({
  folder,
  text,
  document,
}: OverlaidDocument): Promise<string> {
  await writeFile(join(folder, 'api.json'), document);
  await writeFile(join(folder, 'o.yaml'), text);
  const error: unknown = await loadDocument(join(folder, 'api.json'), {
    overlays: [join(folder, 'o.yaml')],
  }).then(
    () => new Error('no error'),
    (thrown: unknown) => thrown,
  );
  const isOurs = error instanceof InvalidDocumentError || error instanceof UnreadableDocumentError;
  return `${isOurs ? '' : 'unexpected: '}${String(error)}`
    .replace(/^\w+Error: /, '')
    .replaceAll(`${folder}/`, '');
}
