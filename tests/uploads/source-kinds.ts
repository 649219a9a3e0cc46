import { createReadStream, openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { toFile, type UploadSource } from '@upspec/openai-files';
import { fileFromPath } from '@upspec/openai-files/node';
import type { TestFile } from './upload-server.js';

/** One way to pass content to an upload. */
export interface SourceKind {
  readonly name: string;
  /** The filename that the file must have, where no other is stated. */
  readonly filename?: string;
  /** Whether its size is unknown. */
  readonly needsSize?: true;
  make(file: TestFile): UploadSource | Promise<UploadSource>;
}

export const sourceKinds: readonly SourceKind[] = [
  { name: 'a path', filename: 'source.bin', make: ({ path }) => path },
  { name: 'the URL of a file', filename: 'source.bin', make: ({ path }) => pathToFileURL(path) },
  { name: 'fileFromPath', filename: 'source.bin', make: ({ path }) => fileFromPath(path) },
  { name: 'a Blob of the disk', make: ({ path }) => openAsBlob(path) },
  { name: 'a Blob', make: ({ bytes }) => new Blob([bytes]) },
  { name: 'a File', filename: 'a.bin', make: ({ bytes }) => new File([bytes], 'a.bin') },
  { name: 'a Buffer', make: ({ bytes }) => bytes },
  {
    name: 'a window on memory',
    make: ({ bytes }) => Buffer.concat([Buffer.from('<'), bytes, Buffer.from('>')]).subarray(1, -1),
  },
  { name: 'an ArrayBuffer', make: ({ bytes }) => Uint8Array.from(bytes).buffer },
  {
    name: 'a DataView',
    make: ({ bytes }) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
  },
  {
    name: 'shared memory',
    make: ({ bytes }) => {
      const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
      shared.set(bytes);
      return shared;
    },
  },
  {
    name: 'a Blob of another library, which has only a stream',
    filename: 'f.bin',
    make: ({ bytes }) => ({
      name: 'f.bin',
      size: bytes.length,
      type: '',
      stream: () => new Blob([bytes]).stream(),
    }),
  },
  {
    name: 'a file stream that was not read',
    filename: 'source.bin',
    make: ({ path }) => createReadStream(path),
  },
  {
    name: 'a Response with Content-Length',
    make: ({ bytes }) => new Response(bytes, { headers: { 'content-length': `${bytes.length}` } }),
  },
  { name: 'a Response', needsSize: true, make: ({ bytes }) => new Response(bytes) },
  {
    name: 'a compressed Response, whose length is another one',
    needsSize: true,
    make: ({ bytes }) =>
      new Response(bytes, { headers: { 'content-length': '9', 'content-encoding': 'gzip' } }),
  },
  { name: 'a Node stream', needsSize: true, make: ({ bytes }) => Readable.from(chunks(bytes)) },
  { name: 'a web stream', needsSize: true, make: ({ bytes }) => new Blob([bytes]).stream() },
  {
    name: 'toFile of a stream',
    filename: 'n.bin',
    needsSize: true,
    make: ({ bytes }) => toFile(new Blob([bytes]).stream(), 'n.bin'),
  },
  { name: 'an async generator', needsSize: true, make: ({ bytes }) => generate(bytes) },
  {
    name: 'an async generator that uses its memory again',
    needsSize: true,
    make: ({ bytes }) => generateInSameMemory(bytes),
  },
];

function chunks(bytes: Buffer): readonly Buffer[] {
  const sizes = [1, 0, 999, 1, 2_500];
  let position = 0;
  const cut = sizes.map((size) => bytes.subarray(position, (position += size)));
  return [...cut, bytes.subarray(position)].filter(({ length }) => length > 0);
}

async function* generate(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks(bytes)) {
    await Promise.resolve();
    yield chunk;
  }
}

async function* generateInSameMemory(bytes: Buffer): AsyncGenerator<Uint8Array> {
  const memory = new Uint8Array(700);
  for (let start = 0; start < bytes.length; start += memory.length) {
    await Promise.resolve();
    const chunk = bytes.subarray(start, start + memory.length);
    memory.set(chunk);
    yield memory.subarray(0, chunk.length);
  }
}
