import { createReadStream, openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { contentBytes } from '../content-bytes.js';
import type { FileData } from '../wire-case.js';
import { isNamed, isTyped, type Way } from './runs.js';
import type { Folder } from './write-file.js';

/** Gives content a name. Our library and the official one have the same function. */
export type ToFile = (
  content: Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> | Readable,
  name?: string | null,
  options?: { readonly type?: string },
) => Promise<unknown>;

/** A way to pass a file in JavaScript. */
export interface JavaScriptWay extends Way {
  make(file: FileData, tools: Tools): Promise<unknown>;
}

export interface Tools {
  readonly folder: Folder;
  readonly toFile: ToFile;
}

const isBare = (file: FileData): boolean => !isNamed(file) && !isTyped(file);

/** The ways that both libraries support. */
export const javaScriptWays: readonly JavaScriptWay[] = [
  {
    name: 'a File',
    input: 'bytes',
    fits: isNamed,
    make: async (file) => new File([bytes(file)], file.filename ?? '', type(file)),
  },
  {
    name: 'a named Buffer',
    input: 'bytes',
    fits: isNamed,
    make: (file, { toFile }) => toFile(bytes(file), file.filename, type(file)),
  },
  {
    name: 'a Blob',
    input: 'bytes',
    fits: (file) => !isNamed(file),
    make: async (file) => new Blob([bytes(file)], type(file)),
  },
  { name: 'a bare Buffer', input: 'bytes', fits: isBare, make: async (file) => bytes(file) },
  {
    name: 'a file on disk',
    input: 'path',
    fits: () => true,
    make: async (file, { folder, toFile }) =>
      // Without a type, Bun derives one from the extension of the name.
      toFile(await openAsBlob(folder.write(file)), file.filename, { type: file.contentType ?? '' }),
  },
  {
    name: 'a file stream',
    input: 'stream',
    fits: ({ filename = '', contentType }) =>
      filename !== '' && Buffer.byteLength(filename) <= 255 && contentType === undefined,
    make: async (file, { folder }) => createReadStream(folder.write(file)),
  },
  {
    name: 'a named web stream',
    input: 'stream',
    fits: isNamed,
    make: (file, { toFile }) => toFile(inPieces(bytes(file)), file.filename, type(file)),
  },
  {
    name: 'a named Node stream',
    input: 'stream',
    fits: isNamed,
    make: (file, { toFile }) => toFile(Readable.from([bytes(file)]), file.filename, type(file)),
  },
  {
    name: 'a bare web stream',
    input: 'stream',
    fits: isBare,
    make: async (file) => inPieces(bytes(file)),
  },
];

function bytes({ content }: FileData): Uint8Array<ArrayBuffer> {
  return Buffer.from(contentBytes(content));
}

function type({ contentType }: FileData): { readonly type?: string } {
  return contentType === undefined ? {} : { type: contentType };
}

/** A stream whose pieces have an odd size. */
function inPieces(all: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  const size = 4099;
  return new ReadableStream({
    start(controller) {
      for (let at = 0; at < all.length; at += size) controller.enqueue(all.subarray(at, at + size));
      controller.close();
    },
  });
}
