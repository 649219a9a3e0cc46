import type { BlobLike } from '../file-input.js';

/** Content that is read part by part. */
export interface PartSource {
  /** In bytes. */
  readonly size: number;
  readonly name: string | undefined;
  /** The media type; empty where it is unknown. */
  readonly type: string;
  /** Milliseconds since the Unix epoch; absent where there is none. */
  readonly modifiedAt?: number;
  /**
   * The content of a part, which can be sent again. The ranges of the calls are ascending where the
   * content can be read only once.
   *
   * @throws BodyReadError where the content is shorter.
   */
  part(range: ByteRange): BlobLike | Promise<BlobLike>;
  /** Passes on all bytes as parts are read; present where the content can be read only once. */
  readonly visitWith?: (visit: (bytes: Uint8Array) => void) => void;
  /** @throws SourceChangedError or BodyReadError where the content is not what was sent. */
  verify?(): Promise<void>;
  /** Ends all reading. Never fails. */
  close?(): Promise<void> | void;
}

/** Bytes from `start` up to, and not including, `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
  /** Called with the number of bytes of the part that were read, where they are read bit by bit. */
  readonly onRead: (bytes: number) => void;
}
