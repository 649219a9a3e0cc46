// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { type BlobLike, StreamFile } from './file-input.js';
import { isRecord, property } from './value-type.js';

// By shape and not by class: the classes differ between realms and libraries.

export function isArrayBuffer(value: unknown): value is ArrayBufferLike {
  return /^\[object (?:Shared)?ArrayBuffer\]$/.test(Object.prototype.toString.call(value));
}

export function isResponse(value: unknown): value is Response {
  const types = { url: 'string', status: 'number', bodyUsed: 'boolean', arrayBuffer: 'function' };
  return hasTypes(value, types);
}

export function isBlobLike(value: unknown): value is BlobLike {
  return hasTypes(value, { size: 'number', type: 'string', stream: 'function' });
}

export function isReadableStream(value: unknown): value is ReadableStream<unknown> {
  return hasTypes(value, { getReader: 'function', locked: 'boolean' });
}

export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return isRecord(value) && typeof Reflect.get(value, Symbol.asyncIterator) === 'function';
}

/** Whether a value has properties of these types. */
function hasTypes(value: unknown, types: Readonly<Record<string, string>>): boolean {
  return Object.entries(types).every(([name, type]) => typeof property(value, name) === type);
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
