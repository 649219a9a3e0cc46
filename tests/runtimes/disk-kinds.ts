import { createReadStream, openAsBlob } from 'node:fs';
import { type FileHandle, open, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { toFile } from '@upspec/openai-files';
import { fileFromPath } from '@upspec/openai-files/node';
import {
  again,
  type ContentOnDisk,
  type InputKind,
  once,
  type PathKind,
  stream,
} from './input-kind.js';
import { bufferSize, generateInSameMemory, pieces } from './memory-kinds.js';

type Kinds = readonly InputKind<ContentOnDisk>[];

/** Bun's Blobs on disk; undefined on other platforms. */
const bunFile = Reflect.get(globalThis, 'Bun') as
  { file(path: string): Blob & { readonly name?: string } } | undefined;

const denoOpen = Reflect.get(globalThis, 'Deno') as
  { open(path: string): Promise<{ readonly readable: ReadableStream<Uint8Array> }> } | undefined;

/** Node does not close them after their stream was read. */
const openHandles: FileHandle[] = [];

export async function closeHandles(): Promise<void> {
  for (const handle of openHandles.splice(0)) await handle.close();
}

/** Bun's Blobs on disk have the name of their file. */
const blobName = bunFile === undefined ? undefined : 'source.bin';

const ofNode: Kinds = [
  again('a Buffer', undefined, ({ bytes }) => Buffer.from(bytes)),
  stream('an async generator that uses its Buffer again', undefined, ({ bytes }) =>
    generateInSameMemory(bytes, Buffer.alloc(bufferSize(bytes))),
  ),
  stream('a Node stream', undefined, ({ bytes }) => Readable.from(pieces(bytes))),
  again('fileFromPath', 'source.bin', ({ path }) => fileFromPath(path)),
  again('fileFromPath under another name', 'n.bin', ({ path }) =>
    fileFromPath(path, { filename: 'n.bin' }),
  ),
  again('a Blob of the disk', blobName, ({ path }) => openAsBlob(path)),
  again('a slice of a Blob of the disk', blobName, async ({ path, bytes }) =>
    (await openAsBlob(path)).slice(0, bytes.length),
  ),
  again(
    'a File around a Blob of the disk',
    'n.bin',
    async ({ path }) => new File([await openAsBlob(path)], 'n.bin'),
  ),
  again('toFile of a Blob of the disk', 'n.bin', async ({ path }) =>
    toFile(await openAsBlob(path), 'n.bin'),
  ),
  once('a file stream', 'source.bin', ({ path }) => createReadStream(path)),
  stream('toFile of a file stream', 'n.bin', ({ path }) => toFile(createReadStream(path), 'n.bin')),
  stream('the stream of a Blob of the disk', undefined, async ({ path }) =>
    (await openAsBlob(path)).stream(),
  ),
  stream('a web stream of a file handle', undefined, async ({ path }) => {
    const handle = await open(path);
    openHandles.push(handle);
    return handle.readableWebStream() as ReadableStream<Uint8Array>;
  }),
];

const ofBun: Kinds =
  bunFile === undefined
    ? []
    : [
        again('Bun.file', 'source.bin', ({ path }) => bunFile.file(path)),
        again('a slice of Bun.file', 'source.bin', ({ path, bytes }) =>
          bunFile.file(path).slice(0, bytes.length),
        ),
        again('toFile of Bun.file', 'source.bin', ({ path }) => toFile(bunFile.file(path))),
        again(
          'a File around Bun.file',
          'n.bin',
          ({ path }) => new File([bunFile.file(path)], 'n.bin'),
        ),
        stream('the stream of Bun.file', undefined, ({ path }) => bunFile.file(path).stream()),
        stream('a Response of Bun.file', undefined, ({ path }) => new Response(bunFile.file(path))),
      ];

const ofDeno: Kinds =
  denoOpen === undefined
    ? []
    : [stream('Deno.open', undefined, async ({ path }) => (await denoOpen.open(path)).readable)];

/** Content of files on disk, and of Node's types, in the runtime that loads this file. */
export const diskKinds: Kinds = [...ofNode, ...ofBun, ...ofDeno];

export const pathKinds: readonly PathKind<ContentOnDisk>[] = [
  { name: 'a path', filename: 'source.bin', make: ({ path }) => path },
  { name: 'the URL of a file', filename: 'source.bin', make: ({ path }) => pathToFileURL(path) },
];

/** Deno has the files that it opens in memory. */
const removedFromNode: Kinds =
  denoOpen === undefined
    ? [again('fileFromPath of a file that was removed', 'removed.bin', removedFile)]
    : [];

const removedFromBun: Kinds =
  bunFile === undefined
    ? []
    : [
        again('Bun.file without a file', 'removed.bin', ({ path }) =>
          bunFile.file(`${path}.missing`),
        ),
        again(
          'a File around Bun.file without a file',
          'n.bin',
          ({ path }) => new File([bunFile.file(`${path}.missing`)], 'n.bin'),
        ),
      ];

/** Files that are removed before they are sent. */
export const removedKinds: Kinds = [...removedFromNode, ...removedFromBun];

async function removedFile({ path, bytes }: ContentOnDisk): Promise<File> {
  const removed = `${path}.removed`;
  await writeFile(removed, bytes);
  const file = await fileFromPath(removed);
  await rm(removed);
  return file;
}
