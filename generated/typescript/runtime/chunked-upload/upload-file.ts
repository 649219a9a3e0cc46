// Generated from spec/openapi.yaml by `upspec generate`; do not edit.
import type {
  ChunkedUpload,
  OpenedSource,
  UploadFileOptions,
  UploadSource,
} from './upload-calls.js';
import { isArrayBuffer } from '../file-guards.js';
import { bytesOf, fileSource } from '../file-source.js';

/**
 * Uploads a file in parts. The code for it is loaded only when it is called.
 *
 * @throws InvalidInputError for content or options that can't be used, SourceChangedError and
 * UploadExpiredError where an upload can't be continued, UnfinishedUploadError where the upload
 * failed and may still be pending, and otherwise the error of the request that failed.
 */
export async function uploadFile<Params extends UploadFileOptions, Body extends object, Result>(
  source: UploadSource,
  params: Params,
  upload: ChunkedUpload<Params, Body, Result>,
): Promise<Result> {
  // A stream that fails while the code is loaded must not end the process.
  const opened = openedSource(source);
  const { runUpload } = await import('./run-upload.js');
  return runUpload(opened, params, upload);
}

function openedSource(source: UploadSource): OpenedSource {
  if (typeof source === 'string' || source instanceof URL) return source;
  if (isArrayBuffer(source) || ArrayBuffer.isView(source)) return bytesOf(source, 'source');
  return { source, file: fileSource(source, 'source') };
}
