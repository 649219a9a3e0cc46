import type {
  ChunkedUpload,
  OpenedSource,
  UploadFileOptions,
  UploadSource,
  WholeSource,
} from './upload-calls.js';
import { isArrayBuffer, isResponse } from '../file-guards.js';
import { fileSource } from '../file-source.js';

/**
 * Uploads a file in parts. The code for it is loaded only when it is called.
 *
 * @throws InvalidInputError for content or options that can't be used, SourceChangedError and
 * UploadExpiredError where an upload can't be continued, UnfinishedUploadError where the upload
 * failed and may still be pending, and otherwise the error of the request that failed.
 */
export async function uploadFile<Body extends object, Result>(
  source: UploadSource,
  options: UploadFileOptions,
  upload: ChunkedUpload<Body, Result>,
): Promise<Result> {
  // A stream that fails while the code is loaded must not end the process.
  const opened = openedSource(source);
  const { runUpload } = await import('./run-upload.js');
  return runUpload(opened, options, upload);
}

/** The options and the other arguments have the same object; this returns the others. */
export function withoutOptions<Params extends UploadFileOptions>(
  params: Params,
): Omit<Params, keyof UploadFileOptions> {
  const {
    size,
    partSize,
    concurrency,
    md5,
    onProgress,
    signal,
    resume,
    onState,
    cancelOn,
    requestOptions,
    ...others
  } = params;
  return others;
}

function openedSource(source: UploadSource): OpenedSource {
  if (isWhole(source)) return { kind: 'whole', whole: source };
  const size = isResponse(source) ? contentLength(source.headers) : undefined;
  return { kind: 'file', file: fileSource(source, 'source'), size };
}

function isWhole(source: unknown): source is WholeSource {
  return (
    typeof source === 'string' ||
    source instanceof URL ||
    isArrayBuffer(source) ||
    ArrayBuffer.isView(source)
  );
}

/** The length of a body that is not encoded: that of a compressed one is not the content's. */
function contentLength(headers: Headers): number | undefined {
  const encoding = headers.get('content-encoding') ?? 'identity';
  const length = headers.get('content-length') ?? '';
  return encoding === 'identity' && /^\d+$/.test(length) ? Number(length) : undefined;
}
