// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { InvalidInputError } from './errors.js';

/** What a stream may yield; strings are encoded as UTF-8. */
export type StreamChunk = string | Uint8Array | ArrayBuffer | ArrayBufferView | Blob;

/** Content that can be read only once, and is never held in memory as a whole. */
export type StreamInput =
  | ReadableStream<Uint8Array>
  | ReadableStream<string>
  | ReadableStream<StreamChunk>
  | AsyncIterable<StreamChunk>;

/** The common interface of the platform's Blob and Blobs of other libraries or realms. */
export interface BlobLike {
  readonly size: number;
  readonly type: string;
  stream(): ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** A Blob with a filename. */
export interface NamedBlobLike extends BlobLike {
  readonly name: string;
}

/** A stream with the path of its file, such as Node's `fs.ReadStream`. */
export interface PathStream extends AsyncIterable<Uint8Array | string> {
  readonly path: string | Uint8Array;
}

/**
 * The content of a file part. Strings are not content, as a string could be a path.
 */
export type FilePartInput =
  BlobLike | ArrayBuffer | ArrayBufferView | Response | StreamInput | StreamFile;

/**
 * The content of a file part that needs a filename: a `File`, a stream with a path, a
 * `Response` whose URL ends in a name, or the result of `toFile(content, name)`.
 */
export type NamedFileInput = NamedBlobLike | PathStream | Response | StreamFile;

/** The same type by another usual name. */
export type Uploadable = NamedFileInput;

/**
 * A named file whose content is a stream, which is read only while it is sent. Created by `toFile`.
 */
export class StreamFile {
  readonly kind = 'stream-file';
  readonly name: string;
  /** The media type; empty where it is unknown. */
  readonly type: string;
  readonly content: FilePartInput;

  /** @throws InvalidInputError for an empty name. */
  constructor(content: FilePartInput, name: string, type = '') {
    if (name === '')
      throw new InvalidInputError('name', 'expected a name, received an empty string');
    this.content = content;
    this.name = name;
    this.type = type;
  }
}
