// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import { fileSource } from './file-source.js';
import { StreamFile, type BlobLike, type FilePartInput, type StreamInput } from './file-input.js';

/** The options of `toFile`. */
export interface ToFileOptions {
  /** The media type: `text/jsonl`. */
  readonly type?: string | undefined;
  /** Milliseconds since the Unix epoch; kept where the result is a `File`. */
  readonly lastModified?: number | undefined;
}

type Eventually<T> = T | PromiseLike<T>;

const nameless = 'unknown_file';

/**
 * Gives content a filename. Bytes and Blobs become a `File`; streams and responses stay lazy:
 * they become a {@link StreamFile}, which is read only while it is sent.
 *
 * @param name - Defaults to the name of the content, otherwise to `unknown_file`.
 * @throws InvalidInputError for a value that is not file content, and for streams that were read
 * before.
 *
 * @example
 * ```ts
 * import { toFile } from '@upspec/openai-files';
 *
 * const file = await toFile(new TextEncoder().encode('{"a": 1}\n'), 'weather.jsonl');
 * console.log(file.name, file.size); // weather.jsonl 9
 * ```
 */
export async function toFile(
  content: Eventually<Blob | ArrayBuffer | ArrayBufferView>,
  name?: string | null,
  options?: ToFileOptions,
): Promise<File>;
export async function toFile(
  content: Eventually<Response | StreamInput | StreamFile | BlobLike>,
  name?: string | null,
  options?: ToFileOptions,
): Promise<StreamFile>;
export async function toFile(
  content: Eventually<FilePartInput>,
  name?: string | null,
  options?: ToFileOptions,
): Promise<File | StreamFile>;
export async function toFile(
  content: Eventually<FilePartInput>,
  name?: string | null,
  options: ToFileOptions = {},
): Promise<File | StreamFile> {
  const value = await content;
  const source = fileSource(value, 'content');
  const filename = name || source.name || nameless;
  const type = options.type ?? source.type;
  if (source.content.kind !== 'blob') return new StreamFile(value, filename, type);
  const { blob } = source.content;
  if (blob instanceof File && blob.name === filename && blob.type === type) return blob;
  const { lastModified } = options;
  return new File([blob], filename, {
    type,
    ...(lastModified === undefined ? {} : { lastModified }),
  });
}
