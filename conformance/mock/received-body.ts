import type { ContentFolder, ReceivedContent } from './content-folder.js';
import type { RequestProblem } from './request-problem.js';

/** A body that was received completely. */
export interface ReceivedBody {
  /** In lower case, without parameters; absent where there is no body. */
  readonly contentType?: string;
  /** The value of a body of JSON, urlencoded pairs or parts; without files. */
  readonly value?: unknown;
  /** The text of a body of JSON and urlencoded pairs. */
  readonly text?: string;
  /** The files of a multipart body. */
  readonly files: readonly ReceivedFile[];
  /** A body of bytes or text. */
  readonly content?: ReceivedContent;
  /** Present where the body must be rejected. */
  readonly problem?: RequestProblem;
}

/** Where the bytes of a body go to. */
export interface BodyTarget {
  readonly contents: ContentFolder;
  /** Whether the bytes of files are kept. */
  readonly isKept: boolean;
}

/** A file of a multipart body. */
export interface ReceivedFile extends ReceivedContent {
  /** The name of its part in the schema. */
  readonly part: string;
  readonly filename?: string | undefined;
}
