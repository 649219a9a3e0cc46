import { InvalidInputError } from './errors.js';
import { blobName, lastSegment, pathName } from './file-name.js';
import {
  isArrayBuffer,
  isAsyncIterable,
  isBlobLike,
  isReadableStream,
  isResponse,
} from './file-guards.js';
import { StreamFile, type BlobLike } from './file-input.js';
import { reopener } from './reopen-stream.js';
import { isRecord, property, typeName } from './value-type.js';

/** The source of a part's bytes, and whether it can be read again. */
export type Content =
  | { readonly kind: 'blob'; readonly blob: Blob }
  /** Another library's Blob: has a known size, and is read again with each attempt. */
  | { readonly kind: 'blob-like'; readonly blob: BlobLike }
  | {
      readonly kind: 'once';
      readonly stream: OneShot;
      /** Opens its file again; absent where its content can be read only once. */
      readonly reopen?: () => OneShot;
    };

export type OneShot = ReadableStream<unknown> | AsyncIterable<unknown>;

/** A normalized file input. */
export interface FileSource {
  readonly content: Content;
  readonly name: string | undefined;
  /** The media type; empty where the input has none. */
  readonly type: string;
}

/**
 * Determines the kind of a file input. Nothing is read yet.
 *
 * @param parameter - The name of the input in errors.
 * @throws InvalidInputError for a value that is not file content (strings, plain objects, numbers,
 * null) and for streams that are locked or were read before: they would be sent empty or truncated.
 */
export function fileSource(value: unknown, parameter: string): FileSource {
  if (value instanceof StreamFile) {
    const inner = fileSource(value.content, parameter);
    return { content: inner.content, name: value.name, type: value.type || inner.type };
  }
  if (isBlobLike(value)) {
    checkSize(value.size, parameter);
    const content: Content =
      value instanceof Blob ? { kind: 'blob', blob: value } : { kind: 'blob-like', blob: value };
    return { content, name: blobName(value), type: value.type };
  }
  if (isArrayBuffer(value) || ArrayBuffer.isView(value)) {
    return blobSource(new Blob([bytesOf(value, parameter)]));
  }
  if (isResponse(value)) return responseSource(value, parameter);
  if (isReadableStream(value) || isAsyncIterable(value)) return streamSource(value, parameter);
  throw new InvalidInputError(parameter, rejection(value));
}

/** Content without a known size is sent as a stream. */
function checkSize(size: number, parameter: string): void {
  if (Number.isSafeInteger(size) && size >= 0) return;
  throw new InvalidInputError(
    parameter,
    `its size is ${String(size)}, expected a number of bytes; pass its stream: \`file.stream()\``,
  );
}

/** A source in memory, whose name and type are those of where it comes from. */
function blobSource(blob: Blob, name?: string, type = ''): FileSource {
  return { content: { kind: 'blob', blob }, name, type };
}

/** The bytes of a value; shared memory is copied. @throws InvalidInputError for transferred memory. */
export function bytesOf(
  bytes: ArrayBufferLike | ArrayBufferView,
  parameter: string,
): Uint8Array<ArrayBuffer> {
  const view = ArrayBuffer.isView(bytes) ? bytes : { buffer: bytes };
  try {
    // Throws where the memory was transferred to a worker, which would otherwise be sent as empty.
    const all = new Uint8Array(view.buffer);
    const { byteOffset = 0, byteLength = all.byteLength }: Partial<ArrayBufferView> = view;
    // A Blob does not accept shared memory, so it is copied first.
    return view.buffer instanceof ArrayBuffer
      ? new Uint8Array(view.buffer, byteOffset, byteLength)
      : Uint8Array.from(all.subarray(byteOffset, byteOffset + byteLength));
  } catch (cause) {
    throw new InvalidInputError(parameter, 'its memory was transferred elsewhere', { cause });
  }
}

function responseSource(response: Response, parameter: string): FileSource {
  if (!response.ok) {
    throw new InvalidInputError(
      parameter,
      `the response has status ${String(response.status)}; its body is not a file`,
    );
  }
  const type = response.headers.get('content-type') ?? '';
  const name = lastSegment(response.url);
  if (response.body === null) return blobSource(new Blob(), name, type);
  if (response.bodyUsed) throw new InvalidInputError(parameter, 'the response was read before');
  return { ...streamSource(response.body, parameter), name, type };
}

function streamSource(stream: OneShot, parameter: string): FileSource {
  const state = spent(stream);
  if (state !== undefined) {
    throw new InvalidInputError(parameter, state, { cause: Reflect.get(stream, 'errored') });
  }
  awaitFailure(stream);
  const reopen = reopener(stream);
  return {
    content: { kind: 'once', stream, ...(reopen && { reopen }) },
    name: pathName(stream),
    type: '',
  };
}

/**
 * Why a stream can't be sent; Node's streams have properties for it that web streams don't have.
 */
function spent(stream: object): string | undefined {
  const is = (key: string): boolean => Reflect.get(stream, key) === true;
  const errored: unknown = Reflect.get(stream, 'errored');
  if (errored instanceof Error) return `the stream failed: ${errored.message}`;
  if (is('locked')) return 'the stream is locked by another reader';
  if (is('destroyed')) return 'the stream is destroyed';
  if (is('readableEnded') || is('readableDidRead')) return 'the stream was read before';
  if (isReadableStream(stream) && isDisturbed(stream)) return 'the stream was read before';
  const encoding: unknown = Reflect.get(stream, 'readableEncoding');
  if (typeof encoding === 'string') {
    return `the stream decodes its bytes as ${encoding}; create it without an encoding`;
  }
  return undefined;
}

/**
 * Whether a stream was read or cancelled: a stream must be neither to be sent (Fetch standard,
 * "extract a body").
 */
function isDisturbed(stream: ReadableStream<unknown>): boolean {
  try {
    return new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).bodyUsed;
  } catch {
    return true;
  }
}

/**
 * A Node stream that fails without a listener ends the process, and it may fail before it is read.
 * The stream keeps the error and throws it when it is read.
 */
export function awaitFailure(stream: unknown): void {
  const on = property(stream, 'on');
  if (typeof on === 'function') Reflect.apply(on, stream, ['error', () => undefined]);
}

function rejection(value: unknown): string {
  if (typeof value === 'string') {
    return (
      'a string is not file content: for a path pass `await fileFromPath(path)`, ' +
      "for text `await toFile(new TextEncoder().encode(text), 'name')`"
    );
  }
  const isPromise = isRecord(value) && 'then' in value;
  const received = isPromise ? 'a promise: await it first' : typeName(value);
  return `expected a Blob, bytes, a stream or a Response, received ${received}`;
}
