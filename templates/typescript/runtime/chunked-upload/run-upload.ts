import { withinLimit } from './cancel-limit.js';
import { createUpload } from './create-upload.js';
import { APIError, InvalidInputError } from '../errors.js';
import { abortError } from '../guard.js';
import { followCall } from './follow-call.js';
import { openSource } from './open-source.js';
import type { PartSource } from './part-source.js';
import { sendParts } from './send-parts.js';
import type {
  ChunkedUpload,
  OpenedSource,
  UploadFileOptions,
  WithoutOptions,
} from './upload-calls.js';
import { unfinishedUpload } from './unfinished-upload.js';
import { unlessAborted } from './unless-aborted.js';
import { SourceChangedError } from './upload-errors.js';
import { checkAborted, type UploadSettings, uploadSettings } from './upload-settings.js';
import type { UploadMemory } from './upload-memory.js';
import type { UploadState } from './upload-state.js';

/**
 * Runs an upload: creates or continues it, sends its parts, and completes it. The code that
 * remembers uploads, and that for MD5, are loaded only where the options need them.
 */
export async function runUpload<Params extends UploadFileOptions, Body extends object, Result>(
  opened: OpenedSource,
  params: Params,
  upload: ChunkedUpload<Params, Body, Result>,
): Promise<Result> {
  const settings = uploadSettings(params, upload.rule);
  const source = await openSource(opened, params.size);
  try {
    checkAborted(settings.signal);
    return await runWith(source, { params, settings }, upload);
  } finally {
    await source.close?.();
  }
}

interface Chosen<Params> {
  readonly params: Params;
  readonly settings: UploadSettings;
}

async function runWith<Params extends UploadFileOptions, Body extends object, Result>(
  source: PartSource,
  { params, settings }: Chosen<Params>,
  upload: ChunkedUpload<Params, Body, Result>,
): Promise<Result> {
  const { onProgress, md5 } = params;
  const { size, modifiedAt } = source;
  const { partSize, signal } = settings;
  const request = bodyOf(source, params, upload);
  const hash = md5 && (await import('./hash-md5.js')).hashMd5(md5);
  const memory = await unlessAborted(openMemory(params, source, request), signal);
  // A process that was killed may have completed an upload without a missing part.
  const wasComplete = memory?.stored?.parts.every((part) => part !== null) ?? false;
  const completion = followCall(settings.request, mayBeCompleted);
  let state: UploadState = memory?.stored ?? {
    version: 1,
    upload: await createUpload((options) => upload.create(request, options), upload.rule, settings),
    source: memory?.facts ?? { size, ...(modifiedAt !== undefined && { modifiedAt }) },
    request,
    partSize,
    parts: new Array<null>(Math.ceil(size / partSize)).fill(null),
  };
  let result: Result;
  try {
    hash?.start(source);
    const meter =
      onProgress && (await import('./upload-progress.js')).progressMeter(state, onProgress);
    await unlessAborted(memory?.save(state), signal);
    await sendParts(upload, state, {
      source,
      settings,
      meter,
      onState(next) {
        state = next;
        return memory?.save(next);
      },
    });
    await unlessAborted(source.verify?.(), signal);
    const md5Text = await unlessAborted(hash?.digest(), signal);
    const parts = { ids: state.parts.map(String), md5: md5Text };
    const options = { ...completion.options, signal };
    result = await upload.complete(String(state.upload.id), parts, options);
  } catch (error) {
    await memory?.settle();
    const cause = signal?.aborted ? abortError(signal) : error;
    if (!(await isCancelled(upload, state, { settings, error }))) {
      throw unfinishedUpload(state, cause, wasComplete || completion.mayBeDone(error));
    }
    await memory?.remove();
    throw cause;
  } finally {
    hash?.stop();
  }
  await memory?.remove();
  return result;
}

/** What remembers the upload; undefined where nothing has to. */
async function openMemory(
  params: UploadFileOptions,
  source: PartSource,
  request: object,
): Promise<UploadMemory | undefined> {
  if (params.resume === undefined && params.onState === undefined) return undefined;
  const { rememberUpload } = await import('./upload-memory.js');
  return rememberUpload(params, { source, request });
}

/**
 * Whether the server may have completed an upload, though the attempt failed: there was no response
 * or only a part of it, or a server "is aware that it has erred" (RFC 9110, section 15.6), which
 * does not say how far it came.
 */
function mayBeCompleted(error: unknown): boolean {
  const status = error instanceof APIError ? error.status : undefined;
  return status === undefined || status < 300 || status >= 500;
}

/** The body of the request that creates an upload. */
function bodyOf<Params extends UploadFileOptions, Body extends object>(
  { size, name, type }: PartSource,
  params: Params,
  { filename = name, mediaType = type, rule, body }: ChunkedUpload<Params, Body, unknown>,
): Body {
  if (rule.filename !== undefined && !filename) {
    throw new InvalidInputError(rule.filename, 'the source has no name; state one');
  }
  return body(
    { size, filename: filename ?? '', mediaType: mediaType || 'application/octet-stream' },
    withoutOptions(params),
  );
}

/** The options and the other parameters have the same object; this returns the others. */
function withoutOptions<Params extends UploadFileOptions>(params: Params): WithoutOptions<Params> {
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

/** Cancels a failed upload, if the options say so. Content that has changed can't be continued. */
async function isCancelled<Params, Body extends object, Result>(
  upload: ChunkedUpload<Params, Body, Result>,
  { upload: { id } }: UploadState,
  { settings, error }: { readonly settings: UploadSettings; readonly error: unknown },
): Promise<boolean> {
  const { cancelOn, signal, request } = settings;
  const isUseless = error instanceof SourceChangedError;
  const isAborted = signal?.aborted ?? false;
  const isChosen = cancelOn === 'failure' || (cancelOn === 'abort' && isAborted) || isUseless;
  const { cancel } = upload;
  if (!isChosen || cancel === undefined) return false;
  const call = followCall(request, () => false);
  return withinLimit(undefined, call, (options) => cancel(String(id), options)).then(
    () => true,
    () => false,
  );
}
