import type { FilePartInput } from '../file-input.js';

/** Content that is read part by part. */
export interface PartSource {
  /** In bytes. */
  readonly size: number;
  readonly name: string | undefined;
  /** The media type; empty where it is unknown. */
  readonly type: string;
  /** Milliseconds since the Unix epoch; undefined where there is none. */
  readonly modifiedAt: number | undefined;
  /**
   * The content of a part, which can be sent again. The ranges of the calls are ascending.
   *
   * @throws BodyReadError where the content is shorter.
   */
  part(range: ByteRange): Promise<FilePartInput>;
  /** The SHA-256 of a sample of the content; undefined where it can't be read twice. */
  sample(): Promise<string | undefined>;
  /** Reads all bytes in order, or passes them on as parts are read. Ends with the last byte. */
  readAll(visit: (bytes: Uint8Array) => void): Promise<void>;
  /** @throws SourceChangedError or BodyReadError where the content is not what was sent. */
  verify(): Promise<void>;
  /** Ends all reading. Never fails. */
  close(reason: unknown): Promise<void>;
}

/** Bytes from `start` up to, and not including, `end`. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
  /** Called with the number of bytes of the part that were read, where they are read bit by bit. */
  readonly onRead: (bytes: number) => void;
}
