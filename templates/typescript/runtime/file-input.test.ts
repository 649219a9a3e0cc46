import type { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { expectTypeOf, test } from 'vitest';
import type { APIPromise } from './api-promise.js';
import type { FilePartInput, NamedFileInput, StreamFile } from './file-input.js';
import type { CursorPage } from './page.js';
import type { SampleClient, Thing } from './testing/sample-client.js';
import { toFile } from './to-file.js';

type ReadStream = ReturnType<typeof createReadStream>;

test('every kind of content is a file part', () => {
  expectTypeOf<Blob>().toExtend<FilePartInput>();
  expectTypeOf<File>().toExtend<FilePartInput>();
  expectTypeOf<ArrayBuffer>().toExtend<FilePartInput>();
  expectTypeOf<Buffer>().toExtend<FilePartInput>();
  expectTypeOf<Uint8Array>().toExtend<FilePartInput>();
  expectTypeOf<DataView>().toExtend<FilePartInput>();
  expectTypeOf<Response>().toExtend<FilePartInput>();
  expectTypeOf<ReadableStream<Uint8Array>>().toExtend<FilePartInput>();
  expectTypeOf<AsyncGenerator<string>>().toExtend<FilePartInput>();
  expectTypeOf<Readable>().toExtend<FilePartInput>();
  expectTypeOf<ReadStream>().toExtend<FilePartInput>();
  expectTypeOf<StreamFile>().toExtend<FilePartInput>();
});

test('a value that is not content is not a file part', () => {
  expectTypeOf<string>().not.toExtend<FilePartInput>();
  expectTypeOf<number>().not.toExtend<FilePartInput>();
  expectTypeOf<null>().not.toExtend<FilePartInput>();
  expectTypeOf<readonly string[]>().not.toExtend<FilePartInput>();
  expectTypeOf<Promise<File>>().not.toExtend<FilePartInput>();
});

test('content with a name is a named file, content without one is not', () => {
  expectTypeOf<File>().toExtend<NamedFileInput>();
  expectTypeOf<ReadStream>().toExtend<NamedFileInput>();
  expectTypeOf<Response>().toExtend<NamedFileInput>();
  expectTypeOf<StreamFile>().toExtend<NamedFileInput>();
  expectTypeOf<Blob>().not.toExtend<NamedFileInput>();
  expectTypeOf<Buffer>().not.toExtend<NamedFileInput>();
  expectTypeOf<Readable>().not.toExtend<NamedFileInput>();
  expectTypeOf<ReadableStream<Uint8Array>>().not.toExtend<NamedFileInput>();
});

test('toFile returns a File for bytes, and a StreamFile for a stream', () => {
  const ofBytes = (bytes: Buffer): Promise<File> => toFile(bytes, 'a');
  const ofBlob = (blob: Blob): Promise<File> => toFile(blob, 'a');
  const ofStream = (stream: Readable): Promise<StreamFile> => toFile(stream, 'a');
  expectTypeOf(ofBytes).returns.resolves.toEqualTypeOf<File>();
  expectTypeOf(ofBlob).returns.resolves.toEqualTypeOf<File>();
  expectTypeOf(ofStream).returns.resolves.toEqualTypeOf<StreamFile>();
});

test('a call is a Promise of its result, a list of its first page', () => {
  expectTypeOf<APIPromise<Thing>>().toExtend<Promise<Thing>>();
  expectTypeOf<Awaited<ReturnType<SampleClient['files']['list']>>>().toEqualTypeOf<
    CursorPage<Thing>
  >();
});
