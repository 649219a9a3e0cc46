import type { FilePartInput } from '../file-input.js';
import type { FileSource } from '../file-source.js';
import type { RequestOptions } from '../request-options.js';
import type { UploadProgress } from './upload-progress.js';
import type { UploadState } from './upload-state.js';

/** What can be uploaded in parts: the path of a file on disk, or content. */
export type UploadSource = string | URL | FilePartInput;

/** The options of an upload in parts. */
export interface UploadFileOptions {
  /** The size in bytes; needed for a stream of unknown size. */
  readonly size?: number | undefined;
  /** The bytes of each part but the last; by default 64 MiB, or less where the API requires it. */
  readonly partSize?: number | undefined;
  /** How many parts are sent at the same time; 4 by default. */
  readonly concurrency?: number | undefined;
  /** Sends the MD5 of the whole file in this encoding; by default none is sent. */
  readonly md5?: 'hex' | 'base64' | undefined;
  /** Called at the start, after each part, and between at most ten times a second. */
  readonly onProgress?: ((progress: UploadProgress) => void) | undefined;
  /** Stops the upload at once, and cancels it unless `cancelOn` is `never`. */
  readonly signal?: AbortSignal | null | undefined;
  /**
   * Continues an upload: its state, or the path of a file for the state. A file that does not exist
   * is created. It is saved after each part, and removed when the upload was completed or cancelled.
   */
  readonly resume?: UploadState | string | URL | undefined;
  /** Called with the state after the upload was created, and after each part. */
  readonly onState?: ((state: UploadState) => void | Promise<void>) | undefined;
  /**
   * When an upload that was not completed is cancelled: after any failure, only if the signal was
   * aborted, or never. By default `abort` where `resume` or `onState` is set, otherwise `failure`.
   */
  readonly cancelOn?: 'failure' | 'abort' | 'never' | undefined;
  /** The options of each request. */
  readonly requestOptions?: Omit<RequestOptions, 'signal'> | undefined;
}

/** The properties of the file, as the request that creates an upload needs them. */
export interface UploadedFile {
  readonly size: number;
  readonly filename: string;
  readonly mediaType: string;
}

/** The parameters of an upload without its options. */
export type WithoutOptions<Params> = Omit<Params, keyof UploadFileOptions>;

/** The calls of an API that takes a file in parts, as generated code describes them. */
export interface ChunkedUpload<Params, Body extends object, Result> {
  /** The filename that the caller chose. */
  readonly filename: string | undefined;
  /** The media type that the caller chose. */
  readonly mediaType: string | undefined;
  readonly rule: ChunkedUploadRule;
  /** The body of the request that creates the upload. */
  body(file: UploadedFile, params: WithoutOptions<Params>): Body;
  create(body: Body, options: RequestOptions): PromiseLike<unknown>;
  part(id: string, content: FilePartInput, options: RequestOptions): PromiseLike<unknown>;
  complete(id: string, parts: CompletedParts, options: RequestOptions): PromiseLike<Result>;
  /** Absent where an upload can't be cancelled. */
  cancel?(id: string, options: RequestOptions): PromiseLike<unknown>;
}

/** The parts of a complete file. */
export interface CompletedParts {
  /** In the order of the file. */
  readonly ids: readonly string[];
  readonly md5: string | undefined;
}

/** Where the responses have their ids, each as the tokens of a JSON Pointer, and the limits. */
export interface ChunkedUploadRule {
  /** The argument that names the file: `filename`; undefined where the API has none. */
  readonly filename?: string;
  readonly id: readonly string[];
  /** Seconds since the Unix epoch, or a date-time. */
  readonly expiresAt?: readonly string[];
  readonly partId: readonly string[];
  /** The most bytes of one part. */
  readonly maxPartSize?: number;
}

/** A source whose kind was determined, and of which nothing was read yet: a path, bytes, or content. */
export type OpenedSource = string | URL | Uint8Array<ArrayBuffer> | FileInput;

/** Content that may be a stream. */
export interface FileInput {
  readonly source: FilePartInput;
  readonly file: FileSource;
}
