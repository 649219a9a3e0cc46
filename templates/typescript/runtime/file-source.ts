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

/** Where the bytes of a part come from, and how often they can be had. */
export type Content =
  | { readonly kind: 'blob'; readonly blob: Blob }
  /** Another library's Blob: read again with each attempt, of known size. */
  | { readonly kind: 'blob-like'; readonly blob: BlobLike }
  | { readonly kind: 'once'; readonly stream: OneShot };

export type OneShot = ReadableStream<unknown> | AsyncIterable<unknown>;

/** A file input, understood. */
export interface FileSource {
  readonly content: Content;
  readonly name: string | undefined;
  /** The media type; empty where the input says none. */
  readonly type: string;
}

/**
 * Finds out what a file input is. Nothing is read yet.
 *
 * @param parameter - The name under which an error tells of the input.
 * @throws InvalidInputError for what is no content (strings, plain objects, numbers, null) and
 * for streams that somebody else reads or has read: they would be sent empty or cut.
 */
export function fileSource(value: unknown, parameter: string): FileSource {
  if (value instanceof StreamFile) {
    const inner = fileSource(value.content, parameter);
    return { content: inner.content, name: value.name, type: value.type || inner.type };
  }
  if (isBlobLike(value)) checkSize(value.size, parameter);
  if (value instanceof Blob) {
    return { content: { kind: 'blob', blob: value }, name: blobName(value), type: value.type };
  }
  if (isArrayBuffer(value) || ArrayBuffer.isView(value)) return bytesSource(value, parameter);
  if (isResponse(value)) return responseSource(value, parameter);
  if (isBlobLike(value)) {
    return { content: { kind: 'blob-like', blob: value }, name: blobName(value), type: value.type };
  }
  if (isReadableStream(value) || isAsyncIterable(value)) return streamSource(value, parameter);
  throw new InvalidInputError(parameter, refusal(value));
}

/** What has no end, or does not know its size, is sent as a stream. */
function checkSize(size: number, parameter: string): void {
  if (Number.isSafeInteger(size) && size >= 0) return;
  throw new InvalidInputError(
    parameter,
    `its size is ${String(size)}, expected a number of bytes; give its stream: \`file.stream()\``,
  );
}

function bytesSource(bytes: ArrayBufferLike | ArrayBufferView, parameter: string): FileSource {
  const blob = new Blob([bytesOf(bytes, parameter)]);
  return { content: { kind: 'blob', blob }, name: undefined, type: '' };
}

function bytesOf(
  bytes: ArrayBufferLike | ArrayBufferView,
  parameter: string,
): Uint8Array<ArrayBuffer> {
  const view = ArrayBuffer.isView(bytes) ? bytes : { buffer: bytes };
  try {
    // Throws where the memory was transferred to a worker: it would count as empty.
    const all = new Uint8Array(view.buffer);
    const { byteOffset = 0, byteLength = all.byteLength }: Partial<ArrayBufferView> = view;
    // A Blob takes no shared memory, so that is copied before.
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
      `the response has status ${String(response.status)}; its body is no file`,
    );
  }
  const type = response.headers.get('content-type') ?? '';
  const name = lastSegment(response.url);
  if (response.body === null) {
    return { content: { kind: 'blob', blob: new Blob([]) }, name, type };
  }
  if (response.bodyUsed) throw new InvalidInputError(parameter, 'the response was read before');
  return { content: streamSource(response.body, parameter).content, name, type };
}

function streamSource(stream: OneShot, parameter: string): FileSource {
  const state = spent(stream);
  if (state !== undefined) {
    throw new InvalidInputError(parameter, state, { cause: Reflect.get(stream, 'errored') });
  }
  awaitFailure(stream);
  return { content: { kind: 'once', stream }, name: pathName(stream), type: '' };
}

/** Why a stream can't be sent; Node's streams tell by properties that the web's don't have. */
function spent(stream: object): string | undefined {
  const is = (key: string): boolean => Reflect.get(stream, key) === true;
  const errored: unknown = Reflect.get(stream, 'errored');
  if (errored instanceof Error) return `the stream failed: ${errored.message}`;
  if (is('locked')) return 'the stream is locked: another reader has it';
  if (is('destroyed')) return 'the stream is destroyed';
  if (is('readableEnded') || is('readableDidRead')) return 'the stream was read before';
  if (isReadableStream(stream) && isDisturbed(stream)) return 'the stream was read before';
  const encoding: unknown = Reflect.get(stream, 'readableEncoding');
  if (typeof encoding === 'string') {
    return `the stream decodes its bytes as ${encoding}; make it without an encoding`;
  }
  return undefined;
}

/** Whether a stream was read or cancelled: only a body is refused one (Fetch standard, "extract a body"). */
function isDisturbed(stream: ReadableStream<unknown>): boolean {
  try {
    return new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).bodyUsed;
  } catch {
    return true;
  }
}

/**
 * A Node stream that fails while nobody listens ends the whole process, and it may fail before the
 * connection stands and its reading begins. The stream keeps the error and tells it when it is read.
 */
function awaitFailure(stream: object): void {
  const on: unknown = Reflect.get(stream, 'on');
  if (typeof on === 'function') Reflect.apply(on, stream, ['error', () => undefined]);
}

function refusal(value: unknown): string {
  if (typeof value === 'string') {
    return (
      'a string is no file content: for a path give `await fileFromPath(path)`, ' +
      "for text `await toFile(new TextEncoder().encode(text), 'name')`"
    );
  }
  const wanted = 'wanted a Blob, bytes, a stream or a Response';
  if (value === null) return `${wanted}, got null`;
  if (Array.isArray(value)) return `${wanted}, got an array`;
  if (typeof value !== 'object') return `${wanted}, got ${typeof value}`;
  return 'then' in value ? `${wanted}, got a promise: await it first` : `${wanted}, got an object`;
}
