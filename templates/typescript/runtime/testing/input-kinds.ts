import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { type FileHandle, open, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { FilePartInput } from '../file-input.js';
import { fileFromPath } from '../node.js';
import { toFile } from '../to-file.js';
import { generate, webStream } from './streams.js';

/** Content as bytes in memory and as a file of the same bytes. */
export interface Source {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly path: string;
}

/** One way to pass content to a client. */
export interface InputKind {
  readonly name: string;
  /** The filename that the part must have. */
  readonly filename: string;
  /** Whether it can be read again, for a retry or a redirect. */
  readonly replayable: boolean;
  make(source: Source): FilePartInput | Promise<FilePartInput>;
}

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

const inMemory: readonly InputKind[] = [
  again('a Blob', 'blob', ({ bytes }) => new Blob([bytes])),
  again('a Blob of several pieces', 'blob', ({ bytes }) => new Blob([...halves(bytes)])),
  again('a File', 'a.bin', ({ bytes }) => new File([bytes], 'a.bin')),
  again('a slice of a Blob', 'blob', ({ bytes }) =>
    new Blob(['<', bytes, '>']).slice(1, bytes.length + 1),
  ),
  again('a Buffer', 'blob', ({ bytes }) => Buffer.from(bytes)),
  again('a Uint8Array', 'blob', ({ bytes }) => bytes),
  again('a window on memory', 'blob', ({ bytes }) =>
    Buffer.concat([Buffer.from('<'), bytes, Buffer.from('>')]).subarray(1, bytes.length + 1),
  ),
  again('a DataView', 'blob', ({ bytes }) => new DataView(bytes.buffer)),
  again('an ArrayBuffer', 'blob', ({ bytes }) => bytes.buffer),
  again('shared memory', 'blob', ({ bytes }) => sharedCopy(bytes)),
  again('a Blob of another library', 'f.bin', ({ bytes }) => ({
    name: 'f.bin',
    size: bytes.length,
    type: '',
    stream: () => webStream(bytes),
  })),
  again('toFile of bytes', 'n.bin', ({ bytes }) => toFile(bytes, 'n.bin')),
  again('toFile of a Blob', 'n.bin', ({ bytes }) => toFile(new Blob([bytes]), 'n.bin')),
  once('a web stream', 'blob', ({ bytes }) => webStream(...halves(bytes))),
  once('a generator', 'blob', ({ bytes }) => generate(...halves(bytes))),
  once('a Node stream', 'blob', ({ bytes }) => Readable.from(halves(bytes))),
  once('a Response', 'blob', ({ bytes }) => new Response(bytes)),
  once('a Response of a stream', 'blob', ({ bytes }) => new Response(webStream(bytes))),
  once('toFile of a stream', 'n.bin', ({ bytes }) => toFile(webStream(bytes), 'n.bin')),
  once('toFile of a Response', 'n.bin', ({ bytes }) => toFile(new Response(bytes), 'n.bin')),
];

const onDisk: readonly InputKind[] = [
  again('fileFromPath', 'source.bin', ({ path }) => fileFromPath(path)),
  again('fileFromPath under another name', 'n.bin', ({ path }) =>
    fileFromPath(path, { filename: 'n.bin' }),
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
  once('toFile of a file stream', 'n.bin', ({ path }) => toFile(createReadStream(path), 'n.bin')),
  once('the stream of a Blob of the disk', 'blob', async ({ path }) =>
    (await openAsBlob(path)).stream(),
  ),
  once('a web stream of a file handle', 'blob', async ({ path }) => {
    const handle = await open(path);
    openHandles.push(handle);
    return handle.readableWebStream() as ReadableStream<Uint8Array>;
  }),
];

const ofBun: readonly InputKind[] =
  bunFile === undefined
    ? []
    : [
        again('Bun.file', 'source.bin', ({ path }) => bunFile.file(path)),
        again('openAsBlob of Bun', 'source.bin', ({ path }) => openAsBlob(path)),
        again('a slice of Bun.file', 'source.bin', ({ path, bytes }) =>
          bunFile.file(path).slice(0, bytes.length),
        ),
        again('toFile of Bun.file', 'source.bin', ({ path }) => toFile(bunFile.file(path))),
        again(
          'a File around Bun.file',
          'n.bin',
          ({ path }) => new File([bunFile.file(path)], 'n.bin'),
        ),
        once('the stream of Bun.file', 'blob', ({ path }) => bunFile.file(path).stream()),
        once('a Response of Bun.file', 'blob', ({ path }) => new Response(bunFile.file(path))),
      ];

const ofDeno: readonly InputKind[] =
  denoOpen === undefined
    ? []
    : [once('Deno.open', 'blob', async ({ path }) => (await denoOpen.open(path)).readable)];

/** Every way that this runtime supports. */
export const inputKinds: readonly InputKind[] = [...inMemory, ...onDisk, ...ofBun, ...ofDeno];

/**
 * Files that are removed before they are sent; a client must not send them as empty files. Deno has
 * such files in memory.
 */
export const missingFiles: readonly InputKind[] = [
  ...(denoOpen === undefined
    ? [again('fileFromPath of a file that was removed', '', removedFile)]
    : []),
  ...(bunFile === undefined
    ? []
    : [
        again('Bun.file of no file', '', ({ path }) => bunFile.file(`${path}.missing`)),
        again(
          'a File around Bun.file of no file',
          '',
          ({ path }) => new File([bunFile.file(`${path}.missing`)], 'n.bin'),
        ),
      ]),
];

async function removedFile({ path, bytes }: Source): Promise<File> {
  const removed = `${path}.removed`;
  await writeFile(removed, bytes);
  const file = await fileFromPath(removed);
  await rm(removed);
  return file;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function again(name: string, filename: string, make: InputKind['make']): InputKind {
  return { name, filename, replayable: true, make };
}

function once(name: string, filename: string, make: InputKind['make']): InputKind {
  return { name, filename, replayable: false, make };
}

function halves(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const middle = Math.floor(bytes.length / 2);
  return [bytes.subarray(0, middle), bytes.subarray(middle)];
}

function sharedCopy(bytes: Uint8Array): Uint8Array {
  const memory = new Uint8Array(new SharedArrayBuffer(bytes.length));
  memory.set(bytes);
  return memory;
}
