import { InvalidInputError } from './errors.js';

/** Content that comes once, front to back, and is never held in memory as a whole. */
export type StreamInput =
  ReadableStream<Uint8Array> | ReadableStream<string> | AsyncIterable<Uint8Array | string>;

/** What a Blob of another library, or of another realm, has in common with the platform's. */
export interface BlobLike {
  readonly size: number;
  readonly type: string;
  stream(): ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>;
}

/** A Blob that knows its filename. */
export interface NamedBlobLike extends BlobLike {
  readonly name: string;
}

/** A stream that knows which file it reads, as Node's `fs.ReadStream` does. */
export interface PathStream extends AsyncIterable<Uint8Array | string> {
  readonly path: string | Uint8Array;
}

/** The content of a file part. Strings are no content: it would be unclear whether one is a path. */
export type FilePartInput =
  BlobLike | ArrayBuffer | ArrayBufferView | Response | StreamInput | StreamFile;

/**
 * The content of a file part whose filename must be known: a `File`, a stream with a path, a
 * `Response` whose URL ends in a name, or what `toFile(content, name)` gives.
 */
export type NamedFileInput = NamedBlobLike | PathStream | Response | StreamFile;

/** A file whose content is a stream: named, yet read only while it is sent. Made by `toFile`. */
export class StreamFile {
  readonly kind = 'stream-file';
  readonly name: string;
  /** The media type; empty where nothing is known of it. */
  readonly type: string;
  readonly content: FilePartInput;

  /** @throws InvalidInputError for an empty name. */
  constructor(content: FilePartInput, name: string, type = '') {
    if (name === '') throw new InvalidInputError('name', 'wanted a name, got an empty string');
    this.content = content;
    this.name = name;
    this.type = type;
  }
}
