// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { type BlobLike, StreamFile } from './file-input.js';
import { isRecord } from './value-type.js';

// By shape and not by class: the classes differ between realms and libraries.

export function isArrayBuffer(value: unknown): value is ArrayBufferLike {
  const tag = Object.prototype.toString.call(value);
  return tag === '[object ArrayBuffer]' || tag === '[object SharedArrayBuffer]';
}

export function isResponse(value: unknown): value is Response {
  return (
    isRecord(value) &&
    typeof value['url'] === 'string' &&
    typeof value['status'] === 'number' &&
    typeof value['arrayBuffer'] === 'function' &&
    'bodyUsed' in value
  );
}

export function isBlobLike(value: unknown): value is BlobLike {
  return (
    isRecord(value) &&
    typeof value['size'] === 'number' &&
    typeof value['type'] === 'string' &&
    typeof value['stream'] === 'function'
  );
}

export function isReadableStream(value: unknown): value is ReadableStream<unknown> {
  return isRecord(value) && typeof value['getReader'] === 'function' && 'locked' in value;
}

export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return isRecord(value) && typeof Reflect.get(value, Symbol.asyncIterator) === 'function';
}

/** Whether a value is content of a file, and not a scalar or an object that is data. */
export function isFileContent(value: unknown): boolean {
  return (
    value instanceof StreamFile ||
    isArrayBuffer(value) ||
    ArrayBuffer.isView(value) ||
    isResponse(value) ||
    isBlobLike(value) ||
    isReadableStream(value) ||
    isAsyncIterable(value)
  );
}
